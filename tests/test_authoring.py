"""What happens to somebody who writes a protocol of their own."""

import stat
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.clocks import RacingClock
from tests.lifter import Lifter, lifter
from tui.protocol.library import bundled_folder

MINE = """\
name = "Mine"

[[exercise]]
use = "seated-leg-curl"
sets = 2
reps = 4
tempo = "3-1-1-1"
rest = 30
"""


def has(home: Path, name: str, text: str | bytes = MINE) -> Path:
    path = home / "protocols" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


async def to_end_of_line(one: Lifter, line: int) -> None:
    await one.presses("ctrl+home", *["down"] * (line - 1), "end")


async def test_from_home_to_a_rehearsal_of_a_protocol_of_ones_own(tmp_path: Path) -> None:
    async with lifter(tmp_path, clock=RacingClock()) as one:
        await one.presses("n")
        one.sees("A protocol of your own", "a-z, 0-9 and -")
        await one.presses(*"my-day", "enter")
        one.sees("my-day.toml", 'name = "My day"', "ctrl+s save")
        await one.sees_at_last("6:36 · tension 4:21")
        one.misses("problem", "not saved")
        await one.presses("escape", "r")
        one.sees("REHEARSAL", "My day")
        await one.presses("enter")
        await one.sees_at_last("a rehearsal: nothing is written")
        await one.presses("enter")
        one.sees("my-day.toml", "enter write")
        await one.presses("escape")
        await one.sees_at_last("your file · 6:36")
    path = tmp_path / "protocols" / "my-day.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not list(tmp_path.glob("progress*"))


async def test_a_name_that_is_no_id_is_told_with_the_one_to_use(tmp_path: Path) -> None:
    has(tmp_path, "mine.toml")
    async with lifter(tmp_path) as one:
        await one.presses("n", *"My Day")
        one.sees('"My Day" is no id', "use my-day")
        await one.presses(*["backspace"] * 6, *"mine", "enter")
        one.sees("you have a mine.toml already")
        await one.presses("escape")
        one.sees("Today")


async def test_a_mistake_is_named_with_line_column_and_remedy_while_it_is_typed(tmp_path: Path) -> None:
    has(tmp_path, "mine.toml")
    async with lifter(tmp_path) as one:
        await one.presses("down", "e")
        await one.sees_at_last("1:18 · tension 0:48")
        await to_end_of_line(one, 7)
        await one.presses(*["left"], *["backspace"] * 4)
        await one.sees_at_last('▲ line 7, column 9: tempo "3-1" has two figures')
        one.sees('did you mean "3-1-1-1"?', "7▲ tempo", "1 problem · not saved")
        await one.presses(*"-1-1")
        await one.sees_at_last("1:18 · tension 0:48")
        one.misses("▲", "problem", "not saved")


async def test_what_was_typed_is_saved_and_nothing_else_is_touched(tmp_path: Path) -> None:
    before = b"\xef\xbb\xbf" + MINE.replace("\n", "\r\n").encode().rstrip()
    path = has(tmp_path, "mine.toml", before)
    async with lifter(tmp_path) as one:
        await one.presses("down", "e")
        await to_end_of_line(one, 8)
        await one.presses("backspace", "5", "ctrl+s")
        assert path.read_bytes() == before[:-1] + b"5"
        one.misses("not saved")
        await one.presses("enter", *"broken", "ctrl+s")
        assert path.read_bytes() == before[:-1] + b"5\r\nbroken"


async def test_unsaved_text_is_asked_about(tmp_path: Path) -> None:
    path = has(tmp_path, "mine.toml")
    async with lifter(tmp_path) as one:
        await one.presses("down", "e", "x", "escape", "escape")
        one.sees("Not saved", "s save it", "d drop it", "esc stay")
        await one.presses("escape")
        one.sees('xname = "Mine"')
        await one.presses("escape", "d")
        assert path.read_text() == MINE
        one.sees("Today")
        await one.presses("e", "x", "ctrl+q", "s")
        assert path.read_text() == "x" + MINE
        assert one.app._exit


