"""The system calls that change a disk, in one place, so that each of them can be made to fail."""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct


class Disk(Struct, frozen=True):
    """What writing needs from the system; each raises OSError as the call of that name in `os` does."""

    open: Callable[[Path, int, int], int] = os.open
    write: Callable[[int, bytes], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    truncate: Callable[[int, int], None] = os.ftruncate
    replace: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink
    mkdir: Callable[[Path, int], None] = os.mkdir


SYSTEM = Disk()
