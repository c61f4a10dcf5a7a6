import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.session.snapshot import WORDS
from tui.widgets.blocks import draw, largest_scale


def test_a_figure_is_drawn_in_half_blocks() -> None:
    scale = largest_scale("7", 3, 3)
    assert scale is not None
    assert draw("7", scale) == ["▀▀█", "  █", "  ▀"]


def test_large_figures_are_made_of_whole_rows() -> None:
    scale = largest_scale("3", 40, 16)
    assert scale is not None
    assert set("".join(draw("3", scale))) == {"█", " "}


def test_three_figures_still_fill_the_height_of_a_narrow_room() -> None:
    scale = largest_scale("180", 36, 20)
    assert scale is not None
    assert len(draw("180", scale)) >= 12


def test_what_has_no_room_or_no_shape_is_not_drawn() -> None:
    assert largest_scale("7", 2, 9) is None
    assert largest_scale("7", 9, 2) is None
    assert largest_scale("é", 90, 90) is None


@given(st.text("0123456789:", min_size=1, max_size=5), st.integers(1, 200), st.integers(1, 60))
def test_a_drawing_never_leaves_its_room(text: str, width: int, height: int) -> None:
    scale = largest_scale(text, width, height)
    if scale is not None:
        rows = draw(text, scale)
        assert len(rows) <= height
        assert all(len(row) == len(rows[0]) <= width for row in rows)


@pytest.mark.parametrize("word", WORDS.values())
def test_every_word_of_a_phase_can_be_drawn_beside_the_count_of_a_usual_terminal(word: str) -> None:
    assert largest_scale(word, 29, 8) is not None
