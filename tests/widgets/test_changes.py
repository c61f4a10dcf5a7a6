from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Region

from tui.widgets.changes import changed

PLAIN = st.text("█▀▄ ━╸─ab●", max_size=30)


def test_only_the_cells_between_the_first_and_the_last_that_differ_are_drawn() -> None:
    assert changed("rep 7 of 12", "rep 8 of 12", y=3) == Region(4, 3, 1, 1)
    assert changed("━━╸──", "━━━╸─") == Region(2, 0, 2, 1)


def test_nothing_is_drawn_where_nothing_changes() -> None:
    assert not changed("same", "same")


def test_a_row_with_text_of_two_cells_a_character_is_drawn_whole() -> None:
    assert changed("深蹲 1  ", "深蹲 2  ") == Region(0, 0, 8, 1)


@given(PLAIN, PLAIN)
def test_a_row_looks_as_it_should_when_those_cells_are_drawn_anew(before: str, after: str) -> None:
    x, y, width, height = changed(before, after, y=1)
    shown, wanted = (text.ljust(30) for text in (before, after))
    assert shown[:x] + wanted[x : x + width] + shown[x + width :] == wanted
    assert (y, height) == (1, 1)


@given(st.text(max_size=12), st.text(max_size=12))
def test_those_cells_lie_in_the_row_whatever_the_text(before: str, after: str) -> None:
    region = changed(before, after)
    assert 0 <= region.x <= region.right <= max(cell_len(before), cell_len(after), len(before), len(after))
