"""What happens to a lifter, in a lifter's words."""

from pathlib import Path

import pytest

from tests.clocks import RacingClock
from tests.lifter import lifter
from tui.progress.left import find_interrupted


async def test_enter_enter_starts_the_activation(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        one.sees("Today", "Five-minute hamstring activation", "5:00")
        await one.presses("enter")
        one.sees("3 x 12  3-1-1-1  hold 5", "Almost embarrassingly light", "Not today.")
        await one.presses("enter")
        one.sees("GET READY", "Heel-drag bridge", "set 1 of 1")


async def test_before_the_very_first_session_the_safety_page_is_one_enter_more(tmp_path: Path) -> None:
    async with lifter(tmp_path, safe=False) as one:
        await one.presses("enter", "enter")
        one.sees("not medical advice")
        await one.presses("enter")
        one.sees("Just listen", "No weight yet")
        await one.presses("enter")
        one.sees("GET READY", "Heel-drag bridge")
    async with lifter(tmp_path, safe=False) as again:
        await again.presses("d", "d", "enter", "enter")
        again.sees("GET READY")


async def test_after_the_safety_page_two_slow_reps_teach_the_sounds_and_nothing_of_them_is_kept(
    tmp_path: Path,
) -> None:
    async with lifter(tmp_path, safe=False) as one:
        await one.presses("enter", "enter", "enter")
        for _ in range(5):
            await one.waits(1.0)
        one.sees("LOWER", "The low tone: lower", "enter to the session")
        for _ in range(14):
            await one.waits(1.0)
        one.sees("GET READY", "Heel-drag bridge")
        assert one.ears.heard == [
            *("pip", "pip", "pip", "go", "tick", "high", "tick"),
            *("last", "tick", "hold", "high", "tick", "finish"),
        ]
        assert one.ears.said[3:9] == ["lower", "2", "3", "stretch", "lift", "squeeze"]
        await one.presses("q", "enter")
        assert one.kept == ()


@pytest.mark.parametrize("key", ["p", "q", "escape", "ctrl+c", "ctrl+q"])
async def test_what_stops_a_session_leads_from_the_lesson_back_home_and_nothing_was_begun(
    tmp_path: Path, key: str
) -> None:
    async with lifter(tmp_path, safe=False) as one:
        await one.presses("enter", "enter", "enter")
        await one.waits(4.0)
        one.sees("enter to the session", "esc back")
        await one.presses(key)
        one.sees("Today", "Five-minute hamstring activation")
        assert one.ears.closed == 2
        assert one.kept == ()
        assert not find_interrupted(one.gym.paths.state)
        await one.presses("enter", "enter")
        one.sees("GET READY", "Heel-drag bridge")


@pytest.mark.parametrize("key", ["space", "enter", "n", "right"])
async def test_what_goes_on_leads_from_the_lesson_to_the_session(tmp_path: Path, key: str) -> None:
    async with lifter(tmp_path, safe=False) as one:
        await one.presses("enter", "enter", "enter")
        await one.presses(key)
        one.sees("GET READY", "Heel-drag bridge")


async def test_the_lesson_shows_its_own_keys(tmp_path: Path) -> None:
    async with lifter(tmp_path, safe=False) as one:
        await one.presses("enter", "enter", "enter", "question_mark")
        one.sees("On to the session", "nothing was begun")
        await one.presses("escape")
        one.sees("enter to the session")


async def test_who_wants_no_sound_is_not_taught_any(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('sound = "off"\n')
    async with lifter(tmp_path, safe=False) as one:
        await one.presses("enter", "enter", "enter")
        one.sees("GET READY", "Heel-drag bridge")


async def test_the_whole_activation_at_normal_speed_is_recorded(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("2", "0", "enter")
        await one.waits(10.0)
        one.sees("LIFT", "rep 1 of 6")
        await one.waits(30.0)
        one.sees("CHANGE", "15")
        await one.waits(15.0)
        one.sees("LOWER", "Dumbbell Romanian deadlift · 20 lb each", "set 1 of 3", "next: rest 12 s")
        await one.waits(66.0 + 4.0)
        one.sees("HOLD", "rep 12 of 12", "◆")
        await one.waits(7.0)
        one.sees("REST", "How well did you feel it?", "12 reps ↑↓", "next: set 2 of 3 · 20 lb each")
        await one.presses("4")
        one.sees("Felt: 4 strong")
        await one.waits(12.0 + 77.0 + 12.0 + 77.0)
        one.sees("set 2: how well did you feel it?")
        await one.presses("5", "5")
        one.sees("done", "tension 4:21", "lowering 1:54", "4 of 4 sets done", "written to")
        (session,) = one.kept
    assert session.protocol == "activation-rdl"
    assert [record.reps for record in session.sets] == [6, 12, 12, 12]
    assert [record.connection for record in session.sets] == [None, 4, 5, 5]
    assert [record.load for record in session.sets[1:]] == ["20 lb"] * 3
    assert [record.final_hold for record in session.sets[1:]] == [5.0] * 3
    assert (session.tension, session.lowering) == (261.0, 114.0)
    assert session.end is not None
    assert session.end.outcome == "finished"


async def test_a_session_runs_to_its_end_by_itself_however_late_each_look_comes(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl", speed=100.0, clock=RacingClock()) as one:
        await one.presses("enter")
        await one.sees_at_last("4 of 4 sets done")
        assert one.screen.count("12 of 12") == 3


async def test_the_load_of_the_last_time_stands_in_the_set_up(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("2", "0", "enter")
        await one.waits(10.0 + 45.0 + 77.0)
        await one.presses("q", "enter", "enter", "enter")
    async with lifter(tmp_path, first="activation-rdl") as again:
        again.sees("▸ 20 lb each", "second session at 20")
        await again.presses("plus")
        again.sees("25 lb each")


async def test_a_faint_set_asks_where_and_says_what_to_change(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 45.0 + 77.0 + 1.0)
        await one.presses("2")
        one.sees("Where?", "2 lower back")
        await one.presses("2")
        one.sees("Felt: 2 faint, lower back", "Brace, weight close")
        await one.presses("backspace", "backspace")
        one.sees("How well did you feel it?")


async def test_pause_and_resume_count_in_and_start_the_rep_again(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 7.0)
        await one.presses("space")
        one.sees("PAUSED · LIFT", "Space goes on")
        await one.presses("space")
        one.sees("GET READY")
        await one.waits(5.0)
        one.sees("LIFT", "rep 2 of 6")


async def test_stopping_asks_first_and_escape_goes_back_to_the_pause(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(12.0)
        await one.presses("q")
        one.sees("STOP?", "End the session?")
        await one.presses("escape")
        one.sees("PAUSED")
        await one.presses("q", "enter")
        one.sees("stopped", "No set was finished: nothing is kept.")
    assert not list(tmp_path.glob("underway*"))


async def test_pain_pauses_at_once_and_says_when_to_see_somebody(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(12.0)
        await one.presses("p")
        one.sees("PAIN", "Put the weight down", "clinician")
        await one.presses("enter")
        one.sees("stopped: pain")
        (session,) = one.kept
    assert session.sets[0].pain


async def test_every_key_on_the_key_line_can_be_touched(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.clicks("start")
        one.sees("GET READY")
        await one.waits(12.0)
        await one.clicks("pause")
        one.sees("PAUSED")


async def test_help_pauses_the_session_and_names_every_key(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(12.0)
        await one.presses("question_mark")
        one.sees("Keys", "tempo of this set")
        await one.presses("escape")
        one.sees("PAUSED")


async def test_a_rehearsal_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl", speed=20.0) as one:
        one.sees("REHEARSAL")
        await one.presses("enter")
        one.sees("REHEARSAL")
        await one.waits(17.0)
        one.sees("a rehearsal: nothing is written")
    assert not list(tmp_path.glob("progress*"))


async def test_an_interrupted_session_is_offered_and_goes_on(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 45.0 + 77.0 + 12.0 + 20.0)
    (left,) = find_interrupted(tmp_path)
    assert [record.reps for record in left.session.sets] == [6, 12]
    async with lifter(tmp_path) as again:
        again.sees("A session was interrupted", "stopped in set 2", "2 sets done, and safe on disk")
        await again.presses("r")
        again.sees("GET READY", "set 2 of 3")
        await again.waits(10.0 + 77.0 + 12.0 + 77.0 + 2.0)
        await again.presses("enter")
        (session,) = again.kept
    assert [record.reps for record in session.sets] == [6, 12, 12, 12]


async def test_an_interrupted_session_can_be_saved_or_discarded(tmp_path: Path) -> None:
    for choice, kept in ((("s",), 1), (("d", "d"), 0)):
        home = tmp_path / choice[0]
        home.mkdir()
        async with lifter(home, first="activation-rdl") as one:
            await one.presses("enter")
            await one.waits(10.0 + 45.0 + 20.0)
        async with lifter(home) as again:
            await again.presses(*choice)
            again.sees("Today")
            assert len(again.kept) == kept
        assert not list(home.glob("underway*"))


async def test_where_the_file_has_changed_the_session_can_only_be_saved_or_discarded(tmp_path: Path) -> None:
    own = tmp_path / "protocols" / "mine.toml"
    own.parent.mkdir()
    text = 'name = "Mine"\n[[exercise]]\nname = "Hinge"\nsets = 2\nreps = 1\ntempo = "3-1-1-1"\n'
    own.write_text(text)
    async with lifter(tmp_path, first="mine") as one:
        await one.presses("enter")
        await one.waits(10.0 + 8.0)
    own.write_text(text.replace("3-1-1-1", "4-1-1-1"))
    async with lifter(tmp_path) as again:
        again.sees("Its protocol file has changed since")
        again.misses("resume from")
        await again.presses("r")
        again.sees("A session was interrupted")


async def test_a_broken_file_is_in_the_list_with_its_problem(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "my-day.toml").write_text('name = "My day"\nname = 3\n')
    async with lifter(tmp_path) as one:
        one.sees("my-day.toml", "⚠ line 2")
        await one.presses("down")
        one.sees("⚠ line 2:")
        await one.presses("enter")
        one.sees("2▲ name = 3", "line 2, column 1: this key is given twice; keep one of the two")


async def test_text_from_files_is_shown_literally(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "odd.toml").write_text(
        'name = "[b]5 x [80%]"\nsummary = "[/]"\n[[exercise]]\nname = "[@click=app.quit]x[/]"\n'
        'reps = 2\ntempo = "3-1-1-1"\ncues = { lower = "[red]down[/red]" }\n'
    )
    async with lifter(tmp_path) as one:
        one.sees("[b]5 x [80%]")
        await one.presses("down", "enter")
        one.sees("[b]5 x [80%]", "[/]", "[@click=app.quit]x[/]")
        await one.presses("enter")
        await one.waits(11.0)
        one.sees("[@click=app.quit]x[/]", "[red]down[/red]")
        await one.waits(12.0)
        one.sees("[@click=app.quit]x[/]")


async def test_search_finds_by_a_part_of_the_name(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("slash", *"home", "enter", "enter")
        one.sees("Bridge, heels on a chair")


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (2, 2), (200, 60)])
async def test_no_terminal_is_too_small_or_too_large(tmp_path: Path, size: tuple[int, int]) -> None:
    async with lifter(tmp_path, size=size) as one:
        await one.presses("down", "up", "enter", "enter")
        await one.waits(10.0 + 45.0 + 77.0 + 3.0)
        await one.presses("p", "escape", "q", "enter", "enter", "enter")
        assert len(one.kept) == 1


@pytest.mark.parametrize("size", [(80, 24), (45, 30), (40, 16), (120, 36), (60, 20)])
async def test_the_count_fills_two_fifths_of_the_height(tmp_path: Path, size: tuple[int, int]) -> None:
    async with lifter(tmp_path, size=size, first="activation-rdl") as one:
        await one.presses("enter")
        for seconds in (1.0, 9.0, 30.0, 15.0, 70.0, 8.0):
            await one.waits(seconds)
            drawn = sum(any(block in line for block in "█▀▄") for line in one.lines)
            assert drawn >= 0.4 * size[1], one.screen


async def test_phase_count_rep_and_set_are_never_dropped(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(40, 16), first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 45.0 + 2.0)
        one.sees("LOWER", "rep 1 of 12", "set 1 of 3")


async def test_a_screen_without_room_says_how_much_it_needs(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(30, 10)) as one:
        one.sees("needs 40 x 16: 30 x 10")
        await one.presses("enter")
        one.sees("needs 40 x 16: 30 x 10")
        await one.presses("enter")
        one.misses("needs")


async def test_marks_in_a_count_in_are_about_the_set_just_done(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "mine.toml").write_text(
        'name = "Mine"\n[[exercise]]\nname = "Hinge"\nsets = 2\nreps = 1\ntempo = "3-1-1-1"\n'
        'rest = "ready"\nask = "connection"\n'
    )
    async with lifter(tmp_path, first="mine") as one:
        await one.presses("enter")
        await one.waits(10.0 + 6.0 + 1.0)
        one.sees("How well did you feel it?")
        await one.presses("space")
        one.sees("GET READY", "How well did you feel it?")
        await one.presses("t", "3")
        one.sees("Felt: 3 clear")
        await one.waits(10.0 + 6.0 + 2.0)
        await one.presses("enter", "enter")
        (session,) = one.kept
    assert [record.tempo_kept for record in session.sets] == [False, True]
    assert [record.connection for record in session.sets] == [3, None]


async def test_while_it_asks_whether_to_stop_nothing_else_is_taken(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 45.0 + 77.0 + 1.0)
        await one.presses("q", "4", "up", "t", "escape", "space")
        one.sees("GET READY")
        await one.waits(5.0)
        one.sees("REST", "12 reps ↑↓", "How well did you feel it?")
        one.misses("tempo broke ·")


async def test_a_set_without_a_rep_can_be_filled_in(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 45.0 + 2.0)
        await one.presses("enter")
        one.sees("REST", "0 reps ↑↓")
        await one.presses("up", "up")
        one.sees("2 reps ↑↓")


async def test_all_of_the_set_up_can_be_read_on_a_small_screen(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(40, 16), first="activation-rdl") as one:
        await one.presses(*["down"] * 14)
        one.sees("recent strain? Not today.")


async def test_the_check_asks_where_and_says_which_activation_to_begin_with(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="hamstring-check") as one:
        await one.presses("enter")
        await one.waits(10.0 + 30.0 + 2.0)
        one.sees("Where?")
        await one.presses("1")
        await one.waits(18.0 + 25.0 + 2.0)
        await one.presses("4")
        await one.waits(18.0 + 5.0)
        one.sees("Seated heel dig", "where did you feel it?")
        await one.presses("1")
        one.sees("to go on with: Five-minute activation, leg curl", "Knee in line with the pivot")
        await one.presses("enter")
        one.sees("Seated leg curl", "enter start")


async def test_home_names_a_damaged_record_with_its_line_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "progress.toml").write_text(
        '[[session]]\nprotocol = "activation-rdl"\nstarted = 2026-11-14\n\n[[session]]\nstarted = "?"\n'
    )
    async with lifter(tmp_path, size=(120, 36)) as one:
        one.sees("Today", "progress.toml:5: not counted:")
        await one.presses("enter")
        one.sees("3 x 12")


async def test_home_names_an_interrupted_session_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "underway-00000000000a.toml").write_text("[[session]]\nid = 1\n")
    async with lifter(tmp_path, size=(120, 36)) as one:
        one.sees("Today", "underway-00000000000a.toml")


async def test_the_load_of_the_next_set_is_changed_in_the_rest_which_runs_on(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("2", "0", "enter")
        await one.waits(10.0 + 45.0 + 77.0 + 1.0)
        await one.presses("w")
        one.sees("Load of the next set", "▸ 20 lb each", "enter take it")
        await one.presses("2", "2", "full_stop", "5")
        one.sees("▸ 22.5 lb each", "REST")
        await one.presses("plus", "minus", "backspace", "1", "7", "enter")
        one.sees("next: set 2 of 3 · 17 lb each", "How well did you feel it?")
        await one.waits(12.0 + 77.0)
        await one.presses("q", "enter", "enter", "enter")
        (session,) = one.kept
    assert [record.load for record in session.sets[1:]] == ["20 lb", "17 lb"]


async def test_a_load_that_is_not_taken_stays_as_it_was_and_pain_never_waits_for_it(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("2", "0", "enter")
        await one.waits(10.0 + 45.0 + 77.0 + 1.0)
        await one.presses("w", "9", "escape")
        one.sees("20 lb each", "How well did you feel it?")
        await one.presses("w", "9", "space", "j")
        one.sees("REST", "▸ 5 lb each")
        await one.presses("p")
        one.sees("PAIN", "Put the weight down")


async def test_the_word_is_as_large_as_there_is_room_and_makes_way_for_a_question(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 45.0 + 1.0)
        drawn = [line[:31] for line in one.lines[4:20]]
        assert sum("█" in line for line in drawn) >= 5
        await one.waits(77.0)
        one.sees("REST", "How well did you feel it?")
        assert not any("█" in line[:31] for line in one.lines[8:20])


async def test_a_key_meant_for_the_set_that_just_ended_does_not_dismiss_its_question(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 300.0)
        await one.presses("space")
        one.sees("set 1: how well did you feel it?")
        await one.waits(1.5)
        await one.presses("space")
        one.misses("how well did you feel it?")


async def test_what_is_asked_names_the_keys_in_force(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        'seen = ["safety"]\n[keys]\ndone = ["f"]\npause = ["x"]\nanswer_1 = ["g"]\n'
    )
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 45.0 + 77.0 + 2.0)
        one.sees("g nothing", "2 faint")
        await one.presses("x")
        one.sees("x goes on")
        await one.presses("p")
        one.sees("f ends", "f end the session", "esc back to the pause")
        await one.presses("f")
        one.sees("stopped: pain")


async def test_an_open_load_line_leaves_space_alone_and_goes_when_its_set_begins(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as one:
        await one.presses("2", "0", "enter")
        await one.waits(10.0 + 45.0 + 77.0 + 1.0)
        await one.presses("w", "3", "space")
        one.sees("PAUSED", "▸ 3 lb each")
        await one.presses("space")
        await one.waits(5.0 + 12.0 + 2.0)
        one.misses("Load of the next set")
        one.sees("20 lb each")


async def test_a_range_that_was_ended_early_does_not_speak_of_a_last_rep_in_the_rest(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "mine.toml").write_text(
        'name = "Mine"\n[[exercise]]\nname = "Hinge"\nsets = 2\nreps = "1-4"\ntempo = "1-0-1-0"\nrest = 30\n'
    )
    async with lifter(tmp_path, first="mine") as one:
        await one.presses("enter")
        await one.waits(10.0 + 3.0)
        await one.presses("n")
        one.sees("Last rep")
        await one.waits(3.0)
        one.sees("REST")
        one.misses("Last rep")


@pytest.mark.parametrize("size", [(40, 16), (45, 16)])
async def test_the_whole_safety_page_can_be_read_by_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    async with lifter(tmp_path, first="activation-rdl", safe=False, size=size) as one:
        await one.presses("enter")
        one.sees("General training")
        await one.presses("pagedown", "pagedown", "down")
        one.sees("between heavy")
        await one.presses("pageup", "pageup", "up")
        one.sees("General training")
