from pathlib import Path

from tests.lifter import lifter
from tui.screens.session import SessionScreen


async def test_an_alarm_that_rings_while_the_app_closes_does_no_harm(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("enter", "enter")
        session = one.app.screen
        assert isinstance(session, SessionScreen)
    assert not session.query("#count")
    session.look()
