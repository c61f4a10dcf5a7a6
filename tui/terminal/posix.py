"""Keys on systems with termios: the terminal's state is taken once and always put back."""

import codecs
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tui.terminal.naming import keys_in
from tui.terminal.signals import BY_SIGNAL, stop_here

SEQUENCE_COMES_WITHIN = 0.05  # seconds: escape alone is a key, and the begin of other keys

if sys.platform != "win32":
    import termios

    class Line:
        """The line that standard input hangs on: a terminal, or a pipe whose characters are keys."""

        def __init__(self, fd: int) -> None:
            """Take the descriptor; nothing is changed yet."""
            self._fd = fd
            self._tty = os.isatty(fd)
            self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
            self._text = ""
            self._before = termios.tcgetattr(fd) if self._tty else None
            self._by_keys = False
            self._stopped = False
            self._wakes, self._woken = -1, -1
            self._woke = False
            self.ended = False

        @contextmanager
        def reading(self) -> Iterator["Line"]:
            """Read in it; signals wake a wait, and Ctrl-Z finds the terminal as the shell left it."""
            self._wakes, self._woken = os.pipe()
            os.set_blocking(self._wakes, False)
            os.set_blocking(self._woken, False)
            woken_before = signal.set_wakeup_fd(self._woken, warn_on_full_buffer=False)
            stop_before = signal.signal(signal.SIGTSTP, lambda *_: self._stop())
            go_on_before = signal.signal(signal.SIGCONT, lambda *_: self._set())
            try:
                yield self
            finally:
                self.by_lines()
                signal.signal(signal.SIGCONT, go_on_before)
                signal.signal(signal.SIGTSTP, stop_before)
                signal.set_wakeup_fd(woken_before)
                os.close(self._wakes)
                os.close(self._woken)

        def by_keys(self) -> None:
            """Take every key at once, unseen; ctrl+c and ctrl+q are keys, Ctrl-Z is the shell's."""
            self._by_keys = True
            self._set()

        def by_lines(self) -> None:
            """Put the terminal back as it was."""
            self._by_keys = False
            self._set()

        def was_stopped(self) -> bool:
            """Tell once whether Ctrl-Z stopped the program meanwhile."""
            stopped, self._stopped = self._stopped, False
            return stopped

        def wait(self, seconds: float | None) -> list[str]:
            """Give the keys that come within so many seconds, as soon as there are any."""
            deadline = None if seconds is None else time.monotonic() + seconds
            self._woke = False
            if not self._text:
                self._hear(seconds)
            keys, self._text = keys_in(self._text, whole=self.ended)
            if not keys and self._text:
                self._hear(SEQUENCE_COMES_WITHIN)
                keys, self._text = keys_in(self._text, whole=True)
            if keys or deadline is None or self._woke:
                return keys
            left = deadline - time.monotonic()
            return self.wait(left) if left > 0 else keys

        def line(self) -> str | None:
            """Give the next line without its end."""
            while "\n" not in self._text and not self.ended:
                self._hear(None)
            if not self._text:
                return None
            line, _, self._text = self._text.partition("\n")
            return line.rstrip("\r")

        # ── inside ──────────────────────────────────────────────────────────────────────────────────────────

        def _hear(self, seconds: float | None) -> None:
            """Take in what comes within so many seconds; a signal ends the wait."""
            sources = [self._wakes] if self.ended else [self._wakes, self._fd]
            ready, _, _ = select.select(sources, [], [], seconds)
            self._woke = self._wakes in ready
            if self._woke:
                with suppress(BlockingIOError):
                    os.read(self._wakes, 1024)
            if self._fd in ready:
                self._read()

        def _read(self) -> None:
            try:
                data = os.read(self._fd, 4096)
            except OSError:
                data = b""
            if data:
                self._text += self._decoder.decode(data)
            elif self._tty and self._by_keys:
                raise SystemExit(BY_SIGNAL + signal.SIGHUP)  # the terminal is gone
            else:
                self.ended = True

        def _set(self) -> None:
            """Bring the terminal into the state that is wanted; in the background that is not ours to do."""
            if self._before is None:
                return
            wanted = self._key_by_key(self._before) if self._by_keys else self._before
            with suppress(OSError, termios.error):
                if os.tcgetpgrp(self._fd) == os.getpgrp():
                    termios.tcsetattr(self._fd, termios.TCSADRAIN, wanted)

        def _stop(self) -> None:
            by_keys = self._by_keys
            self.by_lines()
            stop_here()
            self._by_keys, self._stopped = by_keys, True
            self._set()

        def _key_by_key(self, before: list[int | list[bytes | int]]) -> list[int | list[bytes | int]]:
            iflag, oflag, cflag, lflag, ispeed, ospeed, characters = before
            assert isinstance(iflag, int)
            assert isinstance(lflag, int)
            assert isinstance(characters, list)
            nothing = bytes([os.fpathconf(self._fd, "PC_VDISABLE") & 0xFF])
            changed = [*characters]
            changed[termios.VMIN], changed[termios.VTIME] = 1, 0
            changed[termios.VINTR] = nothing  # ctrl+c is a key
            return [
                iflag & ~termios.IXON,
                oflag,
                cflag,
                lflag & ~(termios.ICANON | termios.ECHO),
                ispeed,
                ospeed,
                changed,
            ]
