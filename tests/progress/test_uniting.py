import errno
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.files.failing import CHANGING, Call, FailingDisk
from tests.progress.records import AS_WRITTEN, session
from tui.files.errors import NotWritten
from tui.files.paths import Paths, find_paths
from tui.progress.entries import read_entries
from tui.progress.journal import read_history
from tui.progress.record import End, Session
from tui.progress.uniting import Incoming, as_it_stands, unite
from tui.progress.writing import block_text

SPLITS = int(os.environ.get("LASTREP_SPLITS", "100"))  # 10,000 are meant to be run now and then


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths({"LASTREP_HOME": str(tmp_path)})


def edited(number: int, day: int) -> Session:
    done = session(number)
    if not day:
        return done
    end = End(at=done.started, edited=datetime(2027, 1, day, tzinfo=UTC))
    return replace(done, note=f"{number} {day}", end=end)


def blocks(*texts: str) -> list[Incoming]:
    read = read_entries("\n".join(texts).encode(), "", UTC)
    assert not read.damaged
    return [as_it_stands(entry) for entry in read.entries]


def text(*sessions: Session) -> str:
    return "\n".join(map(block_text, sessions))


def days(paths: Paths) -> list[int]:
    history = read_history(paths.data, UTC)
    assert not history.damaged
    return [int(one.id, 16) for one in history.sessions]


def test_what_is_new_is_added_in_the_order_of_time_and_every_byte_stays(paths: Paths) -> None:
    mine = (
        "\ufeff# mine\r\n\r\n" + block_text(session(2)).replace("\n", "\r\n") + "# before the third week\r\n"
    )
    rest = "[[goal]]\nx = 1\n\n# and the fifth\n" + block_text(session(5)).rstrip("\n")
    paths.progress.write_text(mine + rest, newline="")
    united = unite(paths, blocks(*map(block_text, map(session, (6, 3, 1, 4)))), zone=UTC)
    assert (united.added, united.replaced, united.there, united.withdrawn) == (4, 0, 0, 0)
    content = paths.progress.read_bytes().decode()
    left = content
    for number in (1, 3, 4, 6):
        assert left.count(block_text(session(number))) == 1
        left = left.replace(block_text(session(number)), "")
    assert left.replace("\n", "").replace("\r", "") == (mine + rest).replace("\n", "").replace("\r", "")
    assert days(paths) == [1, 2, 3, 4, 5, 6]
    order = [
        int(entry.id, 16) for entry in read_entries(content.encode(), "").entries if entry.kind == "session"
    ]
    assert order == [1, 2, 3, 4, 5, 6]
    assert content.index("# mine") < content.index(block_text(session(1)))


def test_into_a_file_that_is_not_there_yet(paths: Paths) -> None:
    unite(paths, blocks(text(session(2), session(1))), zone=UTC)
    assert paths.progress.read_text() == text(session(1), session(2))
    assert paths.progress.stat().st_mode & 0o777 == 0o600


def test_the_same_again_adds_nothing_and_writes_nothing(paths: Paths) -> None:
    coming = blocks(text(session(1), edited(2, 3)))
    unite(paths, coming, zone=UTC)
    before = paths.progress.stat()
    united = unite(paths, coming, zone=UTC)
    assert (united.added, united.replaced, united.there) == (0, 0, 2)
    assert paths.progress.stat().st_ino == before.st_ino


def test_a_later_edit_takes_the_place_of_the_block_and_an_earlier_one_does_not(paths: Paths) -> None:
    paths.progress.write_text("# a\n" + block_text(edited(1, 2)) + "# b\n\n" + block_text(session(2)))
    assert unite(paths, blocks(block_text(edited(1, 1))), zone=UTC).there == 1
    assert unite(paths, blocks(block_text(edited(1, 5)), block_text(edited(1, 4))), zone=UTC).replaced == 1
    assert paths.progress.read_text() == (
        "# a\n" + block_text(edited(1, 5)) + "# b\n\n" + block_text(session(2))
    )


def test_what_another_machine_has_is_there_already(paths: Paths) -> None:
    paths.progress_of("phone").write_text(text(session(1), edited(2, 3)))
    united = unite(paths, blocks(text(session(1), edited(2, 4), session(3))), device="laptop", zone=UTC)
    assert (united.added, united.there) == (2, 1)
    assert paths.progress_of("laptop").read_text() == text(edited(2, 4), session(3))
    assert days(paths) == [1, 2, 3]


def test_what_was_withdrawn_stays_away(paths: Paths) -> None:
    (paths.data / "withdrawn-phone.toml").write_text(text(session(1)))
    united = unite(paths, blocks(text(edited(1, 9), session(2))), zone=UTC)
    assert (united.added, united.withdrawn) == (1, 1)
    assert paths.progress.read_text() == text(session(2))


