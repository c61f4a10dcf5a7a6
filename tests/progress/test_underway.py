import errno
import signal
import stat
import subprocess
import sys
import tomllib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from tests.files.failing import CHANGING, Call, FailingDisk
from tests.progress.records import NOW, session
from tui.files.errors import NotWritten
from tui.files.paths import Paths, find_paths
from tui.progress.journal import read_history
from tui.progress.left import append_finished, find_interrupted, find_unreadable
from tui.progress.record import End, Session
from tui.progress.underway import Resume, Underway
from tui.progress.writing import block_text

RESUME = Resume(steps="0123456789abcdef", next=(2, 3, "left"), loads={"2": "20 lb", "4": "bodyweight"})

LIFTER = """
import sys
from tests.progress.records import session
from tests.progress.test_underway import RESUME
from tui.files.paths import find_paths
from tui.progress.underway import Underway

paths = find_paths({"LASTREP_HOME": sys.argv[1]})
underway = Underway.begin(paths, session(1, sets=0, ended=False), RESUME)
for done in range(1, 4):
    underway.save(session(1, sets=done, ended=False), RESUME)
    print("saved", done, flush=True)
    sys.stdin.readline()
underway.finish(session(1))
print("finished", flush=True)
sys.stdin.readline()
underway.settle()
print("settled", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths({"LASTREP_HOME": str(tmp_path / "home")})


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nobody").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))


def open_session(sets: int) -> Session:
    return session(1, sets=sets, ended=False)


def saved(paths: Paths) -> list[Session]:
    return list(read_history(paths.data, UTC).sessions)


def names(paths: Paths) -> list[str]:
    return sorted(path.name for path in paths.state.iterdir())


def lifter(paths: Paths) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", LIFTER, str(paths.data)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path.cwd())


def test_a_session_is_on_disk_from_its_first_step_on(paths: Paths) -> None:
    underway = Underway.begin(paths, open_session(0), RESUME)
    assert underway.problem is None
    assert not underway.unsaved
    assert names(paths) == ["underway-000000000001.lock", "underway-000000000001.toml"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in paths.state.iterdir()] == [0o600, 0o600]
    table = tomllib.loads(underway.path.read_text())
    assert table["resume"] == {
        "steps": "0123456789abcdef",
        "next": {"entry": 2, "set": 3, "side": "left"},
        "loads": {"2": "20 lb", "4": "bodyweight"},
    }
    assert table["session"][0]["id"] == "000000000001"
    assert underway.path.read_text().startswith("[resume]\n")


def test_a_finished_session_goes_into_the_progress_file_without_resume_and_leaves_nothing(
    paths: Paths,
) -> None:
    underway = Underway.begin(paths, open_session(0), RESUME)
    underway.save(open_session(2), RESUME)
    underway.finish(session(1))
    assert underway.settle() == paths.progress
    underway.settle()
    assert paths.progress.read_text() == block_text(session(1))
    assert names(paths) == ["progress.toml", "progress.toml.lock"]
    assert underway.leave() is None


def test_a_session_without_a_set_does_not_exist(paths: Paths) -> None:
    underway = Underway.begin(paths, open_session(0), RESUME)
    underway.finish(session(1, sets=0))
    underway.settle()
    assert names(paths) == []
    assert saved(paths) == []


def test_a_discarded_session_is_gone(paths: Paths) -> None:
    Underway.begin(paths, open_session(2), RESUME).discard()
    assert names(paths) == []


def test_a_session_that_has_not_ended_cannot_be_settled(paths: Paths) -> None:
    with pytest.raises(ValueError, match="not ended"):
        Underway.begin(paths, open_session(2), RESUME).settle()


def test_a_session_of_a_living_program_is_not_offered(paths: Paths) -> None:
    underway = Underway.begin(paths, open_session(2), RESUME)
    assert find_interrupted(paths.state) == []
    underway.leave()
    (found,) = find_interrupted(paths.state)
    assert (found.session, found.resume) == (open_session(2), RESUME)
    assert found.saved_at == datetime.fromtimestamp(underway.path.stat().st_mtime, UTC)


def test_an_interrupted_session_goes_on_where_it_was(paths: Paths) -> None:
    Underway.begin(paths, open_session(2), RESUME).leave()
    underway = find_interrupted(paths.state)[0].take(paths)
    assert underway is not None
    assert find_interrupted(paths.state) == []
    underway.save(open_session(3), RESUME)
    underway.finish(session(1))
    underway.settle()
    assert saved(paths) == [session(1)]


def test_only_one_window_can_take_an_interrupted_session(paths: Paths) -> None:
    Underway.begin(paths, open_session(2), RESUME).leave()
    found = find_interrupted(paths.state)[0]
    first = found.take(paths)
    assert first is not None
    assert found.take(paths) is None
    first.discard()
    assert found.take(paths) is None
    assert names(paths) == []


SAID = ("saved 1\n", "saved 2\n", "saved 3\n", "finished\n", "settled\n")


@pytest.mark.parametrize("moment", range(len(SAID)))
def test_killed_at_any_moment_nothing_that_was_saved_is_lost(paths: Paths, moment: int) -> None:
    with lifter(paths) as program:
        assert program.stdout is not None
        assert program.stdin is not None
        for said in SAID[: moment + 1]:
            assert program.stdout.readline() == said
            if said != SAID[moment]:
                program.stdin.write("\n")
                program.stdin.flush()
        program.kill()
    assert program.returncode == -signal.SIGKILL
    if moment < 3:
        (found,) = find_interrupted(paths.state)
        assert found.session == open_session(moment + 1)
        assert found.take(paths) is not None
    else:
        assert find_interrupted(paths.state) == []
        append_finished(paths, NOW)
        assert saved(paths) == [session(1)]
        assert names(paths) == ["progress.toml", "progress.toml.lock"]


def test_a_session_that_had_its_end_is_appended_at_the_next_start_once(paths: Paths) -> None:
    underway = Underway.begin(paths, open_session(2), RESUME)
    underway.finish(session(1))
    assert append_finished(paths, NOW).appended == ()
    content = underway.path.read_bytes()
    underway.leave()
    assert append_finished(paths, NOW).appended == (session(1),)
    underway.path.write_bytes(content)
    append_finished(paths, NOW)
    assert saved(paths) == [session(1)]
    assert paths.progress.read_text() == block_text(session(1))
    assert names(paths) == ["progress.toml", "progress.toml.lock"]


def test_what_cannot_be_appended_at_start_stays_for_the_next(paths: Paths) -> None:
    underway = Underway.begin(paths, open_session(2), RESUME)
    underway.finish(session(1))
    underway.leave()
    paths.progress.mkdir()
    (problem,) = append_finished(paths, NOW).problems
    assert "progress.toml" in str(problem)
    paths.progress.rmdir()
    assert append_finished(paths, NOW).appended == (session(1),)


def test_an_underway_file_without_a_lock_file_is_found(paths: Paths) -> None:
    paths.state.mkdir()
    paths.underway(session(1).id).write_text(block_text(open_session(1)))
    (found,) = find_interrupted(paths.state)
    assert found.resume is None
    assert found.session == open_session(1)


@pytest.mark.parametrize(
    "resume",
    ["[resume]\n", "resume = 3\n", "[resume]\nsteps = 1\n", "[resume\n", '[resume]\nsteps = "a"\nnext = 3\n'],
)
def test_where_the_place_to_resume_at_is_lost_the_session_is_not(paths: Paths, resume: str) -> None:
    paths.state.mkdir()
    paths.underway(session(1).id).write_text(resume + block_text(open_session(1)))
    (found,) = find_interrupted(paths.state)
    assert found.resume is None


def test_an_underway_file_that_cannot_be_read_is_named_and_left(paths: Paths) -> None:
    paths.state.mkdir()
    for number, text in enumerate(
        ["", "\0" * 99, "[[session]]\nid = 1\n", block_text(session(7)), "\xff" * 10]
    ):
        paths.underway(f"{number:012x}").write_bytes(text.encode("latin-1"))
    before = names(paths)
    assert find_interrupted(paths.state) == []
    assert len(find_unreadable(paths.state)) == 5
    assert append_finished(paths, NOW).appended == ()
    assert names(paths) == before


def test_what_dead_programs_left_beside_their_sessions_is_tidied_up(paths: Paths) -> None:
    living = Underway.begin(paths, open_session(1), RESUME)
    for name in (
        "underway-00000000000a.lock",
        ".underway-00000000000a.toml.1.part",
        ".underway-000000000001.toml.1.part",
    ):
        (paths.state / name).write_text("")
    append_finished(paths, NOW)
    assert names(paths) == [
        ".underway-000000000001.toml.1.part",
        "underway-000000000001.lock",
        living.path.name,
    ]


def test_looking_for_sessions_in_a_folder_that_is_not_there_finds_none(paths: Paths) -> None:
    assert find_interrupted(paths.state) == []
    assert find_unreadable(paths.state) == []
    assert append_finished(paths, NOW).problems == ()


def test_where_nothing_can_be_written_the_session_goes_on_and_a_later_save_catches_up(paths: Paths) -> None:
    paths.data.parent.joinpath("home").write_text("a file where the folder should be")
    underway = Underway.begin(paths, open_session(0), RESUME)
    assert underway.problem is not None
    assert underway.unsaved
    with pytest.raises(NotWritten, match="a file stands where a folder should be"):
        underway.save(open_session(1), RESUME)
    paths.data.unlink()
    underway.save(open_session(2), RESUME)
    assert not underway.unsaved
    assert underway.problem is None
    assert not find_interrupted(paths.state)
    underway.finish(session(1))
    underway.settle()
    assert saved(paths) == [session(1)]


def test_on_leaving_with_unsaved_sets_a_copy_is_written_where_it_can_be(paths: Paths, tmp_path: Path) -> None:
    paths.data.write_text("a file where the folder should be")
    underway = Underway.begin(paths, open_session(2), RESUME)
    copy = underway.leave()
    assert copy == str(tmp_path / "nobody" / "lastrep-000000000001.toml")
    assert stat.S_IMODE(Path(copy).stat().st_mode) == 0o600
    (tmp_path / "again").mkdir()
    Path(copy).rename(tmp_path / "again" / "progress.toml")
    (kept,) = read_history(tmp_path / "again", UTC).sessions
    assert kept == msgspec.structs.replace(session(1, sets=2), end=End(outcome="stopped"))


def test_where_no_folder_takes_a_copy_that_is_said(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = FailingDisk("open", 1, errno.ENOSPC, lasting=True)
    underway = Underway.begin(paths, open_session(1), RESUME, disk=failing.disk())
    with pytest.raises(NotWritten, match="the disk is full"):
        underway.leave()
    monkeypatch.delenv("HOME")
    with pytest.raises(NotWritten, match="the disk is full"):
        underway.leave()


def test_on_leaving_without_a_set_there_is_nothing_to_copy(paths: Paths) -> None:
    paths.data.write_text("a file where the folder should be")
    assert Underway.begin(paths, open_session(0), RESUME).leave() is None


@pytest.mark.parametrize("call", [*CHANGING, "unlink"])
@pytest.mark.parametrize(("error", "short"), [(errno.ENOSPC, None), (errno.EIO, None), (errno.ENOSPC, 7)])
@pytest.mark.parametrize("lasting", [False, True])
def test_whatever_fails_nothing_is_called_saved_that_is_not_and_nothing_is_lost(
    tmp_path: Path, call: Call, error: int, short: int | None, lasting: bool
) -> None:
    for nth in range(1, 40):
        paths = find_paths({"LASTREP_HOME": str(tmp_path / str(nth))})
        failing = FailingDisk(call, nth, error, short=short, lasting=lasting)
        underway = Underway.begin(paths, open_session(0), RESUME, disk=failing.disk())
        for sets in (1, 2, 3):
            try:
                underway.save(open_session(sets), RESUME)
            except NotWritten:
                assert underway.unsaved
            else:
                assert not underway.unsaved
                table = tomllib.loads(underway.path.read_text())
                assert len(table["session"][0]["set"]) == sets
        with suppress(NotWritten):
            underway.finish(session(1))
        with suppress(NotWritten):
            underway.settle()
        if saved(paths) != [session(1)]:
            copy = leave(underway, failing)
            append_finished(paths, NOW)
            if copy is not None and not saved(paths):
                Path(copy).rename(paths.progress)
        assert saved(paths) == [session(1)]
        if not failing.has_failed:
            return
    pytest.fail("it should have run out of calls to fail")


def leave(underway: Underway, failing: FailingDisk) -> str | None:
    """Leave; where no folder took a copy, once more after somebody has made room."""
    try:
        return underway.leave()
    except NotWritten:
        failing.lasting = False
        return underway.leave()


def test_what_stood_on_disk_before_a_failed_try_does_not_count_as_saved(paths: Paths) -> None:
    one, two = open_session(1), open_session(2)
    Underway.begin(paths, one, RESUME).leave()
    paths.underway_lock(one.id).unlink()
    # The folder's fsync comes last: the file has its new content by then.
    failing = FailingDisk("fsync", 4, errno.EIO, lasting=True)
    underway = Underway.begin(paths, one, RESUME, disk=failing.disk())
    for tried in (two, one):
        with pytest.raises(NotWritten):
            underway.save(tried, RESUME)
    assert paths.underway(one.id).read_bytes().count(b"[[session.set]]") == 2
    assert underway.unsaved
