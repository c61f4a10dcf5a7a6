"""Bytes that are no text, typed or pasted into the running app."""

from pathlib import Path

import pytest

from tests.e2e.quick import SLOW, has_read_the_safety_page, written
from tests.e2e.terminal import terminal

BAD = [b"\xff", b"\xc3", b"\xed\xa0\x80", b"caf\xe9", b"\x1b[200~\xfc\x1b[201~", b"\x80" * 5000]


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_a_session_goes_on_after_bytes_that_are_no_text(tmp_path: Path, bad: bytes) -> None:
    written(tmp_path / "protocols", "slow", SLOW)
    has_read_the_safety_page(tmp_path)
    with terminal(tmp_path, "run", "slow") as user:
        user.sees("Little squat", "enter start")
        user.types("enter")
        user.sees("LOWER", "set 1 of 3")
        user.sends(bad)
        user.types("space")
        user.sees("PAUSED")
        user.types("q")
        user.sees("STOP?")
        user.types("enter")
        user.misses("STOP?")
        user.types("escape")
        user.sees("Today")
        user.types("q")
        assert user.ends() == 0
