"""Blocks from elsewhere united with what is kept here: by id, and of two copies the one edited last."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, tzinfo
from pathlib import Path

from msgspec import Struct

from tui.files.disk import SYSTEM, Disk
from tui.files.errors import Unreadable
from tui.files.lock import PATIENCE, locked
from tui.files.paths import Paths
from tui.files.reading import read_bytes
from tui.files.writing import replace_file
from tui.progress.appending import content_of
from tui.progress.entries import NEVER, Entry, read_entries
from tui.progress.journal import LARGEST, progress_files, withdrawn_ids
from tui.progress.record import Session, SetRecord
from tui.progress.weaving import with_added, with_changed


class Incoming(Struct, frozen=True):
    """A block from elsewhere, with the text that it gets in the progress file."""

    key: tuple[str, str]
    at: datetime | None
    text: bytes
    edited: datetime = NEVER
    logged: Session | None = None  # of another app, which may have a row more of it the next time


class United(Struct, frozen=True):
    """What became of them, in numbers; `locking` says whether the disk offers locks."""

    added: int = 0
    replaced: int = 0
    there: int = 0
    withdrawn: int = 0
    locking: bool = True


def as_it_stands(entry: Entry) -> Incoming:
    """Take a block of another progress file, byte for byte."""
    return Incoming(entry.key, entry.at, entry.text, entry.edited)


def unite(
    paths: Paths,
    incoming: Iterable[Incoming],
    *,
    device: str | None = None,
    zone: tzinfo | None = None,
    disk: Disk = SYSTEM,
    wait: float = PATIENCE,
) -> United:
    """Add to this machine's progress file what is not kept yet, in one step, in the order of time.

    What is there already in any progress file stays as it is, unless the copy that comes was edited later, or
    is that of another app and has more sets than came the last time.
    What was withdrawn stays away. Raises NotWritten; then nothing has changed.
    """
    newest: dict[tuple[str, str], Incoming] = {}
    for one in incoming:
        if one.key not in newest or one.edited > newest[one.key].edited:
            newest[one.key] = one
    path = paths.progress_of(device)
    with locked(paths.progress_lock, wait=wait) as locking:
        content = content_of(path)
        own = read_entries(content, str(path), zone).entries
        kept = {entry.key: entry for entry in reversed(own)}
        known = _known(paths, path, own, zone)
        withdrawn = withdrawn_ids(paths.data, zone)
        coming = [one for key, one in newest.items() if key[0] != "session" or key[1] not in withdrawn]
        later = [
            one
            for one in coming
            if one.key not in known
            or one.edited > known[one.key]
            or _completes(one.logged, kept.get(one.key))
        ]
        changed = [(kept[one.key], one.text) for one in later if one.key in kept]
        added = [one for one in later if one.key not in kept]
        if later:
            woven = with_changed(content, changed)
            present = read_entries(woven, str(path), zone).entries if changed else own
            replace_file(path, with_added(woven, present, [(one.at, one.text) for one in added]), disk=disk)
    there = len(coming) - len(later)
    return United(len(added), len(changed), there, len(newest) - len(coming), locking)


def _completes(logged: Session | None, entry: Entry | None) -> bool:
    if logged is None or entry is None or entry.session is None or entry.session.edited is not None:
        return False
    there, here = (Counter(map(_what_was_done, one.sets)) for one in (entry.session, logged))
    return there < here


def _what_was_done(one: SetRecord) -> tuple[object, ...]:
    return one.exercise, one.load, one.reps, one.seconds, one.warm_up


def _known(
    paths: Paths, own_path: Path, own: Iterable[Entry], zone: tzinfo | None
) -> dict[tuple[str, str], datetime]:
    """Say of every block that is kept in any of the files when it was last edited."""
    known: dict[tuple[str, str], datetime] = {}
    for path in (own_path, *(one for one in progress_files(paths.data) if one != own_path)):
        entries = own if path == own_path else _entries_of(path, zone)
        for entry in entries:
            known[entry.key] = max(entry.edited, known.get(entry.key, NEVER))
    return known


def _entries_of(path: Path, zone: tzinfo | None) -> tuple[Entry, ...]:
    try:
        return read_entries(read_bytes(path, limit=LARGEST), str(path), zone).entries
    except Unreadable:
        return ()
