"""A power cut in the middle of a session."""

import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

from tests.e2e.quick import QUICK, REPS, SETS, has_read_the_safety_page, written
from tests.e2e.terminal import PROGRAM, at_home, terminal


def underway(home: Path) -> list[dict[str, Any]]:
    """Read the sets of the session that is not finished."""
    (path,) = home.glob("underway-*.toml")
    (session,) = tomllib.loads(path.read_text())["session"]
    sets: list[dict[str, Any]] = session.get("set", [])
    return sets


def test_a_session_killed_in_set_2_goes_on_from_set_2_and_is_whole_in_the_end(tmp_path: Path) -> None:
    written(tmp_path / "protocols", "quick", QUICK)
    has_read_the_safety_page(tmp_path)
    with terminal(tmp_path, "run", "quick") as user:
        user.sees("Little squat", "enter start")
        user.types("enter")
        user.sees("set 2 of 3", "rep 1 of 2")
        user.kills()
    assert [(record["set"], record["reps"]) for record in underway(tmp_path)] == [(1, REPS)]
    assert not (tmp_path / "progress.toml").exists()

    with terminal(tmp_path) as again:
        again.sees("Quick, stopped in set 2", "resume from set 2", "save what was done", "discard")
        again.types("r")
        again.sees("set 2 of 3", "rep 1 of 2")
        again.sees("3 of 3 sets done", "written to")
        again.types("enter")
        again.sees("Today")
        again.types("q")
        assert again.ends() == 0
        assert not any("set 1 of 3" in frame for frame in again.frames)

    assert not list(tmp_path.glob("underway-*"))
    (session,) = tomllib.loads((tmp_path / "progress.toml").read_text())["session"]
    assert [(record["set"], record["reps"]) for record in session["set"]] == [
        (number, REPS) for number in range(1, SETS + 1)
    ]
    assert session["end"]["outcome"] == "finished"
    log = subprocess.run(
        [PROGRAM, "log", "--json"], env=at_home(tmp_path), capture_output=True, text=True, check=True
    )
    assert [one["id"] for one in json.loads(log.stdout)] == [session["id"]]
    assert len(json.loads(log.stdout)[0]["set"]) == SETS


def test_what_was_done_before_the_kill_can_be_saved_as_it_is(tmp_path: Path) -> None:
    written(tmp_path / "protocols", "quick", QUICK)
    has_read_the_safety_page(tmp_path)
    with terminal(tmp_path, "run", "quick") as user:
        user.sees("enter start")
        user.types("enter")
        user.sees("set 2 of 3", "rep 1 of 2")
        user.kills()
    with terminal(tmp_path) as again:
        again.sees("resume from set 2")
        again.types("s")
        again.sees("Today")
        again.types("q")
        assert again.ends() == 0
    (session,) = tomllib.loads((tmp_path / "progress.toml").read_text())["session"]
    assert [(record["set"], record["reps"]) for record in session["set"]] == [(1, REPS)]
    assert session["end"]["outcome"] == "stopped"
