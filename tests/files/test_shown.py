import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.files.shown import called, forbidden, forbidden_in_file, pictured, quoted, shortened, shown


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("plain, äöü, 日本, 5 × [80%]", "plain, äöü, 日本, 5 × [80%]"),
        ("\x1b[2Jgone", r"\x1b[2Jgone"),
        ("\x9b2J", r"\x9b2J"),
        ("a\u202eb", r"a\u202eb"),
        ("two\nlines\tand\rmore", r"two\nlines\tand\rmore"),
        ("line\u2028separator", r"line\u2028separator"),
        ("byte \udcff of a name", r"byte \xff of a name"),
    ],
)
def test_text_is_shown_as_it_is_but_for_what_steers_a_terminal(raw: str, safe: str) -> None:
    assert shown(raw) == safe


@given(st.text())
def test_nothing_shown_can_steer_a_terminal(text: str) -> None:
    assert forbidden(shown(text)) is None
    shown(text).encode("utf-8")


@given(st.text())
def test_a_picture_of_a_text_keeps_its_columns(text: str) -> None:
    assert len(pictured(text)) == len(text)
    assert forbidden(pictured(text)) is None


def test_tabs_and_ends_of_lines_are_layout_in_a_file_but_a_lone_carriage_return_is_not() -> None:
    assert list(forbidden_in_file("a\tb\r\nc\n")) == []
    assert [found.start() for found in forbidden_in_file("a\rb\x1b")] == [1, 3]


def test_forbidden_characters_have_names() -> None:
    assert called("\x1b") == "control character U+001B"
    assert called("\u202e") == "bidirectional control U+202E"
    assert called("\n") == "line break"


def test_quoted_text_is_short_and_safe() -> None:
    assert quoted("\x1b") == '"\\x1b"'
    assert quoted("x" * 50) == '"' + "x" * 39 + '…"'
    assert shortened("short") == "short"
