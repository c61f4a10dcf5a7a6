"""The end of the progress file: mended where a crash tore it, and a finished session added to it."""

import re
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from tui.files.disk import SYSTEM, Disk
from tui.files.errors import NotWritten, Unreadable
from tui.files.lock import PATIENCE, locked
from tui.files.paths import Paths
from tui.files.reading import read_bytes
from tui.files.writing import append_to_file, cut_file, replace_file, sync_file
from tui.progress.blocks import Block, from_the_end, split
from tui.progress.journal import LARGEST
from tui.progress.plan_event import (
    PlanEvent,
    is_whole_plan_event,
    plan_event_text,
    read_plan_event,
)
from tui.progress.reading import length_of_whole, read_block
from tui.progress.record import FORMAT, Session
from tui.progress.writing import block_text, in_bytes

_OURS = re.compile(rb'\[\[(?:session|plan)\]\]\r?\nid = "[0-9a-f]{12}"')
KINDS = ("session", "plan")
_FORMAT = re.compile(rb"^format = (\d{1,9})\r?$", re.MULTILINE)
_HEADERS = (b"[[session]]", b"[[plan]]")
_HEADERS_AND_IDS = tuple(header + b'\nid = "' for header in _HEADERS)
_ID_SO_FAR = re.compile(rb'\[\[(?:session|plan)\]\]\nid = "[0-9a-f]{1,12}')


class Appended(Struct, frozen=True):
    """How it went: whether the disk offers locks, and where a torn end was copied to, if there was one."""

    locked: bool
    torn: Path | None = None


def append_session(
    paths: Paths,
    session: Session,
    at: datetime,
    *,
    device: str | None = None,
    disk: Disk = SYSTEM,
    wait: float = PATIENCE,
) -> Appended:
    """Add a finished session to this machine's progress file, and see it to the disk.

    The file is looked at again each time, so it may have been edited, replaced or synchronised since. A
    session whose id is there already is not added again. A torn end is first copied to a file of its own,
    named after `at`, and cut. Raises NotWritten; then the file holds what it held.
    """
    text = in_bytes(block_text(session))
    return _append(paths, ("session", session.id), text, at, device=device, disk=disk, wait=wait)


def append_plan_event(
    paths: Paths,
    event: PlanEvent,
    *,
    device: str | None = None,
    disk: Disk = SYSTEM,
    wait: float = PATIENCE,
) -> Appended:
    """Add the start or the end of a plan, as a session is added. Raises NotWritten."""
    text = in_bytes(plan_event_text(event))
    return _append(paths, ("plan", event.id), text, event.at, device=device, disk=disk, wait=wait)


def _append(
    paths: Paths,
    of: tuple[str, str],
    text: bytes,
    at: datetime,
    *,
    device: str | None,
    disk: Disk,
    wait: float,
) -> Appended:
    """Add a block under the lock; `of` are its kind and its id."""
    path = paths.progress_of(device)
    with locked(paths.progress_lock, wait=wait) as supported:
        content = content_of(path)
        if _holds(content, *of):
            sync_file(path, disk=disk)
            return Appended(supported)
        return Appended(supported, append_block(path, content, text, at, disk=disk))


def append_block(path: Path, content: bytes, text: bytes, at: datetime, *, disk: Disk) -> Path | None:
    """Add the text of a block to a file that holds `content`, under a lock that the caller has.

    Gives the copy of a torn end, named after `at`, if there was one. Raises NotWritten.
    """
    torn = start_of_torn_end(content)
    copy = None
    if torn is not None:
        copy = _free_name(path, at)
        replace_file(copy, content[torn:], disk=disk)
        cut_file(path, torn, disk=disk)
        content = content[:torn]
    gap = b"\n" if content.endswith(b"\n") else b"\n\n"
    append_to_file(path, gap + text if content else text, disk=disk)
    return copy


def content_of(path: Path) -> bytes:
    """Give the bytes of a file that is to be added to, none where it is not there; raises NotWritten."""
    try:
        return read_bytes(path, limit=LARGEST)
    except Unreadable as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return b""
        raise NotWritten(f"cannot be added to: {error.message}", where=path) from error


def start_of_torn_end(content: bytes) -> int | None:
    """Say at which byte an append of ours begins that was cut short; None where there is none.

    That is a last block with an id of ours and no outcome, or the beginning of its first two lines. The zeros
    that a crash may leave in place of what was not written belong to it.
    """
    last = next(from_the_end(content), None)
    if last is not None and last.kind in KINDS and _is_torn(last):
        return last.start
    written = content.rstrip(b"\0")
    line = written.rfind(b"\n") + 1
    if line < len(content) and any(header.startswith(written[line:]) for header in _HEADERS):
        return line
    return len(written) if len(written) < len(content) else None


def _is_torn(block: Block) -> bool:
    if (is_whole_plan_event if block.kind == "plan" else length_of_whole)(block.data):
        return False
    if _OURS.match(block.data):
        return not _written_by_a_later_version(block)
    begun = block.data.rstrip(b"\0\n")
    return (
        any(start.startswith(begun) for start in _HEADERS_AND_IDS) or _ID_SO_FAR.fullmatch(begun) is not None
    )


def _written_by_a_later_version(block: Block) -> bool:
    found = _FORMAT.search(block.data)
    return found is not None and int(found[1]) > FORMAT


def _holds(content: bytes, kind: str, id: str) -> bool:
    if id.encode() not in content:
        return False
    blocks = [block for block in split(content) if block.kind == kind and id.encode() in block.data]
    if kind == "plan":
        events = (read_plan_event(block, "").event for block in blocks)
        return any(event is not None and event.id == id for event in events)
    sessions = (read_block(block, "").session for block in blocks)
    return any(session is not None and session.id == id for session in sessions)


def _free_name(path: Path, at: datetime) -> Path:
    name = f"{path.name}.torn-{at:%Y%m%dT%H%M%S}"
    candidates = (path.with_name(name + suffix) for suffix in ("", *(f"-{n}" for n in range(2, 100))))
    return next((one for one in candidates if not one.exists()), path.with_name(f"{name}-{at.microsecond}"))
