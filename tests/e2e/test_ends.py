"""However the program ends, its sets are kept, and the terminal is given back where there still is one."""

import signal
import sys
from pathlib import Path

import pytest

from tests.e2e.quick import QUICK, has_read_the_safety_page, written
from tests.e2e.terminal import Terminal, at_home, terminal
from tui.progress.left import find_interrupted

SOON = 3.0  # seconds in which a program goes whose terminal went
MANY = QUICK.replace("sets = 3", "sets = 30")
IGNORES = 'trap "" HUP; exec "$0" "$@"'
BROKEN = """
import sys
import tui.screens.session as session
from tui.cli import main

look = session.SessionScreen.look

def breaks(self):
    if self.training.sheet.records:
        raise RuntimeError("a fault of ours")
    look(self)

session.SessionScreen.look = breaks
sys.exit(main(["run", "many"]))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    written(tmp_path / "protocols", "many", MANY)
    has_read_the_safety_page(tmp_path)
    return tmp_path


def does_a_set(user: Terminal) -> None:
    user.sees("enter start")
    user.types("enter")
    user.sees("set 2 of")


def sets_on_disk(home: Path) -> int:
    (underway,) = home.glob("underway-*.toml")
    return underway.read_text().count("[[session.set]]")


def sets_kept(home: Path) -> int:
    (left,) = find_interrupted(home)
    assert left.resume is not None
    assert left.resume.next == (1, len(left.session.sets) + 1, None)
    return len(left.session.sets)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_gives_the_terminal_back_and_keeps_every_set(home: Path, number: signal.Signals) -> None:
    with terminal(home, "run", "many") as user:
        before = user.attributes
        does_a_set(user)
        assert user.attributes != before
        user.signals(number)
        user.waits_for(lambda: user.attributes == before, "the terminal given back", SOON)
        assert user.ends(within=SOON) == 128 + number
        assert user.gave_the_screen_back
    assert sets_kept(home) == 1


def test_a_closed_window_ends_the_program_and_keeps_every_set(home: Path) -> None:
    with terminal(home, "run", "many") as user:
        does_a_set(user)
        user.closes()
        assert user.is_gone(within=SOON) == 128 + signal.SIGHUP
    assert sets_kept(home) == 1


def test_a_closed_window_ends_the_program_though_the_hang_up_is_ignored(home: Path) -> None:
    words = ("-c", IGNORES, str(Path(sys.executable).with_name("lastrep")), "run", "many")
    with Terminal(*words, program="bash", env=at_home(home), size=(80, 24)) as user:
        does_a_set(user)
        user.closes()
        assert user.is_gone(within=SOON) == 128 + signal.SIGHUP
    assert sets_kept(home) == 1


def test_a_terminal_that_takes_nothing_holds_up_neither_the_sets_nor_their_saving(home: Path) -> None:
    with terminal(home, "run", "many") as user:
        does_a_set(user)
        with user.stalled():
            user.waits_for(lambda: sets_on_disk(home) >= 4, "three more sets on disk")
        user.sees("set 6 of 30", "LOWER", "rep 2 of 2")
        user.types("p")
        user.sees("PAIN", "Put the weight down")


def test_a_stalled_terminal_that_is_then_closed_ends_the_program(home: Path) -> None:
    with terminal(home, "run", "many") as user:
        does_a_set(user)
        with user.stalled():
            user.waits_for(lambda: sets_on_disk(home) >= 3, "two more sets on disk")
            user.closes()
            assert user.is_gone(within=SOON) == 128 + signal.SIGHUP
    assert sets_kept(home) >= 3


def test_a_signal_ends_the_program_though_its_terminal_is_stalled(home: Path) -> None:
    with terminal(home, "run", "many") as user:
        before = user.attributes
        does_a_set(user)
        with user.stalled():
            user.waits_for(lambda: sets_on_disk(home) >= 3, "two more sets on disk")
            user.signals(signal.SIGTERM)
            assert user.is_gone(within=SOON) == 128 + signal.SIGTERM
            assert user.attributes == before
    assert sets_kept(home) >= 3


def test_bytes_that_are_no_text_do_not_end_the_program(home: Path) -> None:
    with terminal(home, "run", "many") as user:
        user.sees("enter start")
        user.sends(b"\xff\xfe\x80")
        user.sends(b"\xc3")
        user.types("enter")
        user.sees("LOWER", "set 1 of")
        user.sends(b"\xe2\x28\xa1")
        user.types("p")
        user.sees("PAIN")


def test_a_fault_inside_leaves_a_line_and_a_report_and_the_session_under_way(home: Path) -> None:
    with Terminal("-c", BROKEN, program=sys.executable, env=at_home(home), size=(80, 24)) as user:
        before = user.attributes
        user.sees("enter start")
        user.types("enter")
        assert user.ends() == 1
        assert user.gave_the_screen_back
        assert user.attributes == before
        said = " ".join(user.said.split())
    (report,) = home.glob("report-*.txt")
    assert "something went wrong inside lastrep; what was saved before is kept" in said
    assert report.name in said.replace(" ", "")
    assert "a fault of ours" not in said
    assert "RuntimeError: a fault of ours" in report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600
    assert sets_kept(home) == 1