def test_plan_entries_and_what_a_later_version_wrote_are_united_too(paths: Paths) -> None:
    plan = '[[plan]]\nid = "p1"\nplan = "weeks"\nat = 2026-01-02T20:00:00Z\nstate = "started"\n'
    goal = "[[goal]]\nx = 1\n"
    later = AS_WRITTEN.replace("format = 1", "format = 9")
    paths.progress.write_text(text(session(1), session(3)))
    assert unite(paths, blocks(plan, goal, later), zone=UTC).added == 3
    assert unite(paths, blocks(goal, later, plan), zone=UTC).there == 3
    content = paths.progress.read_text()
    assert content.index(block_text(session(1))) < content.index(plan) < content.index(block_text(session(3)))
    assert later in content
    assert content.endswith("\n" + goal)


def test_a_damaged_block_stays_and_a_whole_copy_of_it_is_added(paths: Paths) -> None:
    broken = block_text(session(1)).replace("reps = 12", "reps = twelve", 1)
    paths.progress.write_text(broken + "\n" + block_text(session(2)))
    assert unite(paths, blocks(text(session(1))), zone=UTC).added == 1
    assert broken in paths.progress.read_text()
    assert [int(one.id, 16) for one in read_history(paths.data, UTC).sessions] == [1, 2]


def test_a_torn_end_stays_at_the_end_for_the_next_append_to_mend(paths: Paths) -> None:
    torn = block_text(session(9))[:120]
    paths.progress.write_text(block_text(session(5)) + "\n" + torn)
    unite(paths, blocks(text(session(7), session(3))), zone=UTC)
    assert paths.progress.read_text().endswith("\n" + torn)
    assert [int(one.id, 16) for one in read_history(paths.data, UTC).sessions] == [3, 5, 7]


copies = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3)), max_size=10)


@pytest.mark.takes_seconds
@settings(max_examples=SPLITS)
@given(files=st.lists(copies, min_size=1, max_size=4))
def test_however_copies_are_split_over_files_their_union_is_the_same(
    files: list[list[tuple[int, int]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    latest = {
        n: max(d for file in files for m, d in file if m == n) for n in {n for file in files for n, _ in file}
    }
    expected = [edited(n, d) for n, d in sorted(latest.items())]
    for order in (files, files[::-1]):
        paths = find_paths({"LASTREP_HOME": str(tmp_path_factory.mktemp("home"))})
        _merge(paths, order)
        assert list(read_history(paths.data, UTC).sessions) == expected
        before = paths.progress.read_bytes() if expected else b""
        _merge(paths, order[::-1])
        assert (paths.progress.read_bytes() if expected else b"") == before
        assert before.decode() == text(*expected)


def _merge(paths: Paths, files: Iterable[list[tuple[int, int]]]) -> None:
    for file in files:
        unite(paths, blocks(text(*(edited(n, d) for n, d in file))), zone=UTC)


@pytest.mark.parametrize("call", CHANGING)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("short", [None, 0, 100])
def test_whatever_fails_all_of_it_is_there_or_nothing(
    tmp_path: Path, call: Call, error: int, short: int | None
) -> None:
    for nth in range(1, 12):
        paths = find_paths({"LASTREP_HOME": str(tmp_path / str(nth))})
        paths.data.mkdir()
        paths.progress.write_text(text(session(2)))
        failing = FailingDisk(call, nth, error, short=short)
        try:
            unite(paths, blocks(text(session(1), session(3))), zone=UTC, disk=failing.disk())
        except NotWritten:
            assert days(paths) in ([2], [1, 2, 3])
        else:
            assert days(paths) == [1, 2, 3]
        unite(paths, blocks(text(session(1), session(3))), zone=UTC)
        assert paths.progress.read_text() == text(session(1), session(2), session(3))
        if not failing.has_failed:
            return
    pytest.fail("it should have run out of calls to fail")


def test_of_another_apps_workout_a_fuller_copy_takes_the_place(paths: Paths) -> None:
    short, full = session(1, sets=2), session(1, sets=3)

    def coming(one: Session) -> list[Incoming]:
        return [replace(block, logged=one) for block in blocks(block_text(one))]

    unite(paths, coming(short), zone=UTC)
    assert unite(paths, coming(full), zone=UTC).replaced == 1
    assert unite(paths, coming(short), zone=UTC).there == 1
    assert paths.progress.read_text() == text(full)
    corrected = replace(full, end=End(edited=full.started + timedelta(days=1)), sets=full.sets[:1])
    paths.progress.write_text(text(corrected))
    assert unite(paths, coming(full), zone=UTC).there == 1
