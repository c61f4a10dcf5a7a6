"""Reading a text file that somebody else may have put there."""

import errno
import os
import stat
from pathlib import Path

from tui.files.errors import Unreadable

MAX_BYTES = 1024 * 1024

_CHUNK = 64 * 1024
_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "there is no such file",
    errno.EACCES: "it cannot be read: permission denied",
    errno.EPERM: "it cannot be read: permission denied",
    errno.ELOOP: "it cannot be read: its links lead in a circle",
    errno.ENAMETOOLONG: "it cannot be read: its name is too long",
}
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_text(path: Path, *, limit: int = MAX_BYTES) -> str:
    """Give the text of a regular file of at most `limit` bytes, without its byte order mark.

    Links to regular files are followed; pipes, devices and folders are never read, so nothing can hang here.

    Raises Unreadable, with the code `unreadable`, `too-large` or `encoding`.
    """
    return decoded(read_bytes(path, limit=limit), where=path)


def read_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """Give the content of a regular file of at most `limit` bytes; raises Unreadable."""
    try:
        _only_regular(os.stat(path), path)  # noqa: PTH116 - before opening: opening a device can act on it
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
        try:
            found = os.fstat(descriptor)
            _only_regular(found, path)  # after opening: it may have been exchanged in between
            if found.st_size > limit:
                raise _too_large(path, limit)
            return _read_up_to(descriptor, path, limit, found.st_size)
        finally:
            os.close(descriptor)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"it cannot be read: {error.strerror or error}")
        raise Unreadable(reason, code="unreadable", where=path) from error
    except ValueError as error:  # a NUL in the path
        raise Unreadable("there is no such file", code="unreadable", where=path) from error


def decoded(content: bytes, *, where: Path | str) -> str:
    """Read UTF-8, dropping a byte order mark; raises Unreadable with the code `encoding`."""
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            message = "it is UTF-16 text"
        else:
            line = content.count(b"\n", 0, error.start) + 1
            message = f"it is not UTF-8 text: byte 0x{content[error.start]:02x} in line {line}"
        raise Unreadable(message, code="encoding", where=where, hint="save it as UTF-8") from error


def _only_regular(found: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(found.st_mode)), "no file")
        raise Unreadable(f"it is {kind}, not a text file", code="unreadable", where=path)


def _read_up_to(descriptor: int, path: Path, limit: int, expected: int) -> bytes:
    """Read to the end; a file of the expected length is in memory only once."""
    chunks = []
    length = 0
    while chunk := os.read(descriptor, max(_CHUNK, expected + 1 - length)):
        chunks.append(chunk)
        length += len(chunk)
        if length > limit:
            raise _too_large(path, limit)
    return b"".join(chunks)


def _too_large(path: Path, limit: int) -> Unreadable:
    size = f"{limit // MAX_BYTES} MiB" if limit % MAX_BYTES == 0 else f"{limit:,} bytes"
    return Unreadable(f"it is larger than {size}, the most that is read", code="too-large", where=path)
