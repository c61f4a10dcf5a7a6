"""The tone of each moment: one table, and the order in which one of two that fall together wins."""

from typing import Literal

from tui.session.events import Event

CueName = Literal[
    "finish", "switch", "done", "last", "go", "hold", "half", "soon", "low", "high", "tick", "pip"
]

# One sound a moment: the first of these that is due then.
PRECEDENCE: tuple[CueName, ...] = (
    "finish",
    "switch",
    "done",
    "last",
    "go",
    "hold",
    "half",
    "soon",
    "low",
    "high",
    "tick",
    "pip",
)

PIPS = 3  # the last seconds that are counted aloud
LONG_HOLD = 10.0  # seconds from which a hold is counted out
SOON = 10  # seconds before the end of a rest
LONG_REST = 20.0  # seconds from which its end is announced


def cue_name(event: Event) -> CueName | None:
    """Name the tone of one event, or None where there is none."""
    match event.kind:
        case "finished":
            return "finish"
        case "set":
            return "done"
        case "half":
            return "half"
        case "count":
            return _of_count(event)
        case "step":
            return _of_step(event)
        case _:
            return None


def _of_count(event: Event) -> CueName | None:
    kind, length = event.step.kind, event.length or 0.0
    if event.count is None:
        return None
    if event.in_lead_in:
        return "pip" if event.count <= PIPS else None
    if kind == "rest" and event.count == SOON and length >= LONG_REST:
        return "soon"
    counted_out = kind in {"rest", "switch", "changeover", "work"} or (kind == "hold" and length >= LONG_HOLD)
    return "pip" if counted_out and event.count <= PIPS else None


def _of_step(event: Event) -> CueName | None:
    step = event.step
    if step.kind == "switch":
        return "switch"
    if not step.in_set or event.resumed:
        return None
    if event.first_of_rep and step.rep == step.reps and not step.open_ended:
        return "last"
    if event.first_of_set:
        return "go"
    if step.kind == "lower":
        return "low"
    if step.kind == "lift":
        return "high"
    return "hold" if step.kind == "hold" else "tick"
