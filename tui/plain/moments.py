"""What happened, as lines: one for each moment, in the order in which they came."""

from collections.abc import Iterator
from math import ceil

from tui.protocol.timeline import PHASES, Step
from tui.session.cue_names import PIPS, SOON, cue_name
from tui.session.events import Event
from tui.session.snapshot import coming, spoken
from tui.training import Training

BETWEEN = {"rest": "Rest", "changeover": "Change over", "switch": "Other side"}


def lines_of(event: Event, training: Training) -> Iterator[str]:
    """Say what a lifter who sees nothing has to know of an event; most have nothing to say."""
    step = event.step
    match event.kind:
        case "lead-in":
            yield f"Get ready: {_set_to_come(step, training)}"
        case "step":
            yield _begun(event, training)
        case "count":
            if event.in_lead_in and event.count == ceil(event.length or 0.0) and event.count > PIPS:
                yield f"It begins in {event.count} s."
            cue = cue_name(event)
            if cue == "pip":
                yield str(event.count)
            elif cue == "soon":
                yield f"{SOON} s left, {coming(training.runner.steps, event.index, under_way=True)}"
        case "half":
            yield "half way"
        case "set":
            yield _set_done(step, training)
        case "withdrawn":
            yield f"{_set(step).capitalize()} again: what was done of it does not count."
        case "finished":
            yield "Done."
        case "stopped":
            yield "Stopped."


def shown_load(entry: int, training: Training) -> str | None:
    """Give the load of an exercise as it is read: `20 lb each`."""
    load = training.sheet.loads.get(entry)
    return f"{load} each" if load and training.sheet.exercise(entry).loaded == "per-hand" else load


def _begun(event: Event, training: Training) -> str:
    step = event.step
    length = spoken(event.length if event.length is not None else step.seconds or 0.0)
    if step.kind == "ready":
        cue = training.sheet.exercise(step.entry).cues.get("setup")
        return f"Ready? {_set_to_come(step, training)}.{f' {cue}.' if cue else ''} Space when you are set."
    if event.resumed:
        return f"Going on: {BETWEEN.get(step.kind, step.kind).lower()}"
    if step.kind in BETWEEN:
        steps = training.runner.steps
        ahead = steps[event.index + 1] if event.index + 1 < len(steps) else None
        load = shown_load(ahead.entry, training) if ahead is not None and ahead.in_set else None
        if step.kind == "changeover":
            return f"{BETWEEN[step.kind]} {length}, next: {_set_to_come(step, training)}"
        what = f"{BETWEEN[step.kind]} {length}, {coming(steps, event.index, under_way=True)}"
        return f"{what}, {load}" if load else what
    what = f"{step.kind} {step.seconds:g}" if step.kind in PHASES else f"{step.kind} {length}"
    cue = f". {step.cue}" if step.cue and (step.rep or 1) == 1 else ""
    if event.first_of_set and step.rep is None:
        return f"{_set(step).capitalize()}: {what}{cue}"
    if event.first_of_rep:
        rep = _rep(step)
        what = f"{_set(step).capitalize()}. {rep}: {what}" if event.first_of_set else f"{rep}: {what}"
    return what + cue


def _rep(step: Step) -> str:
    if step.open_ended:
        return f"Rep {step.rep}"
    return f"Rep {step.rep} of {step.reps}{', the last' if step.rep == step.reps else ''}"


def _set_done(step: Step, training: Training) -> str:
    record = training.sheet.record(step.set_key)
    if record is None:
        return f"{_set(step).capitalize()} ended without a rep: nothing is kept of it."
    saved = "" if training.rehearsal else " Not saved." if training.not_saved else " Saved."
    if record.reps is None:
        return f"{_set(step).capitalize()} done: {spoken(record.seconds or 0.0)}.{saved}"
    return f"{_set(step).capitalize()} done: {reps(record.reps)}.{saved}"


def reps(count: int) -> str:
    """Say how many reps."""
    return f"{count} rep{'' if count == 1 else 's'}"


def _set_to_come(step: Step, training: Training) -> str:
    load = shown_load(step.entry, training)
    return ", ".join(part for part in (step.name, load, _set(step)) if part)


def _set(step: Step) -> str:
    return f"set {step.set} of {step.sets}{f', {step.side}' if step.side else ''}"
