"""What is typed, key by key or line by line: from a terminal or from a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol as Shape
from typing import TextIO


class Typed(Shape):
    """Somebody's keys. `ended`: nobody will press any more; `stopped`: since the last look at it."""

    ended: bool

    def wait(self, seconds: float | None) -> list[str]:
        """Wait for keys, at most so long (None: for ever, but a signal); gives their names, or none."""

    def line(self) -> str | None:
        """Wait for a line; None where no more will come."""

    def was_stopped(self) -> bool:
        """Tell once whether the program was stopped by Ctrl-Z and goes on again."""

    def by_keys(self) -> None:
        """From now on every key counts at once."""

    def by_lines(self) -> None:
        """From now on what is typed counts with enter, and can be corrected until then."""


@contextmanager
def typed_at(stdin: TextIO) -> Iterator[Typed]:
    """Read what is typed there; whatever happens, the terminal is put back in the end."""
    if sys.platform == "win32":
        from tui.terminal.windows import Console  # noqa: PLC0415 - exists on one system only

        with Console(stdin).reading() as console:
            yield console
    else:
        from tui.terminal.posix import Line  # noqa: PLC0415 - does not exist there

        with Line(stdin.fileno()).reading() as line:
            yield line
