from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tests.lifter import Lifter, lifter
from tui.screens.terminal_title import takes_titles

BEFORE, AFTER = "\x1b[22;0t", "\x1b]0;lastrep\x07\x1b[23;0t"


@pytest.fixture
def xterm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes to the terminal through the framework's driver."""
    texts: list[str] = []

    def write(_driver: HeadlessDriver, text: str) -> None:
        if not text.startswith("\x1b]22;"):  # the framework's shape of the mouse pointer
            texts.append(text)

    monkeypatch.setattr(HeadlessDriver, "write", write)
    return texts


def titles(written: list[str]) -> Iterator[str]:
    for text in written:
        kept = text.removeprefix(BEFORE)
        if kept.startswith("\x1b]0;"):
            yield kept.removeprefix("\x1b]0;").removesuffix("\x07")


async def starts(one: Lifter) -> None:
    await one.presses("enter", "enter")


@pytest.mark.usefixtures("xterm")
async def test_the_title_says_phase_count_and_rep(tmp_path: Path, written: list[str]) -> None:
    async with lifter(tmp_path) as one:
        await starts(one)
        await one.waits(54.0)
        written.clear()
        for _ in range(7):
            await one.waits(1.0)
        await one.presses("space", "q")
        assert list(titles(written)) == [
            "LOWER 1 · rep 1 of 12",
            "LOWER 2 · rep 1 of 12",
            "LOWER 3 · rep 1 of 12",
            "STRETCH 1 · rep 1 of 12",
            "LIFT 1 · rep 1 of 12",
            "SQUEEZE 1 · rep 1 of 12",
            "LOWER 1 · rep 2 of 12",
            "PAUSED · LOWER · rep 2 of 12",
            "STOP? · rep 2 of 12",
        ]


@pytest.mark.usefixtures("xterm")
async def test_in_a_rest_it_says_which_set_was_done(tmp_path: Path, written: list[str]) -> None:
    async with lifter(tmp_path) as one:
        await starts(one)
        await one.waits(10.0 + 45.0 + 77.0 + 2.0)
        assert [*titles(written)][-1] == "REST 10 · set 1 of 3"


@pytest.mark.usefixtures("xterm")
async def test_a_title_that_stays_is_not_written_again(tmp_path: Path, written: list[str]) -> None:
    async with lifter(tmp_path) as one:
        await starts(one)
        await one.waits(56.0)
        written.clear()
        await one.waits(0.4)
        await one.waits(0.4)
        assert written == []


@pytest.mark.usefixtures("xterm")
async def test_the_title_from_before_is_kept_and_comes_back(tmp_path: Path, written: list[str]) -> None:
    async with lifter(tmp_path) as one:
        await starts(one)
        assert written == [f"{BEFORE}\x1b]0;GET READY 10 · rep 1 of 6\x07"]
        await one.presses("q", "enter")
        one.sees("done")
        assert written[-1] == AFTER
        assert [text for text in written if BEFORE in text] == written[:1]


@pytest.mark.usefixtures("xterm")
async def test_while_the_program_is_stopped_the_title_is_the_one_from_before(
    tmp_path: Path, written: list[str]
) -> None:
    async with lifter(tmp_path) as one:
        await starts(one)
        one.app.goes_away()
        assert written[-1] == AFTER
        one.app.went_on()
        assert written[-1].startswith(f"{BEFORE}\x1b]0;PAUSED")


@pytest.mark.parametrize("term", ["linux", "dumb", ""])
async def test_a_terminal_without_a_title_gets_none(
    tmp_path: Path, written: list[str], monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    async with lifter(tmp_path) as one:
        await starts(one)
        await one.presses("q", "enter")
        assert written == []


def test_the_consoles_of_windows_take_titles_though_they_do_not_name_themselves() -> None:
    assert takes_titles({}, "win32")
    assert not takes_titles({}, "linux")
