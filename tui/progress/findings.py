"""What keeps a session from passing: found in its sets, one by one, and in how it ended."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from tui.progress.days import listed
from tui.progress.performance import Performance, is_paced, numbered, planned_sets
from tui.progress.record import SetRecord
from tui.protocol.model import Exercise, Held, Paced, RepTarget, Timed
from tui.protocol.units import parse_reps
from tui.protocol.wrong import Wrong

Kind = Literal["pain", "short", "building", "hold", "tempo", "connection", "missing", "outcome", "unknown"]


class Finding(Struct, frozen=True):
    """Something that decided: of one set, or, where `of` is empty, of the session.

    `many` is what is said of several sets at once, where that differs.
    """

    kind: Kind
    says: str
    of: str = ""
    many: str = ""


def findings_of(performed: Performance) -> Iterator[Finding]:
    """Give all that keeps a performance from passing, set by set, then what is so of the whole session."""
    exercise, sets = performed.exercise, performed.sets
    sided = any(record.side is not None for record in sets)
    there = set()
    for number, record in numbered(sets):
        there.add((number, record.side))
        yield from _of_a_set(record, number, exercise)
    for number in range(1, planned_sets(sets, exercise) + 1):
        for side in ("left", "right") if sided else (None,):
            if (number, side) not in there:
                yield Finding("missing", "was not done", _called(number, side), "were not done")
    yield from _of_the_session(performed)


def _of_the_session(performed: Performance) -> Iterator[Finding]:
    session = performed.session
    elsewhere = [one for one in session.sets if one.pain and one not in performed.sets]
    outcome = session.end.outcome if session.end is not None else None
    if elsewhere:
        where = "the warm-up" if elsewhere[0].warm_up else elsewhere[0].exercise
        yield Finding("pain", f"pain in {where}")
    if outcome == "pain":
        yield Finding("outcome", "pain ended the session")
    elif outcome != "finished":
        yield Finding("outcome", "the session was stopped")


def _of_a_set(record: SetRecord, number: int, exercise: Exercise) -> Iterator[Finding]:
    of = _called(number, record.side)
    if record.pain:
        yield Finding("pain", "hurt", of)
    if is_paced(record, exercise):
        yield from _of_reps(record, number, of, exercise)
    else:
        yield from _of_seconds(record, of, exercise)
    needed = exercise.progress.connection
    if needed is not None and record.connection is None:
        yield Finding("unknown", "has no rating", of, "have no rating")
    elif needed is not None and record.connection is not None and record.connection < needed:
        yield Finding("connection", f"felt {record.connection} ({needed} needed)", of)


def _of_reps(record: SetRecord, number: int, of: str, exercise: Exercise) -> Iterator[Finding]:
    target = target_of(record, number, exercise)
    if record.reps is None:
        yield Finding("unknown", "does not say how many reps", of, "do not say how many reps")
    elif target is not None and record.reps < (1 if target.open_ended else target.most):
        building = exercise.progress.rule == "double" and record.reps >= target.least
        top = 1 if target.open_ended else target.most
        says = f"ended at {record.reps} of {top}"
        yield Finding("building" if building else "short", says, of)
    wanted = _hold_target(record, exercise)
    if wanted and record.final_hold is None:
        yield Finding(
            "unknown", "does not say how long it was held", of, "do not say how long they were held"
        )
    elif wanted and _tenths(record.final_hold) < _tenths(wanted):
        yield Finding("hold", f"held {record.final_hold or 0:g} of {wanted:g} s", of)
    if record.tempo_kept is None:
        yield Finding("unknown", "does not say if the tempo was kept", of, "do not say if the tempo was kept")
    elif not record.tempo_kept:
        yield Finding("tempo", "broke tempo", of)


def _of_seconds(record: SetRecord, of: str, exercise: Exercise) -> Iterator[Finding]:
    own = exercise.work.seconds if isinstance(exercise.work, Timed | Held) else None
    wanted = own if record.seconds_target is None else record.seconds_target
    if record.seconds is None:
        yield Finding("unknown", "does not say how long it was", of, "do not say how long they were")
    elif wanted is not None and _tenths(record.seconds) < _tenths(wanted):
        yield Finding("short", f"ended at {record.seconds:g} of {wanted:g} s", of)


def target_of(record: SetRecord, number: int, exercise: Exercise) -> RepTarget | None:
    """Give the reps that a set was to have: as recorded, else as the file has them today."""
    recorded = _recorded_target(record.target) if record.target is not None else None
    if recorded is not None:
        return recorded
    if not isinstance(exercise.work, Paced):
        return None
    return exercise.work.reps[min(number, len(exercise.work.reps)) - 1]


@lru_cache(256)  # ten years of sets know some dozen targets
def _recorded_target(target: str) -> RepTarget | None:
    text = target.strip()
    try:
        return parse_reps(int(text) if text.isdecimal() else text)[0]
    except Wrong:  # a record edited by hand may say anything
        return None


def _hold_target(record: SetRecord, exercise: Exercise) -> float | None:
    """Give the seconds of the final hold; a set that the program wrote says itself whether it had one."""
    if record.final_hold_target is not None or record.target is not None:
        return record.final_hold_target
    hold = exercise.work.final_hold if isinstance(exercise.work, Paced) else None
    return hold.seconds if hold is not None else None


def _tenths(seconds: float | None) -> int:
    """Give tenths of a second, as the file keeps them."""
    return round(round(seconds or 0.0, 1) * 10)


def _called(number: int, side: str | None) -> str:
    return f"{number} {side}" if side else str(number)


def together(findings: Sequence[Finding]) -> Iterator[str]:
    """Say what several sets have in common once, in the order in which it is first met."""
    groups: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        groups.setdefault((finding.says, finding.many), []).append(finding.of)
    for (says, many), of in groups.items():
        if of == [""]:
            yield says
        elif len(of) == 1:
            yield f"set {of[0]} {says}"
        else:
            yield f"sets {listed(of)} {many or says}"
