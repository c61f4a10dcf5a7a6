"""What the terminal itself may do to a session: its size, its signals."""

from pathlib import Path

import pytest

from tests.e2e.quick import SLOW, has_read_the_safety_page, written
from tests.e2e.terminal import Terminal, terminal


def begins_a_slow_set(user: Terminal) -> None:
    user.sees("Little squat", "enter start")
    user.types("enter")
    user.sees("LOWER", "set 1 of 3", "rep 1 of 2")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    written(tmp_path / "protocols", "slow", SLOW)
    has_read_the_safety_page(tmp_path)
    return tmp_path


def test_a_session_lives_through_every_size(home: Path) -> None:
    with terminal(home, "run", "slow") as user:
        begins_a_slow_set(user)
        user.resizes(45, 16)
        user.sees("LOWER", "set 1 of 3", "rep 1 of 2", "█")
        user.resizes(20, 5)
        user.sees("LOWER", "rep 1 of 2", "1/3")
        user.resizes(1, 1)
        user.resizes(120, 36)
        user.sees("LOWER", "set 1 of 3", "rep 1 of 2", "lower 30", "next: rest 0.5 s", "█")
        user.types("q")
        user.sees("STOP?")


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
def test_leaving_a_session_is_asked_first(home: Path, key: str) -> None:
    with terminal(home, "run", "slow") as user:
        begins_a_slow_set(user)
        user.types(key)
        user.sees("STOP?", "enter end the session", "esc back to the pause")
        user.types("escape")
        user.sees("PAUSED")
        user.types("space")
        user.sees("LOWER", "rep 1 of 2")
        user.misses("PAUSED")
        user.types(key)
        user.sees("STOP?")
        user.types("enter")
        user.misses("STOP?")
        user.types("ctrl+q")
        user.sees("Today")
        user.types("ctrl+q")
        assert user.ends() == 0
    assert not list(home.glob("progress*.toml"))
