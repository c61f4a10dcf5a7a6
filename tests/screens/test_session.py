from pathlib import Path

from tests.lifter import Lifter, lifter
from tui.screens.session import SessionScreen


async def test_an_alarm_that_rings_while_the_app_closes_does_no_harm(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("enter", "enter")
        session = one.app.screen
        assert isinstance(session, SessionScreen)
    assert not session.query("#count")
    session.look()


async def test_between_two_counts_the_bars_move_and_nothing_else(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        session = await in_the_first_phase(one)
        before = one.lines
        one.clock.passes(0.5)
        session._move()
        await one.waits(0.0)
        changed = [y for y, (old, new) in enumerate(zip(before, one.lines, strict=True)) if old != new]
        assert changed
        assert all("━" in one.lines[y] or "╸" in one.lines[y] for y in changed)


async def test_where_the_bar_moves_late_the_count_is_drawn_with_it(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        session = await in_the_first_phase(one)
        one.sees("LIFT")
        one.clock.passes(2.0)
        session._move()
        await one.waits(0.0)
        one.sees("SQUEEZE")


async def in_the_first_phase(one: Lifter) -> SessionScreen:
    await one.presses("enter", "enter")
    await one.waits(10.2)
    session = one.app.screen
    assert isinstance(session, SessionScreen)
    return session
