"""What the terminal is sent of a frame: the same picture in fewer bytes, for slow lines and small batteries.

The framework draws a changed span from the left end of its widget on, and names all colours before each piece
of text: they are most of what it sends. Here each style is named once, and all that looks so is drawn. It has
no open way to what it sends; a test tells when its frames come in another shape.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.control import Control
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

Placed = tuple[int, int, Strip]  # column, row, what stands there


def thrifty(update: RenderableType | None) -> RenderableType | None:
    """Give an update that draws what another one draws; what is none of the framework's, as it is."""
    if isinstance(update, ChopsUpdate):
        return Spans(update.chops, update.spans, update.chop_ends)
    if isinstance(update, LayoutUpdate):
        return Whole(update.strips, update.region)
    return update


class Whole(LayoutUpdate):
    """The whole screen."""

    def render_segments(self, console: Console) -> str:
        """Give what is sent to the terminal."""
        return sent(self._placed(), console._color_system or ColorSystem.TRUECOLOR)

    def _placed(self) -> Iterator[Placed]:
        for y, row in enumerate(self.strips, self.region.y):
            x = self.region.x
            for strip in row:
                yield x, y, strip
                x += strip.cell_length


class Spans(ChopsUpdate):
    """Spans that have changed, and nothing left of them."""

    def render_segments(self, console: Console) -> str:
        """Give what is sent to the terminal."""
        return sent(self._placed(), console._color_system or ColorSystem.TRUECOLOR)

    def _placed(self) -> Iterator[Placed]:
        for y, left, right in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                start, stop = max(x, left), min(end, right)
                if strip is not None and start < stop:
                    yield start, y, strip.crop(start - x, stop - x)


def sent(placed: Iterable[Placed], colours: ColorSystem) -> str:
    """Draw strips, one style after the other: between two pieces of one style the cursor is moved."""
    drawn: dict[tuple[str, str], list[str]] = {}
    stands: dict[tuple[str, str], tuple[int, int] | None] = {}  # the cursor, after what is drawn in a style
    style: Style | None = None
    for x, y, strip in placed:
        for text, its_style, _ in strip:
            if not (text.isspace() and _alike(style, its_style)):
                style = its_style
            inside = _around(style, colours)
            pieces = drawn.setdefault(inside, [])
            if stands.get(inside) != (x, y):
                pieces.append(Control.move_to(x, y).segment.text)
            pieces.append(text)
            x += cell_len(text)  # noqa: PLW2901 - the next piece stands where this one ends
            # Terminals do not agree on the width of all text.
            stands[inside] = (x, y) if text.isascii() else None
    return "".join(f"{before}{''.join(pieces)}{after}" for (before, after), pieces in drawn.items())


@lru_cache(1024)
def _alike(one: Style | None, other: Style | None) -> bool:
    """Whether a space looks the same in both."""
    if one is None or other is None:
        return False
    return one.bgcolor == other.bgcolor and one.without_color == other.without_color


@lru_cache(1024)
def _around(style: Style | None, colours: ColorSystem) -> tuple[str, str]:
    """Give what is sent before and after a text in a style."""
    if style is None:
        return "", ""
    before, _, after = Strip.render_style(style, "\0", colours).partition("\0")
    return before, after
