"""What is said of a session that was interrupted."""

from tui.progress.left import Interrupted

SURE = "Throw it away for good? d again does."


def left_off(left: Interrupted, ago: str) -> str:
    """Say which session it is, where it stopped and how long ago."""
    session, number = left.session, _number(left)
    where = "stopped" if number is None else f"stopped in set {number}"
    return f"{session.name or session.protocol or 'Session'}, {where}, {ago}."


def kept(left: Interrupted) -> str:
    """Say how much of it is safe."""
    done = len(left.session.sets)
    if not done:
        return "No set was finished yet."
    return f"{done} set{'' if done == 1 else 's'} done, and safe on disk."


def resume_label(left: Interrupted) -> str:
    """Say what going on means: `resume from set 3`."""
    number = _number(left)
    return "resume" if number is None else f"resume from set {number}"


def _number(left: Interrupted) -> int | None:
    coming = left.resume.next if left.resume is not None else None
    return None if coming is None else coming[1]
