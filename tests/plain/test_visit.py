"""A visit in plain mode, in the words of somebody who hears it read aloud."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.building import exercise, held, protocol, timed
from tests.clocks import SATURDAY
from tests.lifter import lifter
from tests.plain.hands import Gone, Reader
from tui.progress.left import find_interrupted
from tui.protocol.model import Protocol

QUESTION = "How well did you feel it? 1 nothing, 2 faint, 3 clear, 4 strong, 5 intense on every rep"

LITTLE = """
name = "Little"
lead_in = 0
[[exercise]]
name = "Hinge"
sets = 2
reps = 2
tempo = "3-1-1-1"
rest = 12
"""


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def hinge(**more: Any) -> Protocol:
    figures: dict[str, Any] = {
        "sets": 2,
        "hold": 5.0,
        "rest": 12.0,
        "ask": "connection",
        "loaded": "per-hand",
    }
    return protocol(exercise(2, **figures | more), lead_in=10.0)


def test_each_moment_of_a_session_is_a_line(reader: Reader) -> None:
    printed = reader.runs(hinge(cues={"lower": "Hips back"}), lines=["1 20", ""], goes_away=False)
    first_set = [
        "Get ready: Hinge, 20 lb each, set 1 of 2",
        "It begins in 10 s.",
        "3",
        "2",
        "1",
        "Set 1 of 2. Rep 1 of 2: lower 3. Hips back",
        "stretch 1",
        "lift 1",
        "squeeze 1",
        "Rep 2 of 2, the last: lower 3",
        "stretch 1",
        "hold 5 s",
        "lift 1",
        "squeeze 1",
        "Set 1 of 2 done: 2 reps. Saved.",
        "Rest 12 s, next: set 2 of 2, 20 lb each",
        QUESTION,
        "3",
        "2",
        "1",
        "Set 2 of 2. Rep 1 of 2: lower 3. Hips back",
    ]
    assert printed[: len(first_set)] == first_set
    assert "Done." in printed
    assert printed[-1].startswith("written to ")


def test_a_hold_is_counted_out_and_a_set_by_time_too(reader: Reader) -> None:
    reader.runs(protocol(held(12.0, entry=1, changeover=4.0), timed(5.0, entry=2), lead_in=0.0))
    body = reader.lines[reader.lines.index("Set 1 of 1: hold 12 s") :]
    assert body[:13] == [
        "Set 1 of 1: hold 12 s",
        "half way",
        "3",
        "2",
        "1",
        "Set 1 of 1 done: 12 s. Saved.",
        "Change over 4 s, next: March, set 1 of 1",
        "3",
        "2",
        "1",
        "Set 1 of 1: work 5 s",
        "3",
        "2",
    ]


def test_answers_and_corrections_are_said(reader: Reader) -> None:
    keys = [(27.0, "2"), (0.5, "2"), (0.5, "backspace"), (0.5, "up"), (0.5, "t"), (0.5, "plus")]
    printed = reader.runs(hinge(), *keys)
    said = printed[printed.index(QUESTION) + 1 :]
    assert said[:8] == [
        "Where? 1 hamstrings, 2 lower back, 3 glutes, 4 quads, 5 nowhere",
        "Felt: 2 faint, lower back",
        "Brace, weight close, bend at the hips; or lighter.",
        "Where? 1 hamstrings, 2 lower back, 3 glutes, 4 quads, 5 nowhere",
        "3 reps.",
        "Tempo broke: noted.",
        "25 s left.",
        "10 s left, next: set 2 of 2",
    ]


def test_a_pause_says_how_to_go_on_and_a_stop_asks(reader: Reader) -> None:
    printed = reader.runs(hinge(), (12.0, "space"), (5.0, "q"), (1.0, "escape"), (1.0, "q"), (1.0, "enter"))
    assert "Paused. Space goes on." in printed
    assert printed.count("End the session? What was done is kept. enter ends it, esc goes back.") == 2
    assert "Stopped." in printed
    assert printed[-3] == "No set was finished: nothing is kept."
    assert reader.kept == ()


def test_pain_says_what_to_do_and_is_kept(reader: Reader) -> None:
    printed = reader.runs(hinge(), (12.0, "p"), (5.0, "enter"))
    assert any(line.startswith("Stop. Put the weight down.") for line in printed)
    assert "Test: stopped: pain" in printed
    assert [record.pain for record in reader.kept[0].sets] == [True]


def test_ctrl_z_is_a_gap_however_short(reader: Reader) -> None:
    printed = reader.runs(hinge(), (12.0, "ctrl+z"), (3.0, "space"))
    assert "Paused. The program was stopped for a while. Space goes on." in printed
    assert printed[-1].startswith("written to ")


def test_the_load_of_the_next_set_is_typed_in_a_rest(reader: Reader) -> None:
    keys = [(27.0, "w"), *[(0.1, key) for key in ("2", "5", "enter")]]
    printed = reader.runs(hinge(), *keys, lines=["1 20", ""])
    asked = printed.index("Load of Hinge: 20 lb each. Type it and enter; escape leaves it.")
    assert printed[asked + 1 : asked + 4] == ["2 lb each", "25 lb each", "Load: 25 lb each"]
    assert "Load: 25 lb each" in printed
    assert [record.load for record in reader.kept[0].sets] == ["20 lb", "25 lb"]


def test_a_load_that_is_being_typed_can_be_left_and_pain_does_not_wait_for_it(reader: Reader) -> None:
    keys = [(27.0, "w"), (0.1, "plus"), (0.1, "x"), (0.1, "escape"), (0.1, "w"), (0.1, "9"), (0.1, "p")]
    printed = reader.runs(hinge(), *keys, (1.0, "enter"), lines=["1 20", ""])
    assert printed.index("25 lb each") + 1 == printed.index("It stays as it was.")
    assert "Test: stopped: pain" in printed
    assert [record.load for record in reader.kept[0].sets] == ["20 lb"]


def test_what_is_no_load_changes_nothing(reader: Reader) -> None:
    reader.runs(hinge(), lines=["1 20", "7 20", "1 heavy", "1 20 kg", "1", ""])
    refused = [line for line in reader.lines if "sets nothing" in line]
    assert [line.split('"')[1] for line in refused] == ["7 20", "1 heavy", "1 20 kg", "1"]
    assert [record.load for record in reader.kept[0].sets] == ["20 lb", "20 lb"]


def test_every_key_is_told_while_it_is_paused(reader: Reader) -> None:
    printed = reader.runs(hinge(), (12.0, "question_mark"), (9.0, "space"))
    told = printed.index("Paused. Space goes on.")
    assert "enter or n or right or page down: End what runs: a set, a rest, a count-in" in printed[told:]
    assert "question mark: Pause and show every key" in printed[told:]


def test_where_nobody_can_press_a_key_it_goes_on_to_the_end(reader: Reader) -> None:
    waits = hinge(rest="ready")
    printed = reader.runs(waits, lines=[])
    assert "No more keys can come: the session goes on by itself to its end." in printed
    assert "Ready? Hinge, set 2 of 2. Space when you are set." in printed
    assert [record.connection for record in reader.kept[0].sets] == [None, None]
    assert reader.kept[0].end is not None
    assert reader.kept[0].end.outcome == "finished"


def test_the_summary_asks_every_set_that_was_not_rated(reader: Reader) -> None:
    printed = reader.runs(hinge(), (27.0, "4"), (40.0, "5"), goes_away=False)
    asked = [line for line in printed if line.startswith("Hinge, set ")]
    assert [line.split(":")[0] for line in asked] == ["Hinge, set 2"]
    assert [record.connection for record in reader.kept[0].sets] == [4, 5]
    assert printed.count(QUESTION) == 1  # in the rest; at the end only the summary asks
    assert "2 of 2 sets done" in printed


def test_a_rehearsal_says_so_and_writes_nothing(reader: Reader) -> None:
    reader.runs(hinge(), lines=[], speed=100.0)
    assert "REHEARSAL x 100: nothing is recorded" in reader.lines
    assert "Set 1 of 2 done: 2 reps." in reader.lines
    assert "a rehearsal: nothing is written" in reader.lines
    assert [path.name for path in reader.paths.data.iterdir()] == ["config.toml"]


def test_the_safety_page_is_read_once(tmp_path: Path) -> None:
    reader = Reader(tmp_path, safe=False)
    reader.runs(hinge(), lines=["", "q"])
    assert any("not medical advice" in line for line in reader.lines)
    assert not any(line.startswith("Get ready") for line in reader.lines)
    reader.runs(hinge(), lines=["", ""])
    assert any("not medical advice" in line for line in reader.lines)
    assert any(line.startswith("Get ready") for line in reader.lines)
    reader.runs(hinge(), lines=[""])
    assert not any("not medical advice" in line for line in reader.lines)


def test_leaving_the_set_up_begins_nothing(reader: Reader) -> None:
    reader.runs(hinge(), lines=["q"])
    assert not any(line.startswith("Get ready") for line in reader.lines)


def has_left_in_set_2(reader: Reader) -> None:
    reader.paths.protocols.mkdir()
    (reader.paths.protocols / "little.toml").write_text(LITTLE)
    with pytest.raises(Gone):
        reader.runs("little", (27.0, "gone"))
    assert len(find_interrupted(reader.paths.state)) == 1


def test_an_interrupted_session_goes_on_at_its_set(reader: Reader) -> None:
    has_left_in_set_2(reader)
    reader.runs("little", lines=["r"])
    assert any(line.startswith("Little, stopped in set 2, ") for line in reader.lines)
    assert "r resume from set 2, s save what was done, d discard, q later, then enter." in reader.lines
    assert "Set 2 of 2. Rep 1 of 2: lower 3" in reader.lines
    assert "Set 1 of 2. Rep 1 of 2: lower 3" not in reader.lines
    assert [record.set for record in reader.kept[0].sets] == [1, 2]
    assert find_interrupted(reader.paths.state) == []


def test_what_was_done_can_be_saved_or_thrown_away_for_good_or_left(reader: Reader) -> None:
    has_left_in_set_2(reader)
    reader.runs("little", lines=["q", "q"])
    assert len(find_interrupted(reader.paths.state)) == 1
    reader.runs("little", lines=["d", "x", "s", "q"])
    assert "Throw it away for good? d again does." in reader.lines
    assert "Saved." in reader.lines
    assert [len(session.sets) for session in reader.kept] == [1]
    assert find_interrupted(reader.paths.state) == []


def test_a_rehearsal_asks_nothing_of_what_was_left(reader: Reader) -> None:
    has_left_in_set_2(reader)
    reader.runs("little", speed=100.0)
    assert "A session was interrupted" not in reader.lines
    assert len(find_interrupted(reader.paths.state)) == 1


async def test_it_leaves_the_very_record_that_the_app_leaves(tmp_path: Path) -> None:
    async with lifter(tmp_path / "app", first="activation-rdl", at=SATURDAY) as gym:
        await gym.presses("2", "0", "enter")
        await gym.waits(30.0)
        await gym.presses("n")
        await gym.waits(1.0)
        await gym.presses("up")
        await gym.waits(13.7)
        await gym.waits(20.0)
        await gym.presses("t", "n")
        await gym.waits(1.0)
        await gym.presses("4")
        await gym.waits(40.0)
        await gym.presses("q", "enter")
        await gym.presses("5", "enter")
        (by_app,) = gym.kept

    reader = Reader(tmp_path / "plain")
    reader.clock.passes(0.9)
    keys = [
        (30.3, "n"),
        (1.3, "up"),
        (34.0, "t"),
        (0.3, "n"),
        (1.3, "4"),
        (40.3, "q"),
        (0.3, "enter"),
        (0.3, "5"),
    ]
    reader.runs("activation-rdl", *keys, lines=["2 20", ""])
    (by_plain,) = reader.kept
    assert re.match(r"0{11}1", by_plain.id)
    assert by_plain == by_app


def test_what_was_earned_is_offered_in_words_and_taken_by_typing_it(reader: Reader) -> None:
    perfect = [(10.0 + 45.0 + 77.0 + 1.0, "5"), (12.0 + 77.0, "5"), (12.0 + 77.0, "5")]
    reader.runs("activation-rdl", *perfect, lines=["2 20", ""])
    assert "25 lb earned: 3 x 12 at 3-1-1-1, connection 5 5 5. That is +25 %." in reader.lines
    assert "last 7 days: 3 hamstring sets, no quad sets; " in "\n".join(reader.lines)
    assert "next: Five-minute hamstring activation, due Tue 24 Nov" in reader.lines
    reader.runs("activation-rdl", lines=["2 25", ""], goes_away=True)
    assert 'load: 20 lb each; 25 lb earned (+25 %): "2 25" takes it' in reader.lines
    assert "earned: 3 x 12 at 3-1-1-1, connection 5 5 5, +25 %" in reader.lines
    assert "load: 25 lb each" in reader.lines
