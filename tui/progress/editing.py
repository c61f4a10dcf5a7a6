"""A session that is kept, corrected: the text of its block alone is replaced."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tui.files.disk import SYSTEM, Disk
from tui.files.errors import LastrepError, Unreadable
from tui.files.lock import PATIENCE, locked
from tui.files.paths import Paths
from tui.files.reading import read_bytes
from tui.files.toml import NotToml, parse
from tui.files.writing import replace_file
from tui.progress.appending import append_block, content_of
from tui.progress.blocks import Block
from tui.progress.entries import Entry, read_entries
from tui.progress.journal import LARGEST, progress_files, withdrawn_ids
from tui.progress.reading import read_block
from tui.progress.record import FORMAT, End, Session
from tui.progress.retouching import retouched
from tui.progress.weaving import with_changed
from tui.progress.writing import block_text, in_bytes


class NotEdited(LastrepError):
    """The session is not one that may be edited, or it is not there; nothing has changed."""


class Edited(Struct, frozen=True):
    """The session as it is kept now, and the file that it stands in; `locking`: does the disk offer locks."""

    session: Session
    path: Path
    locking: bool = True


def edit_session(
    paths: Paths,
    id: str,
    change: Callable[[Session], Session],
    at: datetime,
    *,
    device: str | None = None,
    zone: tzinfo | None = None,
    disk: Disk = SYSTEM,
    wait: float = PATIENCE,
) -> Edited:
    """Put a changed session in the place of the one that is kept; every other byte stays as it was.

    `change` is given the session as it stands on disk by now. `at` is the time of the edit: of two copies the
    one edited last wins, so where a clock was wrong it is moved behind the last edit. A session that only
    another machine's file holds is appended to one's own as a whole block. One typed by hand without an id
    gets the id that its content gave it. Raises NotEdited and NotWritten; then nothing has changed.
    """
    own = paths.progress_of(device)
    with locked(paths.progress_lock, wait=wait) as locking:
        content = content_of(own)
        copies = copies_of(paths, own, content, id, zone)
        session = _changed(_that_counts(paths, copies, id, zone), change, at)
        in_own = [one for where, one in copies if where == own]
        if not in_own:
            append_block(own, content, in_bytes(block_text(session, as_it_is=True)), at, disk=disk)
            return Edited(session, own, locking)
        place = max(in_own, key=lambda one: one.edited)
        _refuse(own, place, zone)
        text = retouched(place, session, zone)
        if text is None:
            text = in_bytes(block_text(session, as_it_is=True))
        replace_file(own, with_changed(content, [(place, text)]), disk=disk)
        return Edited(session, own, locking)


def editable(paths: Paths, id: str, *, device: str | None = None, zone: tzinfo | None = None) -> Session:
    """Give a session as it stands on disk by now, before it is edited. Raises NotEdited."""
    own = paths.progress_of(device)
    copies = copies_of(paths, own, content_of(own), id, zone)
    session = _that_counts(paths, copies, id, zone).session
    assert session is not None
    return session


def copies_of(
    paths: Paths, own: Path, content: bytes, id: str, zone: tzinfo | None
) -> list[tuple[Path, Entry]]:
    """Find every copy of a session, in the order in which the files are read; `content` is that of `own`."""
    found: list[tuple[Path, Entry]] = []
    for path in progress_files(paths.data):
        try:
            there = content if path == own else read_bytes(path, limit=LARGEST)
        except Unreadable:
            continue
        entries = read_entries(there, str(path), zone).entries
        found += [(path, entry) for entry in entries if entry.key == ("session", id)]
    return found


def _that_counts(paths: Paths, copies: list[tuple[Path, Entry]], id: str, zone: tzinfo | None) -> Entry:
    """Choose the copy of a session that counts. Raises NotEdited where it may not be edited."""
    if not copies or id in withdrawn_ids(paths.data, zone):
        raise NotEdited(f"there is no session {id} any more", hint="look at the history again")
    path, entry = max(copies, key=lambda copy: copy[1].edited)  # of two, the first: that of progress.toml
    _refuse(path, entry, zone)
    return entry


def _changed(entry: Entry, change: Callable[[Session], Session], at: datetime) -> Session:
    assert entry.session is not None
    changed = change(entry.session)
    before = entry.session.edited
    if before is not None and at <= before:
        at = before + timedelta(seconds=1)
    end = replace(changed.end or End(), edited=at.replace(microsecond=0))
    return replace(changed, id=entry.session.id, format=FORMAT, end=end)


def _refuse_neighbours(entry: Entry, where: str) -> None:
    """Leave a block alone below which another table stands: written anew it would be lost."""
    try:
        table = parse(entry.head.decode())
    except (UnicodeDecodeError, NotToml) as error:
        raise NotEdited(
            "this session cannot be told apart from what stands below it", where=where, hint="mend it first"
        ) from error
    foreign = [key for key in table if key != "session"]
    if foreign:
        raise NotEdited(
            f"below this session stands a table that is not known, `{foreign[0]}`, and all is left as it is",
            where=where,
            hint="change the session in your editor, or move that table to another file",
        )


def _refuse(path: Path, entry: Entry, zone: tzinfo | None) -> None:
    session = entry.session
    assert session is not None
    where = f"{path}:{entry.line}"
    if not session.counts:
        raise NotEdited(
            f"this session was written in format {session.format}, which this version does not know",
            where=where,
            hint="edit it with the version of lastrep that wrote it",
        )
    wrong = read_block(Block("session", entry.line, entry.start, entry.head), str(path), zone).wrong
    if wrong is not None:
        raise NotEdited(wrong.why, where=f"{path}:{wrong.line}", hint="mend that line first")
    _refuse_neighbours(entry, where)
    tables: Iterable[tuple[str, Any]] = [
        *session.unknown.items(),
        *(pair for one in session.sets for pair in one.unknown.items()),
        *(session.end.unknown.items() if session.end else ()),
    ]
    for key, value in tables:
        if _holds_a_table(value):
            raise NotEdited(
                f"this session holds a table that is not known, `{key}`, and is left as it is",
                where=where,
                hint="edit it in the file",
            )


def _holds_a_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(map(_holds_a_table, value)))
