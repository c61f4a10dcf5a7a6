"""A user in front of the real program, in a pseudo-terminal of its own.

Nothing here sleeps: whatever is expected is waited for, with a deadline.
"""

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

PROGRAM = Path(sys.executable).with_name("lastrep")
PATIENCE = 15.0  # seconds; only a program that never gets there takes them
POLL = 0.02  # seconds that one read waits for the terminal to say something

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "backspace": "\x7f",
    "ctrl+c": "\x03",
    "ctrl+q": "\x11",
    "ctrl+z": "\x1a",
}

_ASKED_FOR_FRAMES = b"\x1b[?2026$p"
_HAS_FRAMES = b"\x1b[?2026;2$y"
_FRAME_DONE = b"\x1b[?2026l"
_OTHER_SCREEN = b"\x1b[?1049h"
_MAIN_SCREEN = b"\x1b[?1049l"
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[<u")  # keyboard protocol, given back
_SEQUENCES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_FRAME_BEGUN = re.compile(rb"\x1b(?:\[\?2026h|(?:\[[0-?]*[ -/]*)?\Z)")  # or a sequence cut short


def at_home(home: Path, **more: str) -> dict[str, str]:
    """The environment of somebody who keeps everything in that folder, and nothing from ours."""
    outside = home.parent if home.parent.is_dir() else Path("/")
    return {
        "LASTREP_HOME": str(home),
        "HOME": str(outside),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        **more,
    }


class Terminal:
    """What a user types and sees. `frames` holds every picture that was drawn, oldest first."""

    def __init__(
        self,
        *words: str,
        env: Mapping[str, str],
        size: tuple[int, int],
        piped: bool = False,
        shell: bool = False,
        program: str = str(PROGRAM),
        under: Sequence[str] = (),
    ) -> None:
        """Start the program with these words in a terminal of so many columns and rows.

        `piped`: its standard output goes through a pipe first. `shell`: it is not started at all, but a shell
        that the user may start it from. `program` may be one that starts ours, `under` one that watches it.
        """
        command = [*under, program, *words]
        if shell:
            command = ["bash", "--norc", "--noprofile", "-i"]
        if piped:
            command = ["bash", "-c", 'set -o pipefail; "$0" "$@" | cat', *command]
        width, height = size
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""  # what was read of a sequence, or of a frame, that goes on in the next read
        self._all = bytearray()
        self.frames: list[str] = []
        self.status: int | None = None
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            command[0], command[1:], env=dict(env), dimensions=(height, width), encoding=None, timeout=None
        )
        self._child.delaybeforesend = None
        self.modes_at_start = self.modes

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            self.kills()

    # ── what the user does ──────────────────────────────────────────────────────────────────────────────────

    def types(self, *keys: str) -> None:
        """Type keys by their names, or characters."""
        for key in keys:
            self._child.send(KEYS.get(key, key).encode())

    def sends(self, data: bytes) -> None:
        """Let the terminal send bytes, whatever they mean."""
        self._child.send(data)

    def resizes(self, width: int, height: int) -> None:
        """Drag the corner of the window."""
        self._screen.resize(height, width)
        self._child.setwinsize(height, width)

    def signals(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def hangs_up(self) -> None:
        """Close the window, and wait until the program has gone."""
        self.closes()
        self.is_gone(PATIENCE)

    def lets_pass(self, seconds: float) -> None:
        """Look on for a while: only for what takes its time by nature, as a stop that is long enough."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self._reads()

    @contextmanager
    def stalled(self) -> Iterator[None]:
        """Let the terminal take nothing for a while, as a link does that is stuck."""
        name = Path(f"/proc/{self._child.pid}/fd/0").readlink()
        line = os.open(name, os.O_RDWR | os.O_NOCTTY)
        try:
            termios.tcflow(line, termios.TCOOFF)
            yield
        finally:
            with suppress(termios.error):  # it may be closed by now
                termios.tcflow(line, termios.TCOON)
            os.close(line)

    def closes(self) -> None:
        """Close the window."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, self._child.child_fd)
        os.close(nowhere)

    def is_gone(self, within: float) -> int:
        """Wait until the program has gone though its window is closed; gives its exit status."""
        deadline = time.monotonic() + within
        while True:
            pid, status = os.waitpid(self._child.pid or 0, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
            assert time.monotonic() < deadline, "it goes on without a terminal"
            time.sleep(POLL)

    def kills(self) -> None:
        """End the program as a power cut does."""
        self.signals(signal.SIGKILL)
        self.ends()

    @property
    def attributes(self) -> list[int | list[bytes | int]]:
        """The state of the terminal: whether it is by keys or by lines."""
        return termios.tcgetattr(self._child.child_fd)

    @property
    def gave_the_screen_back(self) -> bool:
        """Whether the last that was asked of the terminal is its own screen, with a cursor."""
        said = bytes(self._all)
        other, own = said.rfind(_OTHER_SCREEN), said.rfind(_MAIN_SCREEN)
        return own > other and said.rfind(b"\x1b[?25h") > said.rfind(b"\x1b[?25l")

    # ── what the user sees ──────────────────────────────────────────────────────────────────────────────────

    @property
    def screen(self) -> str:
        """What is on the screen now, as far as it was read."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def title(self) -> str:
        """The title of the window, as far as it was read."""
        return str(self._screen.title)

    @property
    def came(self) -> bytes:
        """Every byte that came."""
        return bytes(self._all)

    @property
    def modes(self) -> object:
        """The state of the terminal: what is read by line, what is shown, which keys are signals."""
        return termios.tcgetattr(self._child.child_fd)

    @property
    def drawn(self) -> bytes:
        """Every byte that the program has sent to the terminal."""
        return bytes(self._all)

    @property
    def said(self) -> str:
        """What was printed outside of the app's own screen: after it, or instead of it."""
        before, _, after = bytes(self._all).rpartition(_MAIN_SCREEN)
        if not before and _OTHER_SCREEN in after:
            return ""
        return _SEQUENCES.sub(b"", after).decode(errors="replace").replace("\r\n", "\n")

    def sees(self, *texts: str, within: float = PATIENCE) -> None:
        """Wait until all these texts are on the screen together."""
        self.waits_for(lambda: all(text in self.screen for text in texts), f"{texts} on the screen", within)

    def misses(self, *texts: str, within: float = PATIENCE) -> None:
        """Wait until none of these texts is on the screen."""
        self.waits_for(
            lambda: not any(text in self.screen for text in texts), f"{texts} gone from the screen", within
        )

    def waits_for(self, is_so: Callable[[], bool], what: str, within: float = PATIENCE) -> None:
        """Wait until something is so, and draw what the program writes meanwhile."""
        deadline = time.monotonic() + within
        while not is_so():
            if time.monotonic() > deadline or not self._reads():
                # What came last may have made it so.
                assert is_so(), f"not {what}:\n{self.screen}\n{self.said}"

    def ends(self, within: float = PATIENCE) -> int:
        """Wait until the program has gone; gives its exit status, below 0 where a signal ended it."""
        deadline = time.monotonic() + within
        while self._reads():
            assert time.monotonic() < deadline, f"it does not end:\n{self.screen}"
        self._child.wait()
        exited, killed_by = self._child.exitstatus, self._child.signalstatus
        self.status = exited if exited is not None else -(killed_by or 0)
        assert b"Traceback" not in self._all, self.said
        return self.status

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _reads(self) -> bool:
        """Draw what there is; False where the program has gone."""
        try:
            data = self._child.read_nonblocking(size=1 << 16, timeout=POLL)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self._all += data
        *frames, rest = (self._rest + data).split(_FRAME_DONE)
        for frame in frames:
            self._draws(frame)
            self._looks()
        # A frame is drawn when it is whole, as terminals do that know frames; all else at once.
        waits = _FRAME_BEGUN.search(rest)
        now = rest[: waits.start()] if waits else rest
        self._rest = rest[len(now) :]
        self._draws(now)
        if _ASKED_FOR_FRAMES in now:
            self._child.send(_HAS_FRAMES)
        return True

    def _draws(self, data: bytes) -> None:
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))

    def _looks(self) -> None:
        if not self.frames or self.frames[-1] != self.screen:
            self.frames.append(self.screen)


@contextmanager
def terminal(
    home: Path,
    *words: str,
    size: tuple[int, int] = (80, 24),
    piped: bool = False,
    shell: bool = False,
    **environ: str,
) -> Iterator[Terminal]:
    """Open the program with everything in that folder; whatever happens, it is gone in the end."""
    with Terminal(*words, env=at_home(home, **environ), size=size, piped=piped, shell=shell) as opened:
        yield opened
