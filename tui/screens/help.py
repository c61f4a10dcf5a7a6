"""What the screen below is for, every key of it with a sentence, and when to stop."""

from collections.abc import Callable, Sequence

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tui.controls import HELP, Control
from tui.floor.safety import SAFE_TRAINING
from tui.key_names import shown_key
from tui.screens.arrangement import NORMAL
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row

KEYS = 12  # cells of the keys where it is narrow; the longest name of one is shorter


class HelpScreen(KeyedScreen):
    """Made from the declaration of the controls; `then` gets the name of one that is touched."""

    CSS_PATH = "help.tcss"
    CONTROLS = HELP

    def __init__(self, controls: Sequence[Control], *, purpose: str, then: Callable[[str], None]) -> None:
        """Take the controls of the screen below, what it is for, and who does what is touched."""
        super().__init__()
        self._explained, self._purpose, self._then = controls, purpose, then

    def compose(self) -> ComposeResult:
        """Write what the screen is for, its keys, and what is said once before the first session."""
        yield Static(Content(self._purpose), id="purpose")
        with VerticalScroll(id="body"):
            yield Row("Keys", classes="heading")
            yield Static(id="page")
            yield Row("When to stop", classes="heading")
            for paragraph in SAFE_TRAINING:
                yield Static(Content(paragraph), classes="paragraph")
        yield KeyLine(HELP, all_of_them=True, id="keys")

    def on_resize(self, event: Resize) -> None:
        """Write one line a control; those that differ only by their digit are one."""
        page = Table.grid(padding=(0, 2))
        page.add_column(max_width=KEYS if event.size.width < NORMAL else None)
        page.add_column()
        for keys, sentence in _rows(self._explained):
            page.add_row(keys, sentence)
        self.query_one("#page", Static).update(page)

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
