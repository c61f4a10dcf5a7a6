"""What a session of a plan changes of its protocol: whether it fits, and the protocol as it is then done."""

from collections.abc import Iterator
from typing import Any

import msgspec

from tui.files.shown import quoted
from tui.protocol.kinds import MAX_SETS
from tui.protocol.model import Exercise, FinalHold, Paced, Protocol, RepTarget, Work
from tui.protocol.plan import Overrides
from tui.protocol.wrong import Wrong

KEYS = ("sets", "reps", "final_hold", "rest", "load")


def misfits(protocol: Protocol, changes: Overrides) -> Iterator[tuple[str, Wrong]]:
    """Give each key that cannot change this protocol, and why."""
    changed = _changed(protocol)
    wanted = [key for key in KEYS if getattr(changes, key) is not None]
    for key in wanted:
        if not any(_has(exercise, key, changes) for exercise in changed):
            message = f"{key} fits no exercise of {quoted(protocol.id)}, warm-ups aside"
            yield key, Wrong(message, code="conflict", hint=f"leave {key} out")
    reps, hold = changes.reps, changes.final_hold
    if reps is None and changes.sets is not None:
        for exercise in changed:
            if _differ(exercise.work) and changes.sets != exercise.sets:
                message = f"{quoted(exercise.name)} has reps of its own for each of its {exercise.sets} sets"
                yield "sets", Wrong(message, code="conflict", hint="give the reps too, one number a set")
    elif isinstance(reps, tuple) and len(reps) > MAX_SETS:
        message = f"reps has {len(reps)} entries; an exercise has at most {MAX_SETS} sets"
        yield "reps", Wrong(message, code="reps", hint="write fewer")
    elif isinstance(reps, tuple) and changes.sets not in (None, len(reps)):
        message = f"reps has {len(reps)} entries for {changes.sets} sets"
        yield "reps", Wrong(message, code="reps", hint=f"write one a set, or sets = {len(reps)}")
    if hold is not None and hold.seconds > 0 and any(target.open_ended for target in _targets(reps)):
        message = 'a final hold needs a last rep, and "max" has none that is known beforehand'
        yield (
            "final_hold",
            Wrong(message, code="conflict", hint="leave final_hold out, or write how many reps"),
        )


def overridden(protocol: Protocol, changes: Overrides) -> Protocol:
    """Give the protocol as it is done with these changes, in which nothing misfits.

    They touch what is no warm-up and has the key's kind: `reps` and `final_hold` what is paced by reps,
    `load` what is loaded. Its own final hold ends where reps become "max".
    """
    if changes == Overrides():
        return protocol
    exercises = tuple(
        exercise if exercise.warm_up else _overridden(exercise, changes) for exercise in protocol.exercises
    )
    return msgspec.structs.replace(protocol, exercises=exercises)


def _changed(protocol: Protocol) -> list[Exercise]:
    return [exercise for exercise in protocol.exercises if not exercise.warm_up]


def _has(exercise: Exercise, key: str, changes: Overrides) -> bool:
    """Whether an exercise has the kind that a key is of."""
    if key == "load":
        return exercise.load is not None or exercise.loaded not in (None, "none")
    if key == "final_hold":
        return isinstance(exercise.work, Paced) and (changes.reps is not None or not _is_open(exercise.work))
    return key != "reps" or isinstance(exercise.work, Paced)


def _differ(work: Work) -> bool:
    return isinstance(work, Paced) and len(set(work.reps)) > 1


def _targets(reps: RepTarget | tuple[RepTarget, ...] | None) -> tuple[RepTarget, ...]:
    if reps is None:
        return ()
    return reps if isinstance(reps, tuple) else (reps,)


def _is_open(work: Paced) -> bool:
    return any(target.open_ended for target in work.reps)


def _overridden(exercise: Exercise, changes: Overrides) -> Exercise:
    new: dict[str, Any] = {}
    if changes.sets is not None:
        new["sets"] = changes.sets
    if changes.rest is not None:
        new["rest"] = changes.rest
    if changes.load is not None and _has(exercise, "load", changes):
        new["load"] = changes.load
    if isinstance(exercise.work, Paced):
        new["work"] = work = _paced(exercise, exercise.work, changes)
        new["sets"] = len(work.reps)
    return msgspec.structs.replace(exercise, **new)


def _paced(exercise: Exercise, work: Paced, changes: Overrides) -> Paced:
    sets = exercise.sets if changes.sets is None else changes.sets
    if isinstance(changes.reps, tuple):
        targets = changes.reps
    elif changes.reps is not None:
        targets = (changes.reps,) * sets
    else:
        targets = work.reps if _differ(work) else work.reps[:1] * sets
    changed = msgspec.structs.replace(work, reps=targets)
    return msgspec.structs.replace(changed, final_hold=_held(exercise, changed, changes))


def _held(exercise: Exercise, work: Paced, changes: Overrides) -> FinalHold | None:
    if _is_open(work):
        return None
    if changes.final_hold is None:
        return work.final_hold
    own = exercise.hold_at if work.final_hold is None else work.final_hold.at
    seconds = changes.final_hold.seconds
    return FinalHold(seconds, changes.final_hold.at or own) if seconds > 0 else None
