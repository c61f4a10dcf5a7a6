"""A list to choose from, as the framework has it, but for what it falls over."""

from textual.events import Click
from textual.widgets import OptionList


class Options(OptionList):
    """Passes over a touch of a line that is not there any more, and over pages of no height."""

    def on_click(self, event: Click) -> None:
        """Keep a late touch from the framework."""
        touched = event.style.meta.get("option")
        if touched is not None and touched >= self.option_count:
            event.prevent_default()

    def action_page_up(self) -> None:
        """Move up a page, where there is one."""
        if self._has_pages:
            super().action_page_up()

    def action_page_down(self) -> None:
        """Move down a page, where there is one."""
        if self._has_pages:
            super().action_page_down()

    @property
    def _has_pages(self) -> bool:
        return bool(self.scrollable_content_region) and self.virtual_size.height > 0
