"""The history: sessions, exercises, weeks and the balance; read in a thread, shown as far as it is known."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize, ScreenResume
from textual.message import Message
from textual.worker import get_current_worker

from tui.controls import HISTORY
from tui.floor import past_text, weeks
from tui.floor.balance_text import drawing
from tui.floor.chart import chart
from tui.floor.course import Course, summary
from tui.floor.drawn import Ends, Line, Piece, lines_of, text_of
from tui.floor.past import Archive, Past
from tui.floor.wording import MONTHS
from tui.progress.days import counted
from tui.progress.record import Session
from tui.protocol.model import Unit
from tui.screens.arrangement import WIDE
from tui.screens.correcting import CorrectingScreen
from tui.screens.course import CourseScreen
from tui.screens.moving import MovingScreen
from tui.screens.past_session import PastSessionScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.picture import Picture
from tui.widgets.row import Row
from tui.widgets.rows import RowOf, Rows
from tui.widgets.words import Words, wrapped

View = Literal["sessions", "exercises", "weeks", "balance"]
VIEWS: tuple[View, ...] = ("sessions", "exercises", "weeks", "balance")
TALL = 20  # rows from which a picture stands above its list; with less, its lines are lines of the list
SHARE = 0.55  # of the height that it may take there
CHART = 12  # rows of the chart beside the list
ENDLESS = 10_000  # rows of a picture whose lines are lines of the list


class HistoryScreen(CorrectingScreen, MovingScreen):
    """Lists what was done in four views; what is chosen opens on a screen of its own."""

    CSS_PATH = "history.tcss"
    CONTROLS = HISTORY
    PURPOSE = "What was done: sessions, a chart for each exercise, the weeks, this week's balance."

    @dataclass
    class Filled(Message):
        """More of the past is known."""

        past: Past

    def __init__(self, archive: Archive, *, unit: Unit, then: Callable[[], object]) -> None:
        """Take where sessions are kept; `then` is called on leaving, where something has changed."""
        super().__init__(archive, unit)
        self._then = then
        self.past = Past()
        self._view: View = "sessions"
        self._cursors: dict[View, int] = dict.fromkeys(VIEWS, 0)
        self._first_mark = self._mark = archive.mark()
        self._above: list[str] = []
        self._charts: dict[tuple[int, int, int], Sequence[Line]] = {}  # of the courses that are known now

    def compose(self) -> ComposeResult:
        """Lay out the views, the list and the picture above it or beside."""
        yield Row("History", past_text.READING, id="title")
        yield Picture(self._tabs, id="views")
        with VerticalScroll(id="above", can_focus=False):
            yield Picture(id="picture-above")
        with Horizontal(id="middle"):
            yield Rows(id="rows")
            with VerticalScroll(id="beside", can_focus=False):
                yield Picture(id="picture-beside")
        yield Words(id="said")
        yield Words(id="trouble")
        yield KeyLine(HISTORY, id="keys")

    def on_mount(self) -> None:
        """Begin to read."""
        self._read()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the app knows it too
        """Put the picture where there is room."""
        self._show()

    @on(ScreenResume)
    def _back(self) -> None:
        if self._mark != (now := self.archive.mark()):
            self._mark = now
            self._read()

    @property
    def session_in_sight(self) -> Session | None:
        """The session under the cursor."""
        index = self.rows.cursor
        return self.past.sessions[index] if self._view == "sessions" and self.past.sessions else None

    def corrected(self, session: Session) -> None:
        """Show it at once; on the way back all is read again."""
        del session

    def withdrawn(self, id: str) -> None:  # noqa: ARG002 - all is read again
        """Show it no more."""
        self._back()

    # ── controls ────────────────────────────────────────────────────────────────────────────────────────────

    def do_open(self) -> None:
        """Open what is under the cursor."""
        index = self.rows.cursor
        if self._view == "sessions" and self.past.sessions:
            self.lay_over(self._opened(self.past.sessions[index]))
        elif self._view == "exercises" and self.past.courses:
            course, mark = self.past.courses[index], self._mark
            year = self._this_year
            self.lay_over(
                CourseScreen(course, year, opened=self._opened, is_old=lambda: self.archive.mark() != mark)
            )
        elif self._view in {"weeks", "balance"} and self.past.weeks and index >= len(self._above):
            self._to_week(self.past.weeks[index - len(self._above)])

    def do_next_view(self) -> None:
        """Show the next view."""
        self._turn_to(VIEWS[(VIEWS.index(self._view) + 1) % len(VIEWS)])

    def do_previous_view(self) -> None:
        """Show the view before."""
        self._turn_to(VIEWS[VIEWS.index(self._view) - 1])

    def do_sessions(self) -> None:
        """Show the sessions."""
        self._turn_to("sessions")

    def do_exercises(self) -> None:
        """Show the exercises."""
        self._turn_to("exercises")

    def do_weeks(self) -> None:
        """Show the weeks."""
        self._turn_to("weeks")

    def do_balance(self) -> None:
        """Show the balance."""
        self._turn_to("balance")

    def do_leave(self) -> None:
        """Go back; home is made anew where something has changed."""
        if self.archive.mark() != self._first_mark:
            self.leave_to(self._then)
        else:
            self.dismiss()

    # ── reading ─────────────────────────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        gc.freeze()
        self.run_worker(self._read_on, thread=True, group="reading", exclusive=True, exit_on_error=True)

    def _read_on(self) -> None:
        worker = get_current_worker()
        for past in self.archive.stages():
            if worker.is_cancelled:
                return
            # Records make no cycles. A search for some through all of them holds up keys for 100 ms.
            gc.freeze()
            self.post_message(self.Filled(past))

    @on(Filled)
    def _take(self, event: Filled) -> None:
        before = self.session_in_sight
        self.past = event.past
        self._charts.clear()
        if before is not None:
            ids = (place for place, one in enumerate(self.past.sessions) if one.id == before.id)
            self._cursors["sessions"] = next(ids, self.rows.cursor)
        elif self._view != "sessions":
            self._cursors[self._view] = self.rows.cursor
        self._show()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _this_year(self) -> int:
        return self.archive.now().year

    def _opened(self, session: Session) -> PastSessionScreen:
        return PastSessionScreen(self.archive, session, self.past.names, unit=self.unit)

    def _to_week(self, week: weeks.Week) -> None:
        last = week.first + timedelta(days=6)
        found = (place for place, one in enumerate(self.past.sessions) if one.started.date() <= last)
        self._cursors["sessions"] = next(found, 0)
        self._turn_to("sessions", keep=False)

    def _turn_to(self, view: View, *, keep: bool = True) -> None:
        if keep or self._view != "sessions":
            self._cursors[self._view] = self.rows.cursor
        self._view = view
        self._show()

    def _show(self) -> None:
        if not self.is_mounted:
            return
        wide, tall = self.app.size.width >= WIDE, self.app.size.height >= TALL
        drawn = self._view in {"weeks", "balance"} or not self.past.sessions
        self.query_one("#beside").display = wide and bool(self.past.sessions)
        above = self.query_one("#above")
        above.display = drawn and (not wide or not self.past.sessions) and (tall or not self.past.sessions)
        self._above = []
        if drawn and not wide and not tall and self.past.sessions:
            self._above = text_of(self._picture(self.app.size.width - 5))
        self.query_one("#title", Row).show("History", self._known())
        self.query_one("#views", Picture).show(self._tabs)
        count, row = self._listed()
        lines = self._above
        self.rows.show(
            count + len(lines),
            (lambda i: Ends(lines[i]) if i < len(lines) else row(i - len(lines))) if lines else row,
            cursor=self._cursors[self._view],
        )
        self._draw()
        damage = past_text.of_damage(self.past.damaged)
        self.query_one("#trouble", Words).show(wrapped(damage, self.app.size.width - 2)[:2])
        self._offer()

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.say("")
        self._draw()

    def _draw(self) -> None:
        name = "beside" if self.query_one("#beside").display else "above"
        if self.query_one(f"#{name}").display:
            self.query_one(f"#picture-{name}", Picture).show(self._picture)

    def _listed(self) -> tuple[int, RowOf]:
        past, year = self.past, self._this_year
        match self._view:
            case "sessions":
                return len(past.sessions), lambda index: past_text.row(past.sessions[index], year)
            case "exercises":
                found = past.courses or ()
                return len(found), lambda index: summary(found[index])
            case "weeks":
                all_weeks = past.weeks or ()
                return len(all_weeks), lambda index: weeks.row(all_weeks[index], year)
            case "balance":
                balanced = past.weeks or ()
                return len(balanced), lambda index: weeks.balance_row(balanced[index], year)

    def _picture(self, width: int) -> Sequence[Line]:
        past, high = self.past, self.app.size.height
        room = max(4, int(high * SHARE)) if high >= TALL else ENDLESS
        if not past.sessions:
            empty = past_text.EMPTY if past.whole else (past_text.READING,)
            return lines_of(((text, "plain") for text in empty), width)
        if self._view == "weeks":
            return weeks.heat_map(past.weeks or (), width, room)
        if self._view == "balance":
            return drawing(past.balance, past.gaps, width) if past.balance is not None else ()
        if self._view == "exercises":
            if not past.courses:
                return ()
            course = past.courses[min(self.rows.cursor, len(past.courses) - 1)]
            said = lines_of(((course.of, "faint"), (course.stands, "plain"), ("", "plain")), width)
            return [*said, *self._chart(course, width, room)]
        return self._at_a_glance(past.sessions[min(self.rows.cursor, len(past.sessions) - 1)], width)

    def _at_a_glance(self, session: Session, width: int) -> Sequence[Line]:
        texts = past_text.told(session, self.past.names, ())
        lines = [(Piece(past_text.name_of(session), "strong"),), *lines_of(texts, width)]
        course = self.past.course_of.get(session.id)
        if course is not None:
            name = (Piece(f"{course.name} over time", "strong"),)
            lines += [(), name, *self._chart(course, width, CHART)]
        return lines

    def _chart(self, course: Course, width: int, height: int) -> Sequence[Line]:
        key = (id(course), width, height)
        if key not in self._charts:
            self._charts[key] = chart(course, width, height)
        return self._charts[key]

    def _tabs(self, _width: int) -> Sequence[Line]:
        pieces = []
        for view in VIEWS:
            chosen = view == self._view
            text = f"{'▸' if chosen else ' '}{view} "
            pieces.append(Piece(text, "strong" if chosen else "faint", f"screen.control({view!r})"))
        return [pieces]

    def _known(self) -> str:
        if not self.past.whole:
            return past_text.READING
        if self._view == "exercises" and self.past.courses is None:
            return "looking at the exercises"
        if not self.past.sessions:
            return ""
        oldest = self.past.sessions[-1].started
        return f"{counted(len(self.past.sessions), 'session')} since {MONTHS[oldest.month - 1]} {oldest.year}"

    def _offer(self) -> None:
        labels = {control.name: control.label for control in HISTORY}
        names = ["next_view", "leave", "help"]
        if self._view == "sessions" and self.past.sessions:
            names = ["open", "edit", "note", "withdraw", *names]
        elif self.rows.count:
            labels["open"] = "sessions of it" if self._view in {"weeks", "balance"} else "open"
            names = ["open", *names]
        self.query_one("#keys", KeyLine).offer((name, labels[name]) for name in names)
