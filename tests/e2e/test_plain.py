"""Plain mode in a real terminal, in a dumb one, and in a pipe."""

import os
import signal
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.quick import SLOW, has_read_the_safety_page, written
from tests.e2e.terminal import PROGRAM, Terminal, at_home, terminal

FOUR_REPS = """
name = "Four"
lead_in = 0

[[exercise]]
name = "Little squat"
sets = 3
reps = 4
tempo = "0.5-0-0.5-0"
rest = 0.5
"""
HEADS = ("Get ready:", "Set 1 of 3. Rep 1 of 12: lower 3", "Rep 12 of 12, the last: lower 3", "hold 5 s")


def says(user: Terminal, text: str, within: float = 15.0) -> None:
    """Wait until a text was printed, however the lines were broken."""
    user.waits_for(lambda: text in " ".join(user.said.split()), f"{text!r} printed", within)


def test_a_rehearsal_on_a_dumb_terminal_of_40_columns(tmp_path: Path) -> None:
    with terminal(
        tmp_path, "run", "activation-rdl", "--plain", "--speed", "20", size=(40, 24), TERM="dumb"
    ) as user:
        says(user, "Enter starts, q leaves.")
        user.types("enter")
        says(user, "Enter leaves it open.", within=60)
        user.types("enter")
        says(user, "a rehearsal: nothing is written")
        assert user.ends() == 0
        printed = user.came.replace(b"\r\n", b"\n")
    assert [byte for byte in printed if (byte < 0x20 and byte != 0x0A) or byte == 0x7F] == []
    assert max(len(line) for line in printed.decode().splitlines()) <= 40
    assert b"4 of 4 sets done" in printed
    assert not [*tmp_path.rglob("progress*.toml"), *tmp_path.rglob("underway*")]


@pytest.mark.parametrize("keys", [b"", b"\n"])
def test_a_whole_session_into_a_pipe_without_a_control_code(tmp_path: Path, keys: bytes) -> None:
    done = subprocess.run(
        [PROGRAM, "run", "activation-rdl", "--plain", "--speed", "100"],
        env=at_home(tmp_path),
        input=keys,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert [byte for byte in done.stdout if (byte < 0x20 and byte != 0x0A) or byte == 0x7F] == []
    lines = done.stdout.decode().splitlines()
    assert "No more keys can come: the session goes on by itself to its end." in lines
    for head in HEADS:
        assert any(line.startswith(head) for line in lines), head
    assert sum(line.startswith(("Set 1 of 3. Rep", "Set 2 of 3. Rep", "Rep ")) for line in lines) >= 3 * 12
    assert sum(line == "hold 5 s" for line in lines) == 3
    assert "4 of 4 sets done" in lines


def record(home: Path) -> dict[str, Any]:
    """Read the one session, without what no two sessions share."""
    (session,) = tomllib.loads((home / "progress.toml").read_text())["session"]
    del session["id"], session["started"], session["seconds"], session["end"]["at"]
    return dict(session)


def test_a_session_cut_by_keys_leaves_the_record_that_the_app_leaves(tmp_path: Path) -> None:
    homes = tmp_path / "app", tmp_path / "plain"
    for home in homes:
        written(home / "protocols", "four", FOUR_REPS)
        has_read_the_safety_page(home)
    with terminal(homes[0], "run", "four") as user:
        user.sees("enter start")
        user.types("enter")
        user.sees("rep 3 of 4")
        user.types("n")
        user.sees("set 2 of 3", "rep 2 of 4")
        user.types("q")
        user.sees("STOP?")
        user.types("enter")
        user.sees("written to")
        user.types("escape")
        user.sees("Today")
        user.types("q")
        assert user.ends() == 0
    with terminal(homes[1], "run", "four", "--plain", size=(40, 24), TERM="dumb") as user:
        says(user, "Enter starts, q leaves.")
        user.types("enter")
        says(user, "Rep 3 of 4")
        user.types("n")
        says(user, "Set 1 of 3 done: 2 reps. Saved.")
        says(user, "Set 2 of 3. Rep 1 of 4: lower 0.5 lift 0.5 Rep 2 of 4")
        user.types("q")
        says(user, "End the session?")
        user.types("enter")
        says(user, "written to")
        assert user.ends() == 0
    by_app, by_plain = (record(home) for home in homes)
    assert [(one["set"], one["reps"]) for one in by_plain["set"]] == [(1, 2), (2, 1)]
    assert by_plain == by_app


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_with_the_terminal_put_back_and_the_session_kept(
    tmp_path: Path, number: signal.Signals
) -> None:
    written(tmp_path / "protocols", "slow", SLOW)
    has_read_the_safety_page(tmp_path)
    with terminal(tmp_path, "run", "slow", "--plain") as user:
        says(user, "Enter starts, q leaves.")
        before = user.modes
        user.types("enter")
        says(user, "Rep 1 of 2: lower 30")
        assert user.modes != before
        user.signals(number)
        assert user.ends() == 128 + number
        assert user.modes == before
    assert len(list(tmp_path.glob("underway-*.toml"))) == 1


def test_a_terminal_that_is_closed_ends_it_with_the_session_kept(tmp_path: Path) -> None:
    written(tmp_path / "protocols", "slow", SLOW)
    has_read_the_safety_page(tmp_path)
    with terminal(tmp_path, "run", "slow", "--plain") as user:
        says(user, "Enter starts, q leaves.")
        user.types("enter")
        says(user, "Rep 1 of 2: lower 30")
        user.hangs_up()
    assert user.status == 128 + signal.SIGHUP
    assert len(list(tmp_path.glob("underway-*.toml"))) == 1


def test_a_reader_that_goes_away_ends_it_with_the_session_kept(tmp_path: Path) -> None:
    written(tmp_path / "protocols", "slow", SLOW.replace("30-1-1-1", "1-1-1-1"))
    has_read_the_safety_page(tmp_path)
    reads, writes = os.pipe()
    with subprocess.Popen(
        [PROGRAM, "run", "slow", "--plain"],
        env=at_home(tmp_path),
        stdin=subprocess.DEVNULL,
        stdout=writes,
        stderr=subprocess.PIPE,
    ) as program:
        os.close(writes)
        assert os.read(reads, 1)
        os.close(reads)
        assert program.wait(15) == 128 + signal.SIGPIPE
        assert program.stderr is not None
        assert program.stderr.read() == b""


def test_where_the_app_cannot_draw_it_names_plain_mode(tmp_path: Path) -> None:
    with terminal(tmp_path, "run", "activation-rdl", TERM="dumb") as user:
        assert user.ends() == 2
        assert "`lastrep run activation-rdl --plain` runs anywhere" in " ".join(user.said.split())
