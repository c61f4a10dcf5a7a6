from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import exercise, held, protocol, protocols, timed
from tui.protocol.model import Exercise, Protocol
from tui.protocol.timeline import compile_steps, totals
from tui.session.events import Event
from tui.session.runner import Runner
from tui.session.snapshot import Snapshot


class Lifter:
    """Drives a runner with a clock that only moves when told; remembers every event."""

    def __init__(self, *exercises: Exercise, lead_in: float = 10.0, begin_at: int = 0) -> None:
        steps = compile_steps(protocol(*exercises))
        self.runner = Runner(steps, lead_in=lead_in, begin_at=begin_at)
        self.now = 1000.0
        self.events: list[Event] = []

    def starts(self) -> "Lifter":
        return self.does(self.runner.start)

    def waits(self, seconds: float) -> "Lifter":
        self.now += seconds
        return self.does(self.runner.advance)

    def does(self, control: Callable[[float], tuple[Event, ...]]) -> "Lifter":
        self.events += control(self.now)
        return self

    @property
    def sees(self) -> Snapshot:
        return self.runner.snapshot(self.now)

    def heard(self, kind: str) -> list[Event]:
        return [event for event in self.events if event.kind == kind]


def running(*exercises: Exercise) -> Lifter:
    """A lifter whose first step has just begun."""
    return Lifter(*exercises).starts().waits(10.0)


def test_nothing_moves_before_the_start() -> None:
    lifter = Lifter(exercise(2)).waits(100.0)
    assert (lifter.sees.state, lifter.runner.next_change(lifter.now)) == ("standing", None)


def test_the_lead_in_counts_down_and_is_no_part_of_the_programme() -> None:
    lifter = Lifter(exercise(2)).starts()
    assert (lifter.sees.word, lifter.sees.count, lifter.sees.position) == ("GET READY", 10, 0.0)
    assert lifter.waits(7.5).sees.count == 3
    assert lifter.waits(2.5).sees.word == "LOWER"
    assert lifter.sees.position == 0.0


def test_phases_count_up_and_rests_count_down() -> None:
    lifter = running(exercise(1, sets=2, rest=12.0))
    assert [lifter.sees.count, lifter.waits(1.0).sees.count, lifter.waits(1.0).sees.count] == [1, 2, 3]
    assert lifter.waits(4.0).sees.word == "REST"
    assert [lifter.sees.count, lifter.waits(0.5).sees.count, lifter.waits(0.5).sees.count] == [12, 12, 11]


def test_a_hold_counts_down() -> None:
    lifter = running(exercise(1, hold=5.0)).waits(4.0)
    assert (lifter.sees.word, lifter.sees.count) == ("HOLD", 5)


def test_a_rep_counts_when_its_last_phase_has_ended() -> None:
    lifter = running(exercise(3)).waits(5.9)
    assert lifter.sees.reps_done == 0
    assert lifter.waits(0.1).sees.reps_done == 1


def test_the_whole_session_ends_where_its_totals_say() -> None:
    lifter = running(exercise(12, sets=3, hold=5.0, rest=12.0)).waits(255.0 - 0.01)
    assert lifter.sees.state == "running"
    lifter.waits(0.01)
    assert (lifter.sees.state, lifter.sees.position, lifter.sees.word) == ("finished", 255.0, "DONE")
    assert [event.reps for event in lifter.heard("set")] == [12, 12, 12]
    assert [event.held for event in lifter.heard("set")] == [5.0, 5.0, 5.0]
    assert lifter.runner.active == 265.0


@given(protocols(), st.lists(st.floats(0.01, 40.0), max_size=60))
def test_one_leap_gives_the_same_events_as_a_thousand_looks(
    any_protocol: Protocol, looks: list[float]
) -> None:
    steps = compile_steps(any_protocol)

    def run(moments: list[float]) -> list[Event]:
        runner = Runner(steps, lead_in=10.0)
        events = list(runner.start(0.0))
        for now in moments:
            events += runner.advance(now)
        return events

    ends = sum(looks)
    times = [sum(looks[: i + 1]) for i in range(len(looks))]
    assert run([*times, ends]) == run([ends])


