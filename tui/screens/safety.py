"""The safety page: once, before the very first session; again from the help."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.controls import SAFETY
from tui.floor.safety import SAFE_TRAINING
from tui.screens.asking import Request
from tui.screens.keyed import KeyedScreen
from tui.screens.session import SessionScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row


class SafetyScreen(KeyedScreen):
    """Says what this is and when to stop."""

    CSS_PATH = "safety.tcss"
    CONTROLS = SAFETY
    PURPOSE = "When to train and when to stop: read it once, before the very first session."

    @dataclass
    class Understood(Request):
        """The page was read; the session that waits behind it may begin."""

        before: SessionScreen

    def __init__(self, before: SessionScreen) -> None:
        """Take the session that waits."""
        super().__init__()
        self._before = before

    def compose(self) -> ComposeResult:
        """Write the page."""
        yield Row("Before the first session", id="title")
        with VerticalScroll(id="body", can_focus=False):
            for paragraph in SAFE_TRAINING:
                yield Static(Content(paragraph), classes="paragraph")
        yield KeyLine(SAFETY, all_of_them=True, id="keys")

    def do_on(self) -> None:
        """Go on."""
        self.post_message(self.Understood(self._before))

    def do_page_down(self) -> None:
        """Read on."""
        self.query_one("#body", VerticalScroll).scroll_page_down(animate=False)

    def do_page_up(self) -> None:
        """Read what was before."""
        self.query_one("#body", VerticalScroll).scroll_page_up(animate=False)

    def do_leave(self) -> None:
        """Go back to the list; nothing begins."""
        self.dismiss()
