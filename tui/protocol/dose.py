"""An exercise in one line, as lifters write it: `3 x 12  3-1-1-1  hold 5`."""

from tui.protocol.model import Exercise, Held, Paced, Timed
from tui.protocol.tempo import format_tempo


def sets_and_reps(exercise: Exercise) -> str:
    """Give the sets with their reps or seconds: `3 x 12`, `12, 10, 8`, `4 x 30 s hold per side`."""
    match exercise.work:
        case Timed(seconds):
            dose = f"{exercise.sets} x {seconds:g} s"
        case Held(seconds):
            dose = f"{exercise.sets} x {seconds:g} s hold"
        case Paced() as work:
            targets = [target.text for target in work.reps]
            same = len(set(targets)) == 1
            dose = f"{exercise.sets} x {targets[0]}" if same else ", ".join(targets)
    return f"{dose} per side" if exercise.each_side else dose


def tempo_and_hold(exercise: Exercise) -> str:
    """Give the tempo and the final hold: `3-1-1-1  hold 5`; empty where nothing is paced."""
    if not isinstance(exercise.work, Paced):
        return ""
    hold = exercise.work.final_hold
    tempo = format_tempo(exercise.work.tempo)
    return f"{tempo}  hold {hold.seconds:g}" if hold else tempo


def dose(exercise: Exercise) -> str:
    """Give both in one line."""
    return "  ".join(part for part in (sets_and_reps(exercise), tempo_and_hold(exercise)) if part)
