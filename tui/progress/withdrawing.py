"""A session taken out of the history: its block is moved to the file of the withdrawn ones, not deleted."""

from datetime import datetime, tzinfo
from pathlib import Path

from msgspec import Struct

from tui.files.disk import SYSTEM, Disk
from tui.files.lock import PATIENCE, locked
from tui.files.paths import Paths
from tui.files.writing import replace_file
from tui.progress.appending import append_block, content_of
from tui.progress.editing import NotEdited, copies_of
from tui.progress.journal import withdrawn_ids
from tui.progress.weaving import with_changed


class Withdrawn(Struct, frozen=True):
    """The file that holds its text now, from where its owner can take it back by hand."""

    path: Path
    locking: bool = True


def withdraw_session(
    paths: Paths,
    id: str,
    at: datetime,
    *,
    device: str | None = None,
    zone: tzinfo | None = None,
    disk: Disk = SYSTEM,
    wait: float = PATIENCE,
) -> Withdrawn:
    """Leave a session out of the history from now on, whatever is edited later on whichever machine.

    First its text is added to the withdrawn file and seen to the disk: from then on its id counts nowhere,
    and it stands in two files for a moment. Then its block is taken out of this machine's own file; in those
    of others it stays. `at` names the copy of a torn end. Called again after a crash in between, it finishes;
    called again later, it does no harm.
    Raises NotEdited where there is no such session, and NotWritten; then the text stands where it stood.
    """
    own, withdrawn = paths.progress_of(device), paths.withdrawn_of(device)
    with locked(paths.progress_lock, wait=wait) as locking:
        content = content_of(own)
        copies = copies_of(paths, own, content, id, zone)
        if not copies and id in withdrawn_ids(paths.data, zone):
            return Withdrawn(withdrawn, locking)
        if not copies:
            raise NotEdited(f"there is no session {id} any more", hint="look at the history again")
        _, newest = max(copies, key=lambda copy: copy[1].edited)
        moved = [entry for path, entry in copies if path == own]
        for entry in moved or [newest]:
            kept = content_of(withdrawn)
            if entry.text not in kept:
                append_block(withdrawn, kept, entry.text, at, disk=disk)
        if moved:
            replace_file(own, with_changed(content, [], gone=moved), disk=disk)
    return Withdrawn(withdrawn, locking)
