"""The history screen, through the real app."""

import threading
from pathlib import Path

import pytest

from tests.lifter import Lifter, lifter
from tests.pictures import history
from tests.ten_years import SESSIONS, ten_years
from tui.floor import past, past_text
from tui.floor.drawn import Ends
from tui.progress.record import Session

RDL = "dumbbell-romanian-deadlift"
BY_HAND = """
[[session]]  # typed on the train
started = 2026-11-12T07:30:00+01:00
protocol = "my-old-day"
mood = "sleepy"  # nobody knows this key

[[session.set]]
exercise = "seated-leg-curl"
reps = 8
load = "40 lb"
"""
LATER = """
[[session]]
id = "aaaaaaaaaaaa"
format = 2
protocol = "activation-rdl"
name = "From the future"
started = 2026-11-19T18:00:00+01:00

[session.end]
outcome = "finished"
"""
WITH_A_TABLE = """
[[session]]
id = "bbbbbbbbbbbb"
format = 1
protocol = "activation-rdl"
name = "With a table"
started = 2026-11-20T18:00:00+01:00
watch = { pulse = 120 }

[[session.set]]
exercise = "dumbbell-romanian-deadlift"
reps = 12

[session.end]
outcome = "finished"
"""
BROKEN = """
[[session]]
id = "cccccccccccc"
format = 1
started = "yesterday"

[session.end]
outcome = "finished"
"""


def written(*more: str) -> "Writing":
    return Writing(more)


class Writing:
    """Puts the usual two sessions, and more, into the progress file."""

    def __init__(self, more: tuple[str, ...]) -> None:
        self._more = more

    def __call__(self, home: Path) -> None:
        history(home)
        with (home / "progress.toml").open("a", encoding="utf-8") as file:
            file.write("".join(self._more))


async def opened(one: Lifter, *keys: str) -> None:
    await one.presses("h")
    await quiet(one)
    for key in keys:
        await one.presses(key)
        await quiet(one)


async def quiet(one: Lifter) -> None:
    """Wait until nothing is read or written any more, and all of it is seen."""
    for _ in range(3):
        await one.waits(0.0)
        await one.app.workers.wait_for_complete()
    await one.waits(0.0)


async def test_h_on_home_lists_the_sessions_newest_first_with_how_they_were_felt(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=history) as one:
        await opened(one)
        one.sees("History", "2 sessions since Nov 2026", "4 5 4", "3 4 4")
        assert one.screen.index("Tue 17 Nov") < one.screen.index("Sat 14 Nov")


