"""What a voice says with a cue: few words, each of them over before the next is due.

Figures are written as figures: every voice reads them as words.
"""

from collections.abc import Callable, Sequence

from tui.protocol.timeline import PHASES, Step
from tui.session.cue_names import CueName
from tui.session.events import Event
from tui.session.snapshot import coming

OF_NAME: dict[CueName, str] = {
    "finish": "done",
    "switch": "other side",
    "last": "last one",
    "hold": "hold",
    "half": "half way",
}
MINUTE = 60


def words_of(name: CueName | None, event: Event, steps: Sequence[Step], ready: Callable[[Step], str]) -> str:
    """Give the words for an event whose tone is `name`, empty where it is silent.

    The first rep is told by its phases, later ones by their number; the seconds are counted in all of them.
    `ready` speaks for a step that waits for a key.
    """
    if name in OF_NAME:
        return OF_NAME[name]
    if name == "soon":
        return coming(steps, event.index + 1, under_way=False)
    if event.kind == "count":
        in_phase = event.step.kind in PHASES and not event.in_lead_in and event.count != 1
        counted = name == "pip" or in_phase
        return str(event.count) if counted else ""
    return "" if event.kind != "step" or event.resumed else _of_step(event, ready)


def _of_step(event: Event, ready: Callable[[Step], str]) -> str:
    step = event.step
    match step.kind:
        case "ready":
            return ready(step)
        case "rest":
            return f"rest, {told(step.seconds or 0.0)}"
        case "changeover":
            return f"next: {step.name}, {told(step.seconds or 0.0)}"
    if event.first_of_rep and (step.rep or 1) > 1:
        return str(step.rep)
    return step.kind if (step.rep or 1) == 1 else ""


def told(seconds: float) -> str:
    """Say a length as people do: `15 seconds`, `1 minute 30`, `2 minutes`."""
    minutes, left = divmod(round(seconds), MINUTE)
    if not minutes:
        return f"{left} second{'' if left == 1 else 's'}"
    whole = f"{minutes} minute{'' if minutes == 1 else 's'}"
    return f"{whole} {left}" if left else whole
