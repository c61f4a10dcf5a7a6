"""Lines on standard output, each as soon as it is said: nothing but text and ends of lines."""

from typing import TextIO

from tui.files.shown import shown
from tui.terminal.width import columns, in_lines


class Printer:
    """Prints whole words in the width that the terminal has at that moment."""

    def __init__(self, out: TextIO) -> None:
        """Take where to print."""
        self._out = out

    def say(self, text: str = "") -> None:
        """Print a text; nothing in it can steer a terminal."""
        width = columns(self._out)
        for paragraph in text.split("\n"):
            for line in in_lines(shown(paragraph), width):
                self._out.write(line + "\n")
        self._out.flush()
