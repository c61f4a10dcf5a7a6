"""Everything that can be done now, to be searched by a part of its name and chosen."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Input
from textual.widgets.option_list import Option

from tui.controls import PALETTE, Control
from tui.key_names import shown_key
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.options import Options
from tui.widgets.row import Row
from tui.widgets.two_ends import TwoEnds


class Command(Struct, frozen=True):
    """Something that can be done: its name, what it is called, a sentence, and the key that does it."""

    name: str
    label: str
    help: str = ""
    key: str = ""

    def ends(self) -> tuple[str, str]:
        """Give what stands in its line, left and right."""
        left = f"{self.label}: {self.help}" if self.help else self.label
        return left, shown_key(self.key) if self.key else ""

    def is_meant_by(self, typed: str) -> bool:
        """Tell whether all words that were typed are parts of it."""
        said = f"{self.label} {self.help}".casefold()
        return all(word in said for word in typed.casefold().split())


def commands_of(controls: Sequence[Control], offered: Sequence[tuple[str, str]]) -> list[Command]:
    """Give the controls that are offered, each once, with the key that is shown for it."""
    by_name = {control.name: control for control in controls}
    return [
        Command(name, label or name, by_name[name].help, by_name[name].keys[0])
        for name, label in dict(offered).items()
    ]


class PaletteScreen(KeyedScreen):
    """Lists commands; `then` gets the name of the one that is chosen, when the list is gone."""

    CSS_PATH = "palette.tcss"
    CONTROLS = PALETTE
    everywhere: ClassVar[tuple[Control, ...]] = ()

    shelf = query_one("#commands", Options)

    def __init__(self, commands: Sequence[Command], *, then: Callable[[str], None]) -> None:
        """Take what can be done, the most needed first, and who is told."""
        super().__init__()
        self._commands, self._then = commands, then

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        yield Row("Commands", id="title")
        yield Input(placeholder="a part of what is to be done", id="search")
        yield Options(id="commands")
        yield KeyLine(PALETTE, all_of_them=True, id="keys")

    def on_mount(self) -> None:
        """Begin to type at once."""
        self.query_one("#search", Input).focus()
        self._show("")

    def do_take(self) -> None:
        """Take the command under the cursor."""
        place = self.shelf.highlighted
        if place is None:
            self.app.bell()
        else:
            self._take(self.shelf.get_option_at_index(place))

    def do_up(self) -> None:
        """Move up."""
        self.shelf.action_cursor_up()

    def do_down(self) -> None:
        """Move down."""
        self.shelf.action_cursor_down()

    def do_leave(self) -> None:
        """Do nothing."""
        self.dismiss()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.do_take()

    @on(Options.OptionSelected)
    def _touched(self, event: Options.OptionSelected) -> None:
        self._take(event.option)

    def _show(self, typed: str) -> None:
        meant = [command for command in self._commands if command.is_meant_by(typed)]
        options = [Option(TwoEnds(one.ends), id=one.name) for one in meant]
        self.shelf.clear_options().add_options(options)
        self.shelf.highlighted = 0 if meant else None

    def _take(self, command: Option) -> None:
        self.leave_to(self._then, command.id or "")