@pytest.mark.parametrize(
    ("answer", "left"), [("o", "x" + MINE), ("r", "# theirs\n"), ("escape", "# theirs\n")]
)
async def test_a_file_changed_outside_is_never_overwritten_unasked(
    tmp_path: Path, answer: str, left: str
) -> None:
    path = has(tmp_path, "mine.toml")
    async with lifter(tmp_path) as one:
        await one.presses("down", "e", "x")
        path.write_text("# theirs\n")
        await one.sees_at_last("changed on disk meanwhile")
        await one.presses("ctrl+s")
        one.sees("o overwrite it", "r take the other", "esc neither")
        await one.presses(answer)
        assert path.read_text() == left
        one.sees("# theirs" if answer == "r" else 'xname = "Mine"')
        if answer == "escape":
            one.sees("changed on disk meanwhile", "not saved")


async def test_a_file_deleted_while_it_is_open_is_made_again_by_saving(tmp_path: Path) -> None:
    path = has(tmp_path, "mine.toml")
    async with lifter(tmp_path) as one:
        await one.presses("down", "e")
        path.unlink()
        await one.sees_at_last("deleted meanwhile: saving makes it again")
        await one.presses("ctrl+s")
        assert path.read_text() == MINE
        one.misses("deleted meanwhile")


async def test_a_bundled_file_is_copied_by_the_first_save_and_shadowing_is_said(tmp_path: Path) -> None:
    bundled = (bundled_folder() / "activation-rdl.toml").read_bytes()
    path = tmp_path / "protocols" / "activation-rdl.toml"
    async with lifter(tmp_path) as one:
        await one.presses("e")
        one.sees("saving makes a copy of your own, in its place")
        assert not path.exists()
        await one.presses("ctrl+s")
        assert path.read_bytes() == bundled
        await one.presses("escape", "escape")
        await one.sees_at_last("your file, in place of the")
    assert (bundled_folder() / "activation-rdl.toml").read_bytes() == bundled


async def test_a_duplicate_has_a_name_of_its_own(tmp_path: Path) -> None:
    has(tmp_path, "mine.toml")
    async with lifter(tmp_path) as one:
        await one.presses("down", "d")
        one.sees("A file like mine.toml", "mine-2")
        await one.presses("enter")
        one.sees('name = "Mine 2"')
    assert (tmp_path / "protocols" / "mine-2.toml").read_text() == MINE.replace("Mine", "Mine 2")


async def test_the_first_start_puts_the_schemas_where_files_look_for_them(tmp_path: Path) -> None:
    async with lifter(tmp_path):
        found = {path.name for path in (tmp_path / "protocols").iterdir()}
    assert found == {"protocol.schema.json", "plan.schema.json", "exercises.schema.json"}


async def test_advice_is_given_beside_what_can_be_done(tmp_path: Path) -> None:
    has(tmp_path, "mine.toml", MINE.replace('"3-1-1-1"', '"1-1-1-1"'))
    async with lifter(tmp_path) as one:
        await one.presses("down")
        one.sees("advice: ")
        await one.presses("e")
        await one.sees_at_last("▲ advice, line 7, column 9: ")
        one.sees("7▲ tempo")
        one.misses("problem")
        await one.presses("escape")
        one.sees("r rehearse")