@given(protocols(), st.floats(0.0, 1.0), st.floats(0.1, 500.0))
def test_pausing_never_changes_what_is_trained(any_protocol: Protocol, where: float, away: float) -> None:
    steps = compile_steps(any_protocol)
    length = totals(steps).seconds.most

    def sets(pause: bool) -> list[tuple[object, int, float]]:
        runner, now, events = Runner(steps, lead_in=10.0), 0.0, list[Event]()
        events += runner.start(now)
        if pause:
            now = where * (length + 10.0)
            events += runner.pause(now)
            now += away
            events += runner.space(now)
        while not runner.over:
            now += length + 30.0
            events += runner.space(now) if runner.step.kind == "ready" else runner.advance(now)
        return [(e.step.set_key, e.reps, round(e.held, 6)) for e in events if e.kind == "set"]

    assert sets(pause=True) == sets(pause=False)


@given(protocols(), st.lists(st.integers(1, 1280).map(lambda n: n / 64), max_size=40))
def test_next_change_never_misses_a_new_count_or_word(any_protocol: Protocol, looks: list[float]) -> None:
    runner, now = Runner(compile_steps(any_protocol), lead_in=3.0), 0.0
    runner.start(now)
    for look in looks:
        now += look
        runner.advance(now)
        due = runner.next_change(now)
        if due is None:
            assert runner.over or runner.step.kind == "ready"
            break
        assert due > now
        before = runner.snapshot(now)
        almost = runner.snapshot(now + (due - now) * 0.999)
        assert (before.word, before.count) == (almost.word, almost.count)


def test_a_pause_in_a_rep_counts_in_and_starts_the_rep_again() -> None:
    lifter = running(exercise(3)).waits(8.0)
    lifter.does(lifter.runner.space).waits(60.0)
    assert (lifter.sees.state, lifter.sees.word, lifter.sees.count) == ("paused", "LOWER", 1)
    assert lifter.runner.next_change(lifter.now) is None
    lifter.does(lifter.runner.space)
    assert (lifter.sees.word, lifter.sees.count) == ("GET READY", 5)
    lifter.waits(5.0)
    assert (lifter.sees.word, lifter.sees.count, lifter.sees.reps_done) == ("LOWER", 1, 1)
    lifter.waits(12.0)
    assert lifter.heard("set")[0].reps == 3


def test_a_pause_in_a_rest_goes_on_with_what_was_left() -> None:
    lifter = running(exercise(1, sets=2, rest=60.0)).waits(6.0 + 40.0)
    lifter.does(lifter.runner.space).waits(100.0).does(lifter.runner.space).waits(5.0)
    assert (lifter.sees.word, lifter.sees.count) == ("REST", 20)


def test_a_pause_in_the_final_hold_goes_on_with_what_was_left() -> None:
    lifter = running(exercise(1, hold=5.0)).waits(4.0 + 2.0)
    lifter.does(lifter.runner.space).waits(9.0).does(lifter.runner.space).waits(5.0)
    assert (lifter.sees.word, lifter.sees.count) == ("HOLD", 3)
    assert lifter.waits(5.0).heard("set")[0].held == 5.0


def test_a_pause_in_the_lead_in_starts_the_lead_in_again() -> None:
    lifter = Lifter(exercise(1)).starts().waits(8.0)
    lifter.does(lifter.runner.space).waits(3.0).does(lifter.runner.space)
    assert lifter.sees.count == 10


def test_done_ends_a_set_and_keeps_the_reps_that_counted() -> None:
    lifter = running(exercise(12, sets=2, rest=12.0)).waits(6.0 * 7 + 2.0)
    lifter.does(lifter.runner.done)
    assert (lifter.heard("set")[0].reps, lifter.sees.word) == (7, "REST")


