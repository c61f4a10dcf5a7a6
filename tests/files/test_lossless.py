import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.files.errors import Unreadable
from tui.files.lossless import Lossless, harmless
from tui.files.shown import forbidden_in_file

TEXT = st.text(st.sampled_from("ab\n\r\x1b\x85\u2028\u202e\u2801␛\tä😀\ufeff"), max_size=40)


@given(TEXT)
def test_what_is_not_touched_is_saved_byte_for_byte(text: str) -> None:
    content = text.encode()
    lossless = Lossless(content, where="x")
    assert lossless.content(lossless.text) == content


@given(TEXT)
def test_nothing_that_steers_a_terminal_is_shown_and_lines_stay_what_they_are(text: str) -> None:
    lossless = Lossless(text.encode(), where="x")
    assert not list(forbidden_in_file(lossless.text))
    assert len(lossless.text.split("\n")) == text.count("\n") + 1
    assert lossless.text.count("\n") + 1 == max(1, len((lossless.text + "|").splitlines()))


@given(TEXT, st.data())
def test_an_edit_in_one_line_changes_no_other(text: str, data: st.DataObject) -> None:
    lossless = Lossless(text.encode(), where="x")
    lines = lossless.text.split("\n")
    place = data.draw(st.integers(0, len(lines) - 1))
    edited = "\n".join([*lines[:place], f"{lines[place]}new", *lines[place + 1 :]])
    before = text.split("\n")
    after = lossless.content(edited).decode().split("\n")
    assert after[:place] == before[:place]
    assert after[place + 1 :] == before[place + 1 :]


def test_a_new_line_ends_as_most_others_do() -> None:
    lossless = Lossless(b"a\r\nb\r\nc\nd", where="x")
    assert lossless.content("a\nnew\nb\nc\nd") == b"a\r\nnew\r\nb\r\nc\nd"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="not UTF-8"):
        Lossless(b"a\xff", where="x")


@given(TEXT)
def test_pasted_text_cannot_steer_a_terminal(text: str) -> None:
    assert not list(forbidden_in_file(harmless(text)))
