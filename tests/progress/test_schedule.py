from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.histories import START, bundled, day, done
from tests.protocol.plans import plan as written
from tui.progress.following import counted_from, running, session_at, stands_in
from tui.progress.known import Known
from tui.progress.plan_event import PlanEvent
from tui.progress.record import Outcome, Session
from tui.progress.schedule import NextUp, next_up
from tui.protocol.library import Library, bundled_folder
from tui.protocol.plan import Plan

RDL, PLUS, CURL = bundled("activation-rdl"), bundled("connection-plus"), bundled("activation-curl")
WEEKS = """
[[week]]
sessions = [{ run = "curl", sets = 2 }]
[[week]]
weeks = 2
times = 2
sessions = [{ run = "curl", sets = 3 }, { run = "hold" }]
"""


@pytest.fixture
def known(tmp_path: Path) -> Known:
    return Known(Library(folders=(tmp_path,), bundled=bundled_folder(), default_unit="lb"))


def event(plan: str, number: float, state: str = "started") -> PlanEvent:
    at = START + timedelta(days=number)
    return PlanEvent(
        id=f"{plan}{number}", plan=plan, at=at, state="started" if state == "started" else "stopped"
    )


def of_plan(number: int, on: float, *, plan: str = "my-plan", outcome: Outcome = "finished") -> Session:
    session = done(f"{int(on)} 20lb 12 12 12 {outcome}", RDL)
    started = START + timedelta(days=on)
    return msgspec.structs.replace(
        session, id=f"{number}-{on}", started=started, plan=plan, plan_session=number
    )


def connection(number: int, on: int, outcome: str = "finished") -> Session:
    protocol = RDL if number % 2 else PLUS
    session = done(f"{on} 20lb 12 12 12 {outcome}", protocol)
    return msgspec.structs.replace(
        session, id=f"c{number}-{on}", plan="connection-weeks", plan_session=number
    )


def up(
    known: Known, sessions: Sequence[Session], *events: PlanEvent, on: int = 30
) -> tuple[str | None, int | None, date]:
    found: NextUp = next_up(sessions, events, known, day(on))
    number = found.stands.number if found.stands is not None else None
    return (found.protocol.id if found.protocol is not None else None, number, found.due)


# ── which plan runs ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_plan_started_last_runs_until_it_is_stopped() -> None:
    assert running([]) is None
    first, other, stop = event("a", 1), event("b", 2), event("b", 3, "stopped")
    for events, plan in (([first], "a"), ([other, first], "b"), ([first, other, stop], None)):
        now = running(events)
        assert (now.plan if now else None) == plan
    stopped_another = running([other, event("a", 4, "stopped")])
    assert stopped_another is not None
    assert stopped_another.plan == "b"


def test_the_sessions_of_a_plan_count_from_its_start_or_its_last_end() -> None:
    mine = written(WEEKS)
    assert counted_from([], mine) is None
    assert counted_from([event("my-plan", 1)], mine) == START + timedelta(days=1)
    stopped = [event("my-plan", 1), event("my-plan", 3, "stopped")]
    assert counted_from(stopped, mine) == START + timedelta(days=3)
    replaced = [event("my-plan", 1), event("other", 4), event("other", 5, "stopped")]
    assert counted_from(replaced, mine) == START + timedelta(days=4)


# ── where one stands ────────────────────────────────────────────────────────────────────────────────────────


def test_the_sessions_of_a_table_are_numbered_through() -> None:
    mine = written(WEEKS)
    found = [session_at(mine, number) for number in range(1, 11)]
    assert [(one[0], one[1].run) if one else None for one in found] == [
        (1, "curl"),
        *((week, run) for week in (2, 3) for run in ("curl", "hold") * 2),
        None,
    ]