def test_done_ends_a_rest_at_once() -> None:
    lifter = running(exercise(1, sets=2, rest=60.0)).waits(10.0)
    lifter.does(lifter.runner.done)
    assert (lifter.sees.word, lifter.sees.step and lifter.sees.step.set) == ("LOWER", 2)


def test_done_in_the_lead_in_begins_the_step() -> None:
    lifter = Lifter(exercise(1)).starts().waits(2.0)
    assert lifter.does(lifter.runner.done).sees.word == "LOWER"


def test_done_is_ignored_right_after_something_began_by_itself() -> None:
    lifter = running(exercise(1, sets=2, rest=60.0)).waits(6.0 + 1.4)
    assert lifter.does(lifter.runner.done).sees.word == "REST"
    lifter.waits(0.2)
    assert lifter.does(lifter.runner.done).sees.word == "LOWER"


def test_a_set_that_done_began_may_be_ended_by_done_at_once() -> None:
    lifter = running(exercise(1, sets=3, rest=60.0)).waits(10.0)
    lifter.does(lifter.runner.done).waits(0.5).does(lifter.runner.done)
    assert (lifter.sees.word, lifter.heard("set")[-1].reps) == ("REST", 0)


def test_done_in_the_final_hold_keeps_the_seconds_held_and_finishes_the_rep() -> None:
    lifter = running(exercise(1, hold=20.0)).waits(4.0 + 7.0)
    assert lifter.does(lifter.runner.done).sees.word == "LIFT"
    ended = lifter.waits(2.0).heard("set")[0]
    assert (ended.held, ended.reps) == (7.0, 1)


def test_done_in_an_isometric_set_keeps_the_seconds_held() -> None:
    lifter = running(held(30.0)).waits(21.0)
    lifter.does(lifter.runner.done)
    assert (lifter.heard("set")[0].held, lifter.sees.state) == (21.0, "finished")


def test_in_a_range_done_makes_the_rep_under_way_the_last_with_its_hold() -> None:
    lifter = running(exercise("2-5", hold=5.0)).waits(6.0 + 1.0)
    lifter.does(lifter.runner.done)
    assert (lifter.sees.closing, lifter.sees.word) == (True, "LOWER")
    assert lifter.waits(3.0).sees.word == "HOLD"
    ended = lifter.waits(7.0).heard("set")[0]
    assert (ended.reps, ended.held) == (2, 5.0)


def test_in_a_range_done_again_ends_the_set_there() -> None:
    lifter = running(exercise("2-5", hold=5.0)).waits(6.0 + 1.0)
    lifter.does(lifter.runner.done).waits(1.0).does(lifter.runner.done)
    assert lifter.heard("set")[0].reps == 1


def test_below_the_bottom_of_a_range_done_ends_the_set() -> None:
    lifter = running(exercise("3-5")).waits(6.0 + 2.0)
    assert lifter.does(lifter.runner.done).heard("set")[0].reps == 1


def test_an_open_ended_set_runs_until_done() -> None:
    lifter = running(exercise("max")).waits(6.0 * 20 + 1.0)
    assert lifter.does(lifter.runner.done).heard("set")[0].reps == 20


def test_an_open_ended_set_is_no_part_of_the_programme_s_length() -> None:
    lifter = running(exercise(1, changeover=10.0), exercise("max", entry=2, name="Push up"))
    assert (lifter.sees.total, lifter.sees.open_ended) == (16.0, True)
    lifter.waits(16.0 + 30.0)
    assert lifter.sees.position == 16.0


def test_stopping_in_the_count_in_of_a_set_does_not_repeat_the_reps_of_the_one_before() -> None:
    lifter = running(exercise(3, sets=2, rest="ready")).waits(18.0 + 60.0)
    lifter.does(lifter.runner.space).waits(3.0)
    lifter.does(lambda now: lifter.runner.ask(now, "stop"))
    lifter.does(lambda now: lifter.runner.answer(now, True))
    assert [(event.step.set, event.reps) for event in lifter.heard("set")] == [(1, 3), (2, 0)]


