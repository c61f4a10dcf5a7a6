"""What is said where something is not heard; what to do about it is said with the first of it only."""

from contextlib import suppress
from pathlib import Path

from tui.files.errors import NotWritten
from tui.files.remembering import remember_seen
from tui.files.settings import read_settings

SEEN = "unheard"  # the word by which the settings remember that it was said
WHAT_TO_DO = "`lastrep doctor` tells why, and what to do."


def unheard(what: str, config_file: Path) -> str:
    """Add what to do, where the settings do not say that it was said before; from now on they do."""
    if SEEN in read_settings(config_file).settings.seen:
        return what
    with suppress(NotWritten):  # then it is said once more
        remember_seen(config_file, SEEN)
    return f"{what} {WHAT_TO_DO}"
