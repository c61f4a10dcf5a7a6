"""What could not be read of the records, as commands name it."""

from tui.commands.house import House
from tui.files.errors import LastrepError
from tui.files.shown import shown
from tui.progress.journal import History
from tui.progress.reading import Damaged


def complain_of(history: History, house: House) -> None:
    """Name every damaged piece on standard error; that does not change the status."""
    for wrong in history.damaged:
        house.complain(shown(_named(wrong)))


def _named(wrong: Damaged) -> str:
    where = wrong.file if wrong.line is None else f"{wrong.file}:{wrong.line}"
    return str(LastrepError(wrong.why, where=where, hint="not counted, left as it is"))
