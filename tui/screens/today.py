"""What is due, in a box of its own: the first thing that enter opens."""

from datetime import date, timedelta

from msgspec import Struct
from rich.table import Table
from rich.text import Text
from textual.visual import VisualType
from textual.widget import Widget

from tui.files.shown import shown
from tui.floor.wording import DAYS, time_of
from tui.progress.record import Session
from tui.progress.remembered import activation_last_used
from tui.protocol.library import Listed
from tui.protocol.model import Protocol
from tui.protocol.timeline import compile_steps, totals
from tui.screens.gym import ACTIVATION, FIRST

REST_DAYS = 2  # whole days free between two activations


class Due(Struct, frozen=True):
    """A protocol and the first day on which it may be done."""

    protocol: Protocol
    on: date


def what_is_due(listed: tuple[Listed, ...], sessions: tuple[Session, ...], today: date) -> Due | None:
    """Give the activation last used, two days of rest after it; before any, the first one, today."""
    readable = {one.reading.protocol.id: one.reading.protocol for one in listed if one.reading.protocol}
    activations = [id for id, protocol in readable.items() if ACTIVATION in protocol.tags]
    last = activation_last_used(sessions, activations)
    if last is not None and last.protocol is not None:
        return Due(readable[last.protocol], last.started.date() + timedelta(days=REST_DAYS + 1))
    first = readable.get(FIRST) or next((readable[id] for id in activations), None)
    return Due(first, today) if first is not None else None


class Today(Widget, can_focus=True):
    """The box; it shows what it is given."""

    DEFAULT_CSS = """
    Today { height: auto; border: round $foreground 40%; padding: 0 1; }
    Today:focus { border: round $primary; }
    """

    def __init__(self, due: Due | None, load: str | None, today: date, *, id: str) -> None:
        """Take what is due, with the load of the last time."""
        super().__init__(id=id)
        self.due, self._load, self._today = due, load, today
        self.border_title = "Today"
        self.border_subtitle = "enter"

    def show(self, due: Due | None, load: str | None) -> None:
        """Change what is due; repaints only where that is something new."""
        if (due, load) != (self.due, self._load):
            self.due, self._load = due, load
            self.refresh(layout=True)

    def render(self) -> VisualType:
        """Write name, length, load and day in one row."""
        if self.due is None:
            return Text("No protocol can be read: see the list below")
        name, details = Text(shown(self.due.protocol.name)), Text(shown(" · ".join(self._details())))
        page = Table.grid(expand=True, padding=(0, 1))
        page.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
        if name.cell_len + details.cell_len + 2 > self.app.size.width - 6:
            page.add_row(name)
            page.add_row(details)
        else:
            page.add_column(justify="right", no_wrap=True)
            page.add_row(name, details)
        return page

    def _details(self) -> list[str]:
        assert self.due is not None
        details = [time_of(totals(compile_steps(self.due.protocol)))]
        if self._load is not None:
            details.append(self._load)
        if self.due.on > self._today:
            days = (self.due.on - self._today).days
            details.append("due tomorrow" if days == 1 else f"due {DAYS[self.due.on.weekday()]}")
        return details
