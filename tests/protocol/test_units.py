from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.protocol.model import Increment, Load, RepTarget, Unit
from tui.protocol.units import (
    converted,
    format_load,
    format_seconds,
    parse_duration,
    parse_load,
    parse_reps,
    parse_step,
)
from tui.protocol.wrong import Wrong

amounts = st.decimals("0.001", 10_000, places=3)
units: st.SearchStrategy[Unit] = st.sampled_from(["lb", "kg"])


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (5, 5),
        (2.5, 2.5),
        (0, 0),
        ("90s", 90),
        ("2m", 120),
        ("1m30s", 90),
        ("1:30", 90),
        ("0:90", 90),
        ("2.5s", 2.5),
        ("1440m", 86400),
    ],
)
def test_durations_are_read_in_seconds(written: object, seconds: float) -> None:
    assert parse_duration(written) == seconds


@pytest.mark.parametrize(
    "written", [-1, 86401, "1441m", float("nan"), float("inf"), "", "x", "1h", "-5s", "90", "1:5"]
)
def test_what_is_no_duration_is_refused(written: object) -> None:
    with pytest.raises(Wrong) as raised:
        parse_duration(written, what="rest")
    assert raised.value.code == "duration"
    assert raised.value.message.startswith("rest ")


@pytest.mark.parametrize("written", [True, [5], {}])
def test_a_duration_of_another_kind_is_of_the_wrong_type(written: object) -> None:
    with pytest.raises(Wrong) as raised:
        parse_duration(written)
    assert raised.value.code == "type"


@pytest.mark.parametrize(
    ("written", "meant"), [("90", "90s"), ("90 s", "90s"), ("2 min", "2m"), ("1m30", "1m30s")]
)
def test_a_duration_that_is_nearly_right_gets_its_correction(written: str, meant: str) -> None:
    with pytest.raises(Wrong) as raised:
        parse_duration(written)
    assert raised.value.hint == f'did you mean "{meant}"?'


def test_seconds_are_printed_as_a_clock_shows_them() -> None:
    assert [format_seconds(seconds) for seconds in (0, 59.6, 300, 3723)] == [
        "0:00",
        "1:00",
        "5:00",
        "1:02:03",
    ]


@pytest.mark.parametrize(
    ("written", "load"),
    [
        ("20 lb", Load("weight", Decimal(20), "lb")),
        ("12.5 kg", Load("weight", Decimal("12.5"), "kg")),
        ("20lb", Load("weight", Decimal(20), "lb")),
        (20, Load("weight", Decimal(20), "kg")),
        (22.1, Load("weight", Decimal("22.1"), "kg")),
        ("bodyweight", Load("bodyweight")),
        ("bodyweight +5 kg", Load("bodyweight", Decimal(5), "kg")),
        ("bodyweight + 5 kg", Load("bodyweight", Decimal(5), "kg")),
        ("band", Load("band")),
        ("band red", Load("band", band="red")),
    ],
)
def test_loads_are_read_exactly(written: object, load: Load) -> None:
    assert parse_load(written, unit="kg") == load


@pytest.mark.parametrize(
    "written",
    ["heavy", "", 0, -5, "0 kg", "20", float("nan"), float("inf"), 1e300, "bodyweight -5 kg", 99999],
)
def test_what_is_no_load_is_refused(written: object) -> None:
    with pytest.raises(Wrong) as raised:
        parse_load(written, unit="lb")
    assert raised.value.code == "load"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("20 lbs", "20 lb"), ("12,5 kg", "12.5 kg"), ("BW", "bodyweight"), ("20 KG", "20 kg")],
)
def test_a_load_that_is_nearly_right_gets_its_correction(written: str, meant: str) -> None:
    with pytest.raises(Wrong) as raised:
        parse_load(written, unit="lb")
    assert raised.value.hint == f'did you mean "{meant}"?'


@given(amounts, units, st.sampled_from(["weight", "bodyweight"]))
def test_a_printed_load_is_read_back_as_it_was(amount: Decimal, unit: Unit, kind: str) -> None:
    load = Load("weight" if kind == "weight" else "bodyweight", amount, unit)
    assert parse_load(format_load(load), unit="lb") == load


@pytest.mark.parametrize("text", ["bodyweight", "band", "band dark blue"])
def test_body_and_bands_are_printed_as_they_are_written(text: str) -> None:
    assert format_load(parse_load(text, unit="lb")) == text


def test_steps_are_read_in_one_unit_or_in_both() -> None:
    assert parse_step("5 lb / 2.5 kg", unit="lb") == Increment(Decimal(5), Decimal("2.5"))
    assert parse_step("2.5 kg", unit="lb") == Increment(kg=Decimal("2.5"))
    assert parse_step(5, unit="kg") == Increment(kg=Decimal(5))
    assert parse_step("5lb/2.5kg", unit="lb") == Increment(Decimal(5), Decimal("2.5"))


@pytest.mark.parametrize("written", ["5", "5 lb / 2 lb", "bodyweight", 0, "", "5 lb / 2.5 kg / 1 kg"])
def test_what_is_no_step_is_refused(written: object) -> None:
    with pytest.raises(Wrong) as raised:
        parse_step(written, unit="lb")
    assert raised.value.code == "load"


@given(amounts)
def test_a_pound_is_an_exact_number_of_kilograms(amount: Decimal) -> None:
    kilograms = converted(amount, "lb", "kg")
    assert kilograms == amount * Decimal("0.45359237")
    assert abs(converted(kilograms, "kg", "lb") - amount) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("written", "targets"),
    [
        (12, [(12, 12, "12")]),
        ("8-12", [(8, 12, "8-12")]),
        ("10-10", [(10, 10, "10")]),
        ([12, 10, "6-8"], [(12, 12, "12"), (10, 10, "10"), (6, 8, "6-8")]),
        ("max", [(1, 100, "max")]),
    ],
)
def test_reps_are_read_as_targets(written: object, targets: list[tuple[int, int, str]]) -> None:
    assert parse_reps(written) == tuple(RepTarget(*target) for target in targets)


@pytest.mark.parametrize("written", [0, 101, -3, "0-5", "90-101", "", "many", []])
def test_reps_lie_between_1_and_100(written: object) -> None:
    with pytest.raises(Wrong) as raised:
        parse_reps(written)
    assert raised.value.code == "reps"


@pytest.mark.parametrize(
    ("written", "meant"), [("12-8", "8-12"), ("8–12", "8-12"), ("8 to 12", "8-12"), ("AMRAP", "max")]
)
def test_reps_that_are_nearly_right_get_their_correction(written: str, meant: str) -> None:
    with pytest.raises(Wrong) as raised:
        parse_reps(written)
    assert raised.value.hint == f'did you mean "{meant}"?'


@given(st.text(max_size=30))
def test_no_text_makes_a_reader_stumble(text: str) -> None:
    for read in (parse_duration, parse_reps, lambda text: parse_load(text, unit="lb")):
        with suppress(Wrong):
            read(text)
