"""The Textual app: its themes, its driver, and what is left of it after a fault."""

from typing import Any

from rich.console import RenderableType
from rich.text import Text
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.screen import Screen

from tui.files.report import reported
from tui.files.shown import shown
from tui.protocol.model import Protocol
from tui.screens.arrangement import NORMAL, WIDE
from tui.screens.driver import patient
from tui.screens.frames import thrifty
from tui.screens.gym import Gym
from tui.screens.visit import Visit
from tui.themes import DAYLIGHT, GYM, phase_colours, sixteen


class LastrepApp(Visit):
    """What the framework needs to know of the app; where it leads is in its parts."""

    # Home's too: with each that comes later the framework reads all of them again.
    CSS_PATH = ["app.tcss", "screens/home.tcss"]  # noqa: RUF012
    TITLE = "lastrep"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NORMAL, "-normal"), (WIDE, "-wide")]  # noqa: RUF012

    def __init__(
        self,
        gym: Gym,
        *,
        first: Protocol | None = None,
        speed: float | None = None,
        place: tuple[str, int] | None = None,
    ) -> None:
        """Take the gym and its own two themes; what to set up first is the visit's."""
        super().__init__(gym, first=first, speed=speed, place=place)
        for theme in (GYM, DAYLIGHT):
            self.register_theme(theme)
        self._begin_with(self.wanted_theme)
        self._leaving = False

    def _begin_with(self, theme: str) -> None:
        """Put on the first theme, not as a change of it: all style sheets would be read once more."""
        self.set_reactive(LastrepApp.theme, theme)
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False).set_class(not dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give phase colours to themes that have none of their own."""
        return phase_colours(self.current_theme)

    def suit_terminal(self) -> None:
        """Keep to the terminal's own colours where it has sixteen of them: ours would come out alike."""
        if self.console.color_system == "standard":
            self.theme = sixteen(self.current_theme)

    def get_driver_class(self) -> type[Driver]:
        """Give a driver that no terminal can hold up."""
        return patient(super().get_driver_class())

    def exit(self, *words: Any, **more: Any) -> None:  # noqa: ANN401 - the framework's own
        """Leave; screens that are not laid out by now never will be."""
        self._leaving = True
        super().exit(*words, **more)

    def _display(self, screen: Screen[Any], update: RenderableType | None) -> None:
        """Send a frame in fewer bytes."""
        super()._display(screen, thrifty(update))

    def _handle_exception(self, error: Exception) -> None:
        """Let a screen miss its widgets while the app goes away: a key led to it, the next one out."""
        if not (self._leaving and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave a short line and a report instead of a screen full of code.

        The framework has no open way to this; a test in a real terminal tells when it changes.
        """
        error = self._exception or RuntimeError("unknown")
        self.panic(Text(f"lastrep: {shown(reported(error, self._gym.paths.state, self._gym.clock.wall()))}"))
