"""`next`, `balance` and `plan`, as they are typed."""

from datetime import datetime, timedelta

import msgspec
import pytest

from tests.commands.shell import Shell
from tests.progress.histories import START, bundled, done
from tests.progress.records import NOW
from tui.files.errors import NothingToWorkOn
from tui.files.paths import find_paths
from tui.progress.appending import append_plan_event, append_session
from tui.progress.following import running
from tui.progress.journal import read_history
from tui.progress.plan_event import PlanEvent
from tui.progress.record import Session

RDL, PLUS = bundled("activation-rdl"), bundled("connection-plus")


def did(shell: Shell, *sessions: Session) -> None:
    for session in sessions:
        append_session(find_paths({"LASTREP_HOME": str(shell.home)}), session, NOW)


def test_next_without_history_is_the_first_activation_that_day(shell: Shell) -> None:
    assert shell.asks("next --on 2026-11-21") == {
        "on": "2026-11-21",
        "plan": None,
        "protocol": "activation-rdl",
        "name": "Five-minute hamstring activation",
        "due": "2026-11-21",
        "loads": [
            {
                "exercise": "dumbbell-romanian-deadlift",
                "load": None,
                "earned": False,
                "percent": None,
                "why": "Almost embarrassingly light: 50-70 % of your usual",
                "sessions_at_load": 0,
                "from": "hint",
            }
        ],
        "notes": [],
    }


def test_next_gives_the_earned_load_with_its_true_percentage(shell: Shell) -> None:
    did(shell, done("21 60lb 12 12 12", RDL))
    said = shell.asks("next --on 2026-11-22")
    assert said["due"] == "2026-11-24"
    (load,) = said["loads"]
    assert (load["load"], load["earned"], load["percent"], load["sessions_at_load"]) == (
        "65 lb",
        True,
        8.3,
        0,
    )
    assert load["why"] == "earned: 3 x 12 at 3-1-1-1, connection 5 5 5, +8.3 %"
    shell.types("next --on 2026-11-22")
    assert shell.said == (
        "Five-minute hamstring activation, due Tue 24 Nov\n"
        "  Dumbbell Romanian deadlift: 65 lb each\n"
        "    earned: 3 x 12 at 3-1-1-1, connection 5 5 5, +8.3 %\n"
        "`lastrep run activation-rdl` sets it up.\n"
    )


def test_next_says_how_long_a_load_has_stayed(shell: Shell) -> None:
    did(shell, done("1 20lb 12 12 11", RDL), done("5 20lb 12@4 12 12", RDL))
    (load,) = shell.asks("next --on 2026-11-10")["loads"]
    assert (load["load"], load["percent"], load["sessions_at_load"]) == ("20 lb", None, 2)
    assert load["why"] == (
        "set 1 felt 4 (5 needed); third session at 20 lb in 9 days, most people need 2-3 weeks"
    )


def test_next_as_of_a_day_knows_nothing_of_what_came_later(shell: Shell) -> None:
    did(shell, done("1 20lb 12 12 12", RDL), done("5 25lb 9 9 9", RDL))
    assert shell.asks("next --on 2026-11-02")["loads"][0]["load"] == "25 lb"
    assert shell.asks("next --on 2026-11-02")["due"] == "2026-11-04"
    assert shell.asks("next --on 2026-11-06")["due"] == "2026-11-08"


def test_next_follows_the_plan_and_derives_its_load(shell: Shell) -> None:
    shell.types("plan start connection-weeks")
    now = datetime.now().astimezone()
    first = msgspec.structs.replace(
        done("1 40lb 12@4 12 12", RDL),
        started=now + timedelta(minutes=1),
        plan="connection-weeks",
        plan_session=1,
    )
    did(shell, first)
    said = shell.asks("next")
    assert said["plan"] == {"id": "connection-weeks", "week": 1, "session": 2, "of": None}
    assert said["protocol"] == "connection-plus"
    assert said["due"] == (first.started + timedelta(days=3)).date().isoformat()
    (load,) = said["loads"]
    assert (load["load"], load["earned"], load["percent"]) == ("45 lb", False, 12.5)
    status = shell.asks("plan status")
    assert {key: status[key] for key in ("id", "week", "session", "of", "due", "done")} == {
        **said["plan"],
        "due": said["due"],
        "done": 1,
    }


@pytest.mark.parametrize("command", ["next", "balance"])
def test_a_day_that_is_none_is_wrong_usage(shell: Shell, command: str) -> None:
    with pytest.raises(SystemExit) as refused:
        shell.types(f"{command} --on 2026-13-01")
    assert refused.value.code == 2


@pytest.mark.parametrize("command", ["next", "balance", "plan status"])
def test_damaged_blocks_are_named_on_standard_error_alone(shell: Shell, command: str) -> None:
    (shell.home / "progress.toml").write_text('[[session]]\nid = "00000000000d"\nreps = \n')
    shell.asks(command)
    assert shell.complained.startswith(f"lastrep: {shell.home}/progress.toml:1: line 3: ")


@pytest.mark.parametrize("command", ["next", "balance", "plan status"])
def test_on_a_phone_no_line_is_wider_than_the_screen(shell: Shell, command: str) -> None:
    did(shell, done("1 20lb 12 12 11", RDL))
    shell.types("plan start connection-weeks")
    shell.types(command, width=45)
    assert max(map(len, shell.said.splitlines())) <= 45


