"""R10: two windows over one record, with locks and where the disk offers none."""

import errno
import fcntl
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from pathlib import Path

import pytest

from tests.e2e.quick import QUICK, SETS, has_read_the_safety_page, written
from tests.e2e.terminal import terminal
from tests.progress.records import NOW, session
from tests.torture.conftest import Figure
from tests.torture.counts import COUNTS
from tests.torture.doing import begun, whole_session
from tui.files.paths import find_paths
from tui.progress.appending import append_session
from tui.progress.journal import read_history
from tui.progress.left import find_interrupted

APPENDS = COUNTS.appends
APPS = 2


def refuses(_handle: int, _how: int) -> None:
    raise OSError(errno.ENOSYS, "Function not implemented")


def append_many(home: str, numbers: range, locks: bool) -> None:
    if not locks:
        vars(fcntl)["flock"] = refuses
    paths = find_paths({"LASTREP_HOME": home})
    for number in numbers:
        assert append_session(paths, session(number), NOW, wait=120.0).locked == locks


@pytest.mark.parametrize("locks", [True, False], ids=["with locks", "without"])
def test_two_programs_append_at_once_and_lose_nothing(tmp_path: Path, locks: bool, figure: Figure) -> None:
    spawn = multiprocessing.get_context("spawn")
    halves = (range(1, APPENDS + 1), range(APPENDS + 1, 2 * APPENDS + 1))
    programs = [spawn.Process(target=append_many, args=(str(tmp_path), half, locks)) for half in halves]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
        assert program.exitcode == 0
    history = read_history(tmp_path, UTC)
    assert [int(one.id, 16) for one in history.sessions] == list(range(1, 2 * APPENDS + 1))
    assert history.damaged == ()
    figure("R10", f"2 x {APPENDS:,} appends {'with' if locks else 'without'} locks: 0 lost")


def does_a_session(home: Path) -> None:
    with terminal(home, "run", "quick") as user:
        user.sees("Little squat", "enter start")
        user.types("enter")
        user.sees("3 of 3 sets done", "written to", within=60)
        user.types("enter")
        user.sees("Today")
        user.types("q")
        assert user.ends() == 0


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # forkpty, from 3.12 on
def test_two_windows_each_do_a_session_and_both_are_kept(tmp_path: Path, figure: Figure) -> None:
    written(tmp_path / "protocols", "quick", QUICK)
    has_read_the_safety_page(tmp_path)
    with ThreadPoolExecutor(APPS) as windows:
        list(windows.map(does_a_session, [tmp_path] * APPS))
    history = read_history(tmp_path)
    assert [len(one.sets) for one in history.sessions] == [SETS] * APPS
    assert history.damaged == ()
    assert not list(tmp_path.glob("underway-*"))
    figure("R10", f"{APPS} whole apps over one record: 0 lost")


def test_where_no_locks_are_offered_a_session_is_kept_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    monkeypatch.setattr(fcntl, "flock", refuses)
    paths = find_paths({"LASTREP_HOME": str(tmp_path)})
    append_session(paths, session(1), NOW)
    training, clock = begun(paths, "7ce418072e8c")
    for _ in whole_session(training, clock):
        assert training.not_saved is None
        assert find_interrupted(tmp_path) == [], "it is taken: its program lives"
    assert training.leave() is None
    assert [len(one.sets) for one in read_history(tmp_path, UTC).sessions] == [3, 3]
    assert not list(tmp_path.glob("underway-*"))
    figure("R10", "a whole session without locks (ENOSYS): 0 lost")
