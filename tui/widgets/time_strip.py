"""A protocol as a strip in proportion to time, and the same in words."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from tui.protocol.timeline import Step
from tui.session.snapshot import clock

Kind = Literal["rest", "wake-up", "set", "hold"]

BLOCKS: dict[Kind, str] = {"rest": "▁", "wake-up": "▃", "set": "▆", "hold": "█"}
_MANY: dict[Kind, str] = {"rest": "rests", "wake-up": "wake-up", "set": "sets", "hold": "holds"}
_NARROWEST = 0.25  # of the share of a cell that a rest or a hold needs to be seen


class Part(Struct, frozen=True):
    """A stretch of one kind, in seconds."""

    kind: Kind
    seconds: float


def parts(steps: Sequence[Step], warm_ups: Collection[int]) -> list[Part]:
    """Join what follows each other and is of one kind; `warm_ups` are the places of such exercises."""
    timed = [(_kind(step, warm_ups), step.seconds) for step in steps if step.seconds]
    return [
        Part(kind, sum(seconds for _, seconds in group))
        for kind, group in groupby(timed, key=lambda pair: pair[0])
    ]


def drawn(strip: Sequence[Part], width: int) -> str:
    """Draw it in so many cells; rests and holds keep one each where there is room for that."""
    whole = sum(part.seconds for part in strip)
    if not whole or width < 1:
        return ""
    cells: list[Kind] = []
    ends = list(_ends(strip))
    place = 0
    for cell in range(width):
        middle = (cell + 0.5) * whole / width
        while place < len(ends) - 1 and ends[place] <= middle:
            place += 1
        cells.append(strip[place].kind)
    for part, end in zip(strip, ends, strict=True):
        share = part.seconds * width / whole
        if part.kind not in {"rest", "hold"} or share >= 1 or share < _NARROWEST:
            continue
        middle = int((end - part.seconds / 2) * width / whole)
        near = (cell for cell in (middle, middle - 1, middle + 1) if 0 <= cell < width)
        if cells[min(middle, width - 1)] != part.kind:
            free = next((cell for cell in near if cells[cell] in {"set", "wake-up"}), None)
            if free is not None:
                cells[free] = part.kind
    return "".join(BLOCKS[kind] for kind in cells)


def in_words(strip: Sequence[Part]) -> str:
    """Say how long what takes: `▃ wake-up 0:30 · ▆ sets 3:36 · █ holds 0:15 · ▁ rests 0:39`."""
    sums: dict[Kind, float] = {}
    for part in strip:
        sums[part.kind] = sums.get(part.kind, 0.0) + part.seconds
    order: tuple[Kind, ...] = ("wake-up", "set", "hold", "rest")
    return " · ".join(f"{BLOCKS[kind]} {_MANY[kind]} {clock(sums[kind])}" for kind in order if kind in sums)


def _kind(step: Step, warm_ups: Collection[int]) -> Kind:
    if not step.in_set:
        return "rest"
    if step.entry in warm_ups:
        return "wake-up"
    return "hold" if step.kind == "hold" else "set"


def _ends(strip: Sequence[Part]) -> Iterator[float]:
    at = 0.0
    for part in strip:
        at += part.seconds
        yield at
