"""Ctrl-Z: the terminal goes back to the shell, and whoever goes on finds the screen again."""

import asyncio
import os
import signal
import sys
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tui.terminal.signals import stop_here


class Stoppable(App[None], inherit_bindings=False):
    """Stops as other programs do, by the key or by the signal.

    The framework has a way of its own. It stops this process alone, so that a shell that waits for whoever
    started us never hears of it; and where somebody else stopped us, going on makes it take the terminal a
    second time, and leave it raw in the end. Tests in a real terminal hold both.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "stop", "to the shell", show=False)]

    def on_mount(self) -> None:
        """Hear of it when others stop us, where there is such a thing."""
        if sys.platform != "win32" and not self.is_headless:
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGTSTP, self.action_stop)
            loop.add_signal_handler(signal.SIGCONT, self._gone_on)

    def action_stop(self) -> None:
        """Put the terminal back and stop; come back with the screen as it was."""
        if sys.platform == "win32" or self.is_headless:
            return
        loop = asyncio.get_running_loop()
        loop.remove_signal_handler(signal.SIGCONT)
        self.goes_away()
        with self.suspend():
            stop_here(group=True)
            while _in_background():  # sent there: the terminal is another's
                signal.signal(signal.SIGTTOU, signal.SIG_DFL)
                os.kill(os.getpid(), signal.SIGTTOU)
        loop.add_signal_handler(signal.SIGCONT, self._gone_on)
        self.went_on()

    def goes_away(self) -> None:
        """Put back what others would see of us while we are stopped, besides the screen."""

    def went_on(self) -> None:
        """Take notice that the program was stopped by somebody, and goes on."""

    def _gone_on(self) -> None:
        """Take the terminal again after a stop that nobody could see coming: others may have changed it."""
        with self.suspend():
            pass


def _in_background() -> bool:
    if sys.platform == "win32":
        return False
    try:
        return os.tcgetpgrp(0) != os.getpgrp()
    except OSError:
        return False
