"""After the last set: what it came to, what is put right, and where it goes on."""

from pathlib import Path

from tests.lifter import Lifter, lifter
from tui.progress.journal import read_history

LITTLE = """
name = "Little"
lead_in = 0
[[exercise]]
name = "Hinge"
sets = 2
reps = 2
tempo = "3-1-1-1"
rest = 12
loaded = "per-hand"
ask = "connection"
step = "5 lb"
progress = { rule = "earn", connection = 5, sessions = 1, typical = "2-3 weeks" }
"""


def own(home: Path) -> None:
    (home / "protocols").mkdir(exist_ok=True)
    (home / "protocols" / "little.toml").write_text(LITTLE)


async def done(one: Lifter, *ratings: str) -> None:
    await one.presses("2", "0", "enter")
    await one.waits(12.0 + 12.0 + 12.0 + 1.0)
    await one.presses(*ratings)


async def test_the_summary_says_what_stays_and_why_and_when_it_goes_on(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own) as one:
        await done(one, "5", "4")
        one.sees("lowering 0:12; at one second a rep it would have been 0:04")
        one.sees("20 lb stays: set 2 felt 4 (5 needed). Session 1 at 20 lb")
        one.sees("next: Five-minute hamstring activation", "written to")
        one.misses("earned")


async def test_a_rating_that_is_put_right_afterwards_changes_the_verdict_and_the_file(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own) as one:
        await done(one, "5", "4")
        assert one.kept[0].sets[1].connection == 4
        await one.presses("e")
        one.sees("Edit · Little", "Hinge", "▸ 1     [2 reps]  20 lb", "4  kept")
        await one.presses("down", "right", "right", "5", "enter")
        await one.sees_at_last("25 lb earned: 2 x 2 at 3-1-1-1, connection 5 5. That is +25 %.")
        (session,) = one.kept
        assert [record.connection for record in session.sets] == [5, 5]
        assert session.edited is not None


async def test_reps_and_load_are_put_right_too_and_tension_follows(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own) as one:
        await done(one, "5", "5")
        await one.presses("e", "minus", "right", "1", "5", "enter")
        await one.sees_at_last("Hinge · 15 lb each")
        one.sees("set 1 · 1 of 2", "set 2 · 2 of 2", "tension 0:18")
        (session,) = one.kept
    assert [(record.reps, record.load) for record in session.sets] == [(1, "15 lb"), (2, "20 lb")]
    assert (session.tension, session.lowering) == (18.0, 9.0)


async def test_what_is_corrected_before_all_is_rated_is_kept_when_the_session_is(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own) as one:
        await done(one, "5")
        await one.presses("e", "down", "plus", "enter")
        await one.sees_at_last("how well did you feel it?")
        assert not (tmp_path / "progress.toml").exists()
        await one.presses("5")
        (session,) = one.kept
    assert [record.reps for record in session.sets] == [2, 3]
    assert session.edited is None


async def test_escape_leaves_a_set_as_it_was(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own) as one:
        await done(one, "5", "4")
        before = (tmp_path / "progress.toml").read_bytes()
        await one.presses("e", "plus", "escape", "e", "enter")
        one.sees("20 lb stays")
        assert (tmp_path / "progress.toml").read_bytes() == before


async def test_a_note_is_kept_with_the_session(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own) as one:
        await done(one, "5", "4")
        await one.presses("a", *"[b]felt", "enter")
        await one.sees_at_last("note: [b]felt")
        assert one.kept[0].note == "[b]felt"
        await one.presses("a", *["backspace"] * 7, "enter")
        await one.sees_at_last("next:")
        one.misses("note:")
        assert one.kept[0].note is None


async def test_a_correction_that_finds_no_session_any_more_says_so(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own, size=(120, 36)) as one:
        await done(one, "5", "4")
        (tmp_path / "progress.toml").write_text("")
        await one.presses("e", "plus", "enter")
        await one.sees_at_last("NOT SAVED: there is no session")


async def test_another_protocol_is_picked_from_the_list(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own) as one:
        await done(one, "5", "4")
        await one.presses("l")
        one.sees("Today", "Little")
        await one.presses("enter")
        one.sees("Hinge", "enter start")


async def test_a_rehearsal_is_neither_judged_nor_corrected(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own, speed=20.0) as one:
        await one.presses("2", "0", "enter")
        await one.waits(4.0)
        await one.presses("5", "5")
        one.sees("a rehearsal: nothing is written")
        one.misses("stays", "earned", "next:", "e edit")
        await one.presses("e", "a")
        one.sees("a rehearsal")


async def test_all_of_the_summary_can_be_read_on_a_small_screen(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own, size=(40, 16)) as one:
        await done(one, "5", "4")
        one.sees("Hinge")
        await one.presses(*["down"] * 20)
        one.sees("written to")
        await one.presses(*["up"] * 20)
        one.sees("Hinge", "set 1 · 2 of 2")


async def test_what_was_changed_elsewhere_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own) as one:
        await done(one, "5", "4")
        file = tmp_path / "progress.toml"
        file.write_text(file.read_text().replace("reps = 2", "reps = 1", 1))
        by_hand = file.read_text()
        await one.presses("e", "plus", "enter")
        await one.sees_at_last("changed elsewhere meanwhile")
        one.sees("NOT SAVED")
        assert file.read_text() == by_hand
        await one.presses("escape", "a", *"hard", "enter")
        await one.sees_at_last("NOT SAVED")
        assert file.read_text() == by_hand


async def test_a_correction_after_the_session_was_written_leaves_nothing_under_way(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="little", prepare=own) as one:
        await done(one, "5", "4")
        await one.presses("e", "plus", "enter")
        await one.sees_at_last("3 of 2")
        await one.presses("a", *"hard", "enter")
        await one.sees_at_last("note: hard")
        assert list(tmp_path.glob("underway-*")) == []
        await one.presses("enter")
    assert list(tmp_path.glob("underway-*")) == []
    assert [one.note for one in read_history(tmp_path).sessions] == ["hard"]
