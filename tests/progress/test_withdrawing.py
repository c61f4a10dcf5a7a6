import errno
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.files.failing import CHANGING, Call, FailingDisk
from tests.progress.records import AS_WRITTEN, NOW, session
from tui.files.errors import NotWritten
from tui.files.paths import Paths, find_paths
from tui.progress.editing import NotEdited, edit_session
from tui.progress.journal import read_history, read_newest
from tui.progress.record import Session
from tui.progress.withdrawing import withdraw_session
from tui.progress.writing import block_text

ID = "7ce418072e8c"
BY_HAND = "[[session]]\nstarted = 2026-11-21\nprotocol = 'by-hand' # mine\n"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths({"LASTREP_HOME": str(tmp_path)})


def read(paths: Paths) -> tuple[Session, ...]:
    history = read_history(paths.data, UTC)
    assert not history.damaged
    return history.sessions


def test_the_block_is_moved_as_it_stands_and_everything_else_stays(paths: Paths) -> None:
    before, behind = "# mine\n" + block_text(session(1)) + "\n", "# a deload week\n" + block_text(session(2))
    odd = AS_WRITTEN.replace("entry = 2", "entry=2 # second\nodd = { a = 1 }")
    paths.progress.write_text(before + odd + "\n" + behind)
    moved = withdraw_session(paths, ID, NOW, zone=UTC)
    assert paths.progress.read_text() == before + behind
    assert moved.path.read_text() == odd
    assert moved.path.stat().st_mode & 0o777 == 0o600
    assert [int(one.id, 16) for one in read(paths)] == [1, 2]


def test_a_second_one_is_added_below_the_first(paths: Paths) -> None:
    paths.progress.write_text(block_text(session(1)) + "\n" + BY_HAND + "\n" + block_text(session(2)))
    for one in read(paths)[::-1]:
        withdraw_session(paths, one.id, NOW, zone=UTC)
    assert paths.progress.read_text() == ""
    text = paths.withdrawn_of(None).read_text()
    assert [text.count(part) for part in (BY_HAND, block_text(session(1)), block_text(session(2)))] == [1] * 3
    assert read(paths) == ()


def test_the_last_block_leaves_a_file_that_the_next_one_is_appended_to(paths: Paths) -> None:
    paths.progress.write_text(block_text(session(1)) + "\n" + block_text(session(2)).rstrip("\n"))
    withdraw_session(paths, session(2).id, NOW, zone=UTC)
    assert paths.progress.read_text() == block_text(session(1)) + "\n"


def test_a_session_of_another_machine_is_left_out_and_its_file_left_alone(paths: Paths) -> None:
    theirs = paths.progress_of("phone")
    theirs.write_text(AS_WRITTEN)
    moved = withdraw_session(paths, ID, NOW, device="laptop", zone=UTC)
    assert moved.path == paths.withdrawn_of("laptop")
    assert theirs.read_text() == AS_WRITTEN
    assert not paths.progress_of("laptop").exists()
    assert read(paths) == ()
    assert read_newest(paths.data, 5, UTC).sessions == ()


def test_an_edit_on_another_machine_does_not_bring_it_back(paths: Paths) -> None:
    paths.progress.write_text(AS_WRITTEN)
    other = find_paths({"LASTREP_HOME": str(paths.data / "other")})
    other.data.mkdir()
    other.progress.write_text(AS_WRITTEN)
    edit_session(
        other, ID, lambda one: replace(one, note="later"), NOW + timedelta(days=9), device="laptop", zone=UTC
    )
    withdraw_session(paths, ID, NOW, zone=UTC)
    for name in ("progress-laptop.toml",):
        (paths.data / name).write_bytes((other.data / name).read_bytes())
    assert read(paths) == ()


def test_one_that_is_not_there_is_refused(paths: Paths) -> None:
    with pytest.raises(NotEdited, match="any more"):
        withdraw_session(paths, ID, NOW)


@pytest.mark.parametrize("text", [AS_WRITTEN, BY_HAND], ids=["ours", "by hand"])
@pytest.mark.parametrize("call", CHANGING)
@pytest.mark.parametrize(("error", "short"), [(errno.ENOSPC, 40), (errno.EIO, None)])
def test_whatever_fails_its_text_is_never_gone_and_calling_it_again_finishes(
    tmp_path: Path, text: str, call: Call, error: int, short: int | None
) -> None:
    for nth in range(1, 16):
        paths = find_paths({"LASTREP_HOME": str(tmp_path / str(nth))})
        paths.data.mkdir()
        paths.progress.write_text(text + "\n" + block_text(session(1)))
        (id,) = [one.id for one in read(paths) if one.id != session(1).id]
        failing = FailingDisk(call, nth, error, short=short)
        try:
            withdraw_session(paths, id, NOW, zone=UTC, disk=failing.disk())
        except NotWritten:
            kept = [path.read_text() for path in paths.data.glob("*.toml")]
            assert sum(content.count(text) for content in kept) >= 1
            assert len([one for one in read(paths) if one.id == id]) <= 1
            assert session(1) in read(paths)
            withdraw_session(paths, id, NOW, zone=UTC)
        assert read(paths) == (session(1),)
        assert paths.withdrawn_of(None).read_text().count(text) == 1
        assert paths.progress.read_text() == block_text(session(1))
        if not failing.has_failed:
            return
    pytest.fail("it should have run out of calls to fail")


def test_killed_between_the_two_writes_it_counts_nowhere_and_stands_in_both(paths: Paths) -> None:
    paths.progress.write_text(AS_WRITTEN)
    paths.withdrawn_of(None).write_text(AS_WRITTEN)
    assert read(paths) == ()
    withdraw_session(paths, ID, NOW, zone=UTC)
    assert paths.withdrawn_of(None).read_text() == AS_WRITTEN
    assert paths.progress.read_text() == ""


def test_killed_within_the_first_write_it_is_still_there_and_the_torn_end_is_mended(paths: Paths) -> None:
    paths.progress.write_text(AS_WRITTEN)
    paths.withdrawn_of(None).write_text(block_text(session(1)) + "\n" + AS_WRITTEN[:300])
    assert [one.id for one in read_history(paths.data, UTC).sessions] == [ID]
    withdraw_session(paths, ID, NOW, zone=UTC)
    assert paths.withdrawn_of(None).read_text().split("\n\n\n") == [
        block_text(session(1)).rstrip("\n"),
        AS_WRITTEN,
    ]
    assert len(list(paths.data.glob("withdrawn.toml.torn-*"))) == 1
    assert read(paths) == ()
