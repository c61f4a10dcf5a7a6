"""All that can be seen of a session at one moment, ready to print."""

import math
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from tui.protocol.sets import rep_bounds, set_bounds
from tui.protocol.timeline import Step, StepKind

State = Literal["standing", "lead-in", "running", "paused", "asked", "finished", "stopped"]
Question = Literal["stop", "pain"]

WORDS: dict[StepKind, str] = {
    "lower": "LOWER",
    "stretch": "STRETCH",
    "lift": "LIFT",
    "squeeze": "SQUEEZE",
    "hold": "HOLD",
    "work": "WORK",
    "rest": "REST",
    "switch": "SWITCH",
    "changeover": "CHANGE",
    "ready": "READY?",
}


class BarPart(Struct, frozen=True):
    """One part of the tempo bar: as long as its seconds, `filled` of them gone."""

    kind: StepKind
    seconds: float
    filled: float


class Snapshot(Struct, frozen=True, kw_only=True):
    """What a screen shows. Seconds throughout; `step` is the one under way, or the one to come."""

    state: State
    step: Step | None
    word: str
    count: int | None
    bar: tuple[BarPart, ...] = ()
    reps_done: int = 0
    next_up: str = ""
    position: float = 0.0  # of the programme, without what waits for a key
    total: float = 0.0
    open_ended: bool = False  # a `"max"` set is left out of both: it takes as long as it takes
    reason: str | None = None
    rest_over: float | None = None  # how long ago a rest ran out while nobody looked
    question: Question | None = None
    closing: bool = False  # `done` has made this rep of a range the last one
    length: float | None = None  # of the step under way, with what was added to a rest
    elapsed: float = 0.0  # of it


def clock(seconds: float) -> str:
    """Print a length as people read a clock: 4:21, 1:02:03; a second begun counts as none."""
    whole = math.floor(seconds + 1e-6)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def spoken(seconds: float) -> str:
    """Print a length in a line of text: 12 s, 2.5 s, 1:30."""
    return f"{seconds:g} s" if seconds < 90 else clock(seconds)  # noqa: PLR2004 - a minute and a half reads as 1:30


def coming(steps: Sequence[Step], index: int, *, under_way: bool) -> str:
    """Say in a few words what comes after this set, rest or changeover (of one not begun: what it is)."""
    if under_way and index < len(steps):
        index = set_bounds(steps, index)[1] if steps[index].in_set else index + 1
    if index >= len(steps):
        return "next: done"
    step = steps[index]
    match step.kind:
        case "rest" | "changeover" | "switch":
            name = {"rest": "rest", "changeover": "change over", "switch": "other side"}[step.kind]
            return f"next: {name} {spoken(step.seconds or 0.0)}"
        case "ready":
            return f"next: {step.name}"
        case _:
            side = f", {step.side}" if step.side else ""
            return f"next: set {step.set} of {step.sets}{side}"


def bar_of(steps: Sequence[Step], index: int, elapsed: float, length: float | None) -> tuple[BarPart, ...]:
    """Give the parts of the tempo bar: the rep's phases in the order of performance, else the one step."""
    step = steps[index]
    if step.rep is None:
        return () if length is None else (BarPart(step.kind, length, min(elapsed, length)),)
    parts = []
    for i in range(*rep_bounds(steps, index)):
        seconds = steps[i].seconds or 0.0
        filled = seconds if i < index else min(elapsed, seconds) if i == index else 0.0
        parts.append(BarPart(steps[i].kind, seconds, filled))
    return tuple(parts)
