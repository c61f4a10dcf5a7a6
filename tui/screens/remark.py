"""A note on a session, in one line."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from tui.controls import REMARK
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row


class RemarkScreen(KeyedScreen):
    """Takes a line; `then` gets it, empty where there is to be none."""

    CSS_PATH = "naming.tcss"
    CONTROLS = REMARK

    def __init__(self, text: str, *, then: Callable[[str], None]) -> None:
        """Take the note as it stands."""
        super().__init__()
        self._text, self._then = text, then

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Row("A note on this session", id="title")
        with Vertical(id="body"):
            yield Input(self._text, placeholder="how it went", id="name", select_on_focus=False)
        yield KeyLine(REMARK, all_of_them=True, id="keys")

    def on_mount(self) -> None:
        """Begin to type at once."""
        self.query_one("#name", Input).focus()

    def do_take(self) -> None:
        """Keep it; the field tells of enter itself."""
        self._taken()

    def do_leave(self) -> None:
        """Keep it as it was."""
        self.dismiss()

    @on(Input.Submitted)
    def _taken(self) -> None:
        text = self.query_one("#name", Input).value.strip()
        self.leave_to(self._then, text)
