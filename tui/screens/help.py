"""Every key of the screen below, with a sentence each."""

from collections.abc import Callable, Sequence

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.controls import HELP, Control
from tui.key_names import shown_key
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row


class HelpScreen(KeyedScreen):
    """Made from the declaration of the controls; `then` gets the name of one that is touched."""

    CSS_PATH = "help.tcss"
    CONTROLS = HELP

    def __init__(self, controls: Sequence[Control], *, then: Callable[[str], None]) -> None:
        """Take the controls of the screen below, and who does what is touched."""
        super().__init__()
        self._explained, self._then = controls, then

    def compose(self) -> ComposeResult:
        """Write one line a control; those that differ only by their digit are one."""
        yield Row("Keys", id="title")
        with VerticalScroll(id="body"):
            page = Table.grid(padding=(0, 2))
            for keys, sentence in _rows(self._explained):
                page.add_row(keys, sentence)
            yield Static(page)
        yield KeyLine(HELP, all_of_them=True, id="keys")

    def do_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def action_touched(self, name: str) -> None:
        """Go back, and do there what was touched."""
        self.leave_to(self._then, name)


def _rows(controls: Sequence[Control]) -> list[tuple[Text, Text]]:
    by_sentence: dict[str, list[Control]] = {}
    for control in controls:
        by_sentence.setdefault(control.help, []).append(control)
    return [
        (Text(" ").join(_keys(control) for control in alike), _touched(sentence, alike[0]))
        for sentence, alike in by_sentence.items()
    ]


def _keys(control: Control) -> Text:
    return _touched(" ".join(dict.fromkeys(map(shown_key, control.keys))), control, bold=True)


def _touched(text: str, control: Control, *, bold: bool = False) -> Text:
    style = Style(bold=bold or None, meta={"@click": f"screen.touched({control.name!r})"})
    return Text(text, style=style)
