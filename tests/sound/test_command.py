import signal
from pathlib import Path

import pytest

from tests.clocks import FakeClock
from tests.sound.machine import Machine, comes_true
from tui.sound.command import Command


def ended(command: Command) -> None:
    if command._running is not None:
        command._running.wait()


def test_the_command_gets_its_words_and_the_name_of_the_cue(machine: Machine) -> None:
    machine.has("lamp")
    command = Command("lamp --colour 'deep red' '$HOME;x'", machine.environ)
    command.play("hold")
    ended(command)
    assert machine.cues("lamp") == ["hold"]
    assert machine.calls("lamp") == ["--colour deep red $HOME;x"]


def test_one_runs_at_a_time(machine: Machine) -> None:
    gate = machine.note("gate")
    machine.has("lamp", f"while test ! -e {gate}; do sleep 0.01; done")
    command = Command("lamp", machine.environ)
    command.play("low")
    command.play("high")
    gate.touch()
    ended(command)
    command.play("done")
    ended(command)
    assert machine.cues("lamp") == ["low", "done"]


def test_a_command_that_fails_twice_is_dropped_and_that_is_told_once(machine: Machine) -> None:
    machine.has("lamp", status=4)
    command = Command("lamp", machine.environ)
    for _ in range(5):
        command.play("low")
        ended(command)
    assert machine.cues("lamp") == ["low", "low"]
    assert (command.complaint(), command.complaint()) == (
        'the command "lamp" failed twice: it ended with status 4'.replace('"lamp"', f'"{short(machine)}"'),
        None,
    )


def short(machine: Machine) -> str:
    path = machine.environ["PATH"] + "/lamp"
    return path if len(path) <= 40 else path[:39] + "…"


def test_one_failure_between_successes_is_forgiven(machine: Machine) -> None:
    command_that_alternates = 'test -e "$0.odd" && rm "$0.odd" && exit 0; touch "$0.odd"; exit 1'
    machine.has("lamp", command_that_alternates)
    command = Command("lamp", machine.environ)
    for _ in range(6):
        command.play("low")
        ended(command)
    assert len(machine.cues("lamp")) == 6
    assert command.complaint() is None


@pytest.mark.parametrize(
    ("text", "why"),
    [("no-such-lamp on", 'the command "no-such-lamp" is not found'), ("lamp 'x", "No closing quotation")],
)
def test_a_command_that_cannot_be_run_is_told(machine: Machine, text: str, why: str) -> None:
    command = Command(text, machine.environ)
    command.play("low")
    assert why in str(command.complaint())
    assert command.complaint() is None


def test_a_command_that_hangs_is_ended_with_what_it_began_and_that_is_told_once(machine: Machine) -> None:
    clock = FakeClock()
    machine.has("lamp", f"sleep 1000 & echo $! > {machine.note('child')}; wait")
    command = Command("lamp", machine.environ, monotonic=clock.monotonic)
    command.play("low")
    hanging = command._running
    assert hanging is not None
    comes_true(lambda: machine.note("child").exists() and machine.note("child").read_text().endswith("\n"))
    clock.passes(29.0)
    command.play("high")
    assert command.complaint() is None
    clock.passes(2.0)
    command.play("high")
    assert "does not come to an end" in str(command.complaint())
    command.play("low")
    assert command.complaint() is None
    assert machine.cues("lamp") == ["low"]
    comes_true(lambda: hanging.returncode is not None)
    comes_true(lambda: is_gone(int(machine.note("child").read_text())))


def test_a_command_that_does_not_want_to_end_is_made_to(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.sound.command.MOMENT", 0.0)
    monkeypatch.setattr("tui.sound.children.TO_TIDY_UP", 0.05)
    ready = machine.note("ready")
    machine.has("lamp", f"trap '' TERM; touch {ready}; while :; do sleep 0.05; done")
    command = Command("lamp", machine.environ)
    command.play("finish")
    hanging = command._running
    assert hanging is not None
    comes_true(ready.exists)
    command.close()
    comes_true(lambda: hanging.returncode is not None)
    assert hanging.returncode == -signal.SIGKILL


def is_gone(pid: int) -> bool:
    """Whether a process runs no more; one that nobody has reaped yet does not run."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_command_that_runs_is_given_a_moment_at_the_end(machine: Machine) -> None:
    gate = machine.note("gate")
    machine.has("lamp", f"while test ! -e {gate}; do sleep 0.01; done; touch {gate}.end")
    command = Command("lamp", machine.environ)
    command.play("finish")
    command.close()
    gate.touch()
    comes_true(machine.note("gate.end").exists)
