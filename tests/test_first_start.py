"""What explains itself to somebody who has nothing yet, and is not said again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lifter import lifter
from tests.pictures import history, own_files
from tui.floor.unheard import WHAT_TO_DO

SILENT = "No sound player answers: the terminal's bell rings instead."
OWN = "None of your own yet: n begins one"


@pytest.mark.parametrize("size", [(80, 24), (45, 30), (40, 16)])
async def test_home_says_how_to_begin_a_protocol_of_ones_own(tmp_path: Path, size: tuple[int, int]) -> None:
    async with lifter(tmp_path, size=size) as one:
        one.sees(OWN, "Today")


@pytest.mark.parametrize("prepare", [history, own_files])
async def test_after_the_first_session_or_the_first_file_it_is_said_no_more(
    tmp_path: Path, prepare: Callable[[Path], None]
) -> None:
    async with lifter(tmp_path, prepare=prepare) as one:
        one.misses("of your own yet")


async def test_it_goes_as_soon_as_a_file_is_made(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("n", *"mine", "enter")
        await one.sees_at_last("mine.toml")
        await one.presses("escape", "escape")
        await one.sees_at_last("Today")
        await one.sees_at_last("your file")
        one.misses("of your own yet")


@pytest.mark.parametrize("view", ["1", "2", "3", "4"])
@pytest.mark.parametrize("size", [(80, 24), (45, 30)])
async def test_an_empty_history_says_where_the_first_session_begins(
    tmp_path: Path, size: tuple[int, int], view: str
) -> None:
    async with lifter(tmp_path, size=size) as one:
        await one.presses("h", view)
        await one.sees_at_last("No sessions yet.")
        assert "esc goes back to the list; enter there sets one up." in " ".join(one.screen.split())


async def test_the_first_session_without_sound_says_what_to_do_and_the_second_only_what_is(
    tmp_path: Path,
) -> None:
    for said, missed in ((WHAT_TO_DO, "nothing else"), (SILENT, "lastrep doctor")):
        async with lifter(tmp_path, size=(45, 30), first="activation-rdl") as one:
            one.ears.complaint = SILENT
            await one.presses("enter")
            await one.waits(11.0)
            words = " ".join(one.screen.split())
            assert said in words
            assert missed not in words
            await one.presses("q", "enter", "escape")
