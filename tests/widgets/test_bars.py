from hypothesis import given
from hypothesis import strategies as st

from tui.session.snapshot import BarPart
from tui.widgets.bars import bar, dots, next_cell, tempo_bar, tempo_labels, widths

REP = (
    BarPart("lower", 3.0, 3.0),
    BarPart("stretch", 1.0, 0.5),
    BarPart("lift", 1.0, 0.0),
    BarPart("squeeze", 1.0, 0.0),
)


def test_a_bar_has_a_point_where_it_moves() -> None:
    assert (bar(4, 0.0), bar(4, 0.5), bar(4, 1.0)) == ("────", "━━╸─", "━━━━")


def test_the_phases_stand_in_the_order_of_performance_as_long_as_their_seconds() -> None:
    drawn = tempo_bar(REP, 66).split("  ")
    assert [len(part) for part in drawn] == [30, 10, 10, 10]
    assert [part[0] for part in drawn] == ["━", "━", "─", "─"]


def test_every_phase_is_named_under_its_part() -> None:
    drawn, named = tempo_bar(REP, 43), tempo_labels(REP, 43)
    for label in ("lower 3", "stretch 1", "lift 1", "squeeze 1"):
        place = named.index(label)
        assert place == 0 or drawn[place - 1] == " "


def test_the_next_cell_is_due_when_it_is_full() -> None:
    assert next_cell(REP, 66) == 0.6


def test_the_reps_are_dots_and_the_hold_a_diamond() -> None:
    assert dots(2, 5, hold=True, width=20) == "● ● ◐ ○ ◆"
    assert dots(5, 5, hold=False, width=20) == "● ● ● ● ●"


def test_dots_move_together_and_then_go_where_there_is_no_room() -> None:
    assert dots(2, 5, hold=True, width=5) == "●●◐○◆"
    assert dots(2, 5, hold=True, width=4) == ""


@given(
    st.lists(st.tuples(st.floats(0.1, 60.0), st.floats(0.0, 1.0)), min_size=1, max_size=5),
    st.integers(5, 200),
)
def test_the_parts_fill_their_row_and_no_more(parts: list[tuple[float, float]], width: int) -> None:
    rep = [BarPart("hold", seconds, seconds * share) for seconds, share in parts]
    cells = widths(rep, width)
    assert all(w >= 1 for w in cells)
    assert len(tempo_bar(rep, width)) <= max(width, 2 * len(rep) - 1)
