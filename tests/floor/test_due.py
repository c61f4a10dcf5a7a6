from datetime import date

import pytest

from tests.progress.histories import bundled, day, done, look_up
from tui.floor.due import Due, due_shortly, load_line, when_due
from tui.progress.offering import offers
from tui.progress.schedule import NextUp

ON = date(2026, 11, 21)  # a Saturday
ACTIVATION = bundled("activation-rdl")


@pytest.mark.parametrize(
    ("due", "in_full", "shortly"),
    [
        (date(2026, 11, 21), "due today", "due today"),
        (date(2026, 11, 22), "due tomorrow", "due tomorrow"),
        (date(2026, 11, 24), "due Tue 24 Nov", "due Tue 24 Nov"),
        (date(2026, 11, 15), "due since Sun 15 Nov", "since Sun"),
        (date(2026, 11, 14), "due since Sat 14 Nov", "since Sat 14 Nov"),
    ],
)
def test_a_day_is_said_as_near_as_it_is(due: date, in_full: str, shortly: str) -> None:
    assert (when_due(due, ON), due_shortly(due, ON)) == (in_full, shortly)


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        ("12@4 12 12", "20 lb each, second session at 20 lb"),
        ("12 12 12", "20 lb each, 25 lb earned, +25 %"),
        ("12! 12! 12", "20 lb each, 15 lb offered: one step less, -25 %"),
    ],
)
def test_the_load_of_today_is_that_of_the_last_time_with_what_is_offered(sets: str, said: str) -> None:
    sessions = [done(f"3 20lb {sets}", ACTIVATION, entry=2)]
    up = NextUp(protocol=ACTIVATION, due=ON)
    assert load_line(Due(up, offers(ACTIVATION, sessions, look_up, day(5)), day(5))) == said


def test_before_the_first_time_there_is_no_load() -> None:
    up = NextUp(protocol=ACTIVATION, due=ON)
    assert load_line(Due(up, offers(ACTIVATION, [], look_up, ON), ON)) is None
