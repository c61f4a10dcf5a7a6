"""A list of any length of which only those rows are made that are seen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.floor.drawn import Ends
from tui.widgets.row import laid_out

RowOf = Callable[[int], Ends]


class Rows(ScrollView, can_focus=False):
    """Draws its rows by hand; the cursor moves by what the screen's keys tell it, or a touch."""

    DEFAULT_CSS = """
    Rows {
        height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: auto;
        & > .rows--faint { color: $phase-faint; }
        & > .rows--watch { color: $warning; }
        & > .rows--cursor { background: $primary; color: $background; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--faint", "rows--watch", "rows--cursor"}

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        index: int

    @dataclass
    class Opened(Message):
        """A row was touched."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:
        """Begin empty."""
        super().__init__(id=id)
        self._count = 0
        self.cursor = 0
        self._row: RowOf = lambda _: Ends("")

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def show(self, count: int, row: RowOf, *, cursor: int = 0) -> None:
        """Change the rows, and put the cursor on one of them; `row` is asked for those that are seen."""
        self._count, self._row = count, row
        self._fit()
        self.cursor = max(0, min(count - 1, cursor))
        self._follow()
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor; both ends are ends."""
        self.go_to(self.cursor + by)

    def go_to(self, index: int) -> None:
        """Put the cursor on a row."""
        index = max(0, min(self._count - 1, index))
        if index != self.cursor and self._count:
            before, top = self.cursor, self.scroll_offset.y
            self.cursor = index
            self._follow()
            if self.scroll_offset.y == top:
                self.refresh_line(before)
                self.refresh_line(index)
            else:
                self.refresh()
            self.post_message(self.Moved(index))

    @property
    def page(self) -> int:
        """How many rows are a page."""
        return max(1, self.size.height - 1)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Keep the cursor in sight."""
        self._fit()
        self._follow()

    def on_click(self, event: Click) -> None:
        """Put the cursor where it was touched; touched again, open it."""
        index = event.y + int(self.scroll_offset.y)
        if not 0 <= index < self._count:
            return
        if index == self.cursor:
            self.post_message(self.Opened(index))
        self.go_to(index)

    def render_line(self, y: int) -> Strip:
        """Make the row that stands in a line of the screen."""
        index = y + int(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        if not 0 <= index < self._count or width < 1:
            return Strip.blank(self.size.width, self.rich_style)
        ends = self._row(index)
        chosen = index == self.cursor
        row = laid_out(f"{'▸' if chosen else ' '} {ends.left}", ends.right, width)
        return Strip([Segment(row.plain, self._style(ends, chosen))]).adjust_cell_length(
            self.size.width, self.rich_style
        )

    def _style(self, ends: Ends, chosen: bool) -> Style:
        name = "cursor" if chosen else ends.part
        if f"rows--{name}" not in self.COMPONENT_CLASSES:
            return self.rich_style
        return self.rich_style + self.get_component_rich_style(f"rows--{name}", partial=True)

    def _fit(self) -> None:
        self.virtual_size = Size(max(1, self.scrollable_content_region.width), self._count)

    def _follow(self) -> None:
        height, top = self.size.height, int(self.scroll_offset.y)
        if height < 1 or not self._count:
            return
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, immediate=True)
