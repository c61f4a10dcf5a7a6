from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.progress.exchange.cells import (
    WrongCell,
    amount_in,
    figure,
    guarded,
    known_figure,
    length,
    moment,
    number,
    unguarded,
    weight,
    whole,
)


@given(st.text(st.sampled_from("'=+-@\tab1"), max_size=6))
def test_the_guard_comes_off_as_it_was_put_on(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t") or not text


@given(st.floats(0, 1e12))
def test_a_figure_is_read_as_it_was_written(value: float) -> None:
    assert "e" not in figure(value).lower()
    assert float(figure(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), (" ", None), ("0", 0), ("12", 12), ("12.0", 12), ("12,50", Decimal("12.5")), ("007", 7)],
)
def test_numbers_have_a_point_or_a_comma(text: str, value: int | Decimal | None) -> None:
    assert number(text, "it", 100) == value


@pytest.mark.parametrize(
    "text", ["-1", "+1", "1e2", "nan", "inf", "0x1", "1.000,5", "1 000", "1_0", "١٢", "101", ".5", "=1"]
)
def test_what_is_no_number_in_its_range_is_said(text: str) -> None:
    with pytest.raises(WrongCell, match="it is "):
        number(text, "it", 100)


def test_a_count_is_whole() -> None:
    assert whole("12,0", "it") == 12
    with pytest.raises(WrongCell, match="a whole number is meant"):
        whole("12.5", "it")


def test_a_weight_of_nothing_is_none() -> None:
    assert [weight(text, "kg") for text in ("", "0", "0.0", "0,0001", "62,5", "22.679618")] == [
        None, None, None, None, "62.5 kg", "22.68 kg",
    ]  # fmt: skip


def test_a_load_has_its_amount_in_any_unit() -> None:
    assert amount_in("20 lb", None) == (Decimal(20), "lb")
    assert amount_in("20 lb", "kg") == (Decimal("9.072"), "kg")
    assert amount_in("bodyweight +5 kg", "lb") == (Decimal("11.023"), "lb")
    assert [amount_in(load, "kg") for load in (None, "", "bodyweight", "band red", "heavy", "-5 kg")] == [
        None
    ] * 6


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", None),
        ("0", None),
        ("0m", None),
        ("7m", 420),
        ("1h 5m", 3900),
        ("1h5m", 3900),
        ("45s", 45),
        ("3600", 3600),
        ("1h 2m 3s", 3723),
        ("29min", 1740),
    ],
)
def test_durations_come_in_several_ways(text: str, seconds: float | None) -> None:
    assert length(text) == seconds


@pytest.mark.parametrize("text", ["-5", "5 apples", "99h", "1:30", "999999"])
def test_what_is_no_duration_is_said(text: str) -> None:
    with pytest.raises(WrongCell):
        length(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21 18:02:11",
        "2026-11-21T18:02:11",
        "2026-11-21 6:02:11 PM",
        "2026-11-21 6:02:11\u202fpm",
        "2026-11-21 18:02:11.25",
    ],
)
def test_moments_come_in_several_ways(text: str) -> None:
    assert moment(text) == datetime.fromisoformat("2026-11-21T18:02:11")


def test_an_offset_is_kept() -> None:
    assert moment("2026-11-21T18:02:11+01:00") == datetime.fromisoformat("2026-11-21T18:02:11+01:00")
    assert moment("2026-11-21T18:02:11Z").utcoffset() is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "2026-13-01 10:00:00",
        "2026-11-21 25:00",
        "2026-11-21 13:00 PM",
        "31 Feb 2026, 10:00",
        "21 Foo 2026, 10:00",
    ],
)
def test_what_is_no_moment_is_said(text: str) -> None:
    with pytest.raises(WrongCell, match="is no date and time"):
        moment(text)


def test_what_came_along_is_written_where_it_is_a_number() -> None:
    values: list[object] = [8, 7.5, 0, -1, True, "8", None, float("nan"), float("inf")]
    assert [known_figure(value) for value in values] == ["8", "7.5", "", "", "", "", "", "", ""]