def test_what_goes_on_forever_is_counted_on() -> None:
    endless = written(WEEKS + '[[week]]\nforever = true\nsessions = [{ run = "hold" }, { run = "curl" }]\n')
    found = [session_at(endless, number) for number in (10, 11, 12, 112)]
    assert [one[0] for one in found if one] == [4, 4, 5, 55]
    assert [one[1].run for one in found if one] == ["hold", "curl", "hold", "hold"]


def test_the_first_session_not_done_is_next_whenever_it_comes() -> None:
    mine = written(WEEKS)
    stands = stands_in(mine, [of_plan(1, 2), of_plan(2, 4), of_plan(4, 5)], START)
    assert (stands.number, stands.week, stands.done, stands.of) == (3, 2, 3, 9)
    assert stands.session is not None
    assert stands.session.run == "hold"
    late = stands_in(mine, [of_plan(1, 2), of_plan(2, 300)], START)
    assert (late.number, late.week) == (3, 2)


def test_two_sessions_on_one_day_both_count() -> None:
    assert stands_in(written(WEEKS), [of_plan(1, 2), of_plan(2, 2.1)], START).number == 3


def test_what_was_stopped_or_hurt_is_offered_again() -> None:
    mine = written(WEEKS)
    assert stands_in(mine, [of_plan(1, 2, outcome="stopped")], START).number == 1
    assert stands_in(mine, [of_plan(1, 2, outcome="pain")], START).number == 1
    assert stands_in(mine, [of_plan(1, 2, outcome="stopped"), of_plan(1, 3)], START).number == 2


def test_sessions_before_the_start_of_another_plan_or_outside_do_not_count() -> None:
    mine = written(WEEKS)
    outside = msgspec.structs.replace(of_plan(1, 3), plan=None, plan_session=None)
    sessions = [of_plan(1, 1), of_plan(1, 3, plan="other"), outside]
    assert stands_in(mine, sessions, START + timedelta(days=2)).number == 1


def test_a_plan_all_done_has_no_next_session() -> None:
    stands = stands_in(written(WEEKS), [of_plan(number, number) for number in range(1, 10)], START)
    assert (stands.number, stands.week, stands.session, stands.done) == (None, None, None, 9)


def test_a_renamed_plan_keeps_what_was_done() -> None:
    renamed = msgspec.structs.replace(written(WEEKS), id="new", was=("my-plan",))
    assert stands_in(renamed, [of_plan(1, 2)], START).number == 2
    assert counted_from([event("my-plan", 1)], renamed) == START + timedelta(days=1)


def test_a_plan_whose_file_changed_says_so_and_what_was_done_counts() -> None:
    mine = written(WEEKS)
    stands = stands_in(mine, [of_plan(1, 2)], START)
    assert stands.notes == (
        "the plan my-plan has changed since: session 1 was another protocol; what was done counts",
    )
    shorter = written('[[week]]\nsessions = [{ run = "curl" }]')
    assert stands_in(shorter, [of_plan(1, 2), of_plan(2, 3)], START).number is None


@given(st.permutations([of_plan(number, number + 1) for number in (1, 2, 3, 5)]))
def test_the_order_of_records_never_matters(sessions: list[Session]) -> None:
    stands = stands_in(written(WEEKS), sessions, START)
    assert (stands.number, stands.done) == (4, 4)


def test_every_number_of_a_bundled_plan_is_a_session_until_its_end(known: Known) -> None:
    plan = known.plan("nordic-first-steps")
    assert isinstance(plan, Plan)
    assert [session_at(plan, number) is not None for number in range(1, 11)] == [True] * 8 + [False] * 2


# ── what is due ─────────────────────────────────────────────────────────────────────────────────────────────


def test_without_history_the_first_activation_is_due_that_day(known: Known) -> None:
    assert up(known, [], on=5) == ("activation-rdl", None, day(5))


def test_without_a_plan_the_activation_last_used_is_due_after_two_days_of_rest(known: Known) -> None:
    sessions = [done("1 20lb 12 12 12", RDL), done("5 20lb 12 12 12", CURL)]
    assert up(known, sessions) == ("activation-curl", None, day(8))
    assert up(known, sessions[:1]) == ("activation-rdl", None, day(4))


