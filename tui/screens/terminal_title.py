"""The title of the terminal's window, to be seen in a tab, or in the status line of tmux.

Written as xterm does: OSC 0 sets it, CSI 22 t keeps the one before, CSI 23 t brings it back (xterm's control
sequences, "Operating System Commands" and "Window manipulation").
"""

import os
import sys
from collections.abc import Mapping

from textual.app import App

SET, KEEP, BRING_BACK = "\x1b]0;{}\x07", "\x1b[22;0t", "\x1b[23;0t"
OURS = "lastrep"  # where the title before could not be kept, this is better than the last count
WITHOUT = {"", "dumb", "linux"}  # terminals that have no title, and might print what was meant to be one


def takes_titles(environ: Mapping[str, str], platform: str) -> bool:
    """Whether the terminal is of a kind that has a title; the consoles of Windows do not name theirs."""
    return platform == "win32" or environ.get("TERM", "") not in WITHOUT


class TerminalTitle:
    """Writes the title when it changes. Its text must be our own: it is written as it is."""

    def __init__(self, app: App[None]) -> None:
        """Take the app whose terminal it is."""
        self._app = app
        self._taken = takes_titles(os.environ, sys.platform)
        self._shown = ""

    def show(self, text: str) -> None:
        """Change the title; the first time keeps the one that was there."""
        if text != self._shown and self._taken:
            self._write(f"{'' if self._shown else KEEP}{SET.format(text)}")
            self._shown = text

    def put_back(self) -> None:
        """Bring back the title that was there before ours."""
        if self._shown:
            self._write(SET.format(OURS) + BRING_BACK)
            self._shown = ""

    def _write(self, text: str) -> None:
        # The framework has no public way to the terminal (Textualize/textual#1782); past its driver the bytes
        # would end up in the midst of its own. A test fails where the driver is no longer found here.
        if self._app._driver is not None:
            self._app._driver.write(text)
