"""What is wrong outside is said in a clear line, and never as a traceback: the driver looks for those."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.e2e.quick import QUICK, SLOW, has_read_the_safety_page, written
from tests.e2e.terminal import PROGRAM, at_home, terminal


def test_an_unknown_name_is_said_in_a_line(tmp_path: Path) -> None:
    with terminal(tmp_path, "run", "activation-rld") as user:
        assert user.ends() == 2
        assert user.said.startswith('lastrep: there is no protocol "activation-rld"')
        assert "activation-rdl" in user.said


def test_what_is_wrong_is_broken_between_words_where_the_terminal_is_narrow(tmp_path: Path) -> None:
    with terminal(tmp_path, "run", "activation-rld", size=(40, 24), TERM="dumb") as user:
        assert user.ends() == 2
        lines = user.came.decode().split("\r\n")
    assert len(lines) > 2
    assert max(map(len, lines)) <= 40
    assert " ".join(lines).startswith('lastrep: there is no protocol "activation-rld"')


def test_plain_mode_tells_of_keys_that_clash(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('seen = ["safety"]\n\n[keys]\npain = ["q"]\nstop = ["q"]\n')
    done = subprocess.run(
        [PROGRAM, "run", "activation-rdl", "--plain", "--speed", "100"],
        env=at_home(tmp_path),
        input=b"",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert b"config.toml:5:1: error: keys.stop: q is pain" in done.stderr


def test_a_broken_protocol_is_told_with_line_and_column(tmp_path: Path) -> None:
    broken = written(tmp_path, "broken", QUICK.replace("tempo", "tepmo"))
    with terminal(tmp_path / "home", "run", str(broken)) as user:
        assert user.ends() == 1
        assert f"{broken}:9:1: error:" in user.said
        assert 'did you mean "tempo"?' in " ".join(user.said.replace("'", '"').split())


def test_what_is_no_file_in_the_folder_hides_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "protocols"
    written(folder, "quick", QUICK)
    os.mkfifo(folder / "pipe.toml")
    (folder / "drawer.toml").mkdir()
    with terminal(tmp_path) as user:
        user.sees("Today", "Quick", "drawer.toml", "pipe.toml", "⚠")
        user.types("q")
        assert user.ends() == 0
    with terminal(tmp_path, "run", str(folder / "pipe.toml")) as user:
        assert user.ends() == 1
        assert "pipe.toml: error: " in user.said


def test_a_file_where_the_folder_of_protocols_should_be_is_told_at_home(tmp_path: Path) -> None:
    (tmp_path / "protocols").write_text("not a folder")
    with terminal(tmp_path) as user:
        user.sees("Today", "Five-minute hamstring activation", "⚠", "folder")
        user.types("q")
        assert user.ends() == 0


@pytest.mark.parametrize(
    "damage",
    [b"[[session]]\nid = \x00\n", b"[" * 5000, b"\xe9"],
    ids=["a NUL", "deep nesting", "not UTF-8"],
)
def test_home_opens_over_a_damaged_history(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "progress.toml").write_bytes(damage)
    with terminal(tmp_path) as user:
        user.sees("Today", "Five-minute hamstring activation")
        user.types("q")
        assert user.ends() == 0
    assert (tmp_path / "progress.toml").read_bytes() == damage


def test_the_smallest_terminal_still_shows_phase_count_and_reps(tmp_path: Path) -> None:
    written(tmp_path / "protocols", "slow", SLOW)
    has_read_the_safety_page(tmp_path)
    with terminal(tmp_path, "run", "slow", size=(20, 5)) as user:
        user.waits_for(lambda: bool(user.frames), "drawn")
        user.types("enter")
        user.sees("LOWER", "rep 1 of 2")
        user.types("q")
        user.sees("STOP?")
        user.types("enter")
        user.misses("STOP?")
        user.types("ctrl+q")
        user.sees("Today")
        user.types("ctrl+q")
        assert user.ends() == 0


@pytest.mark.parametrize("nowhere", ["/proc/nope", "below a file"])
def test_without_a_folder_to_write_to_the_session_runs_and_says_not_saved(
    tmp_path: Path, nowhere: str
) -> None:
    quick = written(tmp_path, "quick", QUICK)
    refuge = tmp_path / "refuge"
    refuge.mkdir()
    home = Path(nowhere) if nowhere.startswith("/") else quick / "home"
    with terminal(home, "run", str(quick), HOME=str(refuge)) as user:
        user.sees("Little squat", "enter start")
        user.types("enter")
        user.sees("not medical advice")
        user.types("enter")
        user.sees("Just listen")
        user.types("enter")
        user.sees("NOT SAVED", "set 1 of 3", "rep 1 of 2")
        user.sees("3 of 3 sets done", "NOT SAVED")
        user.types("enter")
        user.sees("Today")
        user.types("q")
        assert user.ends() == 0
        (copy,) = refuge.glob("lastrep-*.toml")
        assert f"lastrep: NOT SAVED in its place; a copy is in {copy}" in " ".join(user.said.split())
    assert copy.read_text().count("[[session.set]]") == 3
    assert copy.stat().st_mode & 0o777 == 0o600


def test_without_a_terminal_it_says_so(tmp_path: Path) -> None:
    ended = subprocess.run(
        [PROGRAM],
        env=at_home(tmp_path),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("lastrep: the app needs a terminal")
    assert ended.stderr.count("\n") == 1


def test_into_a_pipe_it_says_so(tmp_path: Path) -> None:
    with terminal(tmp_path, piped=True) as user:
        assert user.ends() == 2
        assert " ".join(user.said.split()) == (
            "lastrep: the app needs a terminal that can draw; `lastrep run NAME --plain` runs anywhere"
        )
