"""R3: every call to the system fails once, and from then on, through a whole session and its end."""

import errno
import os
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

import pytest

from tests.files.failing import CHANGING, Call, FailingDisk
from tests.progress.records import NOW, session
from tests.torture.conftest import Figure
from tests.torture.counts import COUNTS
from tests.torture.doing import begun, whole_session
from tui.files.errors import NotWritten
from tui.files.paths import Paths, find_paths
from tui.progress.appending import append_session
from tui.progress.blocks import split
from tui.progress.journal import read_history
from tui.progress.left import append_finished, find_interrupted
from tui.progress.reading import read_block
from tui.progress.record import Session, SetRecord

ID = "7ce418072e8c"
BEFORE = (session(1), session(2))
ERRORS = (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EACCES, errno.EROFS)[: COUNTS.faults]
MOST_CALLS = 400


def home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Give a home with a record in it, and a refuge for what cannot be saved there."""
    refuge = folder / "refuge"
    refuge.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(refuge))
    monkeypatch.setattr("tempfile.tempdir", str(refuge))
    paths = find_paths({"LASTREP_HOME": str(folder / "home")})
    for one in BEFORE:
        append_session(paths, one, NOW)
    return paths


def kept(paths: Paths) -> tuple[SetRecord, ...]:
    """Give the sets of the session under test that are on disk, wherever a next start would find them."""
    there = [
        *read_history(paths.data, UTC).sessions,
        *(left.session for left in find_interrupted(paths.state)),
    ]
    return next((one.sets for one in there if one.id == ID), ())


def on_disk(paths: Paths) -> tuple[SetRecord, ...]:
    """Read what the session's own file, or the record, says, though its program still lives."""
    history = read_history(paths.data, UTC)
    assert history.damaged == ()
    assert [one for one in history.sessions if one.id != ID] == list(BEFORE)
    sessions: list[Session] = [one for one in history.sessions if one.id == ID]
    path = paths.underway(ID)
    if not sessions and path.exists():
        (block,) = (one for one in split(path.read_bytes()) if one.kind == "session")
        reading = read_block(block, str(path), UTC, under_way=True)
        assert reading.wrong is None
        sessions = [reading.session] if reading.session else []
    return sessions[0].sets if sessions else ()


def do_all(paths: Paths, failing: FailingDisk) -> None:
    """Do a session on a disk that fails; whatever it says must be true all the while."""
    training, clock = begun(paths, ID, disk=failing.disk())
    for step in whole_session(training, clock):
        if training.not_saved is None:
            assert on_disk(paths) == training.sheet.records, f"{step}: not saved, and it does not say so"
        else:
            assert training.not_saved.strip()
            on_disk(paths)
    done = training.sheet.records
    assert len(done) == 3
    try:
        copy = training.leave()
    except NotWritten:
        assert failing.lasting, "one failure is no reason to find no place for a copy"
        return
    append_finished(paths, NOW)
    if copy is not None:
        text = Path(copy).read_bytes()
        assert Path(copy).stat().st_mode & 0o777 == 0o600
        assert text.count(b"[[session.set]]") == len(done)
        assert b'outcome = "finished"' in text
    else:
        assert kept(paths) == done
    history = read_history(paths.data, UTC)
    assert history.damaged == ()
    assert list(history.sessions[:2]) == list(BEFORE)


KINDS: tuple[tuple[Call, int | None], ...] = (
    *((call, None) for call in CHANGING),
    ("write", 0),  # how a full disk begins: without an error
    ("write", 100),
)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_whatever_call_fails_nothing_is_called_saved_that_is_not(
    kind: tuple[Call, int | None],
    lasting: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    figure: Figure,
) -> None:
    (call, short), tried = kind, 0
    for error in ERRORS:
        for nth in range(1, MOST_CALLS):
            paths = home(tmp_path / f"{error}-{nth}", monkeypatch)
            failing = FailingDisk(call, nth, error, short=short, lasting=lasting)
            do_all(paths, failing)
            tried += 1
            if not failing.has_failed:
                break
        else:
            pytest.fail("it should have run out of calls to fail")
    how = "stops short" if short is not None else "fails"
    figure("R3", f"{call} {how}{' from then on' if lasting else ''}: {tried:,} sessions: nothing lost")


@pytest.mark.parametrize("error", ERRORS)
def test_opening_anything_at_home_may_fail_the_locks_too(
    error: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    real: Callable[..., int] = os.open
    for nth in range(1, MOST_CALLS):
        folder = tmp_path / str(nth)
        paths = home(folder, monkeypatch)
        calls = 0

        def fails(
            path: str | Path, *args: int, _nth: int = nth, _home: str = str(paths.data), **more: int
        ) -> int:
            nonlocal calls
            if str(path).startswith(_home):
                calls += 1
                if calls == _nth:
                    raise OSError(error, os.strerror(error), str(path))
            return real(path, *args, **more)

        training, clock = begun(paths, ID)
        with monkeypatch.context() as patched:
            patched.setattr(os, "open", fails)
            steps = whole_session(training, clock)
            for _ in steps:
                pass
            copy = training.leave()
            reached = calls >= nth
        append_finished(paths, NOW)
        done = training.sheet.records
        assert len(done) == 3
        assert copy is not None or kept(paths) == done, f"lost where opening number {nth} failed"
        assert read_history(paths.data, UTC).damaged == ()
        if not reached:
            figure("R3", f"opening fails ({errno.errorcode[error]}), locks too: {nth} sessions: nothing lost")
            return
    pytest.fail("it should have run out of calls to fail")
