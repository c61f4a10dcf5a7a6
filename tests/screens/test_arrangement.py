from hypothesis import given
from hypothesis import strategies as st

from tui.screens.arrangement import GIVEN_UP, RowName, visible

WANTED: dict[RowName, int] = {
    "head": 1,
    "word": 1,
    "cue": 1,
    "bar": 1,
    "labels": 1,
    "reps": 1,
    "next": 1,
    "total": 1,
    "keys": 2,
}


def test_where_there_is_room_everything_is_shown() -> None:
    assert visible(30, WANTED, beside=False) == set(WANTED)


def test_a_phone_with_its_keyboard_out_gives_up_cue_and_what_comes_next() -> None:
    assert set(WANTED) - visible(16, WANTED, beside=False) == {"cue"}
    assert set(WANTED) - visible(14, WANTED, beside=False) == {"cue", "next"}


def test_phase_and_rep_are_never_given_up() -> None:
    assert visible(3, WANTED, beside=False) == {"word", "reps"}


def test_a_question_beside_the_count_costs_no_room() -> None:
    wanted: dict[RowName, int] = {"word": 1, "ask": 6, "reps": 1, "keys": 1}
    assert visible(20, wanted, beside=True) == set(wanted)


def test_what_is_asked_stays_longer_than_the_rest() -> None:
    wanted: dict[RowName, int] = {"word": 1, "ask": 9, "reps": 1, "total": 1, "keys": 2, "head": 1}
    assert visible(12, wanted, beside=False, giant=False) == {"word", "ask", "reps", "head"}


@given(st.integers(1, 60), st.booleans())
def test_rows_go_in_their_order(height: int, beside: bool) -> None:
    gone = set(WANTED) - visible(height, WANTED, beside=beside)
    order = [row for row in GIVEN_UP if row in WANTED]
    assert gone == set(order[: len(gone)])
