"""Why the system refused, in plain words."""

import errno
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tui.files.errors import NotWritten

_WORDS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is used up",
        errno.EFBIG: "the file may not grow any further",
        errno.EROFS: "the disk is read-only",
        errno.EACCES: "no permission",
        errno.EPERM: "not permitted",
        errno.EIO: "the disk reports an error",
        errno.ENOENT: "the folder is not there",
        errno.ENOTDIR: "a file stands where a folder should be",
        errno.EISDIR: "a folder stands where the file should be",
        errno.ELOOP: "the links go round in a circle",
        errno.ENAMETOOLONG: "the name is too long",
        errno.EMFILE: "too many files are open",
        errno.ENFILE: "too many files are open",
        errno.ENODEV: "the disk is gone",
        errno.ENXIO: "it is not a file",
        errno.ESTALE: "the disk is gone",
    }
)


def in_plain_words(error: OSError) -> str:
    """Say what the system's error means; in the system's own words where we have none."""
    return _WORDS.get(error.errno or 0) or (error.strerror or "the system refused").lower()


def not_written(error: OSError, where: Path) -> NotWritten:
    """Turn what the system said into the error that a user reads."""
    return NotWritten(f"cannot be written: {in_plain_words(error)}", where=where)
