"""What the summary says: from a training that is over to text, without a screen."""

from collections.abc import Iterator, Mapping

from tui.floor.session_text import USUAL, choices
from tui.floor.wording import place
from tui.progress.feeling import CONNECTION, activation_for, advice_after
from tui.progress.record import FELT, SetRecord
from tui.protocol.model import Exercise, Paced, Protocol
from tui.session.snapshot import clock
from tui.training import Training

PATIENCE = 60.0  # seconds after which an open question is left open and the session is kept


def follows(training: Training) -> str | None:
    """Name what to go on with: as the file says, or by where the tasks of a check were felt."""
    felt = [r.felt for r in training.sheet.records if r.felt is not None and r.connection is None]
    if training.protocol.then is None and felt:
        return activation_for(felt)
    return training.protocol.then


def question(
    training: Training, record: SetRecord, keys: Mapping[str, str] = USUAL
) -> tuple[str, tuple[str, ...]]:
    """Give the question that is still open of a set, with its choices."""
    exercise = training.sheet.exercise(record.entry or 0)
    side = f" {record.side}" if record.side else ""
    where = exercise.ask == "where"
    asked = "where did you feel it?" if where else "how well did you feel it?"
    return f"{exercise.name}, set {record.set}{side}: {asked}", choices(FELT if where else CONNECTION, keys)


def sets(training: Training) -> Iterator[str]:
    """List the sets that were done under their exercises."""
    entry = None
    for record in training.sheet.records:
        exercise = training.sheet.exercise(record.entry or 0)
        if record.entry != entry:
            each = " each" if record.per_hand else ""
            yield f"{exercise.name}{f' · {record.load}{each}' if record.load else ''}"
        entry = record.entry
        yield f"  {_line(record)}"
        if (advice := advice_after(record)) is not None:
            yield f"    {advice}"
    if entry is None:
        yield "No set was finished: nothing is kept."


def sums(training: Training) -> Iterator[str]:
    """Add up what was done, against what was planned."""
    sheet = training.sheet
    planned = sum(e.sets * (2 if e.each_side else 1) for e in training.protocol.exercises)
    done = sum(1 for record in sheet.records if record.reps or record.seconds)
    yield f"{done} of {planned} sets done"
    lowered, quick = sheet.lowering, sum(_at_a_second(sheet.exercise(r.entry or 0), r) for r in sheet.records)
    slow = f"; at one second a rep it would have been {clock(quick)}" if round(quick) < round(lowered) else ""
    yield f"tension {clock(sheet.tension)} · lowering {clock(lowered)}{slow}"


def where(training: Training, *, then: Protocol | None) -> Iterator[str]:
    """Tell the note, where the session was written, and what to go on with."""
    session = training.session
    if session is not None and session.note:
        yield f"note: {session.note}"
    if training.saved_to:
        yield f"written to {place(training.saved_to)}"
    elif training.rehearsal:
        yield "a rehearsal: nothing is written"
    if then is not None:
        yield f"to go on with: {then.name}"


def outcome(training: Training) -> str:
    """Say how the session ended; empty where it has not."""
    session = training.session
    if session is None or session.end is None:
        return ""
    return {"finished": "done", "stopped": "stopped", "pain": "stopped: pain"}[session.end.outcome]


def _at_a_second(exercise: Exercise, record: SetRecord) -> float:
    """Give the lowering of a set, had each of its reps been lowered in a second."""
    lowers = isinstance(exercise.work, Paced) and exercise.work.tempo.lower > 0
    return float(record.reps or 0) if lowers else 0.0


def _line(record: SetRecord) -> str:
    parts = [f"set {record.set}{f' {record.side}' if record.side else ''}"]
    if record.reps is not None:
        one = "rep" if record.reps == 1 else "reps"
        parts.append(
            f"{record.reps} {one}" if record.target == "max" else f"{record.reps} of {record.target}"
        )
    if record.seconds is not None:
        parts.append(f"{record.seconds:g} of {record.seconds_target or 0:g} s")
    if record.final_hold_target is not None and record.final_hold is not None:
        parts.append(f"hold {record.final_hold:g} s")
    if record.tempo_kept is False:
        parts.append("tempo broke")
    if record.pain:
        parts.append("pain")
    if record.connection is not None:
        parts.append(f"felt {record.connection}")
    if record.felt is not None:
        parts.append(record.felt)
    return " · ".join(parts)
