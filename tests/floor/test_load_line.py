from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.building import exercise
from tui.floor.load_line import LoadLine, load_line
from tui.protocol.model import Increment, Load

TWENTY = Load("weight", Decimal(20), "lb")


def line(last: Load | None = TWENTY, **more: Any) -> LoadLine:
    made = load_line(exercise(12, **{"loaded": "per-hand", **more}), last, unit="lb")
    assert made is not None
    return made


def test_the_last_load_stands_in_the_line() -> None:
    assert (line().load, line().shown) == ("20 lb", "20 lb each")


def test_the_first_time_the_line_is_empty() -> None:
    first = line(None)
    assert (first.load, first.shown) == (None, "__ lb each")


def test_a_figure_begins_anew_and_the_next_goes_on() -> None:
    assert line().typed("2").typed("5").load == "25 lb"


def test_a_decimal_comma_is_a_point() -> None:
    assert line().typed("7").typed(",").typed("5").load == "7.5 lb"


def test_nonsense_leaves_the_line_as_it_is() -> None:
    typed = line().typed("2").typed(".").typed(".")
    assert typed.figures == "2."
    assert line().typed("9").typed("9").typed("9").typed("9").load == "999 lb"


def test_erasing_what_was_offered_leaves_it_unrecorded() -> None:
    assert line().erased().load is None
    assert line().typed("2").typed("5").erased().load == "2 lb"


def test_a_step_is_what_can_be_loaded() -> None:
    assert line(step=Increment(lb=Decimal("2.5"))).stepped(1).load == "22.5 lb"
    assert line().stepped(-1).load == "15 lb"
    assert line().stepped(-9).load == "5 lb"


def test_kilograms_step_in_kilograms() -> None:
    assert line(Load("weight", Decimal("12.5"), "kg")).stepped(1).load == "15 kg"


def test_the_body_takes_weight_on() -> None:
    body = line(None, loaded="bodyweight")
    assert (body.load, body.stepped(1).load) == ("bodyweight", "bodyweight +5 lb")
    assert body.stepped(-1).load == "bodyweight"


def test_a_band_is_what_it_is() -> None:
    assert line(Load("band", band="red"), loaded="band").typed("5").stepped(1).load == "band red"


def test_what_carries_no_load_has_no_line() -> None:
    assert load_line(exercise(12, loaded="none"), None, unit="lb") is None
    assert load_line(exercise(12), None, unit="lb") is None


def test_a_wake_up_of_the_body_alone_has_no_line() -> None:
    assert load_line(exercise(12, loaded="bodyweight", warm_up=True), None, unit="lb") is None


@given(st.lists(st.sampled_from([*"0123456789.,", "erase", "+", "-"])))
def test_whatever_is_typed_the_line_holds_a_load_or_none(keys: list[str]) -> None:
    typed = line()
    for key in keys:
        if key == "erase":
            typed = typed.erased()
        elif key in "+-":
            typed = typed.stepped(1 if key == "+" else -1)
        else:
            typed = typed.typed(key)
    assert typed.load is None or typed.load.endswith(" lb")
