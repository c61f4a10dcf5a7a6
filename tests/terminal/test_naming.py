import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.controls import SESSION, SUMMARY
from tui.terminal.naming import key_of, keys_in

SENT = {
    "\x1b[A": "up",
    "\x1bOB": "down",
    "\x1b[C": "right",
    "\x1b[1;2D": "left",
    "\x1b[5~": "pageup",
    "\x1b[6~": "pagedown",
    " ": "space",
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\x03": "ctrl+c",
    "\x11": "ctrl+q",
    "?": "question_mark",
    "+": "plus",
    "-": "minus",
    "n": "n",
    "5": "5",
}


@pytest.mark.parametrize(("sent", "name"), SENT.items())
def test_what_a_terminal_sends_is_a_key_by_its_name(sent: str, name: str) -> None:
    assert keys_in(sent, whole=False) == ([name], "")


def test_every_key_of_a_session_can_be_typed() -> None:
    named = {*SENT.values(), "escape", *"bkjtpqwnael1234"}
    for control in (*SESSION, *SUMMARY):
        assert {key if len(key) > 1 else key_of(key) for key in control.keys} <= named, control.name


def test_escape_alone_is_a_key_once_nothing_follows() -> None:
    assert keys_in("\x1b", whole=False) == ([], "\x1b")
    assert keys_in("\x1b", whole=True) == (["escape"], "")
    assert keys_in("\x1b\x1b[A", whole=True) == (["escape", "up"], "")


@pytest.mark.parametrize("sent", ["\x1b[200~", "\x1b[<0;10;10M", "\x1b[?62;c", "\x1bq", "\x1b[15~"])
def test_a_sequence_that_is_no_key_of_ours_presses_nothing(sent: str) -> None:
    assert keys_in(f"{sent}n", whole=False) == (["n"], "")


@given(st.lists(st.sampled_from([*SENT, "\x1b[200~"])), st.integers(0, 200))
def test_wherever_it_is_cut_the_keys_are_the_same(sent: list[str], cut: int) -> None:
    text = "".join(sent)
    first, rest = keys_in(text[:cut], whole=False)
    second, left = keys_in(rest + text[cut:], whole=False)
    assert (first + second, left) == keys_in(text, whole=False)


@given(st.text())
def test_whatever_comes_is_used_up(text: str) -> None:
    assert keys_in(text, whole=True)[1] == ""
