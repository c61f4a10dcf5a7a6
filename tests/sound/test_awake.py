import subprocess
import sys

import pytest

from tests.sound.machine import Machine, comes_true
from tui.sound.awake import Awake, helper


def test_the_machine_is_kept_awake_until_it_is_let_go(machine: Machine) -> None:
    ended = machine.note("ended")
    machine.has("systemd-inhibit", f"cat; touch {ended}")
    machine.has("cat")
    awake = Awake(machine.environ, "linux")
    awake.hold()
    awake.hold()
    comes_true(lambda: machine.calls("systemd-inhibit"))
    assert machine.calls("systemd-inhibit")[0].startswith("--what=idle:sleep --who=lastrep")
    assert not ended.exists()
    awake.release()
    comes_true(ended.exists)
    assert len(machine.calls("systemd-inhibit")) == 1


def test_the_lock_of_a_phone_is_given_back(machine: Machine) -> None:
    machine.has("termux-wake-lock")
    machine.has("termux-wake-unlock")
    machine.has("cat", "exec /bin/cat")
    machine.has("sh", 'exec /usr/bin/env PATH="$OURS" /bin/sh "$@"')
    machine.environ["OURS"] = machine.environ["PATH"]
    awake = Awake(machine.environ, "linux")
    awake.hold()
    comes_true(lambda: machine.calls("cat"))
    assert (machine.calls("termux-wake-lock"), machine.calls("termux-wake-unlock")) == ([""], [])
    awake.release()
    comes_true(lambda: machine.calls("termux-wake-unlock") == [""])


def test_on_a_mac_the_helper_looks_whether_we_live(machine: Machine) -> None:
    machine.has("caffeinate")
    words = helper(machine.environ, "darwin", 4711)
    assert words is not None
    assert words[1:] == ("-i", "-d", "-w", "4711")
    assert helper(machine.environ, "linux", 4711) is None


@pytest.mark.parametrize("status", [0, 1])
def test_a_helper_that_fails_is_not_mentioned(machine: Machine, status: int) -> None:
    machine.has("systemd-inhibit", status=status)
    machine.has("cat")
    awake = Awake(machine.environ, "linux")
    awake.hold()
    comes_true(lambda: machine.calls("systemd-inhibit"))
    awake.release()
    machine.lacks("systemd-inhibit")
    awake.hold()
    awake.release()


def test_the_lock_goes_when_the_program_is_killed(machine: Machine) -> None:
    ended = machine.note("ended")
    machine.has("systemd-inhibit", f"cat; touch {ended}")
    machine.has("cat")
    code = (
        "import sys; from tui.sound.awake import Awake; import os\n"
        f"Awake({machine.environ!r}, 'linux').hold()\nprint('held', flush=True)\nsys.stdin.read()"
    )
    program = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert program.stdin is not None
    assert program.stdout is not None
    assert program.stdout.readline() == b"held\n"
    comes_true(lambda: machine.calls("systemd-inhibit"))
    assert not ended.exists()
    program.kill()
    program.wait()
    comes_true(ended.exists)
    program.stdin.close()
    program.stdout.close()
