"""The course of an exercise drawn over its dates: the load as steps, below it how well it was felt.

Rows are loads that were lifted, not figures between them, so that a step is one row and its label is exact.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

from msgspec import Struct

from tui.floor.course import Course, Point
from tui.floor.drawn import Line, Part, Piece, broken
from tui.floor.wording import MONTHS
from tui.progress.weights import kilograms

EARNED = "◆"
UNRATED = "·"
WIDEST_DAY = 4  # cells for a day where there are few of them
BELOW = 3  # rows for what was felt, for the dates, and an empty one
LABEL = 12  # cells that a load may take
FELT = "felt"
SHORTEST_MONTH = 28  # days


class Axis(Struct, frozen=True):
    """Which column a day stands in: so many columns, `days` to one or `cells` to a day."""

    first: date
    columns: int
    days: int = 1
    cells: int = 1

    def column(self, on: date) -> int:
        """Give the column of a day, from 0."""
        return min(self.columns - 1, (on - self.first).days * self.cells // self.days)

    def day(self, column: int) -> date:
        """Give the first day of a column."""
        return self.first + timedelta(days=ceil(column * self.days / self.cells))


def axis_of(first: date, last: date, columns: int) -> Axis:
    """Lay the days from the first to the last into so many columns."""
    span = (last - first).days + 1
    if span <= columns:
        return Axis(first, columns, cells=min(WIDEST_DAY, columns // span))
    return Axis(first, columns, days=ceil(span / columns))


def chart(course: Course, width: int, height: int, *, since: date | None = None) -> list[Line]:
    """Draw a course into so many cells and rows, from a day on; without one, all of it."""
    points = [one for one in course.points if since is None or one.on >= since] or [course.last]
    levels = _levels(points)
    rows = max(1, min(len(levels), height - BELOW - 1))
    at = {name: round(place * (rows - 1) / max(1, len(levels) - 1)) for place, name in enumerate(levels)}
    labels = {}
    for name, height_of in at.items():
        labels[height_of] = name[:LABEL]
    gutter = max([len(FELT), *map(len, labels.values())]) + 1
    axis = axis_of(points[0].on, points[-1].on, max(1, width - gutter - 1))
    grid = _steps(points, axis, at, rows)
    drawn: list[Line] = []
    for height_of in reversed(range(rows)):
        label = Piece(labels.get(height_of, "").rjust(gutter - 1) + " ", "faint")
        drawn.append((label, Piece("│", "faint"), *_pieces(grid[height_of])))
    drawn.append((Piece(FELT.rjust(gutter - 1) + "  ", "faint"), Piece(_felt(points, axis))))
    drawn.append((Piece(" " * (gutter + 1) + _dates(axis, points[-1].on), "faint"),))
    return [*drawn, *broken(legend(axis), width, part="faint")]


def legend(axis: Axis) -> str:
    """Say what the signs mean."""
    span = f" · a column is {axis.days} days" if axis.days > 1 else ""
    return f"{EARNED} a step earned · {FELT}: the lowest of the sets{span}"


def _levels(points: Sequence[Point]) -> list[str]:
    """Give the loads that were lifted, lightest first; bands, which have no weight, as they came."""
    weights: dict[str, tuple[bool, float]] = {}
    for point in points:
        if point.load is not None and point.label not in weights:
            weight = kilograms(point.load)
            weights[point.label] = (weight is not None, float(weight or 0))
    return sorted(weights, key=lambda name: weights[name])


def _steps(points: Sequence[Point], axis: Axis, at: dict[str, int], rows: int) -> list[list[str]]:
    grid = [[" "] * axis.columns for _ in range(rows)]
    last: dict[int, int] = {}
    marks: list[tuple[int, int]] = []
    for point in points:
        if point.load is not None:
            column, level = axis.column(point.on), at[point.label]
            last[column] = level
            if point.earned:
                marks.append((level, column))
    now: int | None = None
    end = max(last, default=-1)
    for column in range(end + 1):
        then, now = now, last.get(column, now)
        if now is None:
            continue
        if then is None or then == now:
            grid[now][column] = "─"
            continue
        up = now > then
        grid[then][column], grid[now][column] = ("╯", "╭") if up else ("╮", "╰")
        for between in range(min(then, now) + 1, max(then, now)):
            grid[between][column] = "│"
    for level, column in marks:
        grid[level][column] = EARNED
    return grid


def _pieces(cells: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for cell in cells:
        part: Part = "earned" if cell == EARNED else "line"
        if pieces and pieces[-1].part == part:
            pieces[-1] = Piece(pieces[-1].text + cell, part)
        else:
            pieces.append(Piece(cell, part))
    return pieces


def _felt(points: Sequence[Point], axis: Axis) -> str:
    cells = [" "] * axis.columns
    for point in points:
        column = axis.column(point.on)
        rated = [*point.felt, *([int(cells[column])] if cells[column].isdigit() else [])]
        cells[column] = str(min(rated)) if rated else UNRATED
    return "".join(cells)


def _dates(axis: Axis, last: date) -> str:
    """Name the months, or the years, where there is room for their names."""
    text = f"{MONTHS[axis.first.month - 1]} {axis.first.year}"
    month, year = axis.first.month, axis.first.year
    crowded = axis.days * (len("Jan") + 1) > SHORTEST_MONTH
    for column in range(1, axis.columns):
        on = axis.day(column)
        if on > last or (on.year, on.month) == (year, month):
            continue
        name = str(on.year) if on.year != year else "" if crowded else MONTHS[on.month - 1]
        month, year = on.month, on.year
        if name and column > len(text) and column + len(name) <= axis.columns:
            text = text.ljust(column) + name
    return text[: axis.columns]
