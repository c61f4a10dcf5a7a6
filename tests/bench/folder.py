"""What happens in a folder, as the kernel tells it."""

import ctypes
import os
import struct
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

CLOSED_UNCHANGED = 0x10  # see inotify(7)
MOVED_HERE = 0x80
CREATED = 0x100
_NO_LONGER_WATCHED = 0x8000
_IS_A_FOLDER = 0x40000000
_HEAD = struct.Struct("iIII")


@dataclass(frozen=True)
class Happening:
    """Something that was done to a file of the folder, or to the folder itself (whose name is empty)."""

    at: float  # seconds of the monotonic clock
    what: int
    name: str


class Folder:
    """Watches a folder in a thread of its own."""

    def __init__(self, path: Path) -> None:
        """Begin. Raises OSError."""
        library = ctypes.CDLL(None, use_errno=True)
        self.happenings: list[Happening] = []
        self._library, self._handle = library, library.inotify_init1(os.O_CLOEXEC)
        wanted = CLOSED_UNCHANGED | MOVED_HERE | CREATED
        self._watch = library.inotify_add_watch(self._handle, os.fsencode(path), wanted)
        if self._watch < 0:
            raise OSError(ctypes.get_errno(), "cannot be watched", str(path))
        self._reader = threading.Thread(target=self._reads, daemon=True)
        self._reader.start()

    def __enter__(self) -> "Folder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._library.inotify_rm_watch(self._handle, self._watch)  # the last that the thread will hear
        self._reader.join()
        os.close(self._handle)

    def _reads(self) -> None:
        while True:
            found = happenings(os.read(self._handle, 1 << 16), time.monotonic())
            self.happenings += found
            if any(one.what & _NO_LONGER_WATCHED for one in found):
                return


def happenings(data: bytes, at: float) -> list[Happening]:
    """Take apart what the kernel wrote; see inotify(7)."""
    found, place = [], 0
    while place < len(data):
        _, mask, _, length = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        name = data[place : place + length].rstrip(b"\0").decode(errors="replace")
        found.append(Happening(at, mask & ~_IS_A_FOLDER, name))
        place += length
    return found
