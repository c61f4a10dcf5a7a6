import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.files.errors import NotWritten
from tui.files.lock import Lock, is_free, locked

HOLDER = """
import sys
from pathlib import Path
from tui.files.lock import Lock
lock = Lock(Path(sys.argv[1]))
assert lock.take()
lock.sign()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program_holding(path: Path) -> Iterator[subprocess.Popen[str]]:
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield program
        program.kill()


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk like a phone's shared storage."""

    def refuse(handle: int, operation: int) -> None:
        raise OSError(errno.ENOSYS, "flock", handle, None, operation)

    monkeypatch.setattr(fcntl, "flock", refuse)


def test_a_lock_is_free_until_a_program_takes_it_and_again_when_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "underway-7ce418072e8c.lock"
    assert is_free(path)
    assert not path.exists()
    with another_program_holding(path) as program:
        assert not is_free(path)
        assert not Lock(path).take()
        program.kill()
        program.wait()
        assert is_free(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_asking_does_not_take_the_lock_away_from_this_very_program(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "a.lock")
    assert lock.take()
    assert not is_free(lock.path)
    assert lock.held
    lock.remove()
    assert not lock.path.exists()
    assert is_free(lock.path)


def test_waiting_ends_with_an_error_that_says_why(tmp_path: Path) -> None:
    path = tmp_path / "progress.toml.lock"
    with (
        another_program_holding(path),
        pytest.raises(NotWritten, match="another window is writing"),
        locked(path, wait=0.01),
    ):
        pytest.fail("nobody else may come in")
    with locked(path) as supported:
        assert supported


@pytest.mark.usefixtures("no_locks")
def test_where_locks_are_not_offered_work_goes_on_and_says_so(tmp_path: Path) -> None:
    with locked(tmp_path / "progress.toml.lock") as supported:
        assert not supported


@pytest.mark.usefixtures("no_locks")
def test_where_locks_are_not_offered_the_process_id_decides(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "a.lock")
    assert lock.take()
    lock.sign()
    assert not is_free(lock.path)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    lock.path.write_text(f"{dead.pid}\n")
    assert is_free(lock.path)
    lock.path.write_text(f"{os.getpid()}\n")
    assert not is_free(lock.path)
    lock.path.write_text(f"{os.getpid()} 1\n")
    assert is_free(lock.path), "the id was given to another process since"


@pytest.mark.usefixtures("no_locks")
@pytest.mark.parametrize("content", ["", "0\n", "\x00\x00", "-1", "9" * 30, "ten"])
def test_where_locks_are_not_offered_a_file_without_a_process_id_is_free(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "a.lock").write_text(content)
    assert is_free(tmp_path / "a.lock")


def test_a_lock_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with pytest.raises(NotWritten):
        Lock(tmp_path / "state" / "a.lock").take()


def test_a_folder_in_the_place_of_a_lock_is_not_free(tmp_path: Path) -> None:
    (tmp_path / "a.lock").mkdir()
    assert not is_free(tmp_path / "a.lock")
