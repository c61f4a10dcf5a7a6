from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.width import cells, columns, fitted, in_lines


def test_lines_break_between_words() -> None:
    assert list(in_lines("Hips back, close the car door", 12)) == ["Hips back,", "close the", "car door"]


def test_a_word_longer_than_the_line_stays_whole() -> None:
    assert list(in_lines("written to /home/somebody/progress.toml", 12)) == [
        "written to",
        "/home/somebody/progress.toml",
    ]


def test_a_text_for_no_terminal_is_left_as_it_is() -> None:
    assert fitted("a " * 100, StringIO()) == "a " * 100


def test_wide_characters_take_two_cells() -> None:
    assert cells("重り ab") == 7
    assert list(in_lines("重り 重り", 8)) == ["重り", "重り"]


def test_output_that_is_no_terminal_has_lines_of_any_length() -> None:
    assert columns(StringIO()) is None
    assert list(in_lines("a " * 100, None)) == [("a " * 100)]


@given(st.lists(st.text("ab重", min_size=1)), st.integers(1, 40))
def test_no_word_is_lost_and_no_line_too_long_that_could_be_shorter(words: list[str], width: int) -> None:
    lines = list(in_lines(" ".join(words), width))
    assert " ".join(lines).split() == words
    assert all(cells(line) <= width or " " not in line for line in lines)
