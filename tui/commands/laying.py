"""Laying text out: at 80 columns in a table, on a phone one under the other, in a pipe uncut."""

from collections.abc import Sequence
from textwrap import fill

from tui.files.shown import shown
from tui.protocol.timeline import Span
from tui.protocol.units import format_seconds

TIED = "\N{NO-BREAK SPACE}"  # between a figure and its unit, so that no line breaks there; printed as a space
NARROW = 60  # cells, below which a table has no room


def clock(span: Span) -> str:
    """Print a total: "5:00", or "19:00–20:33" where reps are a range."""
    least, most = format_seconds(span.least), format_seconds(span.most)
    return least if least == most else f"{least}–{most}"


def columns(row: Sequence[str], widths: Sequence[int], width: int | None) -> str:
    """Lay a row out, indented; its last text goes below the others where there is no room beside them."""
    *cells, last = row
    table = "  ".join(f"{cell:<{cells_wide}}" for cell, cells_wide in zip(cells, widths, strict=True))
    if width is None or (width >= NARROW and len(table) + len(last) + 4 <= width):
        return f"  {table}  {last}".rstrip().replace(TIED, " ")
    return f"  {'  '.join(cells)}\n{wrapped(last, width, '      ')}"


def wrapped(text: str, width: int | None, indent: str = "") -> str:
    """Break a text between words; uncut where there is no width."""
    if width is None:
        return indent + text.replace(TIED, " ")
    filled = fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return filled.replace(TIED, " ")


def told(line: str, width: int | None) -> str:
    """Make a line safe to show and break it; what follows keeps its indent."""
    text = line.lstrip()
    return wrapped(shown(text), width, " " * (len(line) - len(text)))
