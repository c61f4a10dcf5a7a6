"""What is due, in a box of its own: the first thing that enter opens."""

import textwrap

from rich.table import Table
from rich.text import Text
from textual.visual import VisualType
from textual.widget import Widget

from tui.files.shown import shown
from tui.floor.due import Due, due_shortly, load_line, said_of_plan
from tui.floor.wording import time_of
from tui.protocol.timeline import compile_steps, totals

BORDER = 6  # cells beside the text: the frame, and the margin of the screen
GAP = 2  # cells between name and details, at least


class Today(Widget, can_focus=True):
    """The box; it shows what it is given."""

    DEFAULT_CSS = """
    Today { height: auto; border: round $foreground 40%; padding: 0 1; }
    Today:focus { border: round $primary; }
    """

    def __init__(self, due: Due, *, id: str) -> None:
        """Take what is due."""
        super().__init__(id=id)
        self.due = due
        self.border_title = "Today"
        self.border_subtitle = "enter"

    def show(self, due: Due) -> None:
        """Change what is due; repaints only where that is something new."""
        if due != self.due:
            self.due = due
            self.refresh(layout=True)

    def render(self) -> VisualType:
        """Write name and details in one row where they fit, below each other where not; then the plan."""
        width = self.app.size.width - BORDER
        page = Table.grid(expand=True)
        page.add_column()
        for line in self._lines(width):
            page.add_row(line)
        return page

    def _lines(self, width: int) -> list[Text]:
        if self.due.up.protocol is None:
            lines = [Text("No protocol can be read: see the list below")]
            return [*lines, *(line for note in self.due.up.notes for line in _wrapped(note, width))]
        parts = self._details()
        name, details = Text(shown(self.due.up.protocol.name)), Text(shown(" · ".join(parts)))
        room = width - name.cell_len - details.cell_len
        if room >= GAP:
            name.append(" " * room)
            lines = [name.append_text(details)]
        else:
            name.truncate(width, overflow="ellipsis")
            lines = [name, *(line for row in _rows(parts, width) for line in _wrapped(row, width))]
        return [*lines, *(line for said in said_of_plan(self.due) for line in _wrapped(said, width))]

    def _details(self) -> list[str]:
        protocol = self.due.up.protocol
        assert protocol is not None
        details = [time_of(totals(compile_steps(protocol)))]
        if (load := load_line(self.due)) is not None:
            details.append(load)
        return [*details, due_shortly(self.due.up.due, self.due.on)]


def _wrapped(text: str, width: int) -> list[Text]:
    return [Text(line) for line in textwrap.wrap(shown(text), max(1, width))]


def _rows(parts: list[str], width: int) -> list[str]:
    """Put parts into rows; one is broken only where it alone is too long."""
    rows: list[str] = []
    for part in parts:
        joined = f"{rows[-1]} · {part}" if rows else part
        if rows and len(joined) <= width:
            rows[-1] = joined
        else:
            rows.append(part)
    return rows
