"""What one session was for one exercise: its sets, and the load they were done with."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct

from tui.progress.record import Session, SetRecord
from tui.progress.weights import kilograms, read_load
from tui.protocol.model import Exercise, Load, Paced, Protocol


class Performance(Struct, frozen=True):
    """The sets of one exercise in one session; `load` is None where it was not recorded."""

    session: Session
    exercise: Exercise
    sets: tuple[SetRecord, ...]
    load: Load | None

    @property
    def on(self) -> date:
        """The day, as the record's own clock had it."""
        return self.session.started.date()


def in_order(sessions: Iterable[Session]) -> list[Session]:
    """Sort sessions by when they were done; those that cannot be counted are left out.

    The order in which they come never matters, also where two began at the same instant.
    """
    return sorted((session for session in sessions if session.counts), key=when)


def when(session: Session) -> tuple[datetime, datetime, str]:
    """Give what sorts a session: its start, its end, its id."""
    ended = session.end.at if session.end is not None and session.end.at is not None else session.started
    return session.started, ended, session.id


def belongs(session: Session, protocol: Protocol) -> bool:
    """Whether a session was one of this protocol, also under an earlier id of it."""
    return session.protocol is not None and session.protocol in (protocol.id, *protocol.was)


def performances(
    sessions: Iterable[Session], protocol: Protocol, exercise: Exercise
) -> tuple[Performance, ...]:
    """Give all sessions of a protocol in which an exercise was done, oldest first."""
    made = (
        performance(session, protocol, exercise)
        for session in in_order(session for session in sessions if belongs(session, protocol))
    )
    return tuple(one for one in made if one is not None)


def performance(session: Session, protocol: Protocol, exercise: Exercise) -> Performance | None:
    """Give what a session of the protocol was for the exercise; None where no set of it was done."""
    sets = _sets_of(session, protocol, exercise)
    if not any(map(_is_something, sets)):
        return None
    return Performance(session, exercise, sets, _load_of(sets, exercise))


def is_done(record: SetRecord) -> bool:
    """Whether a set came to anything; one typed by hand may not say how much it was."""
    if record.reps is None and record.seconds is None:
        return True
    return bool(record.reps) or bool(record.seconds)


def _is_something(record: SetRecord) -> bool:
    return record.pain or is_done(record)


def _sets_of(session: Session, protocol: Protocol, exercise: Exercise) -> tuple[SetRecord, ...]:
    """Choose the sets of one exercise; of one that stands in a file twice, those of its place there."""
    names = (exercise.id, *exercise.was)
    done = [
        record for record in session.sets if record.exercise in names and record.warm_up == exercise.warm_up
    ]
    places = [
        one.entry for one in protocol.exercises if one.id == exercise.id and one.warm_up == exercise.warm_up
    ]
    if exercise.entry not in places:
        return ()
    turn = places.index(exercise.entry)
    entries = list(dict.fromkeys(record.entry for record in done))
    if len(places) == 1 and len(entries) <= 1:
        return _ordered(done)
    if entries == [None]:
        return _ordered(_dealt(done, protocol, places)[turn])
    if set(entries) <= set(places):
        return _ordered([record for record in done if record.entry == exercise.entry])
    return _ordered([record for record in done if turn < len(entries) and record.entry == entries[turn]])


def _dealt(
    done: Sequence[SetRecord], protocol: Protocol, places: Sequence[int]
) -> tuple[list[SetRecord], ...]:
    """Deal sets without a place, as typed by hand, out in order: to each exercise as many as it has."""
    planned = {one.entry: one.sets * (2 if one.each_side else 1) for one in protocol.exercises}
    dealt: list[list[SetRecord]] = []
    rest = list(done)
    for place in places[:-1]:
        dealt.append(rest[: planned[place]])
        rest = rest[planned[place] :]
    return (*dealt, rest)


def _ordered(done: Sequence[SetRecord]) -> tuple[SetRecord, ...]:
    """Sort by number and side, left first; sets without a number stay as they are."""
    if any(record.set is None for record in done):
        return tuple(done)
    return tuple(sorted(done, key=lambda record: (record.set or 0, record.side or "")))


def _load_of(sets: Sequence[SetRecord], exercise: Exercise) -> Load | None:
    """Give the lightest load of the sets: all of them were at least that heavy."""
    loads = [load for record in sets if (load := read_load(record.load)) is not None]
    if not loads:
        return _unloaded(exercise)
    if any(load.kind == "band" for load in loads):
        return loads[-1]
    return min(loads, key=lambda load: kilograms(load) or 0)


def _unloaded(exercise: Exercise) -> Load | None:
    """Give what an exercise is done with where nothing is recorded and nothing need be."""
    if exercise.loaded == "band":
        return Load("band")
    if exercise.loaded == "bodyweight" or not exercise.takes_load:
        return Load("bodyweight")
    return None


def planned_sets(sets: Sequence[SetRecord], exercise: Exercise) -> int:
    """Give how many sets were planned (of each side): as recorded, else as the file has them today."""
    recorded = [record.of for record in sets if record.of is not None]
    return max(recorded) if recorded else exercise.sets


def numbered(sets: Sequence[SetRecord]) -> list[tuple[int, SetRecord]]:
    """Give each set its number: the recorded one, else its turn among the sets of its side."""
    turns: dict[str | None, int] = {}
    result = []
    for record in sets:
        turns[record.side] = turns.get(record.side, 0) + 1
        result.append((record.set or turns[record.side], record))
    return result


def is_paced(record: SetRecord, exercise: Exercise) -> bool:
    """Whether a set was one of reps; where it does not say, as the file has it today."""
    if record.target is not None or record.reps is not None:
        return True
    if record.seconds_target is not None or record.seconds is not None:
        return False
    return isinstance(exercise.work, Paced)
