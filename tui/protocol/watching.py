"""The library as it is by now: what has changed is read again, and nothing else."""

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from threading import Lock

from msgspec import Struct

from tui.files.problems import Problem
from tui.protocol import catalogue
from tui.protocol.library import ENDING, PLANS, Found, Library, Listed
from tui.protocol.reading import Reading

AT_ONCE = 96 * 1024  # bytes that are read before the first screen: the bundled files, and some more
BATCH = 64  # files that are read between two listings, so that a long list fills as one looks at it

Stamp = tuple[int, int, int]  # when a file was changed, in nanoseconds; its bytes; its number on the disk


class Listing(Struct, frozen=True):
    """The files in their order; `unread` of them are still to come."""

    rows: tuple[Listed, ...] = ()
    unread: int = 0
    problems: tuple[Problem, ...] = ()


class Watch:
    """Keeps what was read of a library; the bundled files are taken not to change while a program runs."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.latest = Listing(unread=1)
        self._stamps: dict[str, Stamp] | None = None
        self._read: dict[Path, tuple[Stamp | None, Found, Reading]] = {}
        self._lock = Lock()

    def changed(self) -> bool:
        """Whether anything is not as it was at the last look; opens no file."""
        return self._stamps != _stamps(self.library.folders)

    def open(self, first: Collection[str]) -> Listing:
        """Give what can be read at once, the ids of `first` before others; `fill` reads the rest."""
        left = AT_ONCE
        with self._lock:
            found, stamps = self._look()
            read = self._reader(found, stamps)
            for one in sorted(found, key=lambda one: one.id not in first):
                left -= _bytes(one, stamps)
                if left < 0:
                    break
                self._take(one, stamps, read)
            return self._listing(found, stamps)

    def fill(self) -> Iterator[Listing]:
        """Read what is new or changed, a batch at a time; the last listing has nothing unread."""
        with self._lock:
            found, stamps = self._look()
            unread = [one for one in found if not self._is_read(one, stamps)]
            read = self._reader(found, stamps)
            for start in range(0, len(unread), BATCH):
                for one in unread[start : start + BATCH]:
                    self._take(one, stamps, read)
                if start + BATCH < len(unread):
                    yield self._listing(found, stamps)
            gone = self._read.keys() - {one.path for one in found}
            for path in gone:
                del self._read[path]
            self._stamps = stamps
            yield self._listing(found, stamps)

    def _look(self) -> tuple[tuple[Found, ...], dict[str, Stamp]]:
        stamps = _stamps(self.library.folders)
        catalogues = {str(folder / catalogue.FILE) for folder in self.library.folders}
        if self._stamps is not None and _of(catalogues, stamps) != _of(catalogues, self._stamps):
            self.library = self.library.reopened()
            self._read.clear()
        if stamps != self._stamps:  # a plan is read together with the protocols that it names
            self._read = {path: kept for path, kept in self._read.items() if kept[1].kind == "protocol"}
        return self.library.files(), stamps

    def _is_read(self, one: Found, stamps: dict[str, Stamp]) -> bool:
        kept = self._read.get(one.path)
        return kept is not None and kept[0] == stamps.get(str(one.path)) and kept[1].misnamed == one.misnamed

    def _reader(self, found: tuple[Found, ...], stamps: dict[str, Stamp]) -> Callable[[Found], Reading]:
        """Give what reads each file once; plans take of protocols what was read before."""
        known = {one.path: self._read[one.path][2] for one in found if self._is_read(one, stamps)}
        return self.library.reader(found, known)

    def _take(self, one: Found, stamps: dict[str, Stamp], read: Callable[[Found], Reading]) -> None:
        if not self._is_read(one, stamps):
            self._read[one.path] = (stamps.get(str(one.path)), one, read(one))

    def _listing(self, found: tuple[Found, ...], stamps: dict[str, Stamp]) -> Listing:
        rows = tuple(Listed(one, self._read[one.path][2]) for one in found if self._is_read(one, stamps))
        problems = (*self.library.problems, *self.library.catalogue.problems)
        self.latest = Listing(rows, len(found) - len(rows), problems)
        return self.latest


def _stamps(folders: tuple[Path, ...]) -> dict[str, Stamp]:
    """Say of every file in the folders, and in those for plans, how it stands on the disk.

    By path as text: this is done every second, and a thousand Path objects take longer than to ask the disk.
    """
    stamps = {}
    for folder in (str(place) for own in folders for place in (own, own / PLANS)):
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(ENDING) and (stamp := _stamp(entry)) is not None:
                        stamps[entry.path] = stamp
        except OSError:
            continue
    return stamps


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        found = entry.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _of(paths: Collection[str], stamps: dict[str, Stamp]) -> dict[str, Stamp | None]:
    return {path: stamps.get(path) for path in paths}


def _bytes(one: Found, stamps: dict[str, Stamp]) -> int:
    if (stamp := stamps.get(str(one.path))) is not None:
        return stamp[1]
    try:
        return one.path.stat().st_size
    except OSError:
        return 0