def test_balance_of_a_leg_day_is_two_to_one(shell: Shell) -> None:
    leg_day = bundled("leg-day-pre-exhaust")
    parts = [done("5 20kg 15 15 15", leg_day, entry=entry) for entry in (1, 2, 3)]
    did(shell, msgspec.structs.replace(parts[0], sets=tuple(one for part in parts for one in part.sets)))
    assert shell.asks("balance --on 2026-11-07") == {
        "from": "2026-11-01",
        "to": "2026-11-07",
        "hamstring_sets": 6,
        "quad_sets": 3,
        "ratio": 2.0,
        "hip_sets": 3,
        "knee_sets": 3,
        "advice": [],
    }
    shell.types("balance --on 2026-11-07")
    assert shell.said == (
        "Sun 1 Nov to Sat 7 Nov\n"
        "  hamstring sets 6, quad sets 3: 2 to 1\n"
        "  of the hamstring sets 3 at the hip, 3 at the knee\n"
    )


def test_balance_says_what_it_advises_in_words(shell: Shell) -> None:
    did(shell, done("5 20lb 12 12 12", RDL))
    assert shell.asks("balance --on 2026-11-12")["hamstring_sets"] == 0
    assert shell.asks("balance --on 2026-11-07")["ratio"] is None
    shell.types("balance --on 2026-11-07")
    assert "  watch: the hamstring sets move the hip and none bends the knee: add curls\n" in shell.said


def test_a_plan_is_started_and_stopped_by_blocks_in_the_progress_file(shell: Shell) -> None:
    assert shell.asks("plan status") is None
    assert shell.types("plan start nordic-10-week") == 0
    assert shell.said.startswith(
        "Nordic curl, ten weeks is started.\nNordic curl, ten weeks: session 1, week 1;"
    )
    assert shell.types("plan start nordic-first-steps") == 0
    assert shell.said.startswith("Nordic curl, first steps is started. nordic-10-week is stopped.\n")
    assert shell.asks("plan status")["of"] == 8
    assert shell.types("plan stop") == 0
    events = read_history(shell.home).plans
    assert [(event.plan, event.state) for event in events] == [
        ("nordic-10-week", "started"),
        ("nordic-first-steps", "started"),
        ("nordic-first-steps", "stopped"),
    ]
    assert events[0].at < events[1].at < events[2].at
    assert running(events) is None
    assert shell.asks("plan status") is None


def test_a_plan_that_runs_is_not_begun_again(shell: Shell) -> None:
    shell.types("plan start connection-weeks")
    assert shell.types("plan start connection-weeks") == 0
    assert "has been running since" in shell.said
    assert len(read_history(shell.home).plans) == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("plan start", "the plan to start is not named"),
        ("plan start no-such", 'there is no protocol "no-such"'),
        ("plan start activation-rdl", "activation-rdl is a protocol, not a plan"),
        ("plan start ./mine.toml", "a plan is started by its id"),
        ("plan stop", "no plan is running"),
        ("plan status no-such", 'there is no protocol "no-such"'),
    ],
)
def test_what_cannot_be_started_or_stopped(shell: Shell, line: str, says: str) -> None:
    with pytest.raises(NothingToWorkOn, match=says):
        shell.types(line)
    assert not (shell.home / "progress.toml").exists()


def test_another_plan_than_the_one_that_runs_is_not_stopped(shell: Shell) -> None:
    shell.types("plan start connection-weeks")
    with pytest.raises(NothingToWorkOn, match='"undulating-week" is not running; "connection-weeks" is'):
        shell.types("plan stop undulating-week")
    assert shell.asks("plan status undulating-week") is None
    assert shell.asks("plan status connection-weeks")["session"] == 1


def test_a_plan_with_problems_is_not_started(shell: Shell) -> None:
    shell.has("plans/mine.toml", 'name = "Mine"\n[[week]]\nsessions = [{ run = "mine" }]\n')
    assert shell.types("plan start mine") == 1
    assert ":3:21: error: run is" in shell.complained


def test_a_plan_whose_file_vanished_can_be_stopped_and_is_not_lost(shell: Shell) -> None:
    file = shell.has("plans/mine.toml", 'name = "Mine"\n[[week]]\nsessions = [{ run = "nordic-curl" }]\n')
    shell.types("plan start mine")
    text = file.read_text()
    file.unlink()
    assert shell.types("plan status") == 1
    assert (
        "the plan mine cannot be followed: its file is gone; what was done of it is kept" in shell.complained
    )
    assert shell.asks("next")["protocol"] == "activation-rdl"
    assert shell.complained.count("cannot be followed") == 1
    file.write_text(text)
    assert shell.asks("next")["protocol"] == "nordic-curl"
    file.unlink()
    assert shell.types("plan stop") == 0


def test_running_a_plan_all_done_says_how_to_begin_again(shell: Shell) -> None:
    shell.has("plans/once.toml", 'name = "Once"\n[[week]]\nsessions = [{ run = "nordic-curl" }]\n')
    start = PlanEvent(id="a", plan="once", at=START, state="started")
    append_plan_event(find_paths({"LASTREP_HOME": str(shell.home)}), start)
    session = done("1 bodyweight 5 5", bundled("nordic-curl"))
    did(shell, msgspec.structs.replace(session, plan="once", plan_session=1))
    with pytest.raises(NothingToWorkOn, match='the plan "once" is done: 1 of 1 sessions'):
        shell.types("run once")
    assert shell.asks("plan status") | {"since": None} == {
        "id": "once",
        "week": None,
        "session": None,
        "of": 1,
        "due": None,
        "done": 1,
        "since": None,
        "protocol": None,
        "notes": ["Once is done: 1 of 1 sessions"],
    }
    assert shell.types("plan start once") == 0
    assert shell.asks("plan status")["session"] == 1