async def test_without_a_history_it_says_what_to_do(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await opened(one)
        one.sees("No sessions yet.", "enter there sets one up")
        await one.presses("e", "a", "x", "enter", "down", "2", "enter", "3", "enter", "4", "enter")
        one.sees("No sessions yet.")
        await one.presses("escape")
        one.sees("Today")


async def test_enter_shows_every_set_and_what_the_session_has_come_to(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=history) as one:
        await opened(one, "enter")
        one.sees("set 1 · 20 lb each · 12 of 12", "hold 5 s · felt 4", "20 lb stays: sets 1 and 3 felt 4")
        one.sees("tension 4:21 · lowering 1:54", "e edit")


async def test_a_corrected_set_is_written_into_its_block_alone_and_the_verdict_follows(
    tmp_path: Path,
) -> None:
    async with lifter(tmp_path, prepare=written(BY_HAND)) as one:
        before = (tmp_path / "progress.toml").read_bytes()
        await opened(one, "enter", "e", "right", "right", "5", "down", "down", "5", "enter")
        one.sees("25 lb earned", "edited 2026-11-21")
        after = (tmp_path / "progress.toml").read_bytes()
    first, last = before.index(b'id = "000000000001"'), before.index(b"[[session]]  # typed on the train")
    assert after.startswith(before[:first])
    assert after.endswith(before[last:])
    assert after[first:].count(b"connection = 5") == 3


async def test_a_session_typed_by_hand_keeps_its_comments_and_unknown_keys(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=written(BY_HAND)) as one:
        await opened(one, "end", "e", "1", "0", "right", "+", "right", "4", "right", "space", "enter")
        (session,) = [kept for kept in one.kept if kept.protocol == "my-old-day"]
    record = session.sets[0]
    assert (record.reps, record.load, record.connection, record.tempo_kept) == (10, "45 lb", 4, True)
    text = (tmp_path / "progress.toml").read_text()
    assert 'mood = "sleepy"  # nobody knows this key' in text
    assert "# typed on the train" in text


async def test_what_was_not_touched_is_not_written(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=history) as one:
        before = (tmp_path / "progress.toml").read_bytes()
        await opened(one, "e", "+", "-", "right", "+", "-", "enter")
        one.sees("History")
        await opened_again(one)
        assert (tmp_path / "progress.toml").read_bytes() == before


async def opened_again(one: Lifter) -> None:
    await one.presses("e", "9", "escape")
    await quiet(one)
    one.sees("History")


async def test_a_note_is_written_and_can_be_changed(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=history) as one:
        await opened(one, "a", *"slept badly", "enter")
        assert one.kept[-1].note == "slept badly"
        await one.presses("enter")
        one.sees("note: slept badly")
        await one.presses("a")
        await quiet(one)
        await one.presses("end", *["backspace"] * 11, "enter")
        await quiet(one)
        assert one.kept[-1].note is None
        one.misses("note:")


async def test_a_session_is_withdrawn_only_after_it_was_asked_and_its_text_is_kept(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=history) as one:
        text = (tmp_path / "progress.toml").read_text()
        await opened(one, "x")
        one.sees("Withdraw this session?", "Tue 17 Nov 2026", "not deleted")
        await one.presses("escape")
        await quiet(one)
        assert len(one.kept) == 2
        await one.presses("x", "y")
        await quiet(one)
        one.sees("1 session since Nov 2026", "Withdrawn")
        one.misses("Tue 17 Nov")
        assert [kept.id for kept in one.kept] == ["000000000000"]
        assert (tmp_path / "withdrawn.toml").read_text().strip() in text
        await one.presses("escape")
        one.sees("Today", "0 sessions this week")


async def test_what_must_not_be_edited_is_named_with_its_line(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(120, 36), prepare=written(LATER, WITH_A_TABLE)) as one:
        before = (tmp_path / "progress.toml").read_bytes()
        await opened(one)
        one.sees("of a later version")
        line = before.decode().split("\n").index('id = "bbbbbbbbbbbb"')
        await one.presses("e")
        await quiet(one)
        one.sees("Left as it is", f"progress.toml:{line}", "`watch`")
        await one.presses("down", "a")
        await quiet(one)
        one.sees("format 2")
        assert (tmp_path / "progress.toml").read_bytes() == before


async def test_a_block_that_cannot_be_read_is_named_with_its_line_and_the_others_are_shown(
    tmp_path: Path,
) -> None:
    async with lifter(tmp_path, size=(120, 36), prepare=written(BROKEN)) as one:
        await opened(one)
        line = (tmp_path / "progress.toml").read_text().split("\n").index('id = "cccccccccccc"')
        one.sees("2 sessions", f"progress.toml:{line}: not counted")


async def test_what_another_window_has_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=history) as one:
        await opened(one, "e", "9")
        file = tmp_path / "progress.toml"
        theirs = file.read_text().replace("reps = 12", "reps = 11")
        file.write_text(theirs)
        await one.presses("enter")
        await quiet(one)
        one.sees("NOT SAVED", "changed elsewhere meanwhile")
        assert file.read_text() == theirs
        await one.presses("escape")
        await quiet(one)
        await one.presses("enter")
        await quiet(one)
        one.sees("11 of 12")


async def test_every_exercise_has_its_chart_with_the_days_on_which_a_step_was_earned(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=lambda home: ten_years(home, sessions=450)) as one:
        await opened(one, "2")
        for _ in range(3):
            await one.presses("down")
        await one.presses("enter")
        one.sees("Five-minute hamstring activation", "60 lb │", "65 lb │", "╭", "◆", "felt")
        one.sees("a column is", "earned")
        everything = one.screen
        await one.presses("+")
        assert one.screen != everything
        await one.presses("-")
        assert one.screen == everything
        await one.presses("enter")
        await quiet(one)
        one.sees("set 1 ·")


