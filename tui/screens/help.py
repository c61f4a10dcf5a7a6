"""Every key of the screen below, with a sentence each."""

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.controls import HELP, Control
from tui.key_names import shown_key
from tui.screens.keyed import KeyedScreen, bindings
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row


class HelpScreen(KeyedScreen):
    """Made from the declaration of the controls."""

    CSS_PATH = "help.tcss"
    CONTROLS = HELP
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HELP)]

    def __init__(self, controls: Sequence[Control]) -> None:
        """Take the controls of the screen below."""
        super().__init__()
        self._explained = controls

    def compose(self) -> ComposeResult:
        """Write one line a control; those that differ only by their digit are one."""
        yield Row("Keys", id="title")
        with VerticalScroll(id="body"):
            page = Table.grid(padding=(0, 2))
            for keys, sentence in _rows(self._explained):
                page.add_row(Text(keys, style="bold"), Text(sentence))
            yield Static(page)
        yield KeyLine(HELP, all_of_them=True, id="keys")

    def do_leave(self) -> None:
        """Go back."""
        self.dismiss()


def _rows(controls: Sequence[Control]) -> list[tuple[str, str]]:
    by_sentence: dict[str, list[str]] = {}
    for control in controls:
        by_sentence.setdefault(control.help, []).extend(dict.fromkeys(shown_key(key) for key in control.keys))
    return [(" ".join(dict.fromkeys(keys)), sentence) for sentence, keys in by_sentence.items()]
