"""What was used the last time: the load of each exercise of a protocol, and how often it was done."""

from collections.abc import Sequence

from msgspec import Struct

from tui.progress.record import Session
from tui.protocol.model import Exercise, Protocol


class LastTime(Struct, frozen=True):
    """The newest session with a load for an exercise, and in how many sessions the exercise was done."""

    load: str | None
    session: Session | None
    sessions: int


def last_time(sessions: Sequence[Session], protocol: Protocol, exercise: Exercise) -> LastTime:
    """Look through sessions, oldest first; those of other protocols do not count, earlier ids of both do."""
    protocols = {protocol.id, *protocol.was}
    exercises = {exercise.id, *exercise.was}
    count, load, newest = 0, None, None
    for session in reversed(sessions):
        if session.protocol not in protocols:
            continue
        sets = [record for record in session.sets if record.exercise in exercises]
        count += bool(sets)
        if load is None:
            loads = [record.load for record in sets if record.load is not None]
            load, newest = (loads[-1], session) if loads else (None, newest)
    return LastTime(load, newest, count)


def activation_last_used(sessions: Sequence[Session], activations: Sequence[str]) -> Session | None:
    """Give the newest session of one of these protocols, or None before the first."""
    return next((session for session in reversed(sessions) if session.protocol in activations), None)
