"""Protocol -> steps: a flat, immutable tuple, each step with its kind, its length and its start.

Every total is a sum over steps, so the screen, `show` and the record can never disagree.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

import msgspec
from msgspec import Struct

from tui.files.digest import digest
from tui.protocol.model import MAX_REPS, Exercise, Held, Paced, Phase, Protocol, Ready, SetKey, Side, Timed
from tui.protocol.tempo import order_of_performance

StepKind = Literal[
    "lower", "stretch", "lift", "squeeze", "hold", "work", "rest", "switch", "changeover", "ready"
]

PHASES: frozenset[StepKind] = frozenset({"lower", "stretch", "lift", "squeeze"})
UNDER_TENSION: frozenset[StepKind] = PHASES | {"hold", "work"}


class Step(Struct, frozen=True, kw_only=True):
    """One stretch of time, and where it stands.

    `at` counts timed seconds from the start; `seconds` is None for a `ready` step, which waits for a key.
    A rest or a switch stands with the set just done, a changeover or a `ready` step with the set to come.
    """

    at: float
    seconds: float | None
    kind: StepKind
    entry: int
    exercise: str
    name: str
    section: str | None
    set: int
    sets: int
    rep: int | None = None
    reps: int | None = None
    least: int | None = None  # of a range: from this rep on `done` closes the set
    open_ended: bool = False  # reps = "max": runs until `done`
    side: Side | None = None
    cue: str | None = None

    @property
    def in_set(self) -> bool:
        """Whether a set runs here: everything under tension."""
        return self.kind in UNDER_TENSION

    @property
    def final_hold(self) -> bool:
        """Whether this is the hold on the last rep, not an isometric set."""
        return self.kind == "hold" and self.rep is not None

    @property
    def set_key(self) -> SetKey:
        """What tells one set from another."""
        return (self.entry, self.set, self.side)


class Span(Struct, frozen=True):
    """A total in seconds: `least` and `most` differ where reps are a range."""

    least: float
    most: float


class Totals(Struct, frozen=True):
    """Sums over the steps, in seconds.

    `seconds`: all timed steps. `tension`: everything done with the muscle under load. `lowering`: the lower
    steps alone (ten reps lowered for three seconds are thirty).
    """

    seconds: Span
    tension: Span
    lowering: Span
    open_ended: bool = False  # a set runs until `done`: the most is a hundred reps, and no promise


def compile_steps(protocol: Protocol, *, max_reps: int = MAX_REPS) -> tuple[Step, ...]:
    """Lay a protocol out in time; ranges run to their top, `"max"` to `max_reps`."""
    return in_time(_untimed(protocol, max_reps))


def totals(steps: Iterable[Step]) -> Totals:
    """Add up what the steps take."""
    steps = tuple(steps)

    def span(counts: Callable[[Step], bool]) -> Span:
        chosen = [step for step in steps if step.seconds is not None and counts(step)]
        return Span(
            math.fsum(step.seconds or 0.0 for step in chosen if not _beyond_least(step)),
            math.fsum(step.seconds or 0.0 for step in chosen),
        )

    return Totals(
        seconds=span(lambda _: True),
        tension=span(lambda step: step.in_set),
        lowering=span(lambda step: step.kind == "lower"),
        open_ended=any(step.open_ended for step in steps),
    )


def fingerprint(steps: Sequence[Step]) -> str:
    """Sixteen hex digits that change when any step does: may an interrupted session go on?"""
    return digest(msgspec.json.encode(steps))[:16]


def _beyond_least(step: Step) -> bool:
    return step.rep is not None and step.least is not None and step.rep > step.least and step.kind != "hold"


def in_time(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Set every start from the lengths before it, counted in whole microseconds so that no sum drifts."""
    at = 0
    placed = []
    for step in steps:
        begins = at / 1_000_000
        placed.append(step if step.at == begins else msgspec.structs.replace(step, at=begins))
        at += round((step.seconds or 0.0) * 1_000_000)
    return tuple(placed)


class _Turn(Struct, frozen=True):
    """One set in the order of performance; `closes` is the exercise whose changeover follows its group."""

    exercise: Exercise
    number: int
    closes: Exercise


def _untimed(protocol: Protocol, max_reps: int) -> Iterator[Step]:
    turns = list(_turns(protocol.exercises))
    if turns:
        yield from _between(protocol.opening, "changeover", turns[0].exercise, turns[0].number)
    for turn, following in pairwise([*turns, None]):
        if turn is None:  # pairwise pads on the right only
            return
        yield from _set(turn.exercise, turn.number, max_reps)
        if following is not None:
            yield from _gap(turn, following)


