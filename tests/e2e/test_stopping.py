"""Ctrl-Z and fg, and a stop that nobody saw coming: the time away is no training."""

import signal
from pathlib import Path

import pytest

from tests.e2e.quick import SLOW, has_read_the_safety_page, written
from tests.e2e.terminal import PROGRAM, Terminal, terminal

REASON = "program was stopped"
LONG = 5.6  # seconds: more than a gap needs


@pytest.fixture
def home(tmp_path: Path) -> Path:
    written(tmp_path / "protocols", "slow", SLOW)
    has_read_the_safety_page(tmp_path)
    return tmp_path


def modes_after(user: Terminal, home: Path, name: str) -> str:
    """Let the shell write down the state of its terminal."""
    path = home / name
    user.types(f"stty -g > {path}\r")
    user.waits_for(lambda: path.exists() and path.read_text().endswith("\n"), f"{name} written")
    return path.read_text()


def test_ctrl_z_in_the_app_gives_the_terminal_back_and_fg_finds_the_session_paused(home: Path) -> None:
    with terminal(home, shell=True) as user:
        before = modes_after(user, home, "before")
        user.types(f"{PROGRAM} run slow\r")
        user.sees("Little squat", "enter start")
        user.types("enter")
        user.sees("LOWER", "rep 1 of 2")
        user.types("ctrl+z")
        user.sees("Stopped")
        assert modes_after(user, home, "meanwhile") == before
        user.types("fg\r")
        user.sees("PAUSED", REASON, "rep 1 of 2", "space go on")
        user.types("space")
        user.misses("PAUSED")
        user.types("q")
        user.sees("STOP?")
        user.types("enter")
        user.sees("No set was finished")
        user.types("ctrl+q")
        user.sees("Today")
        user.types("ctrl+q")
        user.misses("Today")
        assert modes_after(user, home, "after") == before
        user.types("exit\r")
        user.ends()


def test_ctrl_z_in_plain_mode_gives_the_terminal_back_and_fg_finds_the_session_paused(home: Path) -> None:
    with terminal(home, shell=True, TERM="dumb") as user:
        before = modes_after(user, home, "before")
        user.types(f"{PROGRAM} run slow --plain\r")
        user.sees("Enter starts")
        user.types("enter")
        user.sees("Rep 1 of 2: lower 30")
        user.types("ctrl+z")
        user.sees("Stopped")
        assert modes_after(user, home, "meanwhile") == before
        user.types("fg\r")
        user.sees("Paused. The program was stopped for a while. Space goes on.")
        user.types("space")
        user.waits_for(lambda: user.said.count("Rep 1 of 2: lower 30") > 1, "the rep begun again")
        user.types("ctrl+c")
        user.sees("End the session?")
        user.types("enter")
        user.sees("No set was finished")
        assert modes_after(user, home, "after") == before
        user.types("exit\r")
        user.ends()


def test_a_stopped_app_goes_on_paused_and_leaves_the_terminal_as_it_was(home: Path) -> None:
    with terminal(home, "run", "slow") as user:
        before = user.modes_at_start
        user.sees("Little squat", "enter start")
        user.types("enter")
        user.sees("LOWER", "rep 1 of 2")
        user.signals(signal.SIGSTOP)
        user.lets_pass(LONG)
        user.signals(signal.SIGCONT)
        user.sees("PAUSED", REASON)
        user.types("q")
        user.sees("STOP?")
        user.types("enter")
        user.sees("No set was finished")
        user.types("ctrl+q")
        user.sees("Today")
        user.types("ctrl+q")
        assert user.ends() == 0
        assert user.modes == before


def test_a_stopped_plain_session_goes_on_paused(home: Path) -> None:
    with terminal(home, "run", "slow", "--plain") as user:
        user.sees("Enter starts")
        before = user.modes
        user.types("enter")
        user.sees("Rep 1 of 2: lower 30")
        user.signals(signal.SIGSTOP)
        user.lets_pass(LONG)
        user.signals(signal.SIGCONT)
        user.sees("Paused. The program was stopped for a while. Space goes on.")
        user.types("q")
        user.sees("End the session?")
        user.types("enter")
        user.sees("No set was finished")
        assert user.ends() == 0
        assert user.modes == before


def test_where_no_shell_could_say_go_on_ctrl_z_only_pauses(home: Path) -> None:
    with terminal(home, "run", "slow") as user:
        user.sees("Little squat", "enter start")
        user.types("enter")
        user.sees("LOWER", "rep 1 of 2")
        user.types("ctrl+z")
        user.sees("PAUSED", REASON)
