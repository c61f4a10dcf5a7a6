"""Home: what is due first, then the library with a preview."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize, ScreenResume
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from tui.controls import HOME
from tui.files.problems import Problem
from tui.floor.wording import day
from tui.protocol.library import Listed
from tui.protocol.watching import Listing
from tui.screens.arrangement import NORMAL
from tui.screens.gym import Gym
from tui.screens.history_text import last_load, last_words, this_week
from tui.screens.keyed import KeyedScreen, bindings
from tui.screens.preview import Preview
from tui.screens.shelf import Shelf, called
from tui.screens.sight import sight_of
from tui.screens.today import Today, what_is_due
from tui.screens.troubles import in_a_row
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row

REHEARSAL_SPEED = 20.0
TALL = 24  # rows from which the preview stands below a narrow list unasked
LOOK = 0.8  # seconds between two looks at the folders: a change shows within one


class HomeScreen(KeyedScreen):
    """Lists what can be done; asks for it by messages."""

    CSS_PATH = "home.tcss"
    CONTROLS = HOME
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HOME)]

    @dataclass
    class NewWanted(Message):
        """A file of one's own is to be begun, from the template or like another one."""

        like: Listed | None = None

    @dataclass
    class EditWanted(Message):
        """A file is to be opened in the editor, at its first problem where it has one."""

        listed: Listed

    @dataclass
    class Filled(Message):
        """More of the library has been read."""

        listing: Listing

    shelf = query_one("#shelf", Shelf)
    today = query_one("#today", Today)

    def __init__(self, gym: Gym) -> None:
        """Read the newest sessions, and as much of the library as the first picture needs."""
        super().__init__()
        self._gym = gym
        recent = gym.recent()
        self._sessions, self._damaged = recent.counted, recent.damaged
        self._listing = gym.listed_at_once(self._sessions)
        self._beside, self._room_below = True, True
        self._preview_wanted: bool | None = None  # None: where there is height for it
        self._watching: asyncio.Task[None] | None = None
        self._filling = False
        self._schemas_seen_to = False
        self._wanted = ""  # the path of the file on which the cursor is to stand when it comes

    def compose(self) -> ComposeResult:
        """Lay out the head, Today, the list and the preview beside it."""
        now = self._gym.clock.wall()
        yield Row("lastrep", f"{day(now)} · {this_week(self._sessions, now)}", id="title")
        due = what_is_due(self._listing.rows, self._sessions, now.date())
        yield Today(due, last_load(self._sessions, due.protocol if due else None), now.date(), id="today")
        yield Input(placeholder="a part of the name", id="search")
        with Horizontal(id="middle"):
            yield Shelf(id="shelf")
            with VerticalScroll(id="side", can_focus=False):
                yield Preview(id="preview")
        yield Row(id="trouble")
        yield KeyLine(HOME, id="keys")

    def on_mount(self) -> None:
        """Put the cursor on what is due, and begin to look after the folders."""
        self.query_one("#search").display = False
        self.shelf.show(self._listing.rows)
        self._say_what_is_wrong()
        self.today.focus()
        self._preview_due()
        self.call_after_refresh(self._fill)
        self._watching = asyncio.create_task(self._look_after_the_folders())

    def on_unmount(self) -> None:
        """Look no more."""
        if self._watching is not None:
            self._watching.cancel()

    @on(ScreenResume)
    def _back(self) -> None:
        if self._watching is not None:
            self._fill()

    def on_resize(self, event: Resize) -> None:
        """Put the preview beside the list where there is room."""
        self._beside = event.size.width >= NORMAL
        self._room_below = event.size.height >= TALL
        self._say_what_is_wrong()
        self._show_preview()
        self._offer()

    def reveal(self, path: str) -> None:
        """Put the cursor on a file as soon as it is listed."""
        self._wanted = path

    # ── controls ────────────────────────────────────────────────────────────────────────────────────────────

    def do_open(self) -> None:
        """Open what has the focus: Today; the list tells of itself."""
        if self.today.has_focus:
            self._open(self._chosen)

    def do_rehearse(self) -> None:
        """Rehearse what is chosen."""
        self._open(self._chosen, REHEARSAL_SPEED)

    def do_new(self) -> None:
        """Begin a file."""
        self.post_message(self.NewWanted())

    def do_duplicate(self) -> None:
        """Begin a file like the one that is chosen."""
        if (chosen := self._chosen) is not None:
            self.post_message(self.NewWanted(chosen))

    def do_edit(self) -> None:
        """Open the file that is chosen."""
        if (chosen := self._chosen) is not None:
            self.post_message(self.EditWanted(chosen))

    def do_plans(self) -> None:
        """Go to the plans, if there are any."""
        if self.shelf.to_plans():
            self.shelf.focus()

    def do_preview(self) -> None:
        """Show the preview below the list, or hide it."""
        self._preview_wanted = not self.has_class("previewing")
        self._show_preview()

    def do_settings(self) -> None:
        """Go to the settings."""
        self.post_message(self.SettingsWanted())

    def settings_changed(self, gym: Gym) -> None:
        """Take the gym with other settings; what is listed follows."""
        self._gym = gym
        self._fill()
        self._say_what_is_wrong()

    def do_search(self) -> None:
        """Begin to search."""
        field = self.query_one("#search", Input)
        field.display = True
        field.focus()

    def do_down(self) -> None:
        """Move from Today into the list."""
        if self.today.has_focus:
            self.shelf.focus()
            self.shelf.to_first()
            self._preview(self.shelf.under_cursor)
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

    @on(Shelf.Reached)
    def _look_closer(self, event: Shelf.Reached) -> None:
        if not self.today.has_focus:
            self._preview(event.listed)

    @on(Shelf.Opened)
    def _opened(self, event: Shelf.Opened) -> None:
        self._open(event.listed)

    @on(Input.Changed)
    def _search(self) -> None:
        self.shelf.show(self._sought())
        self.shelf.to_first()

    @on(Input.Submitted)
    def _found(self) -> None:
        self.shelf.focus()

    # ── the library as it is by now ─────────────────────────────────────────────────────────────────────────

    async def _look_after_the_folders(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            if self.is_current and not self._filling and await asyncio.to_thread(self._gym.watch.changed):
                self._fill()

    def _fill(self) -> None:
        if not self._filling:
            self._filling = True
            self.run_worker(self._read_on, thread=True, exit_on_error=True)

    def _read_on(self) -> None:
        """Read what is new, away from the screen, and hand it over piece by piece."""
        worker = get_current_worker()
        for listing in self._gym.watch.fill():
            if worker.is_cancelled:
                return
            self.post_message(self.Filled(listing))
        if not self._schemas_seen_to:
            self._schemas_seen_to = True
            self._gym.put_schemas()

    @on(Filled)
    def _take(self, event: Filled) -> None:
        self._filling = event.listing.unread > 0
        if event.listing == self._listing:
            return
        self._listing = event.listing
        now = self._gym.clock.wall()
        due = what_is_due(self._listing.rows, self._sessions, now.date())
        self.today.show(due, last_load(self._sessions, due.protocol if due else None))
        self.shelf.show(self._sought())
        if self._wanted:
            self.shelf.focus()
            self.shelf.go_to(self._wanted)
            self._schemas_seen_to = False
        self._wanted = "" if self.shelf.under_cursor is not None else self._wanted
        self._say_what_is_wrong()
        self._offer()
        if self.today.has_focus:
            self._preview_due()
        else:
            self._preview(self.shelf.under_cursor)

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _open(self, chosen: Listed | None, speed: float | None = None) -> None:
        if chosen is not None and chosen.reading.protocol is not None:
            self.post_message(self.Chosen(chosen.reading.protocol, speed))
        elif chosen is not None and chosen.reading.plan is None and speed is None:
            self.post_message(self.EditWanted(chosen))
        else:
            self.app.bell()

    @property
    def _chosen(self) -> Listed | None:
        """The file of what is due, or that under the cursor."""
        if not self.today.has_focus:
            return self.shelf.under_cursor
        due = self.today.due
        rows = self._listing.rows
        return next((one for one in rows if due and one.reading.protocol is due.protocol), None)

    def _sought(self) -> Sequence[Listed]:
        wanted = self.query_one("#search", Input).value.casefold()
        return [one for one in self._listing.rows if wanted in called(one).casefold()]

    def _preview(self, one: Listed | None) -> None:
        self._offer()
        preview = self.query_one("#preview", Preview)
        if one is None:
            preview.show(None)
            return
        newest = next((s for s in reversed(self._sessions) if s.protocol == one.found.id), None)
        preview.show(sight_of(one), None if newest is None else last_words(newest))

    def _preview_due(self) -> None:
        self._preview(self._chosen)

    def _show_preview(self) -> None:
        wanted = self._room_below if self._preview_wanted is None else self._preview_wanted
        self.set_class(wanted, "previewing")

    def _say_what_is_wrong(self) -> None:
        troubles = [*self._listing.problems, *self._gym.troubles]
        troubles += [
            Problem(file=one.file, line=one.line, code="damaged", message=f"not counted: {one.why}")
            for one in self._damaged
        ]
        unread = self._listing.unread
        row = self.query_one("#trouble", Row)
        row.display = bool(troubles or unread)
        if troubles:
            row.show(*in_a_row(troubles, self._gym.troubles, self.size.width - 2))
        elif unread:
            row.show(f"reading {unread} more files")

    def _offer(self) -> None:
        chosen = self._chosen
        reading = chosen.reading if chosen is not None else None
        labels = {control.name: control.label for control in HOME}
        names = ["open", "search", "new", "edit", "settings", "rehearse", "duplicate", "help", "quit"]
        if reading is not None and reading.protocol is None:
            names.remove("rehearse")
            labels["open"] = "mend"
        if reading is not None and reading.plan is not None:
            names.remove("open")
        if not self._beside:
            names.insert(names.index("search") + 1, "preview")
        if any(one.found.kind == "plan" for one in self._listing.rows):
            names.insert(names.index("search") + 1, "plans")
        self.query_one("#keys", KeyLine).offer((name, labels[name]) for name in names)
