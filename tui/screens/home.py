"""Home: what is due first, then the library with a preview."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize, ScreenResume
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from tui.controls import HOME
from tui.files.problems import Problem
from tui.floor.due import Due, what_is_due
from tui.floor.plans import runs, standing
from tui.progress.days import day_of
from tui.progress.schedule import NextUp
from tui.protocol.library import Listed
from tui.protocol.plan import Plan
from tui.protocol.watching import Listing
from tui.screens import later
from tui.screens.arrangement import NORMAL
from tui.screens.asking import Request
from tui.screens.gym import Gym
from tui.screens.history_text import last_words, this_week
from tui.screens.keyed import KeyedScreen
from tui.screens.preview import Preview
from tui.screens.shelf import Shelf, called
from tui.screens.sight import sight_of
from tui.screens.today import Today
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
    PURPOSE = "What is due, then all there is. Choose, and set it up: nothing begins before that."

    @dataclass
    class NewWanted(Request):
        """A file of one's own is to be begun, from the template or like another one."""

        like: Listed | None = None

    @dataclass
    class EditWanted(Request):
        """A file is to be opened in the editor, at its first problem where it has one."""

        listed: Listed

    @dataclass
    class FollowWanted(Request):
        """A plan is to be started; or stopped, where it is the one that runs, or none is named."""

        plan: Plan | None
        up: NextUp

    @dataclass
    class Filled(Message):
        """More of the library has been read."""

        listing: Listing

    @dataclass
    class HistoryWanted(Request):
        """What was done is to be shown."""

    class Remembered(Message):
        """All records have been read."""

    shelf = query_one("#shelf", Shelf)
    today = query_one("#today", Today)

    def __init__(self, gym: Gym, *, in_the_list: bool = False) -> None:
        """Read the newest sessions, and as much of the library as the first picture needs.

        `in_the_list`: the cursor is to stand there, not on Today.
        """
        super().__init__()
        self._gym, self._in_the_list = gym, in_the_list
        self._history = gym.records.at_once()
        self._listing = gym.listed_at_once(self._history)
        self._beside, self._room_below = True, True
        self._preview_wanted: bool | None = None  # None: where there is height for it
        self._watching: asyncio.Task[None] | None = None
        self._filling = False
        self._schemas_seen_to = False
        self._wanted = ""  # the path of the file on which the cursor is to stand when it comes

    def compose(self) -> ComposeResult:
        """Lay out the head, Today, the list and the preview beside it."""
        now = self._gym.clock.wall()
        yield Row("lastrep", f"{day_of(now)} · {this_week(self._history.counted, now)}", id="title")
        yield Today(self._due(), id="today")
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
        if self._in_the_list:
            self.do_down()
        self.call_after_refresh(self._fill)
        self._watching = asyncio.create_task(self._look_after_the_folders())

    def on_unmount(self) -> None:
        """Look no more."""
        if self._watching is not None:
            self._watching.cancel()

    @on(ScreenResume)
    def _back(self) -> None:
        if self._watching is not None:
            self._remember()
            self.call_after_refresh(self._fill)  # at the first time too: it would hold the first picture up

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

    def do_follow(self) -> None:
        """Start the plan that is chosen; stop it, where it runs, and from Today whichever runs."""
        up = self.today.due.up
        chosen = None if self.today.has_focus else self.shelf.under_cursor
        plan = chosen.reading.plan if chosen is not None else None
        if plan is not None or (self.today.has_focus and up.running is not None):
            self.post_message(self.FollowWanted(plan, up))

    def do_preview(self) -> None:
        """Show the preview below the list, or hide it."""
        self._preview_wanted = not self.has_class("previewing")
        self._show_preview()

    def do_history(self) -> None:
        """Show what was done."""
        self.post_message(self.HistoryWanted())

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
            if self.is_active and not self._filling and await asyncio.to_thread(self._gym.watch.changed):
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
        self._gym.records.look_back()
        self.post_message(self.Remembered())
        for _ in later.load():
            if worker.is_cancelled:
                return

    @on(Remembered)
    def _remember(self) -> None:
        """Take in what stands in the records by now."""
        history = self._gym.records.at_once()
        if history is not self._history:
            self._history = history
            self._look_again()

    @on(Filled)
    def _take(self, event: Filled) -> None:
        self._filling = event.listing.unread > 0
        if event.listing == self._listing:
            return
        self._listing = event.listing
        self.shelf.show(self._sought())
        if self._wanted:
            self.shelf.focus()
            self.shelf.go_to(self._wanted)
            self._schemas_seen_to = False
        self._wanted = "" if self.shelf.under_cursor is not None else self._wanted
        self._look_again()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _due(self) -> Due:
        return what_is_due(self._history, self._gym.known(), self._gym.clock.wall().date())

    def _look_again(self) -> None:
        """Show what has become of Today and of the file that is chosen."""
        self.today.show(self._due())
        self._say_what_is_wrong()
        self._offer()
        if self.today.has_focus:
            self._preview_due()
        else:
            self._preview(self.shelf.under_cursor)

    def _open(self, chosen: Listed | None, speed: float | None = None) -> None:
        up = self.today.due.up
        plan = chosen.reading.plan if chosen is not None else None
        next_of_plan = up.place is not None and (
            self.today.has_focus or (plan is not None and runs(up, plan))
        )
        if up.protocol is not None and (next_of_plan or self.today.has_focus):
            self.post_message(self.Chosen(up.protocol, speed, up.place))
        elif plan is not None and speed is None:
            self.post_message(self.FollowWanted(plan, up))
        elif chosen is not None and chosen.reading.protocol is not None:
            self.post_message(self.Chosen(chosen.reading.protocol, speed))
        elif chosen is not None and plan is None and speed is None:
            self.post_message(self.EditWanted(chosen))
        else:
            self.app.bell()

    @property
    def _chosen(self) -> Listed | None:
        """The file of what is due, or that under the cursor."""
        if not self.today.has_focus:
            return self.shelf.under_cursor
        protocol = self.today.due.up.protocol
        rows = (one for one in self._listing.rows if one.reading.protocol is not None)
        return next((one for one in rows if protocol is not None and one.found.id == protocol.id), None)

    def _sought(self) -> Sequence[Listed]:
        wanted = self.query_one("#search", Input).value.casefold()
        return [one for one in self._listing.rows if wanted in called(one).casefold()]

    def _preview(self, one: Listed | None) -> None:
        self._offer()
        preview = self.query_one("#preview", Preview)
        if one is None:
            preview.show(None)
            return
        plan, protocol, due = one.reading.plan, one.reading.protocol, self.today.due
        more = [standing(due.up, plan, due.on)] if plan is not None else []
        if protocol is not None:
            more += last_words(self._history.counted, protocol)
        preview.show(sight_of(one), "\n".join(more) or None)

    def _preview_due(self) -> None:
        self._preview(self._chosen)

    def _show_preview(self) -> None:
        wanted = self._room_below if self._preview_wanted is None else self._preview_wanted
        self.set_class(wanted, "previewing")

    def _say_what_is_wrong(self) -> None:
        troubles = [*self._listing.problems, *self._gym.troubles]
        troubles += [
            Problem(file=one.file, line=one.line, code="damaged", message=f"not counted: {one.why}")
            for one in self._gym.unreadable(self._history)
        ]
        unread = self._listing.unread
        row = self.query_one("#trouble", Row)
        first_start = not self._history.counted and all(one.found.bundled for one in self._listing.rows)
        row.display = bool(troubles or unread or first_start)
        row.set_class(not troubles, "-calm")
        if troubles:
            row.show(*in_a_row(troubles, self._gym.troubles, self.size.width - 2))
        elif unread:
            row.show(f"reading {unread} more files")
        elif first_start:
            row.show(f"None of your own yet: {self.key_names['new']} begins one")

    def _offer(self) -> None:
        chosen = self._chosen
        reading = chosen.reading if chosen is not None else None
        labels = {control.name: control.label for control in HOME}
        names = [
            "open",
            "search",
            "history",
            "new",
            "help",
            "settings",
            "edit",
            "rehearse",
            "duplicate",
            "quit",
        ]
        if reading is not None and reading.protocol is None:
            names.remove("rehearse")
            labels["open"] = "mend"
        if reading is not None and reading.plan is not None:
            running = runs(self.today.due.up, reading.plan)
            labels["open"], labels["follow"] = (
                ("set up", "stop plan") if running else ("start plan", "start plan")
            )
            names.insert(1, "follow")
            if not running:
                names.remove("open")
        if not self._beside:
            names.insert(names.index("search") + 1, "preview")
        if any(one.found.kind == "plan" for one in self._listing.rows):
            names.insert(names.index("search") + 1, "plans")
        self.query_one("#keys", KeyLine).offer((name, labels[name]) for name in names)
