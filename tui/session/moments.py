"""The moments inside a step at which something can be seen or heard: counts and the half-way mark.

Phases are counted up, as one counts a tempo; everything else is counted down.
"""

import math
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tui.protocol.timeline import PHASES, StepKind

HALF_WAY_FROM = 10.0  # seconds that a hold must last before half-way is said


class Moment(Struct, frozen=True):
    """A mark `offset` seconds into a step: a new count, or half-way."""

    offset: float
    kind: Literal["count", "half"]
    count: int | None = None


def counts_up(kind: StepKind | Literal["lead-in"]) -> bool:
    """Whether the seconds are counted one, two, three; else three, two, one."""
    return kind in PHASES


def count_at(kind: StepKind | Literal["lead-in"], length: float, elapsed: float) -> int:
    """Give the figure to be shown `elapsed` seconds into a step of `length` seconds: never 0."""
    if counts_up(kind):
        return min(math.floor(elapsed) + 1, max(1, math.ceil(length)))
    return max(1, math.ceil(length - elapsed))


def moments(
    kind: StepKind | Literal["lead-in"], length: float, after: float, until: float
) -> Iterator[Moment]:
    """Give the marks with `after < offset <= until`, in order; the start and the end of a step are none.

    Both bounds are clipped to the step, so that a late look may ask for all that is left of it.
    """
    if counts_up(kind):
        number = max(1, math.floor(after))
        while number < length and number <= until:
            if number > after:
                yield Moment(float(number), "count", number + 1)
            number += 1
        return
    half = length / 2 if kind == "hold" and length >= HALF_WAY_FROM else None
    left = math.ceil(length - max(after, 0.0))
    while left > 0:
        offset = length - left
        if half is not None and after < half <= until and half <= offset:
            yield Moment(half, "half")
            half = None
        if offset > until:
            break
        if offset > max(after, 0.0):
            yield Moment(offset, "count", left)
        left -= 1
    if half is not None and after < half <= until:
        yield Moment(half, "half")
