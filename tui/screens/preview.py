"""A protocol at a glance: its sums, and one line an exercise."""

from rich.table import Table
from rich.text import Text
from textual.visual import VisualType
from textual.widget import Widget

from tui.progress.record import Session
from tui.protocol.dose import sets_and_reps, tempo_and_hold
from tui.protocol.library import Listed
from tui.protocol.model import Protocol
from tui.protocol.timeline import compile_steps, totals
from tui.screens.wording import day, span, time_of


class Preview(Widget):
    """Shows the protocol under the cursor, or what is wrong with its file."""

    DEFAULT_CSS = "Preview { height: auto; }"

    def __init__(self, *, id: str) -> None:
        """Begin with nothing."""
        super().__init__(id=id)
        self._listed: Listed | None = None
        self._last: Session | None = None

    def show(self, listed: Listed, last: Session | None) -> None:
        """Take a file and the newest session of it."""
        self._listed, self._last = listed, last
        self.refresh(layout=True)

    def render(self) -> VisualType:
        """Write it into a grid of one column, the doses into columns of their own."""
        page = Table.grid(expand=True)
        page.add_column()
        if self._listed is None:
            return page
        protocol = self._listed.reading.protocol
        if protocol is None:
            page.add_row(Text(self._listed.found.path.name, style="bold"))
            for problem in self._listed.reading.problems[:9]:
                place = "" if problem.line is None else f"line {problem.line}: "
                page.add_row(Text(f"⚠ {place}{problem.message}"))
            return page
        _write(page, protocol)
        if self._last is not None:
            page.add_row(Text(f"\nlast: {_last(self._last)}"))
        return page


def _write(page: Table, protocol: Protocol) -> None:
    sums = totals(compile_steps(protocol))
    page.add_row(Text(protocol.name, style="bold"))
    if protocol.summary:
        page.add_row(Text(protocol.summary))
    tension = span(sums.tension.least, sums.tension.most)
    lowering = span(sums.lowering.least, sums.lowering.most)
    page.add_row(Text(f"{time_of(sums)} · tension {tension} · lowering {lowering}\n"))
    section = None
    for exercise in protocol.exercises:
        if exercise.section and exercise.section != section:
            page.add_row(Text(exercise.section, style="italic"))
        section = exercise.section
        page.add_row(Text(exercise.name))
        dose = "   ".join(part for part in (sets_and_reps(exercise), tempo_and_hold(exercise)) if part)
        page.add_row(Text(f"  {dose}"))


def _last(session: Session) -> str:
    felt = [str(record.connection) for record in session.sets if record.connection is not None]
    words = [day(session.started), *([f"connection {' '.join(felt)}"] if felt else [])]
    return ", ".join(words)
