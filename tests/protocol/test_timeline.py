from math import fsum

import pytest
from hypothesis import given

from tests.building import exercise, held, kinds, protocol, protocols, timed
from tui.protocol.model import Protocol
from tui.protocol.sets import last_rep_now, set_bounds, set_starts
from tui.protocol.timeline import compile_steps, fingerprint, totals


def test_a_deadlift_rep_is_lower_stretch_lift_squeeze() -> None:
    assert kinds(compile_steps(protocol(exercise(1)))) == "lower3 stretch1 lift1 squeeze1"


def test_a_curl_starts_with_the_lift_whatever_the_order_of_writing() -> None:
    assert kinds(compile_steps(protocol(exercise(1, starts="lift")))) == "lift1 squeeze1 lower3 stretch1"


def test_the_final_hold_stands_after_the_stretch_of_the_last_rep_only() -> None:
    steps = compile_steps(protocol(exercise(2, hold=5.0)))
    assert kinds(steps) == "lower3 stretch1 lift1 squeeze1 lower3 stretch1 hold5 lift1 squeeze1"


def test_a_curl_holds_squeezed_before_the_last_lowering() -> None:
    steps = compile_steps(protocol(exercise(1, hold=5.0, hold_at="squeeze", starts="lift")))
    assert kinds(steps) == "lift1 squeeze1 hold5 lower3 stretch1"


@pytest.mark.parametrize(
    ("starts", "at", "hold_at", "performed"),
    [
        ("lower", "2-0-1-0", "squeeze", "lower2 lift1 hold5"),
        ("lower", "2-0-1-0", "stretch", "lower2 hold5 lift1"),
        ("lift", "2-0-1-0", "squeeze", "lift1 hold5 lower2"),
        ("lift", "2-0-1-0", "stretch", "lift1 lower2 hold5"),
    ],
)
def test_the_hold_keeps_its_slot_where_its_pause_has_no_length(
    starts: str, at: str, hold_at: str, performed: str
) -> None:
    assert (
        kinds(compile_steps(protocol(exercise(1, at=at, hold=5.0, hold_at=hold_at, starts=starts))))
        == performed
    )


def test_rest_lies_between_sets_and_the_changeover_after_the_last() -> None:
    one = exercise(1, sets=2, at="0-0-1-0", rest=12.0, changeover=15.0)
    two = exercise(1, at="0-0-1-0", entry=2, name="Curl", changeover=30.0)
    assert kinds(compile_steps(protocol(one, two))) == "lift1 rest12 lift1 changeover15 lift1"


def test_a_changeover_that_waits_stands_with_what_it_leads_to() -> None:
    two = exercise(1, at="0-0-1-0", entry=2, name="Curl", cues={"setup": "Set the pin"})
    steps = compile_steps(protocol(exercise(1, at="0-0-1-0"), two))
    assert (steps[1].kind, steps[1].seconds, steps[1].name, steps[1].cue) == (
        "ready",
        None,
        "Curl",
        "Set the pin",
    )


def test_a_rest_that_waits_is_a_ready_step_of_the_next_set() -> None:
    steps = compile_steps(protocol(exercise(1, sets=2, at="0-0-1-0", rest="ready")))
    assert [(step.kind, step.set) for step in steps] == [("lift", 1), ("ready", 2), ("lift", 2)]


def test_each_side_is_a_set_with_a_hold_and_a_switch_between() -> None:
    steps = compile_steps(
        protocol(exercise(1, sets=2, at="0-0-1-0", hold=5.0, sides="each", switch=10.0, rest=30.0))
    )
    one = "hold5 lift1 switch10 hold5 lift1"
    assert kinds(steps) == f"{one} rest30 {one}"
    assert [step.side for step in steps[:5]] == ["left", "left", "left", "right", "right"]


def test_a_superset_alternates_and_rests_after_the_round() -> None:
    a1 = exercise(1, sets=3, at="0-0-1-0", superset="a", changeover=5.0, rest=20.0)
    a2 = exercise(1, sets=2, at="0-0-2-0", superset="a", changeover=40.0, rest=60.0, entry=2, name="Curl")
    last = exercise(1, at="0-0-3-0", entry=3, name="Press")
    assert kinds(compile_steps(protocol(a1, a2, last))) == (
        "lift1 changeover5 lift2 rest60 lift1 changeover5 lift2 rest60 lift1 changeover40 lift3"
    )


def test_the_longer_exercise_of_a_superset_goes_on_alone_with_its_own_rest() -> None:
    a1 = exercise(1, sets=3, at="0-0-1-0", superset="a", changeover=0.0, rest=20.0)
    a2 = exercise(1, sets=1, at="0-0-2-0", superset="a", rest=60.0, entry=2, name="Curl")
    assert kinds(compile_steps(protocol(a1, a2))) == "lift1 lift2 rest60 lift1 rest20 lift1"


