import errno
import fcntl
from pathlib import Path
from typing import Any

import pytest

from tests.commands.shell import Shell
from tests.progress.records import AS_WRITTEN
from tests.sound.machine import Machine
from tui.commands.checkup import ROOM
from tui.screens.keyed import NEEDED


def found(shell: Shell, check: str) -> list[dict[str, Any]]:
    """Give what the doctor says of one thing."""
    return [one for one in shell.asks("doctor") if one["check"] == check]


def the(shell: Shell, check: str) -> dict[str, Any]:
    (only,) = found(shell, check)
    return only


@pytest.fixture(autouse=True)
def machine(shell: Shell, tmp_path: Path) -> Machine:
    """Install nothing."""
    machine = Machine(tmp_path / "machine")
    shell.environ = dict(machine.environ)
    return machine


def test_in_a_new_home_all_that_matters_works(shell: Shell) -> None:
    assert shell.types("doctor") == 0
    assert shell.said.endswith("\nAll that matters works.\n")
    rows = shell.asks("doctor")
    assert all(row.keys() == {"check", "ok", "matters", "detail"} for row in rows)
    assert [row["check"] for row in rows if not row["ok"] and row["matters"]] == []
    assert {"version", "terminal", "sound", "voice", "records", "lock", "settings", "progress", "schema"} <= {
        row["check"] for row in rows
    }
    assert not [path for path in shell.home.rglob("*") if "trial" in path.name]


def test_each_damaged_place_is_named_with_its_line(shell: Shell) -> None:
    (shell.home / "progress.toml").write_text(AS_WRITTEN + '\n[[session]]\nid = "1"\n\n[[session]]\nx\n')
    first, second = found(shell, "progress")
    assert (first["ok"], first["matters"]) == (False, True)
    line = AS_WRITTEN.count("\n") + 2
    assert f"{shell.home}/progress.toml:{line}: " in first["detail"]
    assert f"{shell.home}/progress.toml:{line + 3}: " in second["detail"]
    assert shell.types("doctor") == 1
    assert "FAULT   progress\n" in shell.said
    assert shell.said.endswith("\n2 things to mend, marked FAULT.\n")


def test_a_sound_record_is_counted(shell: Shell) -> None:
    (shell.home / "progress.toml").write_text(AS_WRITTEN)
    assert the(shell, "progress")["detail"] == "1 session; progress.toml: sound"


def test_an_interrupted_session_that_cannot_be_read_is_named(shell: Shell) -> None:
    (shell.home / "underway-00000000000a.toml").write_text("[[session]]\n")
    assert "underway-00000000000a.toml" in the(shell, "progress")["detail"]
    assert shell.types("doctor") == 1


def test_a_folder_that_cannot_be_written_matters_where_sessions_are_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shell = Shell(tmp_path / "file" / "home")
    assert shell.types("doctor --json") == 1
    for check, matters in (("records", True), ("state", True), ("settings folder", False), ("cache", False)):
        row = the(shell, check)
        assert (row["ok"], row["matters"]) == (False, matters)
        assert "a file stands where a folder should be" in row["detail"]
        assert "LASTREP_HOME" in row["detail"]


def test_where_no_locks_are_offered_that_is_said(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", refuses)
    row = the(shell, "lock")
    assert (row["ok"], row["matters"]) == (False, False)
    assert "offers no locks" in row["detail"]


def test_what_is_wrong_in_the_settings_is_said_with_its_place(shell: Shell) -> None:
    (shell.home / "config.toml").write_text('unit = "lb"\nvoise = "auto"\n')
    row = the(shell, "settings")
    assert not row["ok"]
    assert "config.toml:2:1: " in row["detail"]
    assert "did you mean voice?" in row["detail"]


def test_the_first_player_that_answers_is_named_and_those_that_do_not(shell: Shell, machine: Machine) -> None:
    machine.has("paplay", status=1)
    machine.has("aplay")
    row = the(shell, "sound")
    assert row["ok"]
    assert row["detail"].startswith("paplay ended with status 1; aplay answers")
    machine.has("aplay", status=1)
    row = the(shell, "sound")
    assert (row["ok"], row["matters"]) == (False, False)
    assert "bell" in row["detail"]


def test_without_a_player_it_says_what_to_install(shell: Shell) -> None:
    row = the(shell, "sound")
    assert not row["ok"]
    assert "install" in row["detail"]


def test_over_ssh_the_bell_is_meant_to_ring(shell: Shell) -> None:
    shell.environ["SSH_TTY"] = "/dev/pts/1"
    assert the(shell, "sound")["ok"]


def test_a_voice_is_tried(shell: Shell, machine: Machine) -> None:
    assert the(shell, "voice")["ok"], "it is off, and so nothing is missing"
    (shell.home / "config.toml").write_text('voice = "auto"\n')
    assert "espeak-ng" in the(shell, "voice")["detail"] or "install" in the(shell, "voice")["detail"]
    machine.has("paplay")
    machine.has("espeak-ng", status=1)
    row = the(shell, "voice")
    assert not row["ok"]
    assert "espeak-ng: it ended with status 1" in row["detail"]


def test_a_schema_that_is_missing_is_named_with_how_to_put_it_there(shell: Shell) -> None:
    assert the(shell, "schema")["ok"]
    shell.types("new mine")
    assert the(shell, "schema")["ok"]
    (shell.protocols / "plan.schema.json").write_text("{}")
    row = the(shell, "schema")
    assert (row["ok"], row["matters"]) == (False, False)
    assert "lastrep schema plan > " in row["detail"]


def test_a_terminal_is_looked_at(shell: Shell) -> None:
    shell.environ |= {"TERM": "dumb"}
    shell.types("doctor", width=30)
    assert "no terminal dumb: use `lastrep run NAME --plain`" in " ".join(shell.said.split())
    assert "no      size\n" in shell.said
    assert max(map(len, shell.said.splitlines())) <= max(30, len(str(shell.home)) + 30)
    shell.environ |= {"TERM": "xterm-256color"}
    shell.types("doctor", width=80)
    assert "ok      size\n" in shell.said
    assert "ok      colours\n" in shell.said
    shell.environ |= {"NO_COLOR": "1", "TERM": "vt100"}
    shell.types("doctor", width=80)
    assert "ok      colours\n" in shell.said


def test_it_needs_no_more_room_than_the_screens_do() -> None:
    assert ROOM == NEEDED


def test_names_of_files_cannot_steer_the_terminal(shell: Shell) -> None:
    (shell.home / "progress-\x1b[2J.toml").mkdir(parents=True)
    shell.types("doctor")
    assert "\x1b" not in shell.said
    assert r"progress-\x1b[2J.toml" in shell.said
