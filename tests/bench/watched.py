"""A program in a pseudo-terminal; every piece that it writes is kept with the moment at which it came."""

import os
import signal
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType

from tests.bench.pictures import Picture, Piece

PATIENCE = 60.0  # seconds; only a program that never gets there takes them
POLL = 0.02  # seconds between two looks at what came
SIZE = (80, 24)  # columns and rows

_ASKED_FOR_FRAMES = b"\x1b[?2026$p"
_HAS_FRAMES = b"\x1b[?2026;2$y"


@dataclass(frozen=True)
class Spent:
    """What the system says of a program that has ended: its whole time, processor time, memory at most."""

    seconds: float
    cpu: float  # seconds
    memory: int  # kB


class Watched:
    """One program, from its start (`began`, seconds of the monotonic clock) to its end.

    A thread of its own does nothing but read: what came is drawn afterwards, or when it is asked for.
    """

    def __init__(self, *command: str, env: Mapping[str, str]) -> None:
        self.pieces: list[Piece] = []
        self._picture = Picture(SIZE)
        self._drawn = 0  # pieces
        self.spent: Spent | None = None
        self.began = time.monotonic()
        self.pid, self._line = os.forkpty()
        if self.pid == 0:
            _becomes(command, env)
        self._reader = threading.Thread(target=self._reads, daemon=True)
        self._reader.start()

    def __enter__(self) -> "Watched":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ends()

    def types(self, keys: str) -> float:
        """Type characters; gives the moment."""
        at = time.monotonic()
        os.write(self._line, keys.encode())
        return at

    def signals(self, number: signal.Signals) -> float:
        """Send it a signal; gives the moment."""
        os.kill(self.pid, number)
        return time.monotonic()

    @property
    def screen(self) -> str:
        """What is on the screen now."""
        while self._drawn < len(self.pieces):
            self._picture.takes(self.pieces[self._drawn])
            self._drawn += 1
        return self._picture.screen

    def sees(self, *texts: str, within: float = PATIENCE) -> None:
        """Wait until all these texts are on the screen together. Raises TimeoutError."""
        self.waits(lambda: all(text in self.screen for text in texts), f"{texts} on the screen", within)

    def shows_anything(self) -> None:
        """Wait until its screen is no longer empty. Raises TimeoutError."""
        self.waits(lambda: bool(self.screen.strip()), "anything on the screen")

    def waits(self, is_so: Callable[[], bool], what: str, within: float = PATIENCE) -> None:
        """Wait until something is so. Raises TimeoutError."""
        deadline = time.monotonic() + within
        while not is_so():
            if time.monotonic() > deadline:
                raise TimeoutError(f"not {what}:\n{self.screen}")
            time.sleep(POLL)

    def is_quiet(self, seconds: float, within: float = PATIENCE) -> None:
        """Wait until it has written something, and then nothing for so long."""
        self.waits(
            lambda: bool(self.pieces) and time.monotonic() - self.pieces[-1].at > seconds, "quiet", within
        )

    def ends(self) -> Spent:
        """End it at once, as a power cut does."""
        if self.spent is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            _, _, used = os.wait4(self.pid, 0)
            self.spent = Spent(time.monotonic() - self.began, used.ru_utime + used.ru_stime, used.ru_maxrss)
            self._reader.join()
            os.close(self._line)
        return self.spent

    def _reads(self) -> None:
        with suppress(OSError):  # the line breaks off when the program has gone
            while data := os.read(self._line, 1 << 16):
                self.pieces.append(Piece(time.monotonic(), data))
                if _ASKED_FOR_FRAMES in data:
                    os.write(self._line, _HAS_FRAMES)


def _becomes(command: Sequence[str], env: Mapping[str, str]) -> None:
    """Become another program, as a child that was just born."""
    try:
        columns, rows = SIZE
        termios.tcsetwinsize(0, (rows, columns))
        os.execvpe(command[0], list(command), dict(env))
    finally:
        os._exit(127)