def _turns(exercises: Sequence[Exercise]) -> Iterator[_Turn]:
    """Give the sets in the order of performance: neighbours of one superset letter take turns."""
    for _, group in groupby(exercises, key=lambda e: e.superset or f"entry {e.entry}"):
        members = list(group)
        for number in range(1, max(e.sets for e in members) + 1):
            yield from (_Turn(e, number, members[-1]) for e in members if number <= e.sets)


def _gap(turn: _Turn, following: _Turn) -> Iterator[Step]:
    """What lies between two sets: a rest after a round, a changeover inside it and after the group."""
    done, coming = turn.exercise, following.exercise
    if turn.closes.entry != following.closes.entry:
        yield from _between(turn.closes.changeover, "changeover", coming, following.number)
    elif following.number == turn.number:
        yield from _between(done.changeover, "changeover", coming, following.number)
    else:
        yield from _between(done.rest, "rest", done, turn.number, leads_to=following)


def _between(
    length: float | Ready,
    kind: Literal["rest", "switch", "changeover"],
    exercise: Exercise,
    number: int,
    *,
    side: Side | None = None,
    leads_to: _Turn | None = None,
) -> Iterator[Step]:
    if length == "ready":
        if leads_to is not None:
            exercise, number = leads_to.exercise, leads_to.number
        yield _step(exercise, number, "ready", None, cue=exercise.cues.get("setup"))
    elif length > 0:
        cue = exercise.cues.get("rest" if kind == "rest" else "setup") if kind != "switch" else None
        yield _step(exercise, number, kind, length, side=side, cue=cue)


def _set(exercise: Exercise, number: int, max_reps: int) -> Iterator[Step]:
    if not exercise.each_side:
        yield from _side(exercise, number, None, max_reps)
        return
    yield from _side(exercise, number, "left", max_reps)
    yield from _between(exercise.switch, "switch", exercise, number, side="left")
    yield from _side(exercise, number, "right", max_reps)


def _side(exercise: Exercise, number: int, side: Side | None, max_reps: int) -> Iterator[Step]:
    match exercise.work:
        case Timed(seconds):
            yield _step(exercise, number, "work", seconds, side=side, cue=exercise.cues.get("work"))
        case Held(seconds):
            yield _step(exercise, number, "hold", seconds, side=side, cue=exercise.cues.get("hold"))
        case Paced() as paced:
            target = paced.reps[number - 1]
            reps = min(target.most, max_reps) if target.open_ended else target.most
            phases = order_of_performance(paced.tempo, exercise.starts)
            for rep in range(1, reps + 1):
                for kind, seconds in _with_hold(paced, exercise, phases) if rep == reps else phases:
                    yield _step(
                        exercise,
                        number,
                        kind,
                        seconds,
                        side=side,
                        rep=rep,
                        reps=reps,
                        least=target.least if target.least < reps else None,
                        open_ended=target.open_ended,
                        cue=exercise.cues.get(kind),
                    )


def _with_hold(
    paced: Paced, exercise: Exercise, phases: Sequence[tuple[Phase, float]]
) -> Iterator[tuple[Phase | Literal["hold"], float]]:
    """Put the final hold into its slot: after the pause that it is named after, even one of no length."""
    hold = paced.final_hold
    if hold is None or hold.seconds == 0:
        yield from phases
        return
    written: tuple[Phase, ...] = ("lower", "stretch", "lift", "squeeze")
    order = written if exercise.starts == "lower" else (*written[2:], *written[:2])
    lengths = dict(phases)
    for phase in order:
        if phase in lengths:
            yield phase, lengths[phase]
        if phase == hold.at:
            yield "hold", hold.seconds


def _step(
    exercise: Exercise,
    number: int,
    kind: StepKind,
    seconds: float | None,
    *,
    side: Side | None = None,
    rep: int | None = None,
    reps: int | None = None,
    least: int | None = None,
    open_ended: bool = False,
    cue: str | None = None,
) -> Step:
    return Step(
        at=0.0,
        seconds=seconds,
        kind=kind,
        entry=exercise.entry,
        exercise=exercise.id,
        name=exercise.name,
        section=exercise.section,
        set=number,
        sets=exercise.sets,
        rep=rep,
        reps=reps,
        least=least,
        open_ended=open_ended,
        side=side,
        cue=cue,
    )
