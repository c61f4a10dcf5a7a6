"""What earlier runs of the program left behind in the state folder, looked at when it starts."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from tui.files.disk import SYSTEM, Disk
from tui.files.errors import NotWritten, Unreadable
from tui.files.lock import Lock, is_free
from tui.files.paths import Paths
from tui.files.reading import read_bytes
from tui.files.toml import NotToml, parse
from tui.files.writing import remove_file
from tui.progress.appending import append_session
from tui.progress.blocks import Block, split
from tui.progress.reading import Damaged, Reading, read_block
from tui.progress.record import Session
from tui.progress.underway import Resume, Underway

_PART = re.compile(r"\.(underway-.+)\.toml\.\d+\.part")


class _Next(Struct):
    entry: int
    set: int
    side: Literal["left", "right"] | None = None


class _Table(Struct):
    steps: str
    next: _Next | None = None
    loads: dict[str, str] = {}


class Interrupted(Struct, frozen=True):
    """A session without an end whose program is gone.

    `saved_at` is when its file was last written. Without `resume` it can only be saved or discarded.
    """

    session: Session
    resume: Resume | None
    saved_at: datetime

    def take(self, paths: Paths, *, device: str | None = None, disk: Disk = SYSTEM) -> Underway | None:
        """Take the session over; None where another window was faster. Raises NotWritten."""
        lock = Lock(paths.underway_lock(self.session.id))
        if not is_free(lock.path) or not lock.take():
            return None
        if not paths.underway(self.session.id).exists():
            lock.remove()
            return None
        lock.sign()
        return Underway(paths, self.session, device=device, disk=disk, lock=lock)


class Finished(Struct, frozen=True):
    """What became of sessions that had an end but were not in the progress file yet."""

    appended: tuple[Session, ...] = ()
    problems: tuple[NotWritten, ...] = ()


def find_interrupted(state: Path) -> list[Interrupted]:
    """Find the sessions that can be gone on with, the newest first; never raises."""
    found = []
    for path in _underway_files(state):
        session = _read(path).session
        if session is None or session.end is not None or not is_free(path.with_suffix(".lock")):
            continue
        with suppress(OSError):
            saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
            found.append(Interrupted(session, _resume(path), saved_at))
    return sorted(found, key=lambda one: one.saved_at, reverse=True)


def find_unreadable(state: Path) -> list[Damaged]:
    """Name the underway files that cannot be read; they are left as they are."""
    readings = (_read(path) for path in _underway_files(state) if is_free(path.with_suffix(".lock")))
    return [reading.wrong for reading in readings if reading.wrong is not None]


def append_finished(
    paths: Paths, at: datetime, *, device: str | None = None, disk: Disk = SYSTEM
) -> Finished:
    """Append every session that had its end when its program went, without asking; then tidy up.

    `at` names the copy of a torn end. Never raises: what cannot be written stays for the next start.
    """
    appended, problems = [], []
    for path in _underway_files(paths.state):
        session = _read(path).session
        if session is None or session.end is None:
            continue
        lock = Lock(path.with_suffix(".lock"))
        try:
            if not is_free(lock.path) or not lock.take() or not path.exists():
                continue
            if session.sets:
                append_session(paths, session, at, device=device, disk=disk)
                appended.append(session)
            remove_file(path, disk=disk)
            lock.remove()
        except NotWritten as error:
            problems.append(error)
        finally:
            lock.release()
    _tidy(paths.state)
    return Finished(tuple(appended), tuple(problems))


def _underway_files(state: Path) -> list[Path]:
    return _named(state, "underway-", ".toml")


def _named(state: Path, prefix: str, suffix: str) -> list[Path]:
    try:
        paths = list(state.iterdir())
    except OSError:
        return []
    return sorted(path for path in paths if path.name.startswith(prefix) and path.name.endswith(suffix))


def _blocks(path: Path) -> list[Block]:
    return split(read_bytes(path))


def _read(path: Path) -> Reading:
    try:
        blocks = [block for block in _blocks(path) if block.kind == "session"]
    except Unreadable as error:
        return Reading(wrong=Damaged(str(path), None, error.message))
    if len(blocks) != 1:
        return Reading(wrong=Damaged(str(path), None, "it is not one session"))
    reading = read_block(blocks[0], str(path), under_way=True)
    if reading.session is not None and path.stem != f"underway-{reading.session.id}":
        return Reading(wrong=Damaged(str(path), None, "its name is not that of its session"))
    return reading


def _resume(path: Path) -> Resume | None:
    try:
        table = msgspec.convert(parse(_blocks(path)[0].data.decode()).get("resume"), _Table)
    except (Unreadable, IndexError, UnicodeDecodeError, NotToml, msgspec.ValidationError):
        return None
    coming = table.next
    key = None if coming is None else (coming.entry, coming.set, coming.side)
    return Resume(steps=table.steps, next=key, loads=table.loads)


def _tidy(state: Path) -> None:
    """Remove locks and half-written files of programs that died while the file itself was not there."""
    for path in _named(state, "underway-", ".lock"):
        if not path.with_suffix(".toml").exists():
            lock = Lock(path)
            with suppress(NotWritten):
                if is_free(path) and lock.take():
                    lock.remove()
    for path in _named(state, ".underway-", ".part"):
        name = _PART.fullmatch(path.name)
        if name and is_free(state / f"{name[1]}.lock"):
            with suppress(NotWritten):
                remove_file(path)
