"""What a key changed, or what came to stand still, as lines: the view before against the view after."""

from collections.abc import Iterator, Mapping

from tui.floor import session_text as text
from tui.plain.moments import reps
from tui.view import View


def lines_between(
    before: View, after: View, *, control: str = "", keys: Mapping[str, str] = text.USUAL
) -> Iterator[str]:
    """Say what is new in the later view; `control` is the key's, empty where time alone has passed.

    `keys` are those in force, as they are printed, by the names of their controls.
    """
    if after.not_saved != before.not_saved:
        yield f"NOT SAVED: {after.not_saved}" if after.not_saved else "Saved again."
    if after.snapshot.state != before.snapshot.state:
        yield from _standing_still(after, keys)
    if control:
        yield from _by_key(before, after, control)
    question, choices = text.question(after, keys)
    if after.snapshot.state in {"finished", "stopped"}:
        return  # the summary asks
    if question and (question, choices) != text.question(before, keys):
        yield f"{question}{'. ' if question[-1] != '?' else ' '}{', '.join(choices)}".rstrip(" .")
        if after.stage == "answered" and after.last is not None and after.last.felt and after.cue:
            yield f"{after.cue}."


def _standing_still(view: View, keys: Mapping[str, str]) -> Iterator[str]:
    match view.snapshot.state:
        case "paused":
            yield f"Paused. {text.cue(view, keys)}."
        case "asked":
            yield text.cue(view, keys)


def _by_key(before: View, after: View, control: str) -> Iterator[str]:
    if after.tempo_broken != before.tempo_broken and control in {"tempo", "undo"}:
        yield "Tempo broke: noted." if after.tempo_broken else "Tempo kept."
    if control in {"more_reps", "fewer_reps", "undo"} and before.last != after.last:
        was = before.last.reps if before.last is not None else None
        now = after.last.reps if after.last is not None else None
        if now is None and was is not None:
            yield "No rep: nothing is kept of the set."
        elif now is not None and now != was:
            yield f"{reps(now)}."
    if control.startswith("answer_") and after.last is None and after.answer != before.answer:
        yield f"Felt: {after.answer}"
    if after.snapshot.closing and not before.snapshot.closing:
        yield "This rep is the last."
    if control in {"more_time", "less_time"} and after.snapshot.length != before.snapshot.length:
        yield f"{after.snapshot.count} s left."
    if control == "undo" and after.last is not None and after.answer is None and before.answer is not None:
        yield "Taken back."
