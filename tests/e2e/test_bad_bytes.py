"""Bytes that are no text, typed or pasted into the running app."""

import os
from pathlib import Path
from threading import Event

import pytest
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from tests.e2e.quick import SLOW, has_read_the_safety_page, written
from tests.e2e.terminal import terminal
from tui.screens.bad_bytes import take_bad_bytes

BAD = [b"\xff", b"\xc3", b"\xed\xa0\x80", b"caf\xe9", b"\x1b[200~\xfc\x1b[201~", b"\x80" * 5000]


class OneLook(Event):
    """Is set from the second question on."""

    def is_set(self) -> bool:
        was = super().is_set()
        self.set()
        return was


def what_the_driver_makes_of(data: bytes) -> list[object]:
    """Let the framework read from a pipe as from a terminal; gives what it would tell the app."""
    reading, writing = os.pipe()
    told: list[object] = []

    class Keyboard(LinuxDriver):
        def __init__(self) -> None:
            self.fileno, self.exit_event, self._debug = reading, OneLook(), False

        def process_message(self, message: object) -> None:
            told.append(message)

    try:
        os.write(writing, data)
        Keyboard().run_input_thread()
    finally:
        os.close(reading)
        os.close(writing)
    return told


def test_the_framework_alone_still_ends_at_such_a_byte() -> None:
    """Should this fail, upstream has mended it (#6456), and `bad_bytes` can go."""
    with pytest.raises(UnicodeDecodeError):
        what_the_driver_makes_of(b"\xff")


def test_the_framework_still_takes_its_decoder_from_where_it_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = "getincrementaldecoder"
    monkeypatch.setitem(vars(linux_driver), name, vars(linux_driver)[name])  # put back in the end
    take_bad_bytes()
    keys = [getattr(key, "character", None) for key in what_the_driver_makes_of(b"a\xffb\xc3\xa9")]
    assert keys == ["a", "\N{REPLACEMENT CHARACTER}", "b", "é"]


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
