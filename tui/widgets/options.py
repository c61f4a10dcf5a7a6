"""A list to choose from, as the framework has it, but for a touch that comes late."""

from textual.events import Click
from textual.widgets import OptionList


class Options(OptionList):
    """Passes over a touch of a line that is not there any more: the framework's list falls over it."""

    def on_click(self, event: Click) -> None:
        """Keep a late touch from the framework."""
        touched = event.style.meta.get("option")
        if touched is not None and touched >= self.option_count:
            event.prevent_default()
