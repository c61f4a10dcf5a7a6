"""How much a session asks of the terminal, and how often of the processor."""

from pathlib import Path

import pytest

from tests.guards.drawing import Watcher, watched
from tests.guards.limits import BYTES_IN_REPS, BYTES_IN_REST, WAKES_IN_A_REP, WAKES_IN_REST

REPS, REP, REST = 4, 6.0, 60.0  # times and seconds
PACED = f"""
name = "Paced"
lead_in = 0
[[exercise]]
name = "Hinge"
sets = 2
reps = {REPS}
tempo = "3-1-1-1"
rest = {REST}
"""


async def rests(one: Watcher) -> None:
    """Let the set pass, and the first seconds of the rest."""
    await one.passes(REPS * REP + 2)
    one.lifter.sees("REST", "0:2")


async def test_a_rep_writes_little_and_wakes_seldom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with watched(tmp_path, PACED, monkeypatch) as one:
        await one.passes(REP)
        one.lifter.sees("rep 2 of 4")
        wakes, written = await one.passes(REP)
        assert 0 < written / REP <= BYTES_IN_REPS
        assert REP <= wakes <= WAKES_IN_A_REP


async def test_a_rest_writes_little_and_wakes_once_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched(tmp_path, PACED, monkeypatch) as one:
        await rests(one)
        wakes, written = await one.passes(20)
        assert 0 < written / 20 <= BYTES_IN_REST
        assert 19 <= wakes <= 20 * WAKES_IN_REST + 1


@pytest.mark.parametrize("phase", ["reps", "rest"])
async def test_nothing_at_all_is_written_while_paused_and_nothing_wakes(
    phase: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched(tmp_path, PACED, monkeypatch) as one:
        if phase == "rest":
            await rests(one)
        await one.lifter.presses("space")
        await one.painted()
        one.lifter.sees("PAUSED")
        for _ in range(60):
            one.lifter.clock.passes(60)
            assert await one.looks() == 0
            assert one.wake is None
