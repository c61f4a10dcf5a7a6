"""What can be done now in a session: names of controls, each with its label at that moment."""

from collections.abc import Iterator

from tui.progress.feeling import CONNECTION
from tui.progress.record import FELT
from tui.view import View

# While the load of the next set is being typed, these controls of the session do something else.
IN_THE_LOAD_LINE = (
    ("done", "take it"),
    ("no", "as it was"),
    ("more_time", "heavier"),
    ("less_time", "lighter"),
    ("undo", "erase"),
)


def offered_in_session(view: View) -> Iterator[tuple[str, str]]:
    """Give name and label of the controls that can work now, the most needed first."""
    snapshot = view.snapshot
    state, step = snapshot.state, snapshot.step
    if state == "asked":
        yield "done", "end the session"
        yield "no", "back to the pause"
        return
    waiting = state == "running" and step is not None and step.seconds is None
    yield "space", {"standing": "start", "paused": "go on"}.get(state, "go on" if waiting else "pause")
    if state in {"lead-in", "running"} and not waiting:
        yield "done", "done"
    if state != "standing":
        yield "back", "back"
    if state == "running" and step is not None and step.kind in {"rest", "changeover"}:
        yield "more_time", "15 s"
        yield "less_time", "15 s"
    if view.loadable is not None:
        yield "load", "load"
    yield "pain", "pain"
    yield "stop", "stop"
    paced = step is not None and step.rep is not None
    if paced or (view.last is not None and view.last.tempo_kept is not None):
        yield "tempo", "tempo kept" if view.tempo_broken else "tempo broke"
    if view.can_undo:
        yield "undo", "undo"
    yield "help", "keys"


def also_in_session(view: View) -> Iterator[tuple[str, str]]:
    """Give name and label of what can be done too, and stands elsewhere than in the key line."""
    if view.snapshot.state == "asked":
        return
    if view.skipped or (view.last is not None and view.last.reps is not None):
        yield "more_reps", "a rep more"
        yield "fewer_reps", "a rep less"
    words = {"connection": CONNECTION, "where": FELT}.get(view.stage or "", ())
    for digit, word in enumerate(words, 1):
        yield f"answer_{digit}", word
