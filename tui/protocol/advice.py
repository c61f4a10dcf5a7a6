"""What a coach would say of a protocol that can be read; it never keeps anybody from training.

Two hamstring sets for each quad set, both joint actions, curls first and the slow way down are Giandonato's
(2014, Building a Strong Backside). Warm-ups are left out of everything but the promised minutes.
"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from tui.protocol.findings import Path
from tui.protocol.kinds import AdviceCode
from tui.protocol.model import Exercise, Held, Paced, Protocol
from tui.protocol.tempo import format_tempo
from tui.protocol.timeline import compile_steps, totals
from tui.protocol.units import format_seconds

LEG_DAY = "leg-day"  # the tag that switches most of it on
PROMISE = 5.0  # seconds by which the promised minutes may be wrong
SLOW, LONG_PAUSE, BRAKES = 2, 3, 3  # seconds of lowering; of a pause that makes up for it; of real braking
MANY_SETS = 16  # of the hamstrings in one session
MOST_ASSISTED, LEAST_COMPOUND = 15, 5  # reps
SEVERAL = 3  # hamstring exercises that make a leg day without the tag

_ROUNDING = 1e-6  # seconds


class Advice(Struct, frozen=True):
    """One piece of advice; `path` is the key or exercise that it is about, empty for the whole file."""

    code: AdviceCode
    message: str
    hint: str
    path: Path = ()


def advice(protocol: Protocol) -> tuple[Advice, ...]:
    """Give the advice on a protocol that it does not keep `quiet`, in the order of the codes."""
    working = [exercise for exercise in protocol.exercises if not exercise.warm_up]
    hamstrings = [exercise for exercise in working if exercise.counts == "hamstrings"]
    given = [*_minutes(protocol), *_rushed(hamstrings)]
    leg_day = LEG_DAY in protocol.tags
    if leg_day or len([one for one in hamstrings if _is_trained(one)]) >= SEVERAL:
        given += _coverage(working)
    given += _two_to_one(working, hamstrings)
    if leg_day:
        given += _order(working)
    given += _volume(hamstrings)
    given += _rep_range(working)
    if leg_day:
        given += _glutes_only(working, hamstrings)
        given += _braking(hamstrings)
    return tuple(one for one in given if one.code not in protocol.quiet)


def _minutes(protocol: Protocol) -> Iterator[Advice]:
    """Judge the promise; of an exercise with "max" nobody knows how long it goes on, so it is left out."""
    known = tuple(exercise for exercise in protocol.exercises if not _is_open(exercise))
    if protocol.minutes is None or not known:
        return
    promised = protocol.minutes * 60
    takes = totals(compile_steps(msgspec.structs.replace(protocol, exercises=known))).seconds
    if takes.least - PROMISE - _ROUNDING <= promised <= takes.most + PROMISE + _ROUNDING:
        return
    least, most = format_seconds(takes.least), format_seconds(takes.most)
    takes_text = least if least == most else f"{least} to {most}"
    if len(known) < len(protocol.exercises):
        takes_text += ' without what goes on to "max"'
    meant = f"{takes.least / 60:.2f}".rstrip("0").rstrip(".")
    yield Advice(
        "minutes",
        f"{format_seconds(promised)} is promised, and it takes {takes_text}",
        f"write minutes = {meant}",
        ("minutes",),
    )


def _rushed(hamstrings: Sequence[Exercise]) -> Iterator[Advice]:
    for exercise in hamstrings:
        if not isinstance(exercise.work, Paced):
            continue
        tempo = exercise.work.tempo
        if tempo.lower < SLOW and max(tempo.stretch, tempo.squeeze) < LONG_PAUSE:
            yield Advice(
                "rushed",
                f"{exercise.name} is lowered in {tempo.lower.normalize():f} s at {format_tempo(tempo)}",
                "the way down is half of the work: lower for two seconds or more",
                _path(exercise, "tempo"),
            )


def _coverage(working: Sequence[Exercise]) -> Iterator[Advice]:
    moving = [exercise for exercise in working if not isinstance(exercise.work, Held)]
    hip = any(exercise.hip == "dynamic" for exercise in moving)
    knee = any(exercise.knee == "dynamic" for exercise in moving)
    if hip and not knee:
        yield Advice("coverage", "the hip extends and no knee is flexed", "add a leg curl of some kind")
    if knee and not hip:
        yield Advice(
            "coverage", "the knee is flexed and no hip extends", "add a deadlift, a bridge or a hinge"
        )


def _two_to_one(working: Sequence[Exercise], hamstrings: Sequence[Exercise]) -> Iterator[Advice]:
    quads = sum(exercise.sets for exercise in working if exercise.counts == "quads")
    sets = sum(exercise.sets for exercise in hamstrings)
    if sets < 2 * quads:
        yield Advice(
            "two-to-one",
            f"{_sets(sets)} for the hamstrings and {quads} for the quads: fewer than two for each",
            f"make it {2 * quads} for the hamstrings, or fewer for the quads",
        )


def _order(working: Sequence[Exercise]) -> Iterator[Advice]:
    for exercise in working:
        if exercise.knee == "dynamic":
            return
        if exercise.role == "compound":
            yield Advice(
                "order",
                f"{exercise.name} comes with no curl before it",
                "curl first: hamstrings that are awake do their part of the big lift",
                _path(exercise),
            )
            return


def _volume(hamstrings: Sequence[Exercise]) -> Iterator[Advice]:
    sets = sum(exercise.sets for exercise in hamstrings)
    if sets > MANY_SETS:
        yield Advice(
            "volume",
            f"{_sets(sets)} for the hamstrings in one session",
            f"more than {MANY_SETS} are better spread over two days",
        )


def _rep_range(working: Sequence[Exercise]) -> Iterator[Advice]:
    for exercise in working:
        if not isinstance(exercise.work, Paced):
            continue
        known = [target for target in exercise.work.reps if not target.open_ended]
        least = min((target.least for target in known), default=LEAST_COMPOUND)
        most = max((target.most for target in known), default=MOST_ASSISTED)
        if exercise.role == "assistance" and most > MOST_ASSISTED:
            message = f"{exercise.name} goes up to {most} reps, and it is an assistance exercise"
            hint = f"up to {MOST_ASSISTED}, with more load or a slower tempo"
            yield Advice("rep-range", message, hint, _path(exercise, "reps"))
        elif exercise.role == "compound" and least < LEAST_COMPOUND:
            message = f"{exercise.name} has {least} rep{'' if least == 1 else 's'}, and it is a compound"
            hint = f"{LEAST_COMPOUND} or more, with less load"
            yield Advice("rep-range", message, hint, _path(exercise, "reps"))


def _glutes_only(working: Sequence[Exercise], hamstrings: Sequence[Exercise]) -> Iterator[Advice]:
    if not hamstrings and any(exercise.counts == "glutes" for exercise in working):
        yield Advice("glutes-only", "the glutes work and no hamstring does", "add a hinge or a curl")


def _braking(hamstrings: Sequence[Exercise]) -> Iterator[Advice]:
    if not any(isinstance(one.work, Paced) and one.work.tempo.lower >= BRAKES for one in hamstrings):
        yield Advice(
            "braking",
            f"no hamstring exercise is lowered for {BRAKES} s or more",
            "let one of them brake: 3-1-1-1",
        )


def _is_trained(exercise: Exercise) -> bool:
    """Whether an exercise is paced by reps and is not there to find out where it is felt."""
    return isinstance(exercise.work, Paced) and exercise.ask != "where"


def _is_open(exercise: Exercise) -> bool:
    return isinstance(exercise.work, Paced) and any(target.open_ended for target in exercise.work.reps)


def _path(exercise: Exercise, *keys: str) -> Path:
    return ("exercise", exercise.entry - 1, *keys)


def _sets(number: int) -> str:
    return f"{number} set{'' if number == 1 else 's'}"
