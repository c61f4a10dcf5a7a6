from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.protocol.model import Tempo
from tui.protocol.tempo import format_tempo, order_of_performance, parse_tempo, seconds_of_a_rep
from tui.protocol.wrong import Wrong

figures = st.decimals(0, 60, places=1)
tempi = st.builds(
    Tempo, figures, figures, st.one_of(figures.filter(bool), st.just(Decimal(1))), figures, st.none()
) | st.builds(Tempo, figures, figures, st.just(Decimal(1)), figures, st.sampled_from(["X", "A"]))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("3-1-1-1", "3-1-1-1"),
        ("3/1/1/1", "3-1-1-1"),
        ("3.1.1.1", "3-1-1-1"),
        ("3:1:1:1", "3-1-1-1"),
        ("3 1 1 1", "3-1-1-1"),
        ("3111", "3-1-1-1"),
        ("10-0-1-0", "10-0-1-0"),
        ("10/0/1/0", "10-0-1-0"),
        ("2.5-0-1-0", "2.5-0-1-0"),
        ("2.50-0-1-0", "2.5-0-1-0"),
        ("30X1", "3-0-X-1"),
        ("3-0-x-1", "3-0-X-1"),
        ("31×1", "3-1-X-1"),
        ("5-0-a-2", "5-0-A-2"),
        ("421", "4-2-1-0"),
        ("4/2/1", "4-2-1-0"),
    ],
)
def test_every_spelling_is_printed_back_with_dashes(written: str, printed: str) -> None:
    assert format_tempo(parse_tempo(written)) == printed


@pytest.mark.parametrize(
    ("written", "correction"),
    [
        ("3-1", "3-1-1-1"),
        ("3", "3-1-1-1"),
        ("3-1-1-1-1", "3-1-1-1"),
        ("0-0-0-0", "1-0-1-0"),
        ("0000", "1-0-1-0"),
        ("X-0-1-0", "1-0-1-0"),
        ("3-X-1-1", "3-1-1-1"),
        ("3-1-1-A", "3-1-1-1"),
        ("2.5/0/1/0", "2.5-0-1-0"),
        ("3-1/1-1", "3-1-1-1"),
        ("3–1–1–1", "3-1-1-1"),
        ("", "3-1-1-1"),
        (3111, "3-1-1-1"),
        (311, "3-1-1-0"),
        (3.1, "3-1-1-1"),
    ],
)
def test_what_is_no_tempo_gets_its_correction(written: object, correction: str) -> None:
    with pytest.raises(Wrong) as raised:
        parse_tempo(written)
    assert raised.value.code == "tempo"
    assert raised.value.hint == f'did you mean "{correction}"?'


def test_two_figures_are_counted_in_the_message() -> None:
    with pytest.raises(Wrong) as raised:
        parse_tempo("3-1")
    assert raised.value.message == 'tempo "3-1" has two figures, it needs four: lower-stretch-lift-squeeze'


@pytest.mark.parametrize("written", [True, [3, 1, 1, 1], {"lower": 3}])
def test_what_is_neither_text_nor_number_is_of_the_wrong_type(written: object) -> None:
    with pytest.raises(Wrong) as raised:
        parse_tempo(written)
    assert raised.value.code == "type"


def test_a_phase_lasts_a_minute_at_most() -> None:
    assert format_tempo(parse_tempo("60-0-1-0")) == "60-0-1-0"
    with pytest.raises(Wrong, match="the most is 60"):
        parse_tempo("61-0-1-0")


def test_a_deadlift_begins_by_lowering_and_a_curl_by_lifting() -> None:
    tempo = parse_tempo("3-1-1-1")
    assert order_of_performance(tempo, "lower") == (
        ("lower", 3.0),
        ("stretch", 1.0),
        ("lift", 1.0),
        ("squeeze", 1.0),
    )
    assert order_of_performance(tempo, "lift") == (
        ("lift", 1.0),
        ("squeeze", 1.0),
        ("lower", 3.0),
        ("stretch", 1.0),
    )


def test_phases_of_no_length_are_left_out() -> None:
    assert order_of_performance(parse_tempo("2-0-1-0"), "lower") == (("lower", 2.0), ("lift", 1.0))
    assert order_of_performance(parse_tempo("1-1-0-3"), "lift") == (
        ("squeeze", 3.0),
        ("lower", 1.0),
        ("stretch", 1.0),
    )


def test_x_and_a_last_one_second() -> None:
    assert seconds_of_a_rep(parse_tempo("3-0-X-1")) == 5
    assert seconds_of_a_rep(parse_tempo("5-0-A-2")) == 8


@given(tempi)
def test_a_printed_tempo_is_read_back_as_it_was(tempo: Tempo) -> None:
    assert parse_tempo(format_tempo(tempo)) == tempo


@given(tempi, st.sampled_from(["lower", "lift"]))
def test_a_rep_is_as_long_as_its_phases(tempo: Tempo, starts: str) -> None:
    phases = order_of_performance(tempo, "lower" if starts == "lower" else "lift")
    assert sum(Decimal(str(seconds)) for _, seconds in phases) == seconds_of_a_rep(tempo)
    assert all(seconds > 0 for _, seconds in phases)


@given(st.text(alphabet="0123456789.-/: xXaA×–", max_size=50))
def test_whatever_is_written_is_read_or_corrected(written: str) -> None:
    try:
        tempo = parse_tempo(written)
    except Wrong as error:
        if error.hint is not None:
            parse_tempo(error.hint.removeprefix('did you mean "').removesuffix('"?'))
    else:
        assert seconds_of_a_rep(tempo) > 0
