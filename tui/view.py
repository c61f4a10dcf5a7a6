"""All that a screen shows of a session: where the runner is, and what the records know of it."""

from msgspec import Struct

from tui.progress.feeling import advice_after, answered
from tui.progress.record import SetRecord
from tui.progress.sheet import Sheet, Stage, key_of
from tui.protocol.model import Exercise, Load, Paced, SetKey
from tui.protocol.timeline import Step
from tui.session.place import in_play, in_set, just_done, next_set, set_ahead
from tui.session.runner import Runner
from tui.session.snapshot import Snapshot


class View(Struct, frozen=True, kw_only=True):
    """The snapshot of the runner, with what only the records know."""

    snapshot: Snapshot
    load: str | None  # of the exercise under way, or of the one to come, as it is shown: "20 lb each"
    next_up: str  # what comes after this set or rest, with its load where that is a set
    final_hold: bool  # whether the set under way ends with one
    last: SetRecord | None  # the set just done, while it can be amended
    skipped: bool  # it was ended without a rep: those done without the pacer may be added
    stage: Stage | None  # what is asked of it
    answer: str | None  # what was answered
    cue: str | None
    tempo_broken: bool
    painful: bool
    can_undo: bool
    loadable: int | None  # the exercise of the next set, by its place, where its load may be changed now
    not_saved: str | None
    rehearsal: bool


def view_of(runner: Runner, sheet: Sheet, now: float, *, not_saved: str | None, rehearsal: bool) -> View:
    """Put together what is to be seen at that moment (seconds of the session)."""
    snapshot = runner.snapshot(now)
    step, done, marked = runner.step, just_done(runner), in_play(runner)
    last = sheet.record(done)
    resting = not in_set(runner)
    advice = advice_after(last) if last is not None and last.entry == step.entry else None
    next_up, ahead = snapshot.next_up, set_ahead(runner)
    if resting and ahead is not None and (load := shown_load(sheet, ahead.entry)):
        next_up = f"{next_up} · {load}"
    work = sheet.exercise(step.entry).work
    return View(
        snapshot=snapshot,
        load=shown_load(sheet, step.entry),
        next_up=next_up,
        final_hold=isinstance(work, Paced) and work.final_hold is not None,
        last=last if resting else None,
        skipped=resting and done is not None and last is None and _is_paced(sheet, done),
        stage=sheet.stage(done),
        answer=answered(last),
        cue=advice or (_setup_cue(sheet, step) if snapshot.state == "lead-in" else None) or step.cue,
        tempo_broken=marked is not None and sheet.tempo_broken(marked),
        painful=marked is not None and sheet.hurts(marked),
        can_undo=sheet.can_undo(undoable(runner, sheet)),
        loadable=_loadable(runner, sheet),
        not_saved=not_saved,
        rehearsal=rehearsal,
    )


def undoable(runner: Runner, sheet: Sheet) -> tuple[SetKey, ...]:
    """Name the sets whose marks can be taken back: those at hand, at the end all."""
    if runner.over:
        return tuple(key_of(record) for record in sheet.records)
    return tuple(key for key in (just_done(runner), in_play(runner)) if key is not None)


def spoken(sheet: Sheet, step: Step) -> str:
    """Say what a step that waits for a key is about: exercise, load, set-up cue."""
    said = (step.name, shown_load(sheet, step.entry), _setup_cue(sheet, step))
    return ". ".join(part for part in said if part)


def shown_load(sheet: Sheet, entry: int) -> str | None:
    """Give the load of an exercise, by its place in the file, as it is shown: "20 lb each"."""
    load = sheet.loads.get(entry)
    per_hand = sheet.exercise(entry).loaded == "per-hand"
    return f"{load} each" if load is not None and per_hand else load


def _loadable(runner: Runner, sheet: Sheet) -> int | None:
    """Give the exercise of the next set by its place, where it has a load and is not begun."""
    if runner.over or in_set(runner) or runner.state == "asked":
        return None
    ahead = next_set(runner)
    if ahead is None:
        return None
    exercise = sheet.exercise(ahead.entry)
    return exercise.entry if exercise.takes_load and not _is_banded(exercise) else None


def _is_banded(exercise: Exercise) -> bool:
    """Tell whether the load is a band: a colour, nothing that goes up or down."""
    written = exercise.load
    return exercise.loaded == "band" or (isinstance(written, Load) and written.kind == "band")


def _is_paced(sheet: Sheet, key: SetKey) -> bool:
    return isinstance(sheet.exercise(key[0]).work, Paced)


def _setup_cue(sheet: Sheet, step: Step) -> str | None:
    return sheet.exercise(step.entry).cues.get("setup")
