"""Locks between programs. Where a disk offers none (a phone's shared storage), work goes on and says so."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.files.errors import NotWritten
from tui.files.reasons import not_written
from tui.files.writing import PRIVATE_FILE, make_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 3.0  # seconds to wait for another window that is writing

_NOT_OFFERED = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK})


class Lock:
    """A lock on a file of its own, which is never renamed. The system frees it when the program dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.supported = True
        self._native: BaseFileLock | None = None
        self._held = False

    @property
    def held(self) -> bool:
        """Whether this object has it; also where the disk offers no locks and nobody can."""
        return self._held

    def take(self, *, wait: float = 0.0) -> bool:
        """Take it, waiting at most `wait` seconds; False where another has it. Raises NotWritten."""
        if self._held:
            return True
        # Here and not above: reading commands never lock, and it takes 20 ms to import.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        make_folder(self.path.parent)
        native = FileLock(self.path, mode=PRIVATE_FILE, thread_local=False, fallback_to_soft=False)
        try:
            native.acquire(timeout=wait)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            if isinstance(error, OSError) and error.errno not in _NOT_OFFERED:
                raise not_written(error, self.path) from error
            self.supported = False
        else:
            self._native = native
        self._held = True
        return True

    def sign(self) -> None:
        """Write the id of this process into the file, for disks that offer no locks."""
        with suppress(OSError):  # Windows locks the content too, and then nobody needs the id
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
            try:
                os.write(handle, f"{os.getpid()} {_born(os.getpid())}\n".encode())
            finally:
                os.close(handle)

    def release(self) -> None:
        """Give it back; the file stays."""
        if self._native is not None:
            self._native.release()
            self._native = None
        self._held = False

    def remove(self) -> None:
        """Remove the file and give the lock back: for files that no other program will want again."""
        if os.name == "nt":
            self.release()
        with suppress(OSError):
            self.path.unlink()
        self.release()


@contextmanager
def locked(path: Path, *, wait: float = PATIENCE) -> Iterator[bool]:
    """Hold a lock for a while; yields whether the disk offers locks at all.

    Raises NotWritten where another program keeps it for longer than `wait` seconds.
    """
    lock = Lock(path)
    if not lock.take(wait=wait):
        raise NotWritten("another window is writing", where=path)
    try:
        yield lock.supported
    finally:
        lock.release()


def is_free(path: Path) -> bool:
    """Say whether the program that took this lock is gone.

    Where locks are not offered the process id in the file decides. A file that cannot be looked at counts as
    taken: better not to touch what may be in use.
    """
    lock = Lock(path)
    try:
        if not path.exists():
            return True
        if not lock.take():
            return False
    except (NotWritten, OSError):
        return False
    lock.release()
    return lock.supported or not _signed_by_the_living(path)


def _signed_by_the_living(path: Path) -> bool:
    try:
        words = path.read_text("ascii", "replace").split()
    except OSError:
        return True
    pid = int(words[0]) if words and words[0].isdecimal() else 0
    if pid == 0 or sys.platform == "win32":  # there, asking would end the process
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return len(words) == 1 or words[1] == _born(pid)


def _born(pid: int) -> str:
    """Give the ticks at which a process began, so that a reused id is not taken for it; `-` if unknown."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return "-"
