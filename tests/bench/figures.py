"""Many values and what is said of them."""

import statistics
from collections.abc import Sequence

from msgspec import Struct


class Figure(Struct, frozen=True):
    """A middle value, with the least and the most that were measured, and how many there were."""

    middle: float
    least: float
    most: float
    count: int


def figure(values: Sequence[float]) -> Figure:
    """Give the median of values. Raises statistics.StatisticsError where there are none."""
    return Figure(statistics.median(values), min(values), max(values), len(values))


def p99(values: Sequence[float]) -> float:
    """Give the value that 99 of 100 do not exceed: one that was measured, the nearest from above."""
    ordered = sorted(values)
    return ordered[-(-99 * len(ordered) // 100) - 1]


def drift(moments: Sequence[tuple[float, float]]) -> float:
    """Give by how many seconds a minute a clock is slower than it ought to be.

    Takes pairs (due, came) in seconds; the slope of the medians of the first and of the last quarter, so that
    counts that were late once do not matter.
    """
    quarter = max(1, len(moments) // 4)
    first, last = moments[:quarter], moments[-quarter:]
    late = [statistics.median(came - due for due, came in part) for part in (first, last)]
    middle = [statistics.median(due for due, _ in part) for part in (first, last)]
    span = middle[1] - middle[0]
    return (late[1] - late[0]) / span * 60 if span else 0.0