def test_back_inside_a_set_starts_this_set_again() -> None:
    lifter = running(exercise(5, sets=2)).waits(20.0)
    lifter.does(lifter.runner.back)
    assert (lifter.sees.word, lifter.sees.count) == ("GET READY", 10)
    lifter.waits(10.0)
    assert (lifter.sees.step and lifter.sees.step.rep, lifter.sees.reps_done) == (1, 0)


def test_back_within_three_seconds_of_a_start_goes_to_the_set_before() -> None:
    lifter = running(exercise(1, sets=3, rest=10.0)).waits(6.0 + 10.0 + 2.9)
    lifter.does(lifter.runner.back)
    assert [event.step.set for event in lifter.heard("withdrawn")] == [1, 2]
    assert lifter.sees.step is not None
    assert lifter.sees.step.set == 1


def test_back_in_a_rest_withdraws_the_set_just_done() -> None:
    lifter = running(exercise(1, sets=3, rest=10.0)).waits(6.0 + 10.0 + 6.0 + 5.0)
    lifter.does(lifter.runner.back)
    assert [event.step.set for event in lifter.heard("withdrawn")] == [2]


def test_back_twice_goes_back_two_sets() -> None:
    lifter = running(exercise(1, sets=3, rest=10.0)).waits(6.0 + 10.0 + 6.0 + 5.0)
    lifter.does(lifter.runner.back).waits(1.0).does(lifter.runner.back)
    assert lifter.sees.step is not None
    assert lifter.sees.step.set == 1


def test_back_crosses_a_superset_in_the_order_of_performance() -> None:
    a1 = exercise(1, sets=2, superset="a", rest=10.0, changeover=5.0)
    a2 = exercise(1, sets=2, superset="a", rest=10.0, entry=2, name="Curl")
    lifter = running(a1, a2).waits(6.0 + 5.0 + 6.0 + 2.0)
    lifter.does(lifter.runner.back)
    assert lifter.sees.step is not None
    assert lifter.sees.step.name == "Curl"


def test_back_before_the_first_set_does_nothing() -> None:
    lifter = Lifter(exercise(1)).starts().waits(3.0)
    lifter.does(lifter.runner.back)
    assert (lifter.sees.count, lifter.heard("withdrawn")) == (7, [])


def test_back_opens_a_closed_range_again() -> None:
    lifter = running(exercise("1-4", sets=2, rest=10.0)).waits(6.0 + 2.0)
    lifter.does(lifter.runner.done).waits(4.0 + 2.0)
    assert lifter.sees.word == "REST"
    lifter.does(lifter.runner.back).waits(10.0)
    assert lifter.sees.step is not None
    assert lifter.sees.step.reps == 4


def test_more_time_makes_a_rest_longer_and_less_keeps_the_count_in() -> None:
    lifter = running(exercise(1, sets=2, rest=12.0)).waits(6.0 + 2.0)
    assert lifter.does(lifter.runner.more_time).sees.count == 25
    assert lifter.does(lifter.runner.less_time).sees.count == 10
    assert lifter.does(lifter.runner.less_time).sees.count == 3


def test_more_time_does_nothing_in_a_set() -> None:
    lifter = running(exercise(1)).waits(1.0)
    lifter.does(lifter.runner.more_time)
    assert lifter.waits(5.0).sees.state == "finished"


def test_a_ready_step_waits_for_space_and_counts_in() -> None:
    lifter = running(exercise(1, sets=2, rest="ready")).waits(6.0 + 500.0)
    assert (lifter.sees.word, lifter.sees.count) == ("READY?", None)
    assert lifter.runner.next_change(lifter.now) is None
    assert lifter.does(lifter.runner.space).sees.word == "GET READY"
    assert lifter.waits(10.0).sees.word == "LOWER"


