"""R12: the record is edited, replaced and synchronised while a session runs."""

import os
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

import pytest

from tests.progress.records import NOW, session
from tests.torture.conftest import Figure
from tests.torture.doing import begun, whole_session
from tui.files.disk import Disk
from tui.files.paths import find_paths
from tui.progress.appending import append_session
from tui.progress.journal import read_history
from tui.progress.writing import block_text

ID = "7ce418072e8c"
MINE = "# my own line\n\n" + block_text(session(1)).replace("20 lb", "22 lb")


def by_renaming(path: Path) -> None:
    """As most editors and all synchronisation programs do."""
    new = path.with_name("new")
    new.write_text(MINE)
    new.replace(path)


def in_place(path: Path) -> None:
    with path.open("r+") as file:
        file.write(MINE)


def truncated_and_written(path: Path) -> None:
    path.write_text(MINE)


def renamed_away(path: Path) -> None:
    """As editors do that keep the old file as a backup."""
    path.replace(path.with_name("progress.bak"))
    path.write_text(MINE)


EDITS = [by_renaming, in_place, truncated_and_written, renamed_away]


@pytest.mark.parametrize("edit", EDITS)
def test_the_next_session_lands_in_the_file_as_it_is_by_then(
    edit: Callable[[Path], None], tmp_path: Path, figure: Figure
) -> None:
    paths = find_paths({"LASTREP_HOME": str(tmp_path)})
    append_session(paths, session(1), NOW)
    training, clock = begun(paths, ID)
    moments = 0
    for step in whole_session(training, clock):
        if step != "settled":
            edit(paths.progress)
            moments += 1
    assert training.leave() is None
    text = paths.progress.read_text()
    assert text.startswith(MINE)
    assert text.count(f'id = "{ID}"') == 1
    assert {one.id for one in read_history(tmp_path, UTC).sessions} == {session(1).id, ID}
    figure("R12", f"{edit.__name__}, at {moments} moments of a session: the append lands in the new file")


# Who writes over a file without a look takes away what was written a moment before: nobody can help that.
AT_ANY_MOMENT = [
    (edit, moment) for edit in (by_renaming, renamed_away) for moment in ("open", "write", "fsync")
]
AT_THE_LAST_LOOK = [(in_place, "open"), (truncated_and_written, "open")]


@pytest.mark.parametrize(("edit", "moment"), [*AT_ANY_MOMENT, *AT_THE_LAST_LOOK])
def test_even_an_edit_in_the_middle_of_the_append_costs_nothing(
    edit: Callable[[Path], None], moment: str, tmp_path: Path
) -> None:
    paths = find_paths({"LASTREP_HOME": str(tmp_path)})
    append_session(paths, session(1), NOW)
    edits = [edit]

    def before(call: str) -> None:
        if call == moment and edits:
            edits.pop()(paths.progress)

    def opens(path: Path, flags: int, mode: int) -> int:
        before("open")
        return os.open(path, flags, mode)

    def writes(handle: int, content: bytes) -> int:
        before("write")
        return os.write(handle, content)

    def syncs(handle: int) -> None:
        before("fsync")
        os.fsync(handle)

    append_session(paths, session(2), NOW, disk=Disk(open=opens, write=writes, fsync=syncs))
    assert not edits
    history = read_history(tmp_path, UTC)
    assert [int(one.id, 16) for one in history.sessions] == [1, 2]
    assert history.sessions[0].sets[0].load == "22 lb"
