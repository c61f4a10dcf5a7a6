import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from tui import controls
from tui.controls import SCREENS, Control
from tui.key_names import framework_name, key_named, shown_key
from tui.keymap import CHANGEABLE, FIXED, Keymap, declared, judged, setting_of, why_not


def test_every_screen_is_declared_among_the_screens() -> None:
    declared_there = {
        value
        for name, value in vars(controls).items()
        if not name.startswith("_")  # parts that several of them share
        and isinstance(value, tuple)
        and all(isinstance(one, Control) for one in value)
    }
    assert declared_there == {*SCREENS.values()}


def test_without_settings_every_control_has_the_keys_it_is_declared_with() -> None:
    assert judged({}) == Keymap()
    for screen in SCREENS.values():
        assert Keymap().of(screen) == screen


def test_no_screen_is_declared_with_one_key_for_two_controls() -> None:
    for name, screen in SCREENS.items():
        keys = [key for control in screen for key in declared(control)]
        assert sorted(keys) == sorted(set(keys)), name


def test_the_keys_given_in_the_settings_are_in_force() -> None:
    keymap = judged({"done": ["x", "enter"], "pause": ["space", "o"]})
    assert keymap.keys("done") == ("x", "enter")
    assert keymap.keys("space") == ("space", "o")
    assert keymap.problems == ()


def test_two_controls_may_change_places() -> None:
    keymap = judged({"done": ["space"], "pause": ["enter"]})
    assert (keymap.keys("done"), keymap.keys("space"), keymap.problems) == (("space",), ("enter",), ())


def test_a_control_that_does_not_exist_is_named_with_the_nearest_one() -> None:
    (problem,) = judged({"dune": ["x"]}).problems
    assert (problem.setting, problem.hint, problem.severity) == ("dune", "did you mean done?", "advice")


@pytest.mark.parametrize(
    ("written", "hint"), [("entr", "did you mean enter?"), ("ctrl+1", None), ("alt+x", None), ("", None)]
)
def test_a_key_that_no_terminal_sends_is_named(written: str, hint: str | None) -> None:
    keymap = judged({"done": ["x", written]})
    assert keymap.keys("done") == ("x",)
    (problem,) = keymap.problems
    assert "is no key of a terminal" in problem.message
    assert hint is None or problem.hint == hint


def test_a_key_that_another_control_can_spare_changes_hands_and_both_are_named() -> None:
    keymap = judged({"pause": ["space", "n"]})
    assert keymap.keys("space") == ("space", "n")
    assert "n" not in keymap.keys("done")
    (problem,) = keymap.problems
    assert problem.message == "keys.pause: n is done too; it is pause now"
    assert problem.severity == "advice"


def test_a_control_keeps_its_last_key() -> None:
    keymap = judged({"done": ["p", "x"]})
    assert (keymap.keys("pain"), keymap.keys("done")) == (("p",), ("x",))
    (problem,) = keymap.problems
    assert problem.message == "keys.done: p is pain, and stays it"
    assert problem.severity == "error"


def test_of_two_that_want_one_key_the_first_gets_it() -> None:
    keymap = judged({"done": ["x"], "back": ["x", "y"]})
    assert (keymap.keys("done"), keymap.keys("back")) == (("x",), ("y",))


def test_a_key_of_another_screen_is_a_clash_where_both_stand() -> None:
    keymap = judged({"help": ["q", "z"]})
    assert keymap.keys("help") == ("z",)
    assert judged({"done": ["s"]}).problems == ()


def test_nobody_is_locked_in() -> None:
    keymap = judged({"stop": ["x"], "done": ["escape", "ctrl+q", "ctrl+p"], "pain": [], "undo": ["f5"]})
    assert keymap.keys("stop") == ("x", "ctrl+c", "ctrl+q")
    assert keymap.keys("done") == CHANGEABLE["done"].keys
    assert keymap.keys("pain") == ("p",)
    assert keymap.keys("undo") == ("backspace",)
    assert [problem.setting for problem in keymap.problems] == ["done"] * 4 + ["pain", "undo"]


def test_a_function_key_is_welcome_beside_another() -> None:
    assert judged({"done": ["f5", "enter"]}).keys("done") == ("f5", "enter")


def test_what_cannot_be_had_gives_its_place_back() -> None:
    keymap = judged({"done": ["space"], "pain": ["x"], "pause": ["x"]})
    assert keymap.keys("space") == ("space",)
    assert keymap.keys("pain") == ("x",)
    assert keymap.keys("done") == CHANGEABLE["done"].keys


def test_a_key_that_is_taken_is_told_before_it_is_given() -> None:
    assert why_not(Keymap(), "done", "p") == "p is pain"
    assert why_not(Keymap(), "done", "escape") == "esc stays what it is on every screen"
    assert why_not(Keymap(), "done", "x") is None
    assert why_not(judged({"done": ["x"]}), "pain", "x") == "x is done"


_KEYS = st.one_of(
    st.sampled_from(
        [key for control in CHANGEABLE.values() for key in control.keys]
        + ["x", "y", "f5", "escape", "entr", "q", "plus", "question_mark"]
    ),
    st.characters(),
)


@given(
    st.dictionaries(
        st.sampled_from([*map(setting_of, CHANGEABLE), "no", "leave"]), st.lists(_KEYS, max_size=4)
    )
)
@example({"done": ["space"], "pain": ["x"], "pause": ["x"]})
def test_whatever_is_wanted_no_key_means_two_things_and_no_control_is_without_one(
    wanted: dict[str, list[str]],
) -> None:
    keymap = judged(wanted)
    for screen in SCREENS.values():
        owner: dict[str, str] = {}
        for control in keymap.of(screen):
            assert declared(control)
            for key in declared(control):
                assert owner.setdefault(key, control.name) == control.name
        for control in screen:
            for key in set(control.keys) & {*FIXED}:
                assert owner[key] == control.name


@given(st.characters(exclude_characters="←→↑↓").filter(str.isprintable))
def test_every_character_is_called_as_the_framework_calls_it(character: str) -> None:
    key = key_named(character)
    assert key is not None
    assert framework_name(key) == _character_to_key(character)


def test_every_sign_is_known_by_both_its_names() -> None:
    for sign in string.punctuation:
        assert key_named(_character_to_key(sign)) == sign
        assert shown_key(_character_to_key(sign)) == sign


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Page Down", "pagedown"),
        ("esc", "escape"),
        ("Return", "enter"),
        ("↑", "up"),
        ("CTRL+A", "ctrl+a"),
        (" ", "space"),
        ("A", "A"),
        ("\x1b", None),
        ("ctrl+i", None),
    ],
)
def test_keys_are_known_as_people_write_them(written: str, key: str | None) -> None:
    assert key_named(written) == key