async def test_home_shows_what_is_changed_outside_without_a_key(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        one.misses("Mine")
        path = has(tmp_path, "mine.toml")
        await one.sees_at_last("your file · 1:18")
        path.write_text(MINE.replace("sets = 2", "stes = 2"))
        await one.sees_at_last("⚠ line 5: unknown-key")
        path.unlink()
        for _ in range(5000):
            if "mine.toml" not in one.screen:
                break
            await one.waits(0.0)
        one.misses("mine.toml")


async def test_what_the_exercises_are_called_is_read_again_too(tmp_path: Path) -> None:
    has(tmp_path, "mine.toml", 'name = "Mine"\n[[exercise]]\nuse = "my-own"\nreps = 3\ntempo = "3-1-1-1"\n')
    async with lifter(tmp_path) as one:
        one.sees("⚠ line 3: unknown-exercise")
        has(tmp_path, "exercises.toml", '[my-own]\nname = "My own"\n')
        await one.sees_at_last("your file · 0:18")


async def test_a_thousand_files_are_read_in_the_background(tmp_path: Path) -> None:
    for number in range(1000):
        has(tmp_path, f"f{number:03}.toml", MINE.replace("Mine", f"Mine {number:03}") + "# " + "x" * 500)
    async with lifter(tmp_path) as one:
        one.misses("more files")
        await one.presses("down", "end")
        assert one.app.screen.query_one("#shelf", OptionList).option_count > 1000


async def test_ids_that_differ_only_by_case_are_told_apart(tmp_path: Path) -> None:
    has(tmp_path, "mine.toml")
    has(tmp_path, "MINE.toml", MINE.replace("Mine", "Other"))
    async with lifter(tmp_path) as one:
        one.sees("MINE.toml", "⚠ name")
        await one.presses("down")
        one.sees("only by case")
        await one.presses("enter")
        one.sees("MINE.toml", "rename it to")


async def test_two_files_with_one_id_are_told_apart(tmp_path: Path) -> None:
    (has(tmp_path, "mine.toml").parent / "plans").mkdir()
    has(tmp_path, "plans/mine.toml", 'name = "Plan"\n[[week]]\nsessions = [{ run = "mine" }]\n')
    async with lifter(tmp_path) as one:
        one.sees("Mine", "your file · 1:18")
        await one.presses("p")
        one.sees("⚠ name")


async def test_text_that_would_steer_the_terminal_is_shown_harmless_and_kept(tmp_path: Path) -> None:
    evil = MINE.replace("Mine", "Mi\x1b[2Jne\u202e")
    path = has(tmp_path, "mine.toml", evil)
    async with lifter(tmp_path) as one:
        await one.presses("down", "enter")
        assert "\x1b" not in one.screen
        assert "\u202e" not in one.screen
        await one.sees_at_last("control character U+001B")
        await to_end_of_line(one, 8)
        await one.presses("1", "ctrl+s")
    assert path.read_text() == evil.replace("30", "301")


@pytest.mark.parametrize("size", [(80, 24), (45, 30), (40, 16), (20, 5)])
async def test_the_editor_is_of_use_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    path = has(tmp_path, "mine.toml")
    async with lifter(tmp_path, size=size) as one:
        await one.presses("down", "e", "x", "ctrl+s")
        assert path.read_text() == "x" + MINE
        await one.presses("backspace", "ctrl+s")
        if size[0] >= 40:
            await one.presses("escape")
            await one.sees_at_last("1:18 · tension 0:48")
            await one.presses("enter")
            one.sees('name = "Mine"')


async def test_what_is_not_whole_is_not_rehearsed(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "good.toml").write_text('name = "Good"\n[[exercise]]\nname = "P"\nhold = 30\n')
    async with lifter(tmp_path) as one:
        await one.presses("down", "e")
        await one.sees_at_last("Good")
        await one.presses(*"# ")
        await one.sees_at_last("1 problem")
        await one.presses("escape")
        one.misses("rehearse")
        await one.presses("r")
        one.misses("REHEARSAL")


async def test_enter_on_a_name_that_is_no_id_puts_the_id_in_its_place(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("n", *"Leg Day", "enter")
        one.sees("leg-day", "enter again makes leg-day.toml")
        await one.presses("enter")
        await one.sees_at_last("leg-day.toml")


async def test_a_plan_shows_what_is_done_in_each_week(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(120, 40)) as one:
        await one.presses("p", "down")
        one.sees("Nordic curl 2 x 5", "3 times: Nordic curl 12, 10, 8")
        one.misses("enter set up", "r rehearse")


async def test_the_line_that_is_typed_on_stays_in_sight_above_its_problem(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(40, 16)) as one:
        await one.presses("n", *"mine", "enter")
        await one.sees_at_last("mine.toml")
        await one.presses(*["down"] * 12, *"zzz =")
        await one.sees_at_last("▲ line 13")
        await one.sees_at_last("zzz =")
