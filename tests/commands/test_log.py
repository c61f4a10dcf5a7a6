import argparse
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.progress.records import AS_WRITTEN, session
from tui.commands import log
from tui.commands.house import House
from tui.files.paths import find_paths
from tui.progress.writing import block_text

DAMAGED = '[[session]]\nid = "00000000000d"\nreps = \n'


class Lifter:
    """Asks `lastrep log` about a progress file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said = self.complained = ""

    def wrote(self, *blocks: str) -> "Lifter":
        (self.folder / "progress.toml").write_text("\n".join(blocks), encoding="utf-8")
        return self

    def asks(self, *words: str, width: int | None = 80) -> str:
        parser = argparse.ArgumentParser()
        log.add_to(parser.add_subparsers())
        args = parser.parse_args(["log", *words])
        out, err = io.StringIO(), io.StringIO()
        house = House(find_paths({"LASTREP_HOME": str(self.folder)}), out, err, width)
        assert args.run(args, house) == 0
        self.complained = err.getvalue()
        return out.getvalue()

    def asks_json(self, *words: str) -> Any:
        return json.loads(self.asks(*words, "--json"))


@pytest.fixture
def lifter(tmp_path: Path) -> Lifter:
    return Lifter(tmp_path)


def test_without_sessions_it_says_how_to_begin(lifter: Lifter) -> None:
    assert lifter.asks() == "No sessions yet. `lastrep` begins the first.\n"
    assert lifter.asks_json() == []


def test_json_has_the_keys_of_the_file_newest_first(lifter: Lifter) -> None:
    lifter.wrote(block_text(session(1)), AS_WRITTEN.replace("plan_session", "mood"))
    first, second = lifter.asks_json()
    assert first["id"] == "7ce418072e8c"
    assert first["mood"] == 7
    assert first["started"] == "2026-11-21T18:02:11+01:00"
    assert [one["exercise"] for one in first["set"]] == [
        "dumbbell-romanian-deadlift",
        "single-leg-bridge-hold",
    ]
    assert first["set"][0]["per_hand"] is True
    assert "per_hand" not in first["set"][1]
    assert first["end"] == {
        "at": "2026-11-21T18:07:29+01:00",
        "edited": "2026-11-22T09:00:00+01:00",
        "outcome": "finished",
    }
    assert first["verdicts"] == [
        {
            "exercise": "dumbbell-romanian-deadlift",
            "passed": False,
            "why": "Not passed: set 1 left hurt; set 1 left felt 2 (5 needed); "
            "sets 1 right, 2 left, 2 right, 3 left and 3 right were not done.",
        }
    ]
    assert second["verdicts"] == [
        {
            "exercise": "dumbbell-romanian-deadlift",
            "passed": True,
            "why": "Passed: 3 x 12, connection 5 5 5.",
        }
    ]
    assert [*second] == ["id", "format", "protocol", "name", "started", "seconds", "set", "end", "verdicts"]


def test_json_holds_whatever_toml_can(lifter: Lifter) -> None:
    odd = "a = nan\nb = [-inf, 2026-01-01]\nc = 12:00:00\nd = 99999999999999999999\ne = {x = 1e400}\n"
    lifter.wrote(f"[[session]]\nstarted = 2026-11-21\nprotocol = 'x'\n{odd}")
    (one,) = lifter.asks_json()
    assert [one[key] for key in "abcde"] == [
        None,
        [None, "2026-01-01"],
        "12:00:00",
        99999999999999999999,
        {"x": None},
    ]
    assert datetime.fromisoformat(one["started"]).hour == 12


def test_only_the_last_are_given_when_asked_for(lifter: Lifter) -> None:
    lifter.wrote(*(block_text(session(day)) for day in range(1, 8)))
    assert [one["id"][-1] for one in lifter.asks_json("--last", "2")] == ["7", "6"]
    assert len(lifter.asks_json("--last", "99")) == 7


@pytest.mark.parametrize("count", ["0", "-1", "two", "1.5"])
def test_a_count_that_is_none_is_wrong_usage(lifter: Lifter, count: str) -> None:
    with pytest.raises(SystemExit) as refused:
        lifter.asks("--last", count)
    assert refused.value.code == 2


def test_damaged_blocks_are_named_on_standard_error_alone(lifter: Lifter) -> None:
    lifter.wrote(block_text(session(1)), DAMAGED, block_text(session(2)))
    assert len(lifter.asks_json()) == 2
    line = block_text(session(1)).count("\n") + 2
    assert lifter.complained.startswith(f"lastrep: {lifter.folder}/progress.toml:{line}: line {line + 2}: ")
    assert lifter.complained.count("\n") == 1


def test_a_session_is_told_in_a_few_lines(lifter: Lifter) -> None:
    lifter.wrote(AS_WRITTEN)
    assert lifter.asks() == (
        "2026-11-21 18:02  Five-minute hamstring activation  5:18  finished\n"
        "  dumbbell-romanian-deadlift  20 lb per hand\n"
        "    left reps 12; felt 2; mostly lower back; pain in set 1 left\n"
        "  single-leg-bridge-hold\n"
        "    30 s\n"
        "  Not passed: set 1 left hurt; set 1 left felt 2 (5 needed); sets 1 right, 2\n"
        "    left, 2 right, 3 left and 3 right were not done.\n"
        "  note: felt set 3 most\n"
    )


def test_on_a_phone_no_line_is_wider_than_the_screen(lifter: Lifter) -> None:
    long = msgspec.structs.replace(session(1, sets=20), note="I felt it " * 20)
    lifter.wrote(AS_WRITTEN, block_text(long))
    said = lifter.asks(width=45)
    assert max(map(len, said.splitlines())) <= 45
    assert "2026-11-21 18:02  5:18  finished\nFive-minute hamstring activation\n" in said
    assert max(map(len, lifter.asks(width=None).splitlines())) > 80


def test_what_would_steer_the_terminal_is_shown_as_it_is_written(lifter: Lifter) -> None:
    lifter.wrote(AS_WRITTEN.replace("felt set 3 most", r"\u001b[31m\u202e").replace("Five-minute", r"\u0007"))
    said = lifter.asks()
    assert "\x1b" not in said
    assert r"note: \x1b[31m\u202e" in said


def test_broken_tempo_is_told_by_the_number_of_the_set(lifter: Lifter) -> None:
    done = session(1)
    sets = tuple(
        msgspec.structs.replace(one, tempo_kept=one.set == 2, load=f"{one.set} lb") for one in done.sets
    )
    lifter.wrote(block_text(msgspec.structs.replace(done, sets=sets)))
    said = lifter.asks()
    assert "1 lb, 2 lb, 3 lb" in said
    assert "reps 12 12 12; felt 5 5 5; tempo broke in sets 1 and 3" in said


def test_without_a_rule_or_a_file_there_is_no_verdict(lifter: Lifter) -> None:
    other, gone = (
        msgspec.structs.replace(session(day), protocol=id)
        for day, id in ((1, "nordic-curl"), (2, "no-such-file"))
    )
    lifter.wrote(block_text(other), block_text(gone))
    assert [one["verdicts"] for one in lifter.asks_json()] == [[], []]


def test_of_a_set_that_is_not_rated_nothing_is_judged(lifter: Lifter) -> None:
    lifter.wrote(block_text(session(1)).replace("connection = 5\n", "", 1))
    (verdict,) = lifter.asks_json()[0]["verdicts"]
    assert (verdict["passed"], verdict["why"]) == (None, "Not judged: set 1 has no rating.")


def test_the_verdicts_of_the_newest_need_no_more_than_themselves(lifter: Lifter) -> None:
    lifter.wrote(*(block_text(session(day)) for day in range(1, 8)))
    assert lifter.asks_json("--last", "2") == lifter.asks_json()[:2]
