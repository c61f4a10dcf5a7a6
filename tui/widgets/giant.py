"""The giant count: the interface, seen from the other side of the room."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.blocks import draw, largest_scale
from tui.widgets.changes import changed
from tui.widgets.row import laid_out

AIRY = 12  # rows from which one is left free above the figure and one below


class Giant(Widget):
    """Draws one figure as large as its room; repaints only the cells that change with it."""

    DEFAULT_CSS = "Giant { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str, centred: bool = True) -> None:
        """Begin empty. A text without room for blocks is written plainly; one that is not centred goes."""
        super().__init__(id=id)
        self._centred = centred
        self._text = ""
        self._above: tuple[str, ...] = ()
        self._style = Style()

    def show(self, text: str, *, above: Iterable[str] = ()) -> None:
        """Change the figure, and the lines of plain text above it, which need no layout of their own."""
        before = self._rows()
        self._text, self._above = text, tuple(above)
        rows = enumerate(zip(before, self._rows(), strict=True))
        regions = [changed(old, new, y=y) for y, (old, new) in rows if old != new]
        if regions:
            self.refresh(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give some rows. Their style is that of all above it in the tree: too much to ask for in each."""
        self._style = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Give one row, drawn into the room that there is."""
        style = self._style
        # A full block on its own colour: no seams where a terminal leaves room between its rows.
        solid = style + Style(bgcolor=style.color)
        runs = groupby(self._rows()[y], key=lambda cell: cell == "█")
        segments = [Segment("".join(run), solid if full else style) for full, run in runs]
        return Strip(segments, self.size.width)

    def _rows(self) -> tuple[str, ...]:
        width, height = self.size
        above = tuple(laid_out(line, "", width).plain for line in self._above[:height])
        return above + figure(self._text, width, height - len(above), centred=self._centred)


@lru_cache(8)
def figure(text: str, width: int, height: int, *, centred: bool) -> tuple[str, ...]:
    """Draw a text into the middle of so many cells by rows, or at their left end."""
    air = 2 if height >= AIRY else 0
    scale = largest_scale(text, width, height - air)
    lines = draw(text, scale) if scale else [text] if centred else []
    rows = ([""] * ((height - len(lines)) // 2) + lines + [""] * height)[:height]
    return tuple(row[:width].center(width) if centred else row[:width].ljust(width) for row in rows)
