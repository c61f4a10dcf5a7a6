"""A monkey at the keyboard of the real program: seeded, so that what it does can be done again."""

import errno
import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.e2e.terminal import PROGRAM

KEYS = (
    *(bytes([code]) for code in range(1, 32) if code not in (0x1A,)),  # Ctrl-Z has tests of its own
    *(
        character.encode()
        for character in "abcdefghijklmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789 .,;:-+*/[]$"
    ),
    *(
        f"\x1b[{code}".encode()
        for code in ("A", "B", "C", "D", "H", "F", "2~", "3~", "5~", "6~", "Z", "1;5C")
    ),
    *(f"\x1bO{code}".encode() for code in "PQRS"),
    b"\x7f",
    b"\x1b",
    b"\r",
    b"\r",
    b"\r",
    b" ",
    b" ",
    "ü€🏋\N{COMBINING ACUTE ACCENT}\N{RIGHT-TO-LEFT OVERRIDE}".encode(),
)
TEXTS = (
    "[bold]x[/bold] [/] [@click=app.quit]q[/]",
    'name = "x"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\n',
    "\x1b]0;title\x07\x1b[2J",
    "../../etc/passwd",
    "\x00\x01\x02",
    "é" * 200,
    "\u202etxet",
)
SMALLEST, WIDEST, HIGHEST = 1, 200, 60
PATIENCE = 20.0  # seconds that the program may take to take in what was typed
QUIET = 0.002  # seconds of silence after an event, by which it was taken in
REMEMBERED = 1 << 16
_SEQUENCES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_FRAME = b"\x1b[?2026l"


class Monkey:
    """Acts on one program after the other: what quits is started again. `log` is what was seen last."""

    def __init__(self, home: Path, seed: int, env: Mapping[str, str]) -> None:
        """Take where everything lies; the environment is that of the program."""
        self._random, self._home, self._env = random.Random(seed), home, env
        self.starts, self.statuses = 0, list[int]()
        self.log = bytearray()
        self._program: subprocess.Popen[bytes] | None = None
        self._terminal = -1

    def acts(self, events: int) -> None:
        """Do so many things. Raises AssertionError where the program crashes or hangs."""
        for _ in range(events):
            if self._program is None:
                self._start()
            if self._runs():
                self._event()
            if self._runs():
                self._takes_in()
        self.leaves()

    def leaves(self) -> None:
        """Hang up."""
        if self._program is not None:
            self._program.send_signal(signal.SIGKILL)
            self._end()

    def _runs(self) -> bool:
        return self._program is not None

    # ── what it does ────────────────────────────────────────────────────────────────────────────────────────

    def _event(self) -> None:
        chosen = self._random.random()
        if chosen < 0.80:
            self._types(self._random.choice(KEYS))
        elif chosen < 0.90:
            self._types(b"".join(self._touches()))
        elif chosen < 0.93:
            self._types(b"\x1b[200~" + self._text() + b"\x1b[201~")
        elif chosen < 0.96:
            self._types(self._random.randbytes(self._random.randint(1, 12)).replace(b"\x1a", b""))
        elif chosen < 0.998:
            self._resizes()
        else:
            self.leaves()

    def _touches(self) -> Iterator[bytes]:
        button = self._random.choice((0, 0, 0, 1, 2, 32, 35, 64, 65, 68))
        x, y = self._random.randint(1, WIDEST), self._random.randint(1, HIGHEST)
        yield f"\x1b[<{button};{x};{y}M".encode()
        if button < 3:
            yield f"\x1b[<{button};{x};{y}m".encode()

    def _text(self) -> bytes:
        if self._random.random() < 0.2:
            return self._random.randbytes(self._random.randint(1, 300)).replace(b"\x1a", b"")
        return self._random.choice(TEXTS).encode()

    def _resizes(self) -> None:
        size = (self._random.randint(SMALLEST, HIGHEST), self._random.randint(SMALLEST, WIDEST))
        if self._random.random() < 0.3:
            size = self._random.choice(((1, 1), (24, 80), (30, 45), (5, 20), (60, 200), (24, 2)))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _start(self) -> None:
        self._terminal, other = pty.openpty()
        words = self._random.choice(
            ([], ["run", str(self._home / "quick.toml")], ["run", "activation-rdl", "--speed", "20"])
        )
        self._resizes()
        self._program = subprocess.Popen(
            [PROGRAM, *words],
            stdin=other,
            stdout=other,
            stderr=other,
            env=self._env,
            start_new_session=True,
            cwd=self._home,
        )
        os.close(other)
        os.set_blocking(self._terminal, False)
        self.starts += 1
        self.log.clear()
        deadline = time.monotonic() + PATIENCE
        while self._runs() and _FRAME not in self.log:  # before that, keys are not the app's
            assert time.monotonic() < deadline, "it does not start"
            self._takes_in()

    def _types(self, data: bytes) -> None:
        deadline = time.monotonic() + PATIENCE
        while data:
            try:
                data = data[os.write(self._terminal, data) :]
            except BlockingIOError:
                assert time.monotonic() < deadline, "it takes nothing in any more"
                self._takes_in()
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                return  # it has gone meanwhile

    def _takes_in(self) -> None:
        """Read what it draws, until it is quiet."""
        assert self._program is not None
        while select.select([self._terminal], [], [], QUIET)[0]:
            try:
                drawn = os.read(self._terminal, REMEMBERED)
            except BlockingIOError:
                return
            except OSError:
                drawn = b""
            if not drawn:
                self._end()
                return
            self.log += drawn
            del self.log[:-REMEMBERED]
            if b"\x1b[?2026$p" in drawn:
                self._types(b"\x1b[?2026;2$y")

    def _end(self) -> None:
        assert self._program is not None
        self._program.wait(PATIENCE)
        self.statuses.append(self._program.returncode)
        self._program = None
        os.close(self._terminal)
        said = _SEQUENCES.sub(b"", self.log).decode(errors="replace")[-5000:]
        assert "Traceback" not in said, said
        if self.statuses[-1] == 1 and _FRAME not in self.log:  # it broke the protocol, in the editor
            assert "error:" in said, said
            return
        assert self.statuses[-1] in (0, -signal.SIGKILL, 128 + signal.SIGINT), f"{self.statuses[-1]}: {said}"