async def test_a_protocol_that_is_gone_has_no_rule_and_that_is_said(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=written(BY_HAND)) as one:
        await opened(one, "end", "enter")
        one.sees("No rule: its file is gone.")
        await one.presses("escape", "2", "end", "enter")
        one.sees("Seated leg curl", "No rule: its file is gone.", "40 lb │")


async def test_weeks_are_a_map_and_words_and_lead_to_their_sessions(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=history) as one:
        await opened(one, "3")
        one.sees("2026", "░ 1", "This week 1 session", "░ Mon 9 Nov", "1 session, 3 sets")
        await one.presses("down", "enter")
        one.sees("▸sessions", "▸ Sat 14 Nov")


async def test_the_balance_shows_the_line_of_two_to_one_both_joints_and_the_days_between(
    tmp_path: Path,
) -> None:
    squats = BY_HAND.replace("seated-leg-curl", "back-squat").replace("2026-11-12", "2026-11-18")
    async with lifter(tmp_path, prepare=written(squats)) as one:
        await opened(one, "4")
        one.sees(
            "hamstring sets   3 █┃█", "quad sets        1 █", "two to one: 2 hamstring sets for 1 quad set"
        )
        one.sees("at the hip", "at the knee", "Days from session to session: 3 1", "3 : 1  3 to 1")


async def test_every_picture_is_there_as_words_on_the_smallest_screen(tmp_path: Path) -> None:
    async with lifter(tmp_path, size=(40, 16), prepare=history) as one:
        await opened(one, "3")
        one.sees("1 session", "a cell a week")
        await one.presses("4")
        one.sees("hamstring sets   3")
        await one.presses("end")
        one.sees("3 : 0")
        await one.presses("2", "enter")
        one.sees("20 lb stays", "felt 4 5 4")
        one.misses("20 lb │")
        await one.presses("v")
        one.sees("20 lb │")


async def test_views_rows_and_keys_can_be_touched(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=history) as one:
        await opened(one)
        await one.clicks("weeks")
        one.sees("▸weeks")
        await one.clicks(" sessions  exercises")
        await one.clicks("Sat 14 Nov")
        one.sees("▸ Sat 14 Nov")
        await one.clicks("Sat 14 Nov")
        await quiet(one)
        one.sees("2026-11-14 18:00")
        await one.clicks("e edit")
        await quiet(one)
        await one.clicks("kept")
        one.sees("[kept]")
        await one.clicks("[kept]")
        one.sees("[broke]", "1 changed")


@pytest.fixture
def rows_made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the rows of the list that are made."""
    made: list[int] = []
    real = past_text.row

    def counting(session: Session, this_year: int) -> Ends:
        made.append(1)
        return real(session, this_year)

    monkeypatch.setattr(past_text, "row", counting)
    return made


async def test_of_ten_years_only_the_rows_that_are_seen_are_made_and_all_is_read_off_the_screens_thread(
    tmp_path: Path, rows_made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int | None] = set()

    def noting(name: str) -> None:
        real = getattr(past, name)

        def called(*args: object) -> object:
            threads.add(threading.current_thread().ident)
            return real(*args)

        monkeypatch.setattr(past, name, called)

    for name in ("read_newest", "read_history", "weeks_of", "courses"):
        noting(name)
    async with lifter(tmp_path, prepare=ten_years) as one:
        await opened(one)
        one.sees(f"{SESSIONS} sessions since Nov 2016")
        assert threads
        assert threading.main_thread().ident not in threads
        rows_made.clear()
        await one.presses("down")
        assert len(rows_made) <= 24
        rows_made.clear()
        await one.presses("end")
        one.sees("2016")
        assert len(rows_made) <= 24


async def test_no_part_of_the_history_falls_over_however_small_it_gets(tmp_path: Path) -> None:
    async with lifter(tmp_path, prepare=history) as one:
        await opened(one)
        ways = (
            ("1",),
            ("2",),
            ("3",),
            ("4",),
            ("2", "enter"),
            ("1", "enter"),
            ("1", "e"),
            ("1", "a"),
            ("1", "x"),
        )
        for keys in ways:
            await one.presses(*keys)
            await quiet(one)
            for size in ((1, 1), (9, 9), (39, 15), (40, 16), (45, 30), (120, 36), (80, 24)):
                await one.resizes(*size)
            if keys[-1] in {"enter", "e", "a", "x"}:
                await one.presses("escape")
        one.sees("▸sessions")
