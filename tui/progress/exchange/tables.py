"""Text of a spreadsheet -> rows. A row that is broken takes no other with it."""

import csv
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_DELIMITERS = ",;\t"
_MOST_LINES = 200  # of one row, with line breaks in its texts
_LONGEST = 100_000  # characters of one row


class Row(Struct, frozen=True):
    """One row: its cells by the names of their columns in lower case; `line` is where it begins, from 1."""

    line: int
    cells: dict[str, str]


class Wrong(Struct, frozen=True):
    """A row that cannot be read; `line` is None where it has none."""

    line: int | None
    why: str


class Table(Struct, frozen=True):
    """The columns of a table in lower case, its rows, and what is none."""

    columns: frozenset[str]
    rows: tuple[Row, ...]
    wrong: tuple[Wrong, ...]


def read_table(text: str) -> Table:
    """Read a table whose first row names its columns, parted by comma, semicolon or tab; never raises."""
    lines = _LINE.findall(text)
    first = 0
    while first < len(lines) and (not lines[first].strip() or _SEPARATOR.fullmatch(lines[first])):
        first += 1
    if first == len(lines):
        return Table(frozenset(), (), ())
    delimiter = max(_DELIMITERS, key=lambda one: len(_cells([lines[first]], one)[0]))
    header = [name.strip().lower() for name in _cells([lines[first]], delimiter)[0]]
    rows: list[Row] = []
    wrong: list[Wrong] = []
    for number, cells in _rows(lines, first + 1, delimiter, len(header)):
        if len(cells) == len(header):
            rows.append(Row(number, dict(zip(header, cells, strict=True))))
        else:
            wrong.append(Wrong(number, f"it has {len(cells)} fields, the header has {len(header)}"))
    return Table(frozenset(header), tuple(rows), tuple(wrong))


def _rows(lines: Sequence[str], at: int, delimiter: str, width: int) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the number of its first line.

    Where a quote is never closed, or closed by one of a later row, only the line that it stands in is lost.
    """
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        count = _lines_of_row(lines, at)
        found = _cells(lines[at : at + count], delimiter, strict=count == 1 and lines[at].count('"') % 2 == 1)
        if count > 1 and (len(found) != 1 or len(found[0]) != width):
            count, found = 1, _cells([lines[at]], delimiter, strict=True)
        cells = found[0]
        while len(cells) > width and not cells[-1].strip():  # a delimiter at the end of each line
            cells = cells[:-1]
        yield at + 1, cells
        at += count


def _lines_of_row(lines: Sequence[str], at: int) -> int:
    """Count the lines until every quote is closed; 1 where that never comes."""
    quotes = length = 0
    for count, line in enumerate(lines[at : at + _MOST_LINES], 1):
        quotes += line.count('"')
        length += len(line)
        if quotes % 2 == 0:
            return count
        if length > _LONGEST:
            break
    return 1


def _cells(lines: Sequence[str], delimiter: str, *, strict: bool = False) -> list[list[str]]:
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter, strict=strict) if row] or [[]]
    except csv.Error:  # a quote that is never closed, a field of more than 128 KiB
        return [[]]
