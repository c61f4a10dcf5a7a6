"""The giant count: the interface, seen from the other side of the room."""

from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.blocks import draw, largest_scale

AIRY = 12  # rows from which one is left free above the figure and one below


class Giant(Widget):
    """Draws one figure as large as its room; repaints only when it changes."""

    DEFAULT_CSS = "Giant { width: 1fr; height: 1fr; }"

    text: reactive[str] = reactive("")

    def __init__(self, *, id: str, centred: bool = True) -> None:
        """Begin empty. A text without room for blocks is written plainly; one that is not centred goes."""
        super().__init__(id=id)
        self._centred = centred

    def render_line(self, y: int) -> Strip:
        """Give one row, drawn into the room that there is."""
        width, height = self.size
        air = 2 if height >= AIRY else 0
        scale = largest_scale(self.text, width, height - air)
        lines = draw(self.text, scale) if scale else [self.text] if self._centred else []
        top = max(0, (height - len(lines)) // 2)
        line = lines[y - top] if 0 <= y - top < len(lines) else ""
        style = self.rich_style
        # A full block on its own colour: no seams where a terminal leaves room between its rows.
        solid = style + Style(bgcolor=style.color)
        laid = line[:width].center(width) if self._centred else line[:width].ljust(width)
        runs = groupby(laid, key=lambda cell: cell == "█")
        return Strip([Segment("".join(run), solid if full else style) for full, run in runs], width)
