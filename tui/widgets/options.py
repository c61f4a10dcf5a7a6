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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turn a page only where there is one."""
        has_pages = bool(self.scrollable_content_region) and self.virtual_size.height > 0
        if action in {"page_up", "page_down"} and not has_pages:
            return False
        return super().check_action(action, parameters)