def test_timed_and_isometric_sets_are_one_step_each() -> None:
    steps = compile_steps(protocol(timed(30.0, changeover=15.0), held(20.0, entry=2)))
    assert kinds(steps) == "work30 changeover15 hold20"
    assert [step.rep for step in steps] == [None, None, None]


def test_the_opening_is_a_changeover_before_the_first_exercise() -> None:
    assert kinds(compile_steps(protocol(exercise(1, at="0-0-1-0"), opening=15.0))) == "changeover15 lift1"


def test_a_length_of_zero_is_no_step() -> None:
    one = exercise(1, sets=2, at="0-0-1-0", rest=0.0, changeover=0.0)
    assert kinds(compile_steps(protocol(one, exercise(1, at="0-0-1-0", entry=2)))) == "lift1 lift1 lift1"


def test_a_range_has_a_least_and_a_most() -> None:
    sums = totals(compile_steps(protocol(exercise("8-12", at="3-1-1-1", hold=5.0))))
    assert (sums.seconds.least, sums.seconds.most) == (53.0, 77.0)
    assert (sums.lowering.least, sums.lowering.most) == (24.0, 36.0)


def test_an_open_end_has_one_rep_at_least_and_a_hundred_at_most() -> None:
    sums = totals(compile_steps(protocol(exercise("max", at="3-1-1-1"))))
    assert (sums.seconds.least, sums.seconds.most) == (6.0, 600.0)


def test_ten_reps_lowered_for_three_seconds_are_thirty_seconds_of_lowering() -> None:
    slow, fast = (totals(compile_steps(protocol(exercise(10, at=at)))) for at in ("3-0-1-0", "1-0-1-0"))
    assert (slow.lowering.most, fast.lowering.most) == (30.0, 10.0)


def test_tenths_of_a_second_do_not_drift() -> None:
    steps = compile_steps(protocol(exercise(100, at="0.1-0-0.2-0")))
    assert steps[-1].at == 29.8
    assert totals(steps).seconds.most == 30.0


@given(protocols())
def test_totals_equal_the_sum_of_the_steps(any_protocol: Protocol) -> None:
    steps = compile_steps(any_protocol)
    sums = totals(steps)
    assert sums.seconds.most == fsum(step.seconds or 0.0 for step in steps)
    assert sums.tension.most == fsum(step.seconds or 0.0 for step in steps if step.in_set)
    assert sums.seconds.least <= sums.seconds.most
    last = steps[-1]
    assert abs(last.at + (last.seconds or 0.0) - sums.seconds.most) < 1e-6


@given(protocols())
def test_the_final_hold_appears_exactly_once_a_set(any_protocol: Protocol) -> None:
    steps = compile_steps(any_protocol)
    asked = {e.entry for e in any_protocol.exercises if getattr(e.work, "final_hold", None)}
    for start in set_starts(steps):
        first, end = set_bounds(steps, start)
        holds = [step for step in steps[first:end] if step.final_hold]
        assert len(holds) == (1 if steps[first].entry in asked else 0)
        assert all(step.rep == step.reps for step in holds)


@given(protocols())
def test_every_set_that_was_planned_is_there(any_protocol: Protocol) -> None:
    steps = compile_steps(any_protocol)
    keys = [steps[i].set_key for i in set_starts(steps)]
    planned = [
        (e.entry, number, side)
        for e in any_protocol.exercises
        for number in range(1, e.sets + 1)
        for side in (("left", "right") if e.each_side else (None,))
    ]
    assert sorted(keys, key=str) == sorted(planned, key=str)


def test_closing_a_set_makes_the_rep_under_way_the_last_with_its_hold() -> None:
    steps = compile_steps(protocol(exercise("1-4", sets=2, hold=5.0, rest=10.0)))
    second_rep = next(i for i, step in enumerate(steps) if step.rep == 2)
    closed = last_rep_now(steps, second_rep)
    first, end = set_bounds(closed, second_rep)
    assert kinds(closed[first:end]).endswith("squeeze1 lower3 stretch1 hold5 lift1 squeeze1")
    assert closed[end - 1].rep == closed[end - 1].reps == 2
    assert closed[end].at == 17.0
    assert len(closed) < len(steps)


def test_closing_after_the_slot_of_the_hold_makes_the_next_rep_the_last() -> None:
    steps = compile_steps(protocol(exercise("1-4", hold=5.0)))
    lift_of_second = next(i for i, step in enumerate(steps) if step.rep == 2 and step.kind == "lift")
    closed = last_rep_now(steps, lift_of_second)
    assert closed[-1].rep == 3
    assert [step.rep for step in closed if step.final_hold] == [3]
    assert [step.kind for step in closed[: lift_of_second + 1]] == [
        s.kind for s in steps[: lift_of_second + 1]
    ]


def test_the_fingerprint_changes_with_any_step() -> None:
    one, two = (compile_steps(protocol(exercise(12, rest=rest, sets=2))) for rest in (12.0, 13.0))
    assert fingerprint(one) != fingerprint(two)
    assert fingerprint(one) == fingerprint(compile_steps(protocol(exercise(12, rest=12.0, sets=2))))
