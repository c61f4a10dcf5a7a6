"""What is set up before a session: a load for each exercise, and what is worth reading of it."""

from collections.abc import Iterator, Mapping, Sequence

from tui.floor.load_line import LoadLine, load_line, read_load
from tui.floor.wording import day
from tui.progress.record import Session
from tui.progress.remembered import LastTime, last_time
from tui.protocol.model import Exercise, Protocol, Unit

NOT_TODAY = "New or sharp pain behind the thigh, or a recent strain? Not today."
IT_WILL_FEEL_ODD = "It will feel odd and too light at first. That is the plan."
TYPE_IT = "type it; left empty it is not recorded"
FIRST_SESSIONS = 3  # in how many sessions that is said


def last_times(protocol: Protocol, sessions: Sequence[Session]) -> dict[int, LastTime]:
    """Look up what was used the last time, by the place of the exercise; sessions oldest first."""
    return {exercise.entry: last_time(sessions, protocol, exercise) for exercise in protocol.exercises}


def load_lines(protocol: Protocol, last: Mapping[int, LastTime], *, unit: Unit) -> dict[int, LoadLine]:
    """Make the lines of all exercises that have a load, by their place; `unit` where nobody has told one."""
    lines = {}
    for exercise in protocol.exercises:
        then = last[exercise.entry]
        why = f"as on {day(then.session.started)}" if then.session is not None else ""
        line = load_line(exercise, read_load(then.load, unit), unit=protocol.unit or unit, why=why)
        if line is not None:
            lines[exercise.entry] = line
    return lines


def notes(exercise: Exercise, last: LastTime) -> Iterator[str]:
    """Give what is worth reading of an exercise before it: how to choose a load, where none is known."""
    hint = exercise.load_hint if last.load is None else None
    for note in (hint, exercise.cues.get("setup"), exercise.notes):
        if note:
            yield note.strip()


def feels_odd(protocol: Protocol, last: Mapping[int, LastTime]) -> bool:
    """Whether it is one of the first sessions with a load that has to be earned."""
    return any(
        exercise.progress.rule == "earn" and last[exercise.entry].sessions < FIRST_SESSIONS
        for exercise in protocol.exercises
    )
