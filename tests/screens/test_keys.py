"""Keys from the settings, the list of commands, and everything by touch."""

from pathlib import Path

import pytest

from tests.lifter import Lifter, lifter

SIZES = [(80, 24), (45, 30), (40, 16)]


def set_keys(home: Path, text: str) -> None:
    (home / "config.toml").write_text(f'seen = ["safety"]\n{text}')


async def begins(one: Lifter) -> None:
    """Start, and train until something runs."""
    await one.presses("enter")
    await one.waits(12.0)


async def rests(one: Lifter) -> None:
    await one.presses("enter")
    await one.waits(10.0 + 45.0 + 77.0 + 2.0)


async def test_keys_of_the_settings_are_in_force_in_bindings_key_line_and_help(tmp_path: Path) -> None:
    set_keys(tmp_path, '[keys]\npause = ["o"]\nhelp = ["z", ","]\n')
    async with lifter(tmp_path, first="activation-rdl") as one:
        await begins(one)
        one.sees("o pause", "z keys")
        await one.presses("space")
        one.misses("PAUSED")
        await one.presses("o")
        one.sees("PAUSED", "o go on")
        await one.presses("comma")
        one.sees("Keys", "Start, pause, go on", "z ,")
        one.misses("space  ")


async def test_a_clicker_keeps_its_keys(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await begins(one)
        await one.presses("pagedown")
        one.sees("CHANGE")
        await one.presses("pageup")
        one.sees("GET READY", "Heel-drag bridge")


async def test_home_names_the_first_problem_of_the_keys_with_its_line(tmp_path: Path) -> None:
    set_keys(tmp_path, '# mine\n[keys]\npause = ["space"]\ndone = ["p"]\n')
    async with lifter(tmp_path, size=(200, 24)) as one:
        one.sees("config.toml:5: keys.done: p is pain")


async def test_the_commands_pause_the_session_and_one_of_them_is_done(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await begins(one)
        await one.presses("ctrl+p")
        one.sees("Commands", "go on: Start, pause, go on", "pain")
        one.misses("count-in")  # paused, `done` can end nothing
        await one.presses(*"stop", "enter")
        one.sees("STOP?")
        await one.presses("escape")
        one.sees("PAUSED")


async def test_the_commands_are_left_with_escape_and_nothing_happens(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("ctrl+p", "x", "escape")
        one.sees("Today")
        await one.presses("ctrl+p", "ctrl+p")
        one.sees("Today")
        await one.presses("ctrl+p", *"xyzzy", "enter")
        one.sees("Commands")


@pytest.mark.parametrize("keys", [("n",), ("down", "e"), ("down", "enter"), ("question_mark",)])
async def test_every_screen_lists_its_commands(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with lifter(tmp_path) as one:
        await one.presses(*keys)
        await one.presses("ctrl+p")
        one.sees("Commands")
        await one.presses("escape")
        one.misses("Commands")


async def test_the_commands_of_a_question_are_its_answers(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("down", "e", "x", "escape", "escape")
        one.sees("Not saved")
        await one.presses("ctrl+p", *"drop", "enter")
        one.sees("Today")


async def test_a_theme_chosen_from_the_commands_is_in_force_and_kept(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("ctrl+p", *"theme light", "enter")
        assert one.app.theme == "lastrep-light"
    assert 'theme = "lastrep-light"' in (tmp_path / "config.toml").read_text()


async def test_enter_twice_at_once_takes_one_command(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("ctrl+p", *"theme light")
        await one.types_at_once("enter", "enter")
        one.sees("Today")


# ── touch ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", SIZES)
async def test_the_session_is_done_by_touch_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    async with lifter(tmp_path, size=size, first="activation-rdl") as one:
        await one.clicks("start")
        await one.waits(12.0)
        await one.clicks("pause")
        one.sees("PAUSED")
        await one.clicks("go on")
        one.sees("GET READY")
        await one.clicks("done")
        one.sees("LIFT")
        await one.waits(2.0)
        await one.clicks("done")
        one.sees("CHANGE")
        await one.clicks("15 s")
        await one.waits(15.0)
        one.sees("CHANGE")
        await one.clicks("- 15 s")
        await one.waits(3.5)
        await one.waits(77.0)
        one.sees("REST", "How well did you feel it?", "12 reps ↑↓")
        await one.clicks("2 faint")
        one.sees("Where?")
        await one.clicks("2 lower back")
        one.sees("Felt: 2 faint, lower back")
        await one.clicks("↓")
        one.sees("11 reps")
        await one.clicks("↑")
        one.sees("12 reps")
        await one.clicks("b back")
        one.sees("GET READY", "set 1 of 3")
        await one.clicks("done")
        await one.clicks("pain")
        one.sees("PAIN")
        await one.clicks("esc back to")
        one.sees("PAUSED")
        await one.clicks("stop")
        await one.clicks("enter end the")
        one.sees("stopped")


async def test_the_large_count_is_the_space_key(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await begins(one)
        await one.clicks("█")
        one.sees("PAUSED")


@pytest.mark.parametrize("size", SIZES)
async def test_what_does_not_fit_into_the_key_line_is_two_touches_away(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with lifter(tmp_path, size=size, first="activation-rdl") as one:
        await rests(one)
        await one.presses("t")
        await one.clicks("REST")
        one.sees("Commands", "undo: Take back", "keys: Pause", "a rep less")
        await one.presses(*"strong")
        one.sees("strong: Answer")


async def test_the_dots_at_the_end_of_the_key_line_list_the_rest(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(40, 16), first="activation-rdl") as one:
        await rests(one)
        row = next(line for line in reversed(one.lines) if "…" in line)
        await one.clicks(row.strip()[-1])
        one.sees("Commands")


async def test_what_help_explains_can_be_touched(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(80, 30), first="activation-rdl") as one:
        await begins(one)
        await one.presses("question_mark")
        await one.clicks("Start, pause")
        one.sees("GET READY")
        await one.presses("question_mark")
        await one.clicks("Pause at once")
        one.sees("PAIN")


@pytest.mark.parametrize("size", SIZES)
async def test_the_questions_of_the_summary_are_answered_by_touch(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with lifter(tmp_path, size=size, first="activation-rdl") as one:
        await one.clicks("start")
        await one.waits(10.0 + 300.0)
        one.sees("set 1")
        await one.clicks("4 strong")
        one.sees("set 2:", "· felt")
        await one.clicks("5 intense")
        one.sees("set 3:")
