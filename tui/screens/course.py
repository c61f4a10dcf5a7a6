"""An exercise over the years: its chart, and the same in words, a line a session."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.events import Resize, ScreenResume

from tui.controls import COURSE
from tui.files.shown import shown
from tui.floor.chart import chart
from tui.floor.course import Course, row
from tui.floor.drawn import Line
from tui.progress.record import Session
from tui.screens.keyed import KeyedScreen
from tui.screens.moving import MovingScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.picture import Picture
from tui.widgets.row import Row
from tui.widgets.rows import Rows
from tui.widgets.words import Words, wrapped

TALL = 20  # rows from which the chart is there unasked
SHARE = 0.5  # of the height that the chart may take
SHORTEST = 28  # days


class CourseScreen(MovingScreen):
    """Draws all of it at first; nearer are the newest days."""

    CSS_PATH = "history.tcss"
    CONTROLS = COURSE
    PURPOSE = "One exercise over time: its load in steps, how well it was felt, when it was earned."

    def __init__(
        self,
        course: Course,
        this_year: int,
        *,
        opened: Callable[[Session], KeyedScreen],
        is_old: Callable[[], bool],
    ) -> None:
        """Take the course; `opened` gives the screen of a session, `is_old` tells of a later change."""
        super().__init__()
        self.course, self._this_year, self._opened, self._is_old = course, this_year, opened, is_old
        self._halvings = 0
        self._wanted: bool | None = None

    def compose(self) -> ComposeResult:
        """Lay out the sentence of the gate, the chart and the list."""
        yield Row(shown(self.course.name), shown(self.course.of), id="title")
        yield Words(id="stands")
        yield Picture(self._drawn, id="chart")
        yield Rows(id="rows")
        yield KeyLine(COURSE, id="keys")

    def on_mount(self) -> None:
        """Fill the list, the newest first."""
        points = self.course.points[::-1]
        self.rows.show(len(points), lambda index: row(points[index], self._this_year))
        labels = {control.name: control.label for control in COURSE}
        names = ["open", "nearer", "farther", "chart", "leave", "help"]
        self.query_one("#keys", KeyLine).offer((name, labels[name]) for name in names)

    def on_resize(self, event: Resize) -> None:
        """Break the sentence anew; with little height the chart is a key away."""
        self.query_one("#stands", Words).show(wrapped(shown(self.course.stands), event.size.width - 2))
        self._show()

    @on(ScreenResume)
    def _back(self) -> None:
        """Make way for the history, which reads again, where a session was corrected meanwhile."""
        if self._is_old():
            self.dismiss()

    def do_open(self) -> None:
        """Open the session of the line."""
        self.lay_over(self._opened(self.course.points[-1 - self.rows.cursor].session))

    def do_nearer(self) -> None:
        """Draw half as long a time."""
        if self._all >> self._halvings > SHORTEST:
            self._halvings += 1
            self._show()

    def do_farther(self) -> None:
        """Draw twice as long a time."""
        self._halvings = max(0, self._halvings - 1)
        self._show()

    def do_chart(self) -> None:
        """Show or hide the chart."""
        self._wanted = not self.query_one("#chart").display
        self._show()

    def do_leave(self) -> None:
        """Go back to the history."""
        self.dismiss()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _all(self) -> int:
        return (self.course.points[-1].on - self.course.points[0].on).days + 1

    def _show(self) -> None:
        picture = self.query_one("#chart", Picture)
        picture.display = self.app.size.height >= TALL if self._wanted is None else self._wanted
        picture.show(self._drawn)

    def _drawn(self, width: int) -> Sequence[Line]:
        return chart(self.course, width, max(5, int(self.app.size.height * SHARE)), since=self._since)

    @property
    def _since(self) -> date | None:
        if not self._halvings:
            return None
        return self.course.points[-1].on - timedelta(days=(self._all >> self._halvings) - 1)
