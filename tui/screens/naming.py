"""The name of a new file, asked for in one line."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from tui.controls import NAME
from tui.protocol.ids import is_id, slug
from tui.protocol.library import Listed
from tui.screens.asking import Request
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row
from tui.widgets.words import Words, wrapped

HINT = "Its name is its id: a-z, 0-9 and -, as in my-leg-day"


class NameScreen(KeyedScreen):
    """Takes a name; says while it is typed what is wrong with it, and which one would do."""

    CSS_PATH = "naming.tcss"
    CONTROLS = NAME

    @dataclass
    class Named(Request):
        """A file of that id is to be begun."""

        id: str
        like: Listed | None

    def __init__(self, why_not: Callable[[str], str | None], *, like: Listed | None, proposed: str) -> None:
        """Take what judges a name, what the file is to be like, and the name that stands there first."""
        super().__init__()
        self._why_not, self._like, self._proposed = why_not, like, proposed

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        title = (
            "A protocol of your own" if self._like is None else f"A file like {self._like.found.path.name}"
        )
        yield Row(title, id="title")
        with Vertical(id="body"):
            yield Input(self._proposed, placeholder="my-leg-day", id="name", select_on_focus=True)
            yield Words(id="hint")
        yield KeyLine(NAME, all_of_them=True, id="keys")

    def on_mount(self) -> None:
        """Begin to type at once."""
        self.query_one("#name", Input).focus()
        self._say(None)

    def do_take(self) -> None:
        """Take the name, if it is one; the field tells of enter itself."""
        self._taken()

    def do_leave(self) -> None:
        """Make nothing."""
        self.dismiss()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._say(self._why_not(event.value) if event.value else None)

    @on(Input.Submitted)
    def _taken(self) -> None:
        field = self.query_one("#name", Input)
        wrong = self._why_not(field.value)
        if wrong is None:
            self.post_message(self.Named(field.value, self._like))
        elif field.value and not is_id(field.value) and self._why_not(slug(field.value)) is None:
            with self.prevent(Input.Changed):
                field.value = slug(field.value)
            self._say(f"enter again makes {field.value}.toml")
        else:
            self._say(wrong)

    def _say(self, wrong: str | None) -> None:
        hint = self.query_one("#hint", Words)
        hint.set_class(wrong is not None, "wrong")
        hint.show(wrapped(wrong or HINT, self.app.size.width - 4))
