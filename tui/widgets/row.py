"""One row of text with a left and a right end."""

from collections.abc import Mapping
from types import MappingProxyType

from textual.content import Content
from textual.style import Style
from textual.visual import VisualType
from textual.widget import Widget

from tui.widgets.changes import changed
from tui.widgets.literal import literal

NOTHING: Mapping[str, str] = MappingProxyType({})
LEAST_LEFT = 7  # cells that the left end keeps; with less, the right end goes


class Row(Widget):
    """Shows what it is given, literally; the left end is cut with an ellipsis, the right one left out."""

    DEFAULT_CSS = "Row { width: 1fr; height: 1; }"

    def __init__(self, left: str = "", right: str = "", *, id: str | None = None, classes: str = "") -> None:
        """Take the two ends."""
        super().__init__(id=id, classes=classes)
        self._ends = (left, right)
        self._touched: Mapping[str, str] = {}

    @property
    def text(self) -> str:
        """What is to be read, both ends."""
        return "  ".join(end for end in self._ends if end)

    def show(self, left: str, right: str = "", *, touched: Mapping[str, str] = NOTHING) -> None:
        """Change what it shows; repaints only the cells in which that is something new.

        `touched`: the control that a part of the text stands for, by that part; it can be clicked.
        """
        if (left, right, touched) == (*self._ends, self._touched):
            return
        width = self.size.width
        region = changed(laid_out(*self._ends, width).plain, laid_out(left, right, width).plain)
        if touched != self._touched:
            self.refresh()
        elif region:
            self.refresh(region)
        self._ends, self._touched = (left, right), touched

    def render(self) -> VisualType:
        """Lay the two ends out in the width that there is."""
        row = laid_out(*self._ends, self.size.width)
        for part, control in self._touched.items():
            if (place := row.plain.find(part)) >= 0:
                row = row.stylize(touch(control), place, place + len(part))
        return row


def touch(control: str) -> Style:
    """Give the style of text that does what a control of the screen does."""
    return Style.from_meta({"@click": f"screen.control({control!r})"})


def laid_out(left: str, right: str, width: int) -> Content:
    """Put two ends into one row of so many cells, the right one at its end where both fit."""
    start, end = literal(left), literal(right)
    room = width - end.cell_length - (2 if right else 0)
    if right and room < min(start.cell_length, LEAST_LEFT):
        return start.truncate(width, ellipsis=True)
    start = start.truncate(max(0, room), ellipsis=True)
    return start.pad_right(width - start.cell_length - end.cell_length) + end
