"""Lids, stops and clocks that are set: no second of it is training, and no set is lost by it."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import exercise, held, protocol, timed
from tests.clocks import FakeClock
from tests.test_training import Gym
from tui.view import View

HOUR = 3600.0
ASLEEP = "the machine was asleep, or its clock was set"
STOPPED = "the program was stopped for a while"
SET_BACK = "the clock was set back"


@pytest.fixture
def gym(tmp_path: Path) -> Gym:
    """A set of two reps with a hold, and rests of a minute, lead-in 10 s."""
    return Gym(tmp_path)


def away(gym: Gym, what: str) -> View:
    """Let a second pass, and with it what must not count."""
    gym.clock.passes(1.0)
    match what:
        case "lid":
            gym.clock.sleeps(HOUR)
        case "stop":
            gym.clock.passes(HOUR)
        case "set forward":
            gym.clock.sleeps(5 * HOUR)
        case "set back":
            gym.clock.sleeps(-5 * HOUR)
    return gym.training.look()


REASONS = {"lid": ASLEEP, "stop": STOPPED, "set forward": ASLEEP, "set back": SET_BACK}


@pytest.mark.parametrize(("what", "reason"), REASONS.items())
def test_in_a_rep_it_pauses_and_the_rep_begins_again(gym: Gym, what: str, reason: str) -> None:
    gym.starts().waits(7.0)
    assert gym.training.look().snapshot.reps_done == 1
    view = away(gym, what)
    assert (view.snapshot.state, view.snapshot.reason) == ("paused", reason)
    assert view.snapshot.reps_done == 1
    gym.presses("space").waits(5.0)
    step = gym.training.look().snapshot.step
    assert step is not None
    assert (step.kind, step.rep) == ("lower", 2)


@pytest.mark.parametrize(("what", "reason"), REASONS.items())
def test_in_the_lead_in_it_pauses_and_counts_in_again(gym: Gym, what: str, reason: str) -> None:
    gym.training.press("space")
    gym.waits(8.0)
    view = away(gym, what)
    assert (view.snapshot.state, view.snapshot.reason) == ("paused", reason)
    again = gym.training.press("space").snapshot
    assert (again.state, again.count) == ("lead-in", 10)


@pytest.mark.parametrize(("what", "reason"), REASONS.items())
def test_a_hold_goes_on_with_what_was_left(tmp_path: Path, what: str, reason: str) -> None:
    gym = Gym(tmp_path, protocol(held(30.0))).starts().waits(12.0)
    view = away(gym, what)
    assert (view.snapshot.state, view.snapshot.reason, view.snapshot.count) == ("paused", reason, 18)
    gym.presses("space").waits(5.0)
    assert gym.training.look().snapshot.count == 18
    gym.waits(18.0)
    assert gym.training.sheet.records[0].seconds == 30.0


@pytest.mark.parametrize("what", ["lid", "stop", "set forward"])
def test_a_rest_runs_out_meanwhile_and_says_how_long_ago(gym: Gym, what: str) -> None:
    gym.starts().waits(27.0)
    view = away(gym, what)
    assert view.snapshot.state == "paused"
    assert view.snapshot.rest_over is not None
    assert view.snapshot.rest_over > HOUR - 60.0
    assert len(gym.training.sheet.records) == 1


def test_a_short_stop_in_a_rest_changes_nothing_but_the_count(gym: Gym) -> None:
    gym.starts().waits(27.0)
    before = gym.training.look().snapshot
    gym.clock.passes(20.0)
    after = gym.training.look().snapshot
    assert (before.state, after.state) == ("running", "running")
    assert before.count is not None
    assert after.count == before.count - 20


def test_a_rest_runs_on_where_only_the_clock_was_set_back(gym: Gym) -> None:
    gym.starts().waits(27.0)
    before = gym.training.look().snapshot.count
    view = away(gym, "set back")
    assert before is not None
    assert (view.snapshot.state, view.snapshot.count) == ("running", before - 1)


def test_it_pauses_every_time(gym: Gym) -> None:
    gym.starts()
    for what, reason in REASONS.items():
        gym.waits(1.0)
        view = away(gym, what)
        assert (view.snapshot.state, view.snapshot.reason) == ("paused", reason)
        assert away(gym, what).snapshot.reason == reason  # nothing runs that could be stopped again
        gym.presses("space").waits(5.0)
    assert gym.training.session is not None
    assert gym.training.session.seconds == 10.0 + 4 * (1.0 + 5.0)


def test_time_spent_paused_is_no_gap(gym: Gym) -> None:
    gym.starts().presses("pause")
    for what in REASONS:
        assert away(gym, what).snapshot.reason is None


def test_a_stalled_look_is_a_gap_from_the_last_one_on(gym: Gym) -> None:
    gym.starts().waits(4.0)
    gym.clock.passes(5.1)
    view = gym.training.look()
    assert (view.snapshot.state, view.snapshot.reason) == ("paused", STOPPED)
    assert gym.training.session is not None
    assert gym.training.session.seconds == 14.0


class Berlin(FakeClock):
    """A clock on the wall of somebody whose hours change."""

    def wall(self) -> datetime:
        return super().wall().astimezone(ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("change", ["2026-10-25T02:59:50+02:00", "2026-03-29T01:59:50+01:00"])
def test_summer_time_that_begins_or_ends_is_no_gap(tmp_path: Path, change: str) -> None:
    clock = Berlin(datetime.fromisoformat(change))
    gym = Gym(tmp_path, clock=clock)
    before = clock.wall()
    gym.starts().waits(8.0)
    after = clock.wall()
    assert after.utcoffset() != before.utcoffset()
    assert gym.training.look().snapshot.state == "running"


GAPS = st.lists(st.tuples(st.floats(0.1, 4.0), st.sampled_from(list(REASONS))), max_size=12)


@settings(max_examples=30)
@given(gaps=GAPS)
def test_whatever_happens_meanwhile_the_record_is_that_of_a_quiet_session(
    gaps: list[tuple[float, str]],
) -> None:
    one = protocol(
        exercise(2, sets=2, hold=5.0, rest=20.0, changeover=6.0),
        held(12.0, entry=2, changeover=4.0),
        timed(8.0, entry=3),
    )
    with TemporaryDirectory() as quiet, TemporaryDirectory() as loud:
        undisturbed = to_the_end(Gym(Path(quiet), one).starts())
        disturbed = Gym(Path(loud), one).starts()
        for seconds, what in gaps:
            disturbed.waits(seconds)
            if not disturbed.training.runner.over and away(disturbed, what).snapshot.state == "paused":
                disturbed.presses("space")
        assert to_the_end(disturbed).training.sheet.records == undisturbed.training.sheet.records


def to_the_end(gym: Gym) -> Gym:
    for _ in range(400):
        if gym.training.runner.over:
            return gym
        if gym.training.runner.state == "paused":
            gym.presses("space")
        gym.waits(1.0)
    raise AssertionError("it does not end")
