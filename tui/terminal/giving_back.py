"""The terminal as it was found, and how it is given back by a program that must end now.

Nothing here waits: a terminal that has stopped reading gets what it takes, and no more.
"""

import os
import sys
from contextlib import suppress
from typing import Protocol as Shape

CANCEL = b"\x18"  # ends a sequence that was cut short
GIVEN_BACK = CANCEL + b"".join(
    sequence.encode()
    for sequence in (
        "\x1b[?2026l",  # frames are shown as they come
        "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l",  # no mouse
        "\x1b[?1004l\x1b[?2004l\x1b[?2048l",  # no word of focus, paste and size
        "\x1b[<u",  # the keyboard as it was
        "\x1b[?7h\x1b[?25h\x1b[0m",  # lines wrap, the cursor shows, no colour
        "\x1b[?1049l",  # the other screen
    )
)


class Terminal(Shape):
    """A terminal that can be given back."""

    def give_back(self, last_words: str = "") -> None:
        """Put it back as it was found, and leave a line on it."""


class NoTerminal:
    """Where there is nothing to give back."""

    def give_back(self, last_words: str = "") -> None:
        """Do nothing."""


if sys.platform != "win32":
    import signal
    import termios

    class Borrowed:
        """The terminal that the program was started in."""

        def __init__(self, keys: int, screen: int) -> None:
            """Take the descriptors that are read from and drawn on; nothing is changed yet."""
            self._keys, self._screen = keys, screen
            self._before = termios.tcgetattr(keys) if os.isatty(keys) else None

        def give_back(self, last_words: str = "") -> None:
            """Put it back as it was found, and leave a line on it."""
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})  # in the background too
            with suppress(OSError):
                os.set_blocking(self._screen, False)
                os.write(self._screen, GIVEN_BACK + last_words.encode(errors="replace"))
            with suppress(OSError):
                os.set_blocking(self._screen, True)  # the shell has the same descriptor
            if self._before is not None:
                with suppress(OSError, termios.error):
                    termios.tcsetattr(self._keys, termios.TCSANOW, self._before)


def borrowed(keys: int, screen: int) -> Terminal:
    """Remember how a terminal is found."""
    return NoTerminal() if sys.platform == "win32" else Borrowed(keys, screen)
