"""The plans that ship: what they run, and how much of it."""

from collections.abc import Iterator

import pytest

from tests.protocol.files import PROTOCOLS
from tui.protocol.dose import sets_and_reps
from tui.protocol.library import Library
from tui.protocol.plan import Plan, PlannedSession, PlanSums, RepSum, plan_sums
from tui.protocol.timeline import Span, compile_steps, totals

LIBRARY = Library(folders=(), bundled=PROTOCOLS, default_unit="lb")
PLANS = ("connection-weeks", "nordic-10-week", "nordic-first-steps", "undulating-week")


def plan(id: str) -> Plan:
    reading = LIBRARY.read(LIBRARY.find(id))
    assert reading.problems == ()
    assert reading.plan is not None
    return reading.plan


def sessions(id: str) -> Iterator[PlannedSession]:
    for week in plan(id).weeks:
        yield from week.sessions


def seconds(session: PlannedSession) -> Span:
    return totals(compile_steps(session.protocol)).seconds


def runs(id: str) -> list[str]:
    return [session.run for session in sessions(id)]


def test_these_plans_ship() -> None:
    assert {path.stem for path in (PROTOCOLS / "plans").glob("*.toml")} == {*PLANS}
    assert {found.id for found in LIBRARY.files() if found.kind == "plan"} == {*PLANS}


@pytest.mark.parametrize("id", PLANS)
def test_every_plan_says_where_it_comes_from_and_what_is_our_choice(id: str) -> None:
    made = plan(id)
    assert made.summary
    assert made.source
    assert made.level
    assert made.tags
    text = (PROTOCOLS / "plans" / f"{id}.toml").read_text("utf-8")
    assert text.startswith("#:schema ../plan.schema.json\n# ")
    assert "Our choice" in text


def test_the_connection_is_built_on_a_light_and_a_heavier_day_with_two_days_between() -> None:
    made = plan("connection-weeks")
    assert runs("connection-weeks") == ["activation-rdl", "connection-plus"]
    assert (made.rest_days, made.forever) == (2, True)


def test_the_undulating_week_is_heavy_then_light_with_two_days_between() -> None:
    made = plan("undulating-week")
    assert runs("undulating-week") == ["heavy-hinge", "light-isolation"]
    assert (made.rest_days, made.forever) == (2, True)


def test_the_first_steps_are_eight_sessions_and_110_reps() -> None:
    made = plan("nordic-first-steps")
    assert plan_sums(made) == PlanSums(weeks=4, sessions=8, reps=RepSum(110, 110))
    assert not made.forever


def test_ten_weeks_are_27_sessions_and_700_to_736_reps_before_the_maintenance() -> None:
    made = plan("nordic-10-week")
    assert plan_sums(made) == PlanSums(weeks=10, sessions=27, reps=RepSum(700, 736))
    assert made.forever


def test_sessions_of_the_ten_weeks_last_as_long_as_was_worked_out() -> None:
    ways = [
        (sets_and_reps(session.protocol.exercises[0]), seconds(session))
        for session in sessions("nordic-10-week")
    ]
    assert ways == [
        ("2 x 5", Span(140, 140)),
        ("2 x 6", Span(156, 156)),
        ("3 x 6-8", Span(264, 312)),
        ("3 x 8-10", Span(372, 420)),
        ("12, 10, 8", Span(420, 420)),
        ("12, 10, 8", Span(420, 420)),
    ]


def test_a_full_nordic_session_lowers_for_150_of_240_seconds_of_tension() -> None:
    *_, last = sessions("nordic-10-week")
    sums = totals(compile_steps(last.protocol))
    assert (sums.tension, sums.lowering) == (Span(240, 240), Span(150, 150))