def test_stop_asks_and_escape_goes_back_to_the_pause() -> None:
    lifter = running(exercise(5)).waits(13.0)
    lifter.does(lambda now: lifter.runner.ask(now, "stop"))
    assert (lifter.sees.state, lifter.sees.question) == ("asked", "stop")
    lifter.does(lambda now: lifter.runner.answer(now, False))
    assert lifter.sees.state == "paused"


def test_stopping_keeps_the_reps_of_the_set_under_way() -> None:
    lifter = running(exercise(5)).waits(13.0)
    lifter.does(lambda now: lifter.runner.ask(now, "stop"))
    lifter.does(lambda now: lifter.runner.answer(now, True))
    assert (lifter.sees.state, lifter.heard("set")[0].reps) == ("stopped", 2)


def test_stopping_a_timed_set_keeps_its_seconds() -> None:
    lifter = running(timed(60.0)).waits(25.0)
    lifter.does(lambda now: lifter.runner.ask(now, "pain"))
    lifter.does(lambda now: lifter.runner.answer(now, True))
    assert lifter.heard("set")[0].held == 25.0


def test_a_gap_in_a_set_pauses_at_the_last_moment_seen() -> None:
    lifter = running(exercise(5)).waits(7.0)
    seen = lifter.now
    lifter.now += 600.0
    lifter.does(lambda now: lifter.runner.interrupt(seen, now, "asleep"))
    assert (lifter.sees.state, lifter.sees.reason, lifter.sees.reps_done) == ("paused", "asleep", 1)
    assert lifter.runner.active == 17.0


def test_a_gap_in_a_rest_lets_the_rest_run_on() -> None:
    lifter = running(exercise(1, sets=2, rest=60.0)).waits(6.0 + 10.0)
    seen = lifter.now
    lifter.now += 20.0
    lifter.does(lambda now: lifter.runner.interrupt(seen, now, "asleep"))
    assert (lifter.sees.state, lifter.sees.count) == ("running", 30)


def test_a_rest_that_ran_out_meanwhile_waits_and_says_for_how_long() -> None:
    lifter = running(exercise(1, sets=2, rest=60.0)).waits(6.0 + 10.0)
    seen = lifter.now
    lifter.now += 50.0 + 545.0
    lifter.does(lambda now: lifter.runner.interrupt(seen, now, "asleep"))
    assert (lifter.sees.state, lifter.sees.rest_over) == ("paused", 545.0)
    lifter.does(lifter.runner.space).waits(5.0)
    assert lifter.sees.step is not None
    assert (lifter.sees.word, lifter.sees.step.set) == ("LOWER", 2)


def test_a_resumed_session_begins_at_its_set_with_a_count_in() -> None:
    steps = compile_steps(protocol(exercise(1, sets=3, rest=10.0)))
    at = next(i for i, step in enumerate(steps) if step.set == 2 and step.in_set)
    lifter = Lifter(exercise(1, sets=3, rest=10.0), begin_at=at).starts().waits(10.0)
    assert lifter.sees.step is not None
    assert (lifter.sees.step.set, lifter.sees.position) == (2, 16.0)


def test_what_comes_next_is_said() -> None:
    lifter = running(exercise(1, sets=2, rest=12.0))
    assert lifter.sees.next_up == "next: rest 12 s"
    assert lifter.waits(7.0).sees.next_up == "next: set 2 of 2"
    assert lifter.waits(12.0).sees.next_up == "next: done"


def test_the_tempo_bar_has_the_phases_in_the_order_of_performance() -> None:
    lifter = running(exercise(1, starts="lift", hold=5.0, hold_at="squeeze")).waits(1.5)
    assert [(part.kind, part.seconds, part.filled) for part in lifter.sees.bar] == [
        ("lift", 1.0, 1.0),
        ("squeeze", 1.0, 0.5),
        ("hold", 5.0, 0.0),
        ("lower", 3.0, 0.0),
        ("stretch", 1.0, 0.0),
    ]


def test_a_session_without_steps_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        Runner((), lead_in=10.0)
