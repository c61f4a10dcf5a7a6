"""Two hamstring sets for each of the quads, both joint actions, days of rest: counted from the records.

A rule about the amount of training, and no prediction of injuries.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.progress.days import counted, day_of
from tui.progress.known import Traits
from tui.progress.performance import in_order, is_done
from tui.progress.record import Session, SetRecord
from tui.protocol.units import parse_reps
from tui.protocol.wrong import Wrong

TraitsOf = Callable[[Session, SetRecord], Traits]

DAYS = 7
TWO_TO_ONE = 2
HEAVY = 5  # reps or fewer in a set
REST = timedelta(hours=48)  # between two heavy days
MANY, TOO_MANY = 16, 20  # hamstring sets in a week


class Advice(Struct, frozen=True):
    """One sentence; `level` is how it may be coloured, the words say it without."""

    level: Literal["note", "amber", "red"]
    text: str


class Balance(Struct, frozen=True, kw_only=True):
    """The sets of some days, both of them included; left and right together are one set."""

    first: date
    last: date
    hamstring_sets: int
    quad_sets: int
    hip_sets: int
    knee_sets: int
    advice: tuple[Advice, ...] = ()

    @property
    def ratio(self) -> Fraction | None:
        """Hamstring sets for each quad set; None without a quad set."""
        return Fraction(self.hamstring_sets, self.quad_sets) if self.quad_sets else None


class _Set(Struct, frozen=True):
    """One set, of both sides where it has two."""

    session: Session
    record: SetRecord
    traits: Traits


def balance(sessions: Iterable[Session], traits: TraitsOf, on: date) -> Balance:
    """Count the day `on` and the six before it, by the records' own local dates."""
    return balance_between(sessions, traits, on - timedelta(days=DAYS - 1), on)


def by_week(sessions: Iterable[Session], traits: TraitsOf, on: date, weeks: int) -> tuple[Balance, ...]:
    """Count so many weeks from Monday to Sunday, the one of the day `on` last."""
    monday = on - timedelta(days=on.weekday())
    kept = list(sessions)
    starts = (monday - timedelta(weeks=back) for back in reversed(range(weeks)))
    return tuple(balance_between(kept, traits, start, start + timedelta(days=6)) for start in starts)


def balance_between(sessions: Iterable[Session], traits: TraitsOf, first: date, last: date) -> Balance:
    """Count the days from the first to the last."""
    within = in_order(session for session in sessions if first <= session.started.date() <= last)
    sets = [one for session in within for one in _sets(session, traits)]
    hamstrings = [one for one in sets if one.traits.counts == "hamstrings"]
    counts = Balance(
        first=first,
        last=last,
        hamstring_sets=len(hamstrings),
        quad_sets=sum(one.traits.counts == "quads" for one in sets),
        hip_sets=sum(one.traits.hip for one in hamstrings),
        knee_sets=sum(one.traits.knee for one in hamstrings),
    )
    advice = (*_of_ratio(counts), *_of_joints(counts), *_of_rest(hamstrings), *_of_volume(counts))
    return replace(counts, advice=advice)


def _sets(session: Session, traits: TraitsOf) -> Iterator[_Set]:
    """Give the sets that were done, warm-ups left out."""
    seen: set[tuple[int | None, str, int]] = set()
    turns: dict[tuple[int | None, str, str | None], int] = {}
    for record in session.sets:
        if record.warm_up or not is_done(record):
            continue
        turn = (record.entry, record.exercise, record.side)
        turns[turn] = turns.get(turn, 0) + 1
        key = (record.entry, record.exercise, record.set or turns[turn])
        if record.side is not None and key in seen:
            continue
        seen.add(key)
        yield _Set(session, record, traits(session, record))


def _of_ratio(counts: Balance) -> Iterator[Advice]:
    ratio = counts.ratio
    if ratio is None or ratio >= TWO_TO_ONE:
        return
    missing = TWO_TO_ONE * counts.quad_sets - counts.hamstring_sets
    yield Advice(
        "amber",
        f"{counted(counts.hamstring_sets, 'hamstring set')} for {counted(counts.quad_sets, 'quad set')}: "
        f"two for each are meant, {missing} more",
    )


def _of_joints(counts: Balance) -> Iterator[Advice]:
    if not counts.hamstring_sets or (counts.hip_sets and counts.knee_sets):
        return
    if counts.knee_sets:
        text = "the hamstring sets bend the knee and none moves the hip: add a hinge, a deadlift say"
    elif counts.hip_sets:
        text = "the hamstring sets move the hip and none bends the knee: add curls"
    else:
        text = "no hamstring set moves the hip or bends the knee: add a hinge and curls"
    yield Advice("amber", text)


def _of_rest(hamstrings: Iterable[_Set]) -> Iterator[Advice]:
    heavy: dict[date, list[datetime]] = {}
    for one in hamstrings:
        if _is_heavy(one.record):
            heavy.setdefault(one.session.started.date(), []).append(one.session.started)
    for (day, before), (next_day, after) in pairwise(sorted(heavy.items())):
        if min(after) - max(before) < REST:
            yield Advice(
                "amber",
                f"heavy for the hamstrings on {day_of(day)} and again on {day_of(next_day)}: "
                f"leave 48 hours between such days",
            )


def _of_volume(counts: Balance) -> Iterator[Advice]:
    sets = f"{counts.hamstring_sets} hamstring sets in {(counts.last - counts.first).days + 1} days"
    if counts.hamstring_sets > TOO_MANY:
        yield Advice("red", f"{sets}, more than {TOO_MANY}: too many for most, leave some out")
    elif counts.hamstring_sets > MANY:
        yield Advice("amber", f"{sets}, more than {MANY}: watch how well they recover")


def _is_heavy(record: SetRecord) -> bool:
    """Whether a set was of few reps, or of a load derived from a lighter day; one cut short is not."""
    if record.load_of is not None:
        return True
    return record.reps is not None and record.reps <= HEAVY and _least_asked(record) <= HEAVY


def _least_asked(record: SetRecord) -> int:
    text = (record.target or "").strip()
    try:
        return parse_reps(int(text) if text.isdecimal() else text)[0].least if text else 1
    except Wrong:  # a record edited by hand may say anything
        return 1


def ratio_text(counts: Balance) -> str:
    """Say the ratio in words: `2 to 1`, `1.3 to 1`; with no quad set there is none."""
    if counts.ratio is None:
        return "no quad sets"
    return f"{floor(counts.ratio * 10) / 10:g} to 1"  # never rounded up to what it is not
