"""Keys that are typed faster than screens come."""

from pathlib import Path

from tests.lifter import lifter


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


async def test_who_is_led_home_twice_at_once_comes_home(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as me:
        me.sees("enter start")
        me.app.go_home()
        me.app.go_home()
        await me.presses()
        await me.sees_at_last("Today")
