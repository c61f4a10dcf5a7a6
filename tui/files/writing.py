"""Writing so that a file is either as it was or as it was meant to be. Folders 0700, files 0600."""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tui.files.disk import SYSTEM, Disk
from tui.files.errors import NotWritten
from tui.files.reasons import not_written

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)  # a FIFO would wait for ever
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NOT_OFFERED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_NO_FOLDER_FSYNC = _NOT_OFFERED | {errno.EACCES, errno.EPERM, errno.EISDIR, errno.EBADF}
_MOVES = 5  # how often a file may be renamed away while we append to it


def make_folder(folder: Path, *, disk: Disk = SYSTEM) -> None:
    """Make a folder and those above it, each with mode 0700; raise NotWritten where that cannot be."""
    try:
        _make_folder(folder, disk)
    except OSError as error:
        raise not_written(error, folder) from error


def replace_file(path: Path, content: bytes, *, disk: Disk = SYSTEM) -> None:
    """Put `content` in the place of a file, in one step that also survives a power cut.

    The old file stays as it was until the new one is on disk. A link keeps pointing where it points. Raises
    NotWritten, and then nothing has changed (or, where only the folder's fsync failed, all of it has).
    """
    replace_in_parts(path, (content,), disk=disk)


def replace_in_parts(path: Path, parts: Iterable[bytes], *, disk: Disk = SYSTEM) -> None:
    """Do as `replace_file` with what is too large to be held in memory at once.

    What making the parts raises comes through, and nothing has changed then.
    """
    make_folder(path.parent, disk=disk)
    try:
        target = Path(os.path.realpath(path))
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        with suppress(FileNotFoundError):
            disk.unlink(part)
        try:
            _write_new(part, parts, disk)
            disk.replace(part, target)
        except BaseException:  # an interrupt too leaves nothing behind
            with suppress(OSError):
                disk.unlink(part)
            raise
        _sync_folder(target.parent, disk)
    except OSError as error:
        raise not_written(error, path) from error


def append_to_file(path: Path, content: bytes, *, disk: Disk = SYSTEM) -> None:
    """Add `content` to the end of a file in one write, and see it to the disk.

    A write that stops short, or whose fsync fails, is cut back to the old length. Should another file take
    its name meanwhile (an editor saves by renaming), that one gets it too. Raises NotWritten.
    """
    make_folder(path.parent, disk=disk)
    try:
        for _ in range(_MOVES):
            if _append(path, content, disk):
                return
    except OSError as error:
        raise not_written(error, path) from error
    raise NotWritten("cannot be written: another program keeps replacing it", where=path)


def cut_file(path: Path, length: int, *, disk: Disk = SYSTEM) -> None:
    """Shorten a file to its first `length` bytes, on disk; raise NotWritten."""
    try:
        handle = disk.open(path, os.O_WRONLY | _WITHOUT_WAITING | _BINARY, PRIVATE_FILE)
        try:
            disk.truncate(handle, length)
            _sync(handle, disk)
        finally:
            os.close(handle)
    except OSError as error:
        raise not_written(error, path) from error


def sync_file(path: Path, *, disk: Disk = SYSTEM) -> None:
    """See to the disk what stands in a file already; raise NotWritten."""
    try:
        handle = disk.open(path, os.O_WRONLY | _WITHOUT_WAITING | _BINARY, PRIVATE_FILE)
        try:
            _sync(handle, disk)
        finally:
            os.close(handle)
    except OSError as error:
        raise not_written(error, path) from error


def remove_file(path: Path, *, disk: Disk = SYSTEM) -> None:
    """Remove a file, which need not be there; raise NotWritten."""
    try:
        with suppress(FileNotFoundError):
            disk.unlink(path)
    except OSError as error:
        raise not_written(error, path) from error


def _make_folder(folder: Path, disk: Disk) -> None:
    if folder.is_dir():
        return
    if folder.parent != folder:
        _make_folder(folder.parent, disk)
    try:
        disk.mkdir(folder, PRIVATE_FOLDER)
    except FileExistsError:
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder)) from None


def _write_new(path: Path, parts: Iterable[bytes], disk: Disk) -> None:
    handle = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
    try:
        for content in parts:
            left = memoryview(content)
            while left:
                written = disk.write(handle, bytes(left))
                if written == 0:
                    raise OSError(errno.ENOSPC, "nothing was written", str(path))
                left = left[written:]
        _sync(handle, disk)
    finally:
        os.close(handle)


def _append(path: Path, content: bytes, disk: Disk) -> bool:
    """Append once; False where the name belongs to another file by now."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _WITHOUT_WAITING | _BINARY
    is_new = not path.exists()
    handle = disk.open(path, flags, PRIVATE_FILE)
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise OSError(errno.ENXIO, "not a file", str(path))
        try:
            written = disk.write(handle, content)
            if written < len(content):  # how a disk that has just become full says so
                raise OSError(errno.ENOSPC, "only a part was written", str(path))
            _sync(handle, disk)
        except OSError:
            with suppress(OSError):
                disk.truncate(handle, before.st_size)
            raise
        if is_new:
            _sync_folder(path.parent, disk)
        return _is_at(path, before)
    finally:
        os.close(handle)


def _is_at(path: Path, file: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), file)
    except FileNotFoundError:
        return False


def _sync(handle: int, disk: Disk) -> None:
    try:
        disk.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise


def _sync_folder(folder: Path, disk: Disk) -> None:
    """Make a new name last. Windows and some file systems of phones do not offer it, and need it less."""
    if os.name == "nt":
        return
    try:
        handle = disk.open(folder, os.O_RDONLY | os.O_DIRECTORY, 0)
        try:
            disk.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_FSYNC:
            raise