def test_another_day_for_the_same_muscles_moves_it(known: Known) -> None:
    leg_day = done("3 20kg 15 15 15", bundled("leg-day-pre-exhaust"), entry=1)
    hold = done("6 - 30s 30s 30s", bundled("bridge-hold"))
    march = msgspec.structs.replace(
        hold,
        protocol=None,
        sets=tuple(msgspec.structs.replace(one, exercise="standing-march") for one in hold.sets),
    )
    first = done("1 20lb 12 12 12", RDL)
    assert up(known, [first, leg_day])[2] == day(6)
    assert up(known, [first, hold])[2] == day(9)
    assert up(known, [first, march])[2] == day(4)


def test_a_warm_up_of_the_same_muscles_moves_nothing(known: Known) -> None:
    first, later = done("1 20lb 12 12 12", RDL), done("3 20lb 12 12 12", RDL)
    warm = tuple(msgspec.structs.replace(one, warm_up=True) for one in later.sets)
    assert up(known, [first, msgspec.structs.replace(later, sets=warm)])[2] == day(4)


def test_a_plan_gives_its_next_session_after_its_days_of_rest(known: Known) -> None:
    start = event("connection-weeks", 0.5)
    assert up(known, [], start, on=1) == ("activation-rdl", 1, day(1))
    assert up(known, [connection(1, 1)], start) == ("connection-plus", 2, day(4))
    assert up(known, [connection(1, 1), connection(2, 9)], start) == ("activation-rdl", 3, day(12))


def test_a_session_of_a_plan_that_was_stopped_is_offered_again(known: Known) -> None:
    sessions = [connection(1, 1), connection(2, 4, "stopped")]
    assert up(known, sessions, event("connection-weeks", 0.5)) == ("connection-plus", 2, day(7))


def test_what_is_due_records_where_it_stands_in_its_plan(known: Known) -> None:
    found = next_up([connection(1, 1)], [event("connection-weeks", 0.5)], known, day(2))
    assert found.place == ("connection-weeks", 2)
    assert next_up([], [], known, day(2)).place is None


def test_a_plan_that_vanished_is_said_and_nothing_is_lost(known: Known) -> None:
    found = next_up([connection(1, 1)], [event("gone", 0.5)], known, day(2))
    assert found.notes == ("the plan gone cannot be followed: its file is gone; what was done of it is kept",)
    assert found.protocol is not None
    assert found.protocol.id == "activation-rdl"
    assert found.running is not None


def test_a_plan_with_problems_is_said_with_the_first_of_them(known: Known, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    mine = 'name = "Mine"\n[[week]]\nsessions = [{ run = "no-such" }]\n'
    (tmp_path / "plans" / "mine.toml").write_text(mine)
    (note,) = next_up([], [event("mine", 0.5)], known, day(2)).notes
    assert note == (
        "the plan mine cannot be followed: its file has problems: "
        'there is no protocol "no-such"; what was done of it is kept'
    )


def test_a_plan_all_done_gives_way_to_the_activation(known: Known) -> None:
    sessions = [
        msgspec.structs.replace(of_plan(n, n), plan="nordic-first-steps", protocol="nordic-curl")
        for n in range(1, 9)
    ]
    found = next_up(sessions, [event("nordic-first-steps", 0.5)], known, day(20))
    assert found.notes == ("Nordic curl, first steps is done: 8 of 8 sessions",)
    assert found.protocol is not None
    assert found.place is None


def test_the_users_own_activation_is_one(known: Known, tmp_path: Path) -> None:
    head = 'name = "Mine"\ntags = ["activation"]\nwas = ["old"]\n'
    text = head + '[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\n'
    (tmp_path / "mine.toml").write_text(text)
    session = msgspec.structs.replace(done("3 20lb 12 12 12", CURL), protocol="old")
    assert up(known, [session]) == ("mine", None, day(6))
