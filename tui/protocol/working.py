"""What is done in the sets of an exercise: reps at a tempo, moving for a time, or holding still."""

from typing import Literal

from msgspec import UNSET, UnsetType

from tui.protocol.findings import Findings
from tui.protocol.joining import OF_REPS, WORK
from tui.protocol.kinds import MAX_SETS
from tui.protocol.model import FinalHold, Held, Paced, RepTarget, Timed, Work
from tui.protocol.shape import ExerciseTable, FinalHoldTable
from tui.protocol.source import Source
from tui.protocol.tempo import parse_tempo
from tui.protocol.units import parse_duration, parse_reps


def read_work(source: Source, table: ExerciseTable, findings: Findings) -> tuple[Work | None, int]:
    """Give the work and the number of sets; None where something is wrong with it, which is reported."""
    sets = 1 if table.sets is UNSET else table.sets
    if not _is_one(source, findings):
        return None, sets
    if table.time is not UNSET:
        _refuse_what_is_of_reps(source, "time", findings)
        return Timed(parse_duration(table.time)), sets
    if table.hold is not UNSET:
        _refuse_what_is_of_reps(source, "hold", findings)
        return Held(parse_duration(table.hold)), sets
    if table.reps is UNSET:
        return None, sets
    return _read_reps(source, table, table.reps, findings)


def _is_one(source: Source, findings: Findings) -> bool:
    """Whether exactly one of `reps`, `time`, `hold` counts; more or none are reported."""
    own = [key for key in source.given if key in WORK]
    kinds = own or [key for key in source.defaults_given if key in WORK]
    for extra in kinds[1:]:
        message = f"{extra} and {kinds[0]} exclude each other"
        findings.value(source.path_of(extra), "conflict", message, "keep the one that says how a set ends")
    if not kinds and not any(source.speaks_of(key, findings) for key in WORK):
        message = "nothing says how long a set is: reps, time and hold are missing"
        findings.value(source.path, "missing", message, "write reps = 12, time = 30 or hold = 30")
    return len(kinds) == 1


def _refuse_what_is_of_reps(source: Source, kind: Literal["time", "hold"], findings: Findings) -> None:
    for key in OF_REPS:
        if key in source.own and not (key == "final_hold" and source.own[key] == 0):
            what = "a tempo paces reps" if key == "tempo" else "a final hold ends the last rep"
            message = f"{what}, and a set by {kind} has none"
            findings.value(
                source.path_of(key), "conflict", message, f"leave {key} out, or write reps for {kind}"
            )


def _read_reps(
    source: Source, table: ExerciseTable, reps: int | str | list[int | str], findings: Findings
) -> tuple[Work | None, int]:
    targets = parse_reps(reps)
    sets = 1 if table.sets is UNSET else table.sets
    if isinstance(reps, list):
        if table.sets is not UNSET and len(targets) != sets:
            message = (
                f"reps has {_counted(len(targets), 'entry', 'entries')} for {_counted(sets, 'set', 'sets')}"
            )
            hint = f"write one a set, or sets = {len(targets)}"
            findings.value(source.path_of("reps"), "reps", message, hint)
        elif len(targets) > MAX_SETS:
            message = f"reps has {len(targets)} entries; an exercise has at most {MAX_SETS} sets"
            findings.value(source.path_of("reps"), "reps", message, "write fewer")
        sets = len(targets)
    else:
        targets = targets * sets
    hold = _read_final_hold(source, table, targets, findings)
    if table.tempo is UNSET:
        if not source.speaks_of("tempo", findings) and not _unknown_entry(source):
            message = '"tempo" is missing: neither the defaults nor the catalogue know one'
            findings.value(
                source.path, "missing", message, 'write tempo = "3-1-1-1": lower-stretch-lift-squeeze'
            )
        return None, sets
    return Paced(targets, parse_tempo(table.tempo), hold), sets


def _read_final_hold(
    source: Source, table: ExerciseTable, targets: tuple[RepTarget, ...], findings: Findings
) -> FinalHold | None:
    if table.final_hold is UNSET:
        return None
    hold = table.final_hold
    at: Literal["stretch", "squeeze"] = "squeeze" if table.hold_at is UNSET else table.hold_at
    length: float | str | UnsetType
    if isinstance(hold, FinalHoldTable):
        length, at = hold.seconds, at if hold.at is UNSET else hold.at
    else:
        length = hold
    path = source.path_of("final_hold")
    if length is UNSET:
        if (*path, "seconds") not in findings.spoken_of:
            findings.value(
                path, "missing", 'the final hold has no "seconds"', "write { seconds = 5, at = ... }"
            )
        return None
    seconds = parse_duration(length)
    if seconds > 0 and any(target.open_ended for target in targets):
        message = 'a final hold needs a last rep, and "max" has none that is known beforehand'
        findings.value(path, "conflict", message, "leave final_hold out, or write how many reps")
    return FinalHold(seconds, at) if seconds > 0 else None


def _unknown_entry(source: Source) -> bool:
    """Whether a catalogue entry is asked for that is not there: it might have brought the tempo."""
    return "use" in source.given and not source.entry


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
