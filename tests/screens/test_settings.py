"""The settings screen: what is in force, what is changed, what is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lifter import Ears, Lifter, lifter
from tui.files.settings import Settings, read_settings
from tui.keymap import CHANGEABLE, Keymap
from tui.screens.settings import SettingsScreen
from tui.screens.settings_lines import KeysLine, Line, changed_keys, in_force, lines, stepped, typed
from tui.screens.trial import Trial
from tui.themes import DAYLIGHT, GYM

SIZES = [(80, 24), (45, 30), (40, 16)]
THEMES = (GYM.name, DAYLIGHT.name, "nord")
KEPT = '# mine\nseen = ["safety"]  # by the program\n'


def write(home: Path, text: str) -> None:
    (home / "config.toml").write_text(KEPT + text)


def written(home: Path) -> str:
    return (home / "config.toml").read_text()


async def goes_to(one: Lifter, name: str) -> None:
    """Move down to a line."""
    for _ in range(40):
        assert isinstance(one.app.screen, SettingsScreen)
        if one.app.screen.chosen.name == name:
            return
        await one.presses("down")
    raise AssertionError(f"there is no line {name!r}:\n{one.screen}")


def line_of(name: str) -> Line:
    return next(one for one in lines(THEMES) if isinstance(one, Line) and one.name == name)


class Later:
    """Keeps what is to be done, and after how many seconds."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.acts: list[Callable[[], None]] = []

    def __call__(self, seconds: float, act: Callable[[], None]) -> None:
        self.seconds.append(seconds)
        self.acts.append(act)


# ── the lines ───────────────────────────────────────────────────────────────────────────────────────────────


def test_every_setting_has_a_line_but_what_the_program_remembers() -> None:
    names = {one.name for one in lines(THEMES) if isinstance(one, Line)}
    assert names == {*Settings.__struct_fields__} - {"seen", "keys"}
    assert [one.control for one in lines(THEMES) if isinstance(one, KeysLine)] == list(CHANGEABLE)


def test_without_settings_the_lines_show_what_holds() -> None:
    shown = {one.name: in_force(one, Settings(), Keymap()) for one in lines(THEMES)}
    assert shown["theme"] == "lastrep-dark"
    assert (shown["unit"], shown["volume"], shown["lead_in"]) == ("lb", "100 %", "10 s")
    assert (shown["keep_awake"], shown["command"], shown["pause"]) == ("yes", "", "space")


