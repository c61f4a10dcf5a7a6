import pytest

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


def test_a_command_that_runs_on_is_left_alone_at_the_end(machine: Machine) -> None:
    gate = machine.note("gate")
    machine.has("lamp", f"while test ! -e {gate}; do sleep 0.01; done; touch {gate}.end")
    command = Command("lamp", machine.environ)
    command.play("finish")
    command.close()
    gate.touch()
    comes_true(machine.note("gate.end").exists)
