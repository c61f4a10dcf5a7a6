"""What `?` says: what the screen is for, its keys, and when to stop."""

import pkgutil
import textwrap
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import tui.screens
from tests.lifter import lifter
from tui.screens.keyed import KeyedScreen

PHONE = 43  # cells of a row of text on a phone, 45 columns wide
LINES = 2
WHERE_A_QUESTION_MARK_IS_TEXT_OR_A_KEY = {
    "NameScreen",
    "NoteScreen",
    "PaletteScreen",
    "PressScreen",
}


for module in pkgutil.iter_modules(tui.screens.__path__):
    import_module(f"tui.screens.{module.name}")


def screens(of: type[KeyedScreen] = KeyedScreen) -> Iterator[type[KeyedScreen]]:
    for kind in of.__subclasses__():
        yield kind
        yield from screens(kind)


WITH_HELP = [
    kind for kind in dict.fromkeys(screens()) if any(control.name == "help" for control in kind.CONTROLS)
]


@pytest.mark.parametrize("kind", WITH_HELP, ids=lambda kind: kind.__name__)
def test_every_screen_says_what_it_is_for_in_two_lines_of_a_phone(kind: type[KeyedScreen]) -> None:
    assert kind.PURPOSE.endswith((".", "?"))
    assert len(textwrap.wrap(kind.PURPOSE, PHONE)) <= LINES


def test_no_two_screens_are_for_the_same() -> None:
    assert len({kind.PURPOSE for kind in WITH_HELP}) == len(WITH_HELP)


def test_only_help_itself_and_where_it_is_typed_knows_no_question_mark() -> None:
    without = {kind.__name__ for kind in screens() if kind.CONTROLS and kind not in WITH_HELP}
    assert without == {"HelpScreen"} | WHERE_A_QUESTION_MARK_IS_TEXT_OR_A_KEY


@pytest.mark.parametrize("size", [(45, 90), (40, 100), (80, 60)], ids=lambda size: str(size[0]))
@pytest.mark.parametrize(
    "keys", [(), ("h",), ("enter",), ("enter", "enter"), ("down", "e", "escape"), ("s",)]
)
async def test_every_sentence_is_whole_with_its_keys(
    keys: tuple[str, ...], size: tuple[int, int], tmp_path: Path
) -> None:
    async with lifter(tmp_path, size=size) as one:
        await one.presses(*keys)
        below = one.app.screen
        assert isinstance(below, KeyedScreen)
        await one.presses("question_mark")
        words = one.screen.split()
        assert below.PURPOSE in " ".join(words)
        one.sees("Keys", "When to stop")
        for control in below.controls:
            assert [word for word in control.help.split() if word not in words] == []
        assert "…" not in one.screen


async def test_on_a_phone_the_purpose_stands_while_the_keys_are_scrolled(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(45, 30)) as one:
        below = one.app.screen
        assert isinstance(below, KeyedScreen)
        await one.presses("question_mark", *["pagedown"] * 3)
        one.sees("sore for one to three", *textwrap.wrap(below.PURPOSE, PHONE))


async def test_a_question_has_help_and_is_still_asked_after_it(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("p", "f", "question_mark")
        one.sees("Follow this plan from now on", "home then names its next session")
        await one.presses("escape")
        one.sees("start it", "not now")
