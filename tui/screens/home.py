"""Home: what is due first, then the library with a preview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.controls import HOME
from tui.files.shown import shown
from tui.progress.remembered import last_time
from tui.protocol.library import Listed
from tui.protocol.model import Protocol
from tui.protocol.timeline import compile_steps, totals
from tui.screens.arrangement import NORMAL
from tui.screens.gym import Gym
from tui.screens.keyed import KeyedScreen, bindings
from tui.screens.preview import Preview
from tui.screens.today import Today, what_is_due
from tui.screens.wording import day, time_of
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row

REHEARSAL_SPEED = 20.0
TALL = 24  # rows from which the preview stands below a narrow list unasked


class Shelf(OptionList):
    """The list of protocols; above its first line lies Today."""

    @dataclass
    class LeftAbove(Message):
        """The cursor moved up from the first line."""

    def action_cursor_up(self) -> None:
        """Move up, and out above the first line."""
        if not self.highlighted:
            self.post_message(self.LeftAbove())
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Move down; the last line is the end."""
        if self.highlighted is None or self.highlighted < self.option_count - 1:
            super().action_cursor_down()


class HomeScreen(KeyedScreen):
    """Lists what can be done; asks for it to be set up by a message."""

    CSS_PATH = "home.tcss"
    CONTROLS = HOME
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HOME)]

    @dataclass
    class Chosen(Message):
        """A protocol is to be set up; with a speed it is a rehearsal."""

        protocol: Protocol
        speed: float | None = None

    shelf = query_one("#shelf", Shelf)
    today = query_one("#today", Today)

    def __init__(self, gym: Gym) -> None:
        """Read the library and the newest sessions."""
        super().__init__()
        self._gym = gym
        self._listed: Sequence[Listed] = gym.listed()
        self._shown: Sequence[Listed] = self._listed
        self._sessions = gym.remembered()
        self._beside, self._room_below = True, True
        self._preview_wanted: bool | None = None  # None: where there is height for it

    def compose(self) -> ComposeResult:
        """Lay out the head, Today, the list and the preview beside it."""
        now = self._gym.clock.wall()
        yield Row("lastrep", f"{day(now)} · {self._this_week()}", id="title")
        due = what_is_due(tuple(self._listed), self._sessions, now.date())
        load = self._load(due.protocol) if due is not None else None
        yield Today(due, load, now.date(), id="today")
        yield Input(placeholder="a part of the name", id="search")
        with Horizontal(id="middle"):
            yield Shelf(*self._options(), id="shelf")
            with VerticalScroll(id="side", can_focus=False):
                yield Preview(id="preview")
        yield Row(id="trouble")
        yield KeyLine(HOME, id="keys")

    def on_mount(self) -> None:
        """Put the cursor on what is due."""
        self.query_one("#search").display = False
        troubles = [*self._gym.library.problems, *self._gym.problems]
        self.query_one("#trouble").display = bool(troubles)
        if troubles:
            place = "" if troubles[0].line is None else f":{troubles[0].line}"
            self.query_one("#trouble", Row).show(shown(f"⚠ {troubles[0].file}{place}: {troubles[0].message}"))
        self.today.focus()
        self._preview_due()

    def on_resize(self, event: Resize) -> None:
        """Put the preview beside the list where there is room."""
        self._beside = event.size.width >= NORMAL
        self._room_below = event.size.height >= TALL
        self._show_preview()
        self._offer()

    # ── controls ────────────────────────────────────────────────────────────────────────────────────────────

    def do_open(self) -> None:
        """Open what has the focus: Today; the list tells of itself."""
        if self.today.has_focus:
            self._open(self.today.due.protocol if self.today.due else None)

    def do_rehearse(self) -> None:
        """Rehearse what is chosen."""
        chosen = self.today.due.protocol if self.today.has_focus and self.today.due else self._under_cursor
        self._open(chosen, REHEARSAL_SPEED)

    def do_preview(self) -> None:
        """Show the preview below the list, or hide it."""
        self._preview_wanted = not self.has_class("previewing")
        self._show_preview()

    def do_search(self) -> None:
        """Begin to search."""
        field = self.query_one("#search", Input)
        field.display = True
        field.focus()

    def do_down(self) -> None:
        """Move from Today into the list."""
        if self.today.has_focus:
            self.shelf.focus()
            self.shelf.highlighted = 0 if self.shelf.option_count else None
            self._preview(self._shown[0] if self._shown else None)
        else:
            self.shelf.action_cursor_down()

    def do_up(self) -> None:
        """Move up in the list, and out of it."""
        if self.shelf.has_focus:
            self.shelf.action_cursor_up()

    def do_quit(self) -> None:
        """Leave the search, then the program."""
        field = self.query_one("#search", Input)
        if field.display:
            field.value = ""
            field.display = False
            self.today.focus()
        else:
            self.app.exit()

    @on(Shelf.LeftAbove)
    def _to_today(self) -> None:
        self.today.focus()
        self._preview_due()

    @on(OptionList.OptionHighlighted)
    def _look_closer(self, event: OptionList.OptionHighlighted) -> None:
        if not self.today.has_focus and event.option_index < len(self._shown):
            self._preview(self._shown[event.option_index])

    @on(OptionList.OptionSelected)
    def _opened(self, event: OptionList.OptionSelected) -> None:
        self._open(self._shown[event.option_index].reading.protocol)

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        wanted = event.value.casefold()
        self._shown = [one for one in self._listed if wanted in _name(one).casefold()]
        self.shelf.clear_options().add_options(self._options())
        self.shelf.highlighted = 0 if self._shown else None

    @on(Input.Submitted)
    def _found(self) -> None:
        self.shelf.focus()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _open(self, protocol: Protocol | None, speed: float | None = None) -> None:
        if protocol is not None:
            self.post_message(self.Chosen(protocol, speed))
        else:
            self.app.bell()

    @property
    def _under_cursor(self) -> Protocol | None:
        place = self.shelf.highlighted
        return self._shown[place].reading.protocol if place is not None and self._shown else None

    def _options(self) -> list[Option]:
        return [Option(_line(one)) for one in self._shown]

    def _preview(self, one: Listed | None) -> None:
        if one is not None:
            newest = (s for s in reversed(self._sessions) if s.protocol == one.found.id)
            self.query_one("#preview", Preview).show(one, next(newest, None))

    def _show_preview(self) -> None:
        wanted = self._room_below if self._preview_wanted is None else self._preview_wanted
        self.set_class(wanted, "previewing")

    def _preview_due(self) -> None:
        due = self.today.due.protocol.id if self.today.due is not None else None
        self._preview(next((one for one in self._listed if one.found.id == due), None))

    def _this_week(self) -> str:
        now = self._gym.clock.wall()
        monday = now.date() - timedelta(days=now.weekday())
        count = sum(session.started.date() >= monday for session in self._sessions)
        return f"{count} session{'' if count == 1 else 's'} this week"

    def _load(self, protocol: Protocol) -> str | None:
        for exercise in protocol.exercises:
            last = last_time(self._sessions, protocol, exercise)
            if last.load is not None:
                return f"{last.load} each" if exercise.loaded == "per-hand" else last.load
        return None

    def _offer(self) -> None:
        names = ["open", "search", "rehearse", "help", "quit"]
        if not self._beside:
            names.insert(2, "preview")
        labels = {control.name: control.label for control in HOME}
        self.query_one("#keys", KeyLine).offer((name, labels[name]) for name in names)


def _name(one: Listed) -> str:
    protocol = one.reading.protocol
    return protocol.name if protocol is not None else shown(one.found.path.name)


def _line(one: Listed) -> Table:
    row = Table.grid(expand=True, padding=(0, 1))
    row.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    row.add_column(justify="right", no_wrap=True)
    protocol = one.reading.protocol
    if protocol is not None:
        mine = "" if one.found.bundled else "your file · "
        row.add_row(Text(protocol.name), Text(f"{mine}{time_of(totals(compile_steps(protocol)))}"))
    else:
        first = one.reading.problems[0]
        place = "" if first.line is None else f"line {first.line}: "
        row.add_row(Text(_name(one)), Text(f"⚠ {place}{first.code}"))
    return row
