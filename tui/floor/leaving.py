"""The last words on a session that is let go of."""

from tui.files.errors import NotWritten
from tui.training import Training


def farewell(training: Training, *, at_once: bool = False) -> str | None:
    """Let go of a session; give what must be said where it could not be put in its place.

    `at_once` leaves it under way rather than wait for anything.
    """
    try:
        copy = training.abandon() if at_once else training.leave()
    except NotWritten as error:
        return f"NOT SAVED, and no copy could be made: {error}"
    return None if copy is None else f"NOT SAVED in its place; a copy is in {copy}: `lastrep merge` takes it"