def test_choices_go_round_and_numbers_stop_at_their_ends() -> None:
    assert stepped(line_of("sound"), Settings(sound="off"), 1) == "auto"
    assert stepped(line_of("sound"), Settings(), -1) == "off"
    assert stepped(line_of("unit"), Settings(), 1) == "kg"
    assert stepped(line_of("keep_awake"), Settings(), 1) is False
    assert stepped(line_of("theme"), Settings(theme="gone"), 1) == "lastrep-dark"
    assert stepped(line_of("volume"), Settings(volume=95.0), 1) == 100.0
    assert stepped(line_of("lead_in"), Settings(lead_in=0.5), -1) == 0.0
    assert stepped(line_of("command"), Settings(), 1) is None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("lead_in", "7,5", 7.5),
        ("volume", "80 %", 80.0),
        ("device", "phone", "phone"),
        ("device", " ", None),
        ("command", "lights 'all on'", "lights 'all on'"),
        ("protocols", "~/a, b ,", ("~/a", "b")),
    ],
)
def test_what_is_typed_is_understood(name: str, text: str, value: object) -> None:
    assert typed(line_of(name), text) == value


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("lead_in", "soon", "a number is meant"),
        ("lead_in", "nan", "a number of 0 or more is meant"),
        ("volume", "101", "a number of 100 at most is meant"),
        ("device", "My Phone", "a-z, 0-9 and -"),
        ("command", "lights 'on", "a quote is never closed"),
    ],
)
def test_what_cannot_be_meant_is_said(name: str, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        typed(line_of(name), text)


def test_a_key_is_added_as_the_first_and_pressed_again_taken_away() -> None:
    line = KeysLine("stop")
    assert changed_keys(line, Keymap(), "x") == ("x", "q")
    assert changed_keys(line, Keymap({"stop": ("x", "q", "ctrl+c", "ctrl+q")}), "q") == ("x",)


# ── the screen ──────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_settings_show_what_they_do_and_what_holds(tmp_path: Path) -> None:
    write(tmp_path, 'voice = "auto"\n[keys]\npause = ["o"]\n')
    async with lifter(tmp_path) as one:
        one.sees("s settings")
        await one.presses("s")
        one.sees("Settings", "config.toml", "Colours", "lastrep-dark", "Keys of a session")
        assert any("voice" in line and line.rstrip().endswith("auto") for line in one.lines)
        await one.presses("escape")
        one.sees("Today")


@pytest.mark.parametrize("size", SIZES)
async def test_the_chosen_line_is_always_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with lifter(tmp_path, size=size) as one:
        await one.presses("s")
        for line in lines(THEMES):
            await goes_to(one, line.name)
            assert any(row.split()[:1] == [line.name] for row in one.lines), one.screen
        one.sees("esc back")


async def test_a_change_is_written_at_once_and_every_other_line_stays(tmp_path: Path) -> None:
    write(tmp_path, 'sound = "auto" # at home\n')
    async with lifter(tmp_path) as one:
        await one.presses("s")
        await goes_to(one, "sound")
        await one.presses("right")
        one.sees("bell")
        await goes_to(one, "volume")
        await one.presses("minus", "minus")
        one.sees("80 %")
    assert written(tmp_path) == KEPT + 'sound = "bell" # at home\nvolume = 80\n'


async def test_a_theme_is_in_force_at_once(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("s", "right")
        assert one.app.theme == "lastrep-light"
        await one.presses("backspace")
        assert one.app.theme == "lastrep-dark"
    assert "theme" not in written(tmp_path)


async def test_text_is_typed_in_a_line_and_refused_with_the_reason(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("s")
        await goes_to(one, "device")
        await one.presses("enter", *"My", "enter")
        one.sees("a-z, 0-9 and -, at most 40")
        await one.presses("escape")
        one.sees("Colours")
        assert "device" not in written(tmp_path)
        await one.presses("enter", *"phone", "enter")
        one.sees("phone")
    assert read_settings(tmp_path / "config.toml").settings.device == "phone"


async def test_another_key_for_a_control_is_pressed_and_in_force_at_once(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("s")
        await goes_to(one, "pause")
        await one.presses("enter")
        one.sees("A key for pause", "It has space")
        await one.presses("o")
        one.sees("o space")
        await one.presses("escape", "enter", "enter")
        await one.waits(12.0)
        one.sees("o pause")
        await one.presses("o")
        one.sees("PAUSED")
    assert read_settings(tmp_path / "config.toml").settings.keys == {"pause": ("o", "space")}


async def test_of_keys_that_come_at_once_only_the_first_is_taken(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("s")
        await goes_to(one, "pause")
        await one.presses("enter")
        await one.types_at_once("x", "y", "z")
        one.sees("Settings", "x space")
    assert read_settings(tmp_path / "config.toml").settings.keys == {"pause": ("x", "space")}


async def test_a_clash_is_shown_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("s")
        await goes_to(one, "pause")
        await one.presses("enter", "p")
        one.sees("p is pain: take it away there first")
        await one.presses("enter", "space")
        one.sees("space stays")
        await one.presses("enter", "escape")
        one.sees("Settings")
    assert written(tmp_path) == 'seen = ["safety"]\n'


async def test_what_is_wrong_in_the_file_stands_at_the_top_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, 'sund = "off"\nvolume = 300\n[keys]\npause = ["p"]\n')
    async with lifter(tmp_path) as one:
        await one.presses("s")
        one.sees(
            "line 3: there is no setting", "did you mean sound?", "line 4: volume:", "line 6: keys.pause"
        )
        await goes_to(one, "volume")
        await one.presses("minus")
        one.misses("line 4")


async def test_a_broken_file_is_not_written_to_and_the_screen_says_so(tmp_path: Path) -> None:
    write(tmp_path, "volume = \n")
    async with lifter(tmp_path) as one:
        await one.presses("s")
        one.sees("line 3:", "the defaults are used until it is mended")
        await one.presses("right")
        one.sees("not changed: line 3")
        assert one.app.theme == "lastrep-dark"
    assert written(tmp_path) == KEPT + "volume = \n"


async def test_another_unit_reaches_the_next_set_up(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("s")
        await goes_to(one, "unit")
        await one.presses("right", "escape", "enter")
        one.sees("__ kg each")


async def test_another_folder_of_protocols_is_listed(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "mine.toml").write_text(
        'name = "Out of the other folder"\n[[exercise]]\nname = "Hinge"\nreps = 2\ntempo = "3-1-1-1"\n'
    )
    async with lifter(tmp_path) as one:
        one.misses("Out of the other")
        await one.presses("s")
        await goes_to(one, "protocols")
        await one.presses("enter", *"more", "enter", "escape")
        await one.sees_at_last("Out of the other")


@pytest.mark.parametrize("size", SIZES)
async def test_settings_are_changed_by_touch_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    async with lifter(tmp_path, size=size) as one:
        await one.presses("s")
        await one.clicks("sound")
        one.sees("bell")
        await one.clicks("volume")
        await one.clicks("take it")
        await one.clicks("← less")
        one.sees("90 %")


async def test_a_few_cues_are_heard_with_the_settings_in_force(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("s")
        await goes_to(one, "volume")
        await one.presses("left", "t")
        one.sees("Listen: lower, lift, hold, set done")
        assert one.ears.settings == Settings(seen=("safety",), volume=90.0)
        await one.hears_at_last("low")
        await one.presses("escape")
        assert (one.ears.closed, one.ears.said) == (1, ["Lower"])


async def test_with_sound_and_voice_off_it_is_said_that_nothing_is_to_be_heard(tmp_path: Path) -> None:
    write(tmp_path, 'sound = "off"\n')
    async with lifter(tmp_path) as one:
        await one.presses("s", "down", "t")
        one.sees("sound and voice are off")
        assert one.ears.settings is None


def test_cues_are_tried_one_after_the_other_and_then_let_go_of() -> None:
    ears, due = Ears(), Later()
    Trial(ears, due)
    assert due.seconds == pytest.approx([0.6, 1.8, 3.0, 4.2, 5.4])
    for act in due.acts:
        act()
    assert (ears.heard, ears.closed) == (["low", "high", "hold", "done"], 1)


def test_a_trial_that_is_left_plays_nothing_more() -> None:
    ears, due = Ears(), Later()
    trial = Trial(ears, due)
    due.acts[0]()
    trial.close()
    for act in due.acts[1:]:
        act()
    assert (ears.heard, ears.closed) == (["low"], 1)


async def test_settings_are_reached_from_the_commands_of_a_session(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(12.0)
        await one.presses("ctrl+p", *"change", "enter")
        one.sees("Settings")
        await one.presses("escape")
        one.sees("PAUSED")


async def test_a_session_under_way_is_heard_by_the_settings_changed_in_it(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(12.0)
        await one.presses("ctrl+p", *"change", "enter")
        await goes_to(one, "unit")
        await one.presses("right")
        assert one.ears.closed == 0
        await goes_to(one, "lead_in")
        await one.presses("up", "up", "left", "escape")
        assert one.ears.settings == Settings(seen=("safety",), unit="kg", volume=90.0)
        assert one.ears.closed == 1
        before = len(one.ears.heard)
        await one.presses("space")
        await one.waits(12.0)
        assert len(one.ears.heard) > before
