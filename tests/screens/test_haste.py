"""Keys that are typed faster than screens come."""

from pathlib import Path

from tests.lifter import lifter
from tui.screens.help import HelpScreen
from tui.screens.home import HomeScreen
from tui.screens.keyed import KeyedScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen


async def test_a_screen_that_nobody_has_seen_yet_takes_no_key(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as me:
        me.sees("enter start")
        protocol = me.gym.find("nordic-curl")
        assert protocol is not None
        me.app.set_up(protocol, None)
        await me.app.run_action("screen.control('leave', 'escape')")
        await me.presses()
        await me.sees_at_last("Nordic")
        await me.presses("escape")
        me.sees("enter start")


async def test_what_is_asked_twice_at_once_is_done_once(tmp_path: Path) -> None:
    async with lifter(tmp_path) as me:
        me.sees("Today")
        me.app.screen.post_message(HomeScreen.HistoryWanted())
        me.app.screen.post_message(HomeScreen.HistoryWanted())
        await me.sees_at_last("History")
        await me.presses("escape")
        await me.sees_at_last("Today")


async def test_who_is_led_home_twice_at_once_comes_home(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as me:
        await me.presses("enter", "q", "enter")
        me.sees("No set was finished")
        summary = me.app.screen
        assert isinstance(summary, SummaryScreen)
        for _ in range(2):
            summary.post_message(SummaryScreen.Closed(summary.training, None))
        await me.sees_at_last("Today")
        assert len(me.app.screen_stack) == 2


async def test_a_screen_that_is_covered_cannot_be_left(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as me:
        below = me.app.screen
        await me.presses("question_mark")
        me.sees("Keys")
        await below.dismiss()
        me.sees("Keys")
        await me.presses("escape")
        me.sees("enter start")


async def test_a_covered_screen_lays_nothing_over_and_answers_nothing(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as me:
        below = me.app.screen
        assert isinstance(below, KeyedScreen)
        await me.presses("question_mark")
        answers: list[str] = []
        below.lay_over(HelpScreen((), purpose="", then=answers.append))
        below.leave_to(answers.append, "too late")
        await me.presses("escape")
        me.sees("enter start")
        assert answers == []


async def test_a_session_that_ends_below_another_screen_is_summed_up_when_that_is_left(
    tmp_path: Path,
) -> None:
    async with lifter(tmp_path, first="activation-rdl") as me:
        await me.presses("enter")
        me.app.screen.post_message(KeyedScreen.HelpWanted((), ""))
        await me.sees_at_last("Keys")
        session = me.app.screen_stack[-2]
        assert isinstance(session, SessionScreen)
        session.training.press("stop")
        session.training.press("yes")
        session.look()
        await me.presses()
        me.sees("Keys")
        await me.presses("escape")
        await me.sees_at_last("No set was finished")
