"""What is seen in terminals of every size: the session shows less and less, but never too little."""

import re
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.lifter import Lifter, lifter

SIZES = (
    *(
        (20, 6),
        (21, 7),
        (24, 8),
        (28, 10),
        (30, 6),
        (32, 12),
        (39, 15),
        (40, 16),
        (45, 16),
        (45, 30),
        (59, 20),
    ),
    *((60, 6), (60, 16), (80, 10), (80, 24), (100, 30), (120, 36), (160, 20), (200, 6), (40, 60), (200, 60)),
)
TINY = ((1, 1), (2, 1), (1, 30), (2, 30), (3, 3), (9, 9), (19, 5), (39, 15))
SHARE = 0.4  # of the height that the count keeps


async def is_seen_at_every_size(one: Lifter, *patterns: str, count: bool = True) -> None:
    for width, height in SIZES:
        await one.resizes(width, height)
        for pattern in patterns:
            assert re.search(pattern, one.screen), f"{pattern} at {width} x {height}:\n{one.screen}"
        blocks = [line for line in one.lines if set(line) & set("█▀▄")]
        if count and width >= 40 and height >= 16:
            # A figure of three bars and two gaps seldom fills its room to the last row.
            assert len(blocks) >= SHARE * height - 5, f"{width} x {height}:\n{one.screen}"
        elif count:
            assert blocks, f"{width} x {height}:\n{one.screen}"
    await one.resizes(80, 24)


async def test_phase_count_rep_and_set_are_seen_at_every_size(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("enter", "enter")
        await one.waits(3.0)
        await is_seen_at_every_size(one, "GET READY", "rep 1 of 6", r"set 1 of 1|1/1")
        await one.waits(52.0 + 36.0)
        await is_seen_at_every_size(one, "LOWER", "rep 7 of 12", r"set 1 of 3|1/3")
        await one.waits(34.0)
        await is_seen_at_every_size(one, "HOLD", "rep 12 of 12", r"set 1 of 3|1/3")
        await one.waits(9.0)
        await is_seen_at_every_size(one, "REST", "12 reps", r"set 1 of 3|1/3")
        await one.presses("space")
        await is_seen_at_every_size(one, "PAUSED", "12 reps", r"set 1 of 3|1/3")
        await one.presses("q")
        await is_seen_at_every_size(one, r"STOP\?", "12 reps", r"set 1 of 3|1/3", "enter", count=False)
        await one.presses("escape", "p")
        await is_seen_at_every_size(one, "PAIN", "12 reps", r"set 1 of 3|1/3", "Stop", "enter", count=False)


NOTICE = "No sound player answers: the terminal's bell rings instead."


@pytest.mark.parametrize("size", [(80, 24), (45, 30), (45, 16), (40, 16), (20, 6), (120, 36)])
async def test_a_notice_of_sound_covers_nothing_and_is_told_in_whole_words(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async def rows(folder: Path, complaint: str) -> tuple[list[str], str]:
        """Give the rows after the lead-in has begun but those of the notice, and the whole of the end."""
        async with lifter(folder, size=size) as one:
            await one.presses("enter")
            one.ears.complaint = complaint
            await one.presses("enter")
            await one.waits(8.0)  # its three pips
            await one.waits(3.0)  # and the first phase
            assert not one.app._notifications
            shown = [line.strip() for line in one.lines]
            text = one.screen
            for pattern in (r"SQUEEZE", r"rep 1 of 6", r"set 1 of 1|1/1"):
                assert re.search(pattern, text), text
            await one.presses("p")
            one.sees("PAIN", "Stop", "enter")
            one.misses("sound player")
            await one.presses("enter")
            end = one.app.screen.query_one("#after", Static)
            return shown, f"{text}\n{end.content}"

    without, _ = await rows(tmp_path / "one", "")
    with_notice, text = await rows(tmp_path / "two", NOTICE)
    words = " ".join(re.sub(r"[█▀▄]+|\s+", " ", text).split())
    assert NOTICE in words, text
    if size == (20, 6):
        assert with_notice == without


async def test_one_row_still_tells_phase_count_and_rep(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("enter", "enter")
        await one.waits(91.0)
        await one.resizes(20, 1)
        one.sees("LOWER 1", "7/12")


async def test_no_screen_falls_over_however_small_it_gets(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        for keys in (
            (),
            ("v",),
            ("v", "n"),
            ("escape", "e"),
            ("escape", "escape", "enter"),
            ("question_mark",),
        ):
            await one.presses(*keys)
            for width, height in TINY:
                await one.resizes(width, height)
            await one.resizes(80, 24)
        await one.presses("escape", "enter", "q", "enter")
        for width, height in TINY:
            await one.resizes(width, height)
        await one.resizes(80, 24)
        one.sees("sets done")
