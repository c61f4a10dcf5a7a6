"""The balance in words, and drawn against the line of two to one."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil

from tui.floor.drawn import Line, Part, Piece, broken
from tui.progress.balance import TWO_TO_ONE, Balance, ratio_text
from tui.progress.days import counted, day_of
from tui.progress.record import Session

WORDS = {"note": "note", "amber": "watch", "red": "too much"}
LEVELS: dict[str, Part] = {"note": "plain", "amber": "watch", "red": "bad"}
LINE = "┃"
_LABEL = 15  # cells
_FIGURE = 4


def told(counts: Balance) -> Iterator[str]:
    """Say the balance in lines; those of advice begin with how urgent it is."""
    yield f"{day_of(counts.first)} to {day_of(counts.last)}"
    yield f"  hamstring sets {counts.hamstring_sets}, {_quads(counts)}"
    yield f"  of the hamstring sets {counts.hip_sets} at the hip, {counts.knee_sets} at the knee"
    for advice in counts.advice:
        yield f"  {WORDS[advice.level]}: {advice.text}"


def days_between(sessions: Iterable[Session], counts: Balance) -> str:
    """Say how many days lay between the sessions of those days, and since the one before them."""
    dates = sorted({session.started.date() for session in sessions if session.counts})
    within = [on for on in dates if counts.first <= on <= counts.last]
    before = [on for on in dates if on < counts.first][-1:]
    gaps = [(after - on).days for on, after in pairwise([*before, *within])]
    if not within:
        return "no session in these days"
    if not gaps:
        return f"one session, on {day_of(within[0])}"
    return f"days from session to session: {' '.join(map(str, gaps))}"


def drawing(counts: Balance, gaps: str, width: int) -> list[Line]:
    """Draw both counts as bars, with a line where two to one lies, and say the rest in words."""
    needed = TWO_TO_ONE * counts.quad_sets
    room = max(1, width - _LABEL - _FIGURE - 1)
    a_cell = max(1, ceil(max(counts.hamstring_sets, needed, 1) / room))
    lines: list[Line] = [(Piece(f"{day_of(counts.first)} to {day_of(counts.last)}", "strong"),)]
    lines.append(_bar("hamstring sets", counts.hamstring_sets, a_cell, at=needed))
    lines.append(_bar("quad sets", counts.quad_sets, a_cell))
    of = f"{LINE} two to one: {needed} hamstring sets for {counted(counts.quad_sets, 'quad set')}; "
    kept = counts.ratio is not None and counts.ratio >= TWO_TO_ONE
    first: Part = "good" if kept else "plain"
    now = f"they are {ratio_text(counts)}" if counts.quad_sets else ""
    lines += broken(of + now if counts.quad_sets else "no quad sets: two to one is kept", width, part=first)
    lines.append(_bar("  at the hip", counts.hip_sets, a_cell))
    lines.append(_bar("  at the knee", counts.knee_sets, a_cell))
    lines += broken(gaps[:1].upper() + gaps[1:], width)
    for advice in counts.advice:
        lines += broken(f"{WORDS[advice.level]}: {advice.text}", width, indent=2, part=LEVELS[advice.level])
    return lines


def _quads(counts: Balance) -> str:
    return f"quad sets {counts.quad_sets}: {ratio_text(counts)}" if counts.quad_sets else "no quad sets"


def _bar(name: str, count: int, a_cell: int, *, at: int = 0) -> Line:
    cells = "█" * ceil(count / a_cell)
    pieces = [Piece(f"{name.ljust(_LABEL)}{count:>{_FIGURE - 1}} ", "plain")]
    if not at:
        return (*pieces, Piece(cells, "line"))
    end = ceil(at / a_cell)
    return (
        *pieces,
        Piece(cells[: end - 1].ljust(end - 1), "line"),
        Piece(LINE, "earned"),
        Piece(cells[end:], "line"),
    )
