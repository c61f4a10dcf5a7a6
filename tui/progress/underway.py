"""The session that is not in the progress file yet: a file of its own from its first step on."""

import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.files.disk import SYSTEM, Disk
from tui.files.errors import NotWritten
from tui.files.lock import Lock
from tui.files.paths import Paths
from tui.files.writing import remove_file, replace_file
from tui.progress.appending import append_session
from tui.progress.record import End, Session
from tui.progress.writing import block_text, in_bytes, line
from tui.protocol.model import SetKey


class Resume(Struct, frozen=True):
    """What going on needs beside the record: a hash of the steps, the set to begin at, the loads set up."""

    steps: str
    next: SetKey | None
    loads: dict[str, str]


class Underway:
    """The file of one session under way. As long as this object has its lock, the session is taken.

    Whatever fails raises NotWritten (`begin` keeps it in `problem` instead); the newest content stays here,
    and the next call tries again.
    """

    def __init__(self, paths: Paths, session: Session, *, device: str | None, disk: Disk, lock: Lock) -> None:
        """Take a lock that may be held already; writes nothing."""
        self.path = paths.underway(session.id)
        self.problem: NotWritten | None = None
        self.torn: Path | None = None
        self._paths, self._device, self._disk, self._lock = paths, device, disk, lock
        self._session = session
        self._newest: bytes | None = None
        self._saved: bytes | None = None
        self._gone = False

    @classmethod
    def begin(
        cls,
        paths: Paths,
        session: Session,
        resume: Resume,
        *,
        device: str | None = None,
        disk: Disk = SYSTEM,
    ) -> "Underway":
        """Begin a session on disk. Never raises: where it cannot be written, `problem` says why."""
        underway = cls(paths, session, device=device, disk=disk, lock=Lock(paths.underway_lock(session.id)))
        with suppress(NotWritten):
            underway.save(session, resume)
        return underway

    @property
    def locking(self) -> bool:
        """Whether the disk offers locks; if not, the process id in the lock file stands in for one."""
        return self._lock.supported

    @property
    def unsaved(self) -> bool:
        """Whether the newest content is nowhere but here."""
        return not self._gone and self._newest != self._saved

    def save(self, session: Session, resume: Resume) -> None:
        """Put the session as it stands on disk; returns when it is there."""
        self._keep(session, in_bytes(f"{_resume_text(resume)}\n{block_text(session)}"))

    def finish(self, session: Session) -> None:
        """Put the session with its end on disk. Should nobody settle it, the next start does."""
        self._keep(session, in_bytes(block_text(session)))

    def settle(self) -> Path:
        """Append the finished session to the progress file, then remove its own; gives the progress file.

        A session without a set is only removed. Calling it again does no harm.
        """
        if self._session.end is None:
            raise ValueError("a session that has not ended cannot be settled")
        if not self._gone and self._session.sets:
            self._append(self._session, self._session.end)
        with suppress(NotWritten):  # it is safe in the progress file; the next start finds its id there
            self._remove()
        return self._paths.progress_of(self._device)

    def discard(self) -> None:
        """Forget the session, whatever was done."""
        self._remove()

    def leave(self) -> str | None:
        """Let go of a session that is not settled; where sets are nowhere but here, give the path of a copy.

        The copy is a whole block: a session without an end counts as stopped. Raises NotWritten if no folder
        takes it: then only the screen can still tell what was done.
        """
        copy = None
        if self.unsaved and self._session.sets:
            ended = self._session
            if ended.end is None:
                ended = msgspec.structs.replace(ended, end=End(outcome="stopped"))
            copy = _copy_somewhere(ended, _refuges(self._paths), self._disk)
        self._lock.release()
        return None if copy is None else str(copy)

    def _keep(self, session: Session, content: bytes) -> None:
        self._session, self._newest = session, content
        self._saved = None  # a try that fails may have changed the file all the same
        try:
            if not self._lock.held:
                if not self._lock.take():
                    raise NotWritten("another window has this session", where=self._lock.path)
                self._lock.sign()
            replace_file(self.path, content, disk=self._disk)
        except NotWritten as error:
            self.problem = error
            raise
        self._saved, self.problem = content, None

    def _append(self, session: Session, end: End) -> None:
        at = end.at or session.started
        try:
            appended = append_session(self._paths, session, at, device=self._device, disk=self._disk)
        except NotWritten as error:
            self.problem = error
            raise
        self.torn, self.problem = appended.torn, None

    def _remove(self) -> None:
        if not self._gone:
            remove_file(self.path, disk=self._disk)
            self._gone = True
            self._lock.remove()


def _resume_text(resume: Resume) -> str:
    text = "[resume]\n" + line("steps", resume.steps)
    if resume.next is not None:
        entry, number, side = resume.next
        text += line("next", {"entry": entry, "set": number} | ({} if side is None else {"side": side}))
    return text + line("loads", resume.loads)


def _refuges(paths: Paths) -> Iterable[Path]:
    yield paths.state
    with suppress(RuntimeError):  # nobody's home
        yield Path.home()
    with suppress(FileNotFoundError):  # no folder for temporary files can be written to
        yield Path(tempfile.gettempdir())


def _copy_somewhere(session: Session, folders: Iterable[Path], disk: Disk) -> Path:
    refused = NotWritten("there is no folder to write to")
    for folder in folders:
        copy = folder / f"lastrep-{session.id}.toml"
        try:
            replace_file(copy, in_bytes(block_text(session)), disk=disk)
        except NotWritten as error:
            refused = error
        else:
            return copy
    raise refused
