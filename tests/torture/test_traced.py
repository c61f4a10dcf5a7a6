"""S1 and S2: what the program asks of the system. No network, no shell, nothing for other eyes."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.e2e.quick import has_read_the_safety_page, written
from tests.e2e.terminal import PROGRAM, Terminal, at_home
from tests.progress.records import NOW, session
from tests.torture.conftest import Figure
from tests.torture.tracing import Call, calls_in, needs_strace, strace
from tui.commands import COMMANDS
from tui.files.paths import find_paths
from tui.progress.appending import append_session

MARK = "zzmarkzz"  # stands wherever a protocol has a text of its own
PROTOCOL = f"""
name = "../{MARK}/name"
summary = "/{MARK}/summary $(touch {MARK})"
lead_in = 0

[[exercise]]
name = "; touch {MARK}"
section = "../../{MARK}"
sets = 2
reps = 1
tempo = "0.3-0-0.3-0"
rest = 0.4
load = "20 lb"
cues = {{ setup = "`touch {MARK}`", lower = "| {MARK}" }}
"""
SETTINGS = 'seen = ["safety"]\nvoice = "auto"\ncommand = "cue-command with words"\n'
TRACED = "%network,execve,execveat,%file"
ASKED: dict[str, list[list[str]]] = {
    "list": [["list"], ["list", "--json"]],
    "show": [["show", "hostile"]],
    "check": [["check"]],
    "new": [["new", "mine"]],
    "edit": [["edit", "hostile"]],
    "schema": [["schema"]],
    "log": [["log"], ["log", "--json"]],
    "where": [["where"]],
    "doctor": [["doctor"]],
    "next": [["next"]],
    "balance": [["balance"]],
    "plan": [["plan", "status"]],
    "export": [["export", "--format", "json"]],
    "render": [["render", "hostile", "-o", "session.wav"]],
    "completion": [["completion", "bash"]],
    "run": [["run", "hostile", "--plain", "--speed", "20"]],
}
ELSEWHERE = {"sounds", "import", "merge"}  # 40 seconds of cues; they want files that are theirs


@pytest.fixture
def home(tmp_path: Path) -> Path:
    needs_strace()
    home = tmp_path / "home"
    written(home / "protocols", "hostile", PROTOCOL)
    has_read_the_safety_page(home)
    (home / "config.toml").write_text(SETTINGS)
    append_session(find_paths({"LASTREP_HOME": str(home)}), session(1), NOW)
    programs = tmp_path / "bin"
    programs.mkdir()
    for program in ("aplay", "espeak-ng", "cue-command", "an-editor", "systemd-inhibit", "cat"):
        (programs / program).symlink_to("/bin/true")
    return home


def environ(home: Path) -> dict[str, str]:
    return {
        **at_home(home),
        "PATH": str(home.parent / "bin"),
        "VISUAL": "an-editor",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def judge(calls: list[Call], home: Path) -> None:
    """See that nothing was asked of the system that we promise not to ask."""
    assert calls
    sockets = [call.words for call in calls if call.name == "socket" and not call.words.startswith("AF_UNIX")]
    assert sockets == []
    marked = [call for call in calls if MARK in call.words and call.name not in ("execve", "execveat")]
    assert marked == [], "a path is built from a protocol's text"
    programs = {Path(call.texts[0]).name for call in calls if call.name == "execve" and call.result == 0}
    assert not programs & {"sh", "bash", "dash"}
    # A voice reads words on its standard input; nothing of a protocol is on any command line.
    assert not [call for call in calls if call.name == "execve" and MARK in call.words]
    assert not list(home.parent.rglob(f"*{MARK}*"))
    assert_private(home)


def assert_private(home: Path) -> None:
    """See that what the program has made can be read by its owner alone."""
    ours = [path for path in home.rglob("*") if path.name not in ("hostile.toml", "config.toml", "protocols")]
    for path in ours:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path}: {mode:o}"


def test_every_command_is_asked() -> None:
    assert set(COMMANDS) <= ASKED.keys() | ELSEWHERE


@pytest.mark.parametrize("command", [command for command in COMMANDS if command in ASKED])
def test_a_command_opens_no_network_and_starts_no_shell(command: str, home: Path, figure: Figure) -> None:
    os.umask(0o022)
    programs: set[str] = set()
    for number, words in enumerate(ASKED[command]):
        log = home.parent / f"trace-{number}"
        done = subprocess.run(
            [*strace(log, TRACED), str(PROGRAM), *words],
            env=environ(home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=home.parent / "bin",
            timeout=120,
            check=False,
        )
        assert done.returncode in (0, 1, 2), done.stderr.decode()
        assert b"Traceback" not in done.stderr
        calls = calls_in(log)
        judge(calls, home)
        programs |= {Path(call.texts[0]).name for call in calls if call.name == "execve" and call.result == 0}
    begun = ", ".join(sorted(programs - {"lastrep"})) or "nothing"
    figure("S1", f"lastrep {command}: no network socket; begun: {begun}")


def test_a_session_opens_no_network_starts_no_shell_and_is_private(home: Path, figure: Figure) -> None:
    log = home.parent / "trace"
    under = strace(log, TRACED)
    with Terminal("run", "hostile", env=environ(home), size=(80, 24), under=under) as user:
        user.sees("touch", "enter start", within=60)
        user.types("enter")
        user.sees("2 of 2 sets done", "written to", within=60)
        user.types("enter")
        user.sees("Today")
        user.types("q")
        assert user.ends(within=60) == 0
    calls = calls_in(log)
    judge(calls, home)
    begun = {Path(call.texts[0]).name for call in calls if call.name == "execve" and call.result == 0}
    assert "cue-command" in begun
    assert {"aplay", "espeak-ng"} <= begun
    assert begun <= {"lastrep", "aplay", "espeak-ng", "cue-command", "systemd-inhibit"}
    asked = sum(call.name == "socket" for call in calls)
    figure("S1", f"a whole session: {asked} sockets, none of a network; begun: {', '.join(sorted(begun))}")
    figure("S2", "files 0600, folders 0700; no path with a protocol's text in it")
