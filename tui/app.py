"""The Textual app: themes, first screen, and nothing else."""

from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from tui.themes import DAYLIGHT, GYM, phase_colours


class LastrepApp(App[None], inherit_bindings=False):
    """Holds the screens; everything else is handed to it."""

    CSS_PATH = "app.tcss"
    TITLE = "lastrep"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        """Take what the screens need."""
        super().__init__()
        self.register_theme(GYM)
        self.register_theme(DAYLIGHT)
        self.theme = GYM.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give phase colours to themes that have none of their own."""
        return phase_colours(dark=self.current_theme.dark)
