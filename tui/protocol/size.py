"""How long a protocol is, by arithmetic: before steps are made of a file that would make too many of them."""

from collections.abc import Iterable

from tui.protocol.model import Exercise, Paced
from tui.protocol.tempo import PHASES
from tui.protocol.units import DAY

MAX_STEPS = 100_000


def first_too_long(exercises: Iterable[Exercise], *, opening: float) -> tuple[Exercise, str] | None:
    """Find the exercise with which a protocol gets more than 100,000 steps or 24 hours, and say which."""
    steps, seconds = 1, opening
    for exercise in exercises:
        more_steps, more_seconds = size_of(exercise)
        steps += more_steps
        seconds += more_seconds
        if steps > MAX_STEPS:
            return exercise, f"up to here the protocol has {steps:,} steps; the most is {MAX_STEPS:,}"
        if seconds > DAY:
            return exercise, f"up to here the protocol lasts {seconds / 3600:.1f} hours; the most is 24"
    return None


def size_of(exercise: Exercise) -> tuple[int, float]:
    """Give the most steps of an exercise, and the most seconds they take, its changeover included."""
    sides = 2 if exercise.each_side else 1
    work = exercise.work
    if isinstance(work, Paced):
        figures = [getattr(work.tempo, phase) for phase in PHASES]
        reps = sum(target.most for target in work.reps)
        held = exercise.sets if work.final_hold else 0
        steps = reps * sum(figure > 0 for figure in figures) + held
        seconds = reps * float(sum(figures)) + (work.final_hold.seconds * held if work.final_hold else 0.0)
    else:
        steps, seconds = exercise.sets, exercise.sets * work.seconds
    switches = exercise.sets * (sides - 1)
    pauses = (*(exercise.rest,) * (exercise.sets - 1), exercise.changeover)
    waited = sum(pause for pause in pauses if pause != "ready")
    return (
        steps * sides + switches + len(pauses),
        seconds * sides + switches * exercise.switch + waited,
    )
