"""What the commands have in common that give records away and take them in."""

from collections.abc import Collection
from pathlib import Path

from tui.commands.house import House
from tui.files.errors import LastrepError, NothingToWorkOn, Unreadable
from tui.files.reading import read_bytes
from tui.files.shown import shown
from tui.progress.exchange.names import Names, names_of
from tui.progress.journal import LARGEST
from tui.progress.reading import Damaged

LEFT = "not counted, left as it is"


def names_for(house: House, exercises: Collection[str] | None = None) -> Names:
    """Give the names of exercises; those of protocol files only where `exercises` has some of them."""
    catalogue = house.library.catalogue
    if exercises is not None and all(one in catalogue.entries for one in exercises):
        return names_of(catalogue)
    protocols = (listed.reading.protocol for listed in house.library.listed())
    return names_of(
        catalogue, {one.id: one.name for protocol in protocols if protocol for one in protocol.exercises}
    )


def content_of(file: str) -> bytes:
    """Read a file that the user named; raises NothingToWorkOn where it is not there, and Unreadable."""
    try:
        return read_bytes(Path(file), limit=LARGEST)
    except Unreadable as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            raise NothingToWorkOn(error.message, where=file) from error
        raise


def complain_of(house: House, wrong: Damaged, hint: str = LEFT) -> None:
    """Name a piece of a file that cannot be read."""
    where = wrong.file if wrong.line is None else f"{wrong.file}:{wrong.line}"
    house.complain(shown(str(LastrepError(wrong.why, where=where, hint=hint))))


def warn_of_locks(house: House, locking: bool) -> None:
    """Say where the disk offers no locks: then two windows should not write at once."""
    if not locking:
        house.complain("this disk offers no locks: write from one window at a time")


def counted(number: int, one: str, more: str | None = None) -> str:
    """Count things: "1 session", "1,204 sessions"."""
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"
