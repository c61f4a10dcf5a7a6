"""What set-up says of a load that is offered, and by which key it is taken."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.progress.histories import bundled, day, done, look_up
from tui.floor.setting_up import SetUp, notes, reason, set_up, why
from tui.progress.record import Session
from tui.protocol.model import Exercise, Load

ACTIVATION, PLUS = bundled("activation-rdl"), bundled("connection-plus")
PASSED = "3 20lb 12@5 12@5 12@5"


def prepared(*sessions: Session, id: str = "activation-rdl", on: int = 5) -> SetUp:
    return set_up(bundled(id), sessions, look_up, day(on), unit="lb")


def said(one: SetUp, entry: int = 2) -> str:
    return why(one.offers[entry], one.lines[entry])


def test_the_load_of_the_last_time_stands_and_one_step_takes_the_one_that_is_earned() -> None:
    one = prepared(done(PASSED, ACTIVATION, entry=2))
    line = one.lines[2]
    assert (line.shown, said(one)) == ("20 lb each", "25 lb earned (+25 %): + takes it")
    assert reason(one.offers[2]) == "earned: 3 x 12 at 3-1-1-1, connection 5 5 5, +25 %"
    one.lines[2] = line.stepped(1)
    assert (one.loads[2], said(one)) == ("25 lb", "25 lb earned (+25 %): taken")
    one.lines[2] = one.lines[2].stepped(1)
    assert said(one) == "25 lb earned (+25 %): - takes it"
    one.lines[2] = one.lines[2].stepped(1)
    assert said(one) == "25 lb earned (+25 %)"


def test_no_step_leads_past_a_load_that_is_offered() -> None:
    line = prepared(done(PASSED, ACTIVATION, entry=2)).lines[2]
    for figure in "22":
        line = line.typed(figure)
    assert line.stepped(1).load == "25 lb"
    assert line.stepped(-1).load == "20 lb"
    assert line.stepped(1).stepped(-1).load == "20 lb"


def test_after_a_broken_tempo_the_lighter_load_is_a_key_away() -> None:
    one = prepared(done("3 20lb 12! 12! 12", ACTIVATION, entry=2))
    assert one.lines[2].load == "20 lb"
    assert said(one) == "15 lb offered (-25 %): - takes it"


def test_a_load_that_stays_says_why_in_one_sentence() -> None:
    one = prepared(done("3 20lb 12@4 12 12", ACTIVATION, entry=2))
    assert one.lines[2].load == "20 lb"
    expected = "set 1 felt 4 (5 needed); second session at 20 lb in 2 days, most people need 2-3 weeks"
    assert said(one) == expected
    assert reason(one.offers[2]) is None


def test_the_first_time_there_is_a_hint_and_no_number() -> None:
    one = prepared()
    assert (one.lines[2].shown, one.loads[2]) == ("__ lb each", None)
    assert said(one) == "type it; left empty it is not recorded"
    assert next(notes(ACTIVATION.exercises[1], one.offers[2])).startswith("Almost embarrassingly light")
    assert one.feels_odd


def test_after_three_sessions_it_feels_odd_no_more() -> None:
    three = [done(f"{number} 20lb 12@4 12 12", ACTIVATION, entry=2) for number in (1, 3, 5)]
    assert prepared(*three[:2]).feels_odd
    assert not prepared(*three).feels_odd


@pytest.mark.parametrize(
    ("base", "said_of_it", "load"),
    [
        (20, "22-23 lb asked, none loadable: 20 lb, +0 %", "20 lb"),
        (60, "66-69 lb asked, none loadable: 65 lb, +8.3 %", "65 lb"),
    ],
)
def test_a_derived_load_tells_its_true_percentage(base: int, said_of_it: str, load: str) -> None:
    one = prepared(done(f"3 {base}lb 12@4 12 12", ACTIVATION, entry=2), id="connection-plus")
    entry = next(e.entry for e in PLUS.exercises if one.offers[e.entry].source == "derived")
    assert (one.loads[entry], said(one, entry)) == (load, said_of_it)


def test_where_the_base_was_raised_the_derived_load_is_offered_and_not_taken() -> None:
    entry = next(e.entry for e in PLUS.exercises if prepared_source(e.entry) == "derived")
    before = done("1 30lb 12 12 12", PLUS, entry=entry)
    one = prepared(before, done("3 40lb 12@4 12 12", ACTIVATION, entry=2), id="connection-plus")
    assert one.lines[entry].load == "30 lb"
    assert said(one, entry).startswith("45 lb offered (+12.5 %)")
    line = one.lines[entry]
    for _ in range(3):
        line = line.stepped(1)
    assert line.load == "45 lb"


def prepared_source(entry: int) -> str:
    return prepared(done("3 20lb 12@4 12 12", ACTIVATION, entry=2), id="connection-plus").offers[entry].source


def test_figures_are_exact() -> None:
    line = prepared(done("3 22.5lb 12@4 12 12", ACTIVATION, entry=2)).lines[2]
    assert line.stepped(1).figures == str(Decimal("27.5"))


def test_a_load_that_a_plan_writes_wins_over_the_last_time() -> None:
    heavy = replace(ACTIVATION, exercises=tuple(with_fifty(one) for one in ACTIVATION.exercises))
    before = [done("3 20lb 12@4 12 12", ACTIVATION, entry=2)]
    one = set_up(heavy, before, look_up, day(5), unit="lb", load_by_plan=True)
    assert (one.loads[2], said(one)) == ("50 lb", "as the plan says")


def with_fifty(exercise: Exercise) -> Exercise:
    return exercise if exercise.warm_up else replace(exercise, load=Load("weight", Decimal(50), "lb"))
