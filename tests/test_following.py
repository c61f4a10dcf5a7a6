"""A plan on the screens: started, followed, stopped, and gone."""

from pathlib import Path

from tests.lifter import lifter
from tui.progress.following import running
from tui.progress.journal import read_history

WIDE = (120, 36)
PLAN = """
name = "Two weeks"
rest_days = 1
[[week]]
sessions = [{ run = "nordic-curl", sets = 2, reps = 5 }]
[[week]]
sessions = [{ run = "nordic-curl", sets = 2, reps = 5 }]
"""


def own(home: Path) -> None:
    (home / "protocols" / "plans").mkdir(parents=True, exist_ok=True)
    (home / "protocols" / "plans" / "two.toml").write_text(PLAN)


async def test_a_plan_is_started_from_home_and_its_next_session_stands_under_today(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=WIDE, prepare=own) as one:
        await one.presses("p")
        one.sees("Two weeks", "not running", "f start plan")
        await one.presses("f")
        one.sees("Start Two weeks?", "Its next session stands under Today. 1 day of rest", "enter start it")
        await one.presses("enter")
        one.sees("Two weeks: session 1 of 2, week 1", "running since Sat 21 Nov: session 1 of 2", "due today")
        await one.presses("enter", "enter")
        one.sees("GET READY")
        await one.presses("q", "enter", "enter")
        one.sees("Two weeks: session 1 of 2, week 1")
    now = running(read_history(tmp_path).plans)
    assert now is not None
    assert now.plan == "two"


async def test_a_session_started_from_today_is_one_of_the_plan(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=WIDE, prepare=own) as one:
        await one.presses("p", "enter", "enter")
    async with lifter(tmp_path, size=WIDE) as one:
        one.sees("Two weeks: session 1 of 2")
        await one.presses("enter", "enter")
        await one.waits(10.0 + 2 * 40.0 + 60.0 + 1.0)
        one.sees("next: ", "Two weeks: session 2 of 2, week 2")
        (session,) = one.kept
        assert (session.plan, session.plan_session) == ("two", 1)
        await one.presses("escape")
        one.sees("Two weeks: session 2 of 2, week 2", "due Mon 23 Nov")


async def test_starting_another_plan_says_which_one_it_stops(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=WIDE, prepare=own) as one:
        await one.presses("p", "f", "enter", "down", "f")
        one.sees("Two weeks runs, and is stopped by it")
        await one.presses("escape")
        one.sees("Two weeks: session 1 of 2")
        await one.presses("f", "enter")
        one.misses("Two weeks: session 1 of 2")
    now = running(read_history(tmp_path).plans)
    assert now is not None
    assert now.plan != "two"


async def test_a_plan_is_stopped_by_the_same_key_and_asks_first(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=WIDE, prepare=own) as one:
        await one.presses("p", "f", "enter")
        one.sees("f stop plan")
        await one.presses("f")
        one.sees("Stop Two weeks?", "What was done of it is kept")
        await one.presses("enter")
        one.sees("not running", "Five-minute hamstring activation")
        one.misses("session 1 of 2")
    assert running(read_history(tmp_path).plans) is None


async def test_a_plan_whose_file_is_gone_is_said_and_can_still_be_stopped(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=WIDE, prepare=own) as one:
        await one.presses("p", "f", "enter")
    (tmp_path / "protocols" / "plans" / "two.toml").unlink()
    async with lifter(tmp_path, size=WIDE) as one:
        one.sees("the plan two cannot be followed: its file is gone; what was done of it is kept")
        one.sees("Five-minute hamstring activation")
        await one.presses("f", "enter")
        one.misses("cannot be followed")


async def test_a_plan_whose_file_broke_is_said(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=WIDE, prepare=own) as one:
        await one.presses("p", "f", "enter")
    (tmp_path / "protocols" / "plans" / "two.toml").write_text("name = 3\n")
    async with lifter(tmp_path, size=WIDE) as one:
        one.sees("the plan two cannot be followed: its file has problems")
