"""Which cells of a row change when its text does: only those need to be drawn anew."""

from collections.abc import Iterable
from itertools import takewhile
from operator import eq

from rich.cells import cell_len, get_character_cell_size
from textual.geometry import Region


def changed(before: str, after: str, *, y: int = 0) -> Region:
    """Give the cells of row `y` from the first to the last in which two texts differ, or an empty region.

    All of them where a character takes two cells, or none: such a one hangs together with others.
    """
    if not (one_cell_each(before) and one_cell_each(after)):
        return Region(0, y, max(cell_len(before), cell_len(after)), 1)
    width = max(len(before), len(after))
    before, after = before.ljust(width), after.ljust(width)
    start = _same(before, after)
    stop = width - _same(reversed(before[start:]), reversed(after[start:]))
    return Region(start, y, stop - start, 1)


def one_cell_each(text: str) -> bool:
    """Whether every character takes one cell."""
    return text.isascii() or all(get_character_cell_size(character) == 1 for character in set(text))


def _same(one: Iterable[str], other: Iterable[str]) -> int:
    """Count what two texts have in common at their beginning."""
    return sum(takewhile(bool, map(eq, one, other)))
