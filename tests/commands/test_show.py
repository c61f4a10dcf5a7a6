import pytest

from tests.commands.shell import Shell
from tui.files.errors import NothingToWorkOn

MIXED = """\
name = "Mixed"
[[exercise]]
use = "seated-leg-curl"
reps = ["8-12", 6]
load = { of = "activation-curl", percent = [110, 115] }
[[exercise]]
name = "Plank hold"
hold = 30
load = "bodyweight"
[[exercise]]
use = "seated-leg-curl"
reps = "max"
sides = "each"
load = "20 lb"
"""


def test_the_activation_lasts_five_minutes(shell: Shell) -> None:
    shown = shell.asks("show activation-rdl")
    assert shown["seconds"] == {"least": 300.0, "most": 300.0}
    assert shown["tension"] == {"least": 261.0, "most": 261.0}
    assert shown["lowering"] == {"least": 114.0, "most": 114.0}
    assert shown["exercises"][0] == {
        "id": "heel-drag-bridge",
        "name": "Heel-drag bridge",
        "section": "Wake up",
        "sets": 1,
        "reps": [6],
        "tempo": "1-0-1-3",
        "load": None,
    }
    assert shown["steps"][0] == {
        "at": 0.0,
        "seconds": 1.0,
        "kind": "lift",
        "exercise": "heel-drag-bridge",
        "section": "Wake up",
        "set": 1,
        "sets": 1,
        "rep": 1,
        "reps": 6,
        "side": None,
        "cue": "Drag heels toward you, do not let them move",
    }
    assert sum(step["seconds"] for step in shown["steps"]) == 300.0


def test_each_rep_of_a_curl_begins_with_the_lift(shell: Shell) -> None:
    steps = [
        step for step in shell.asks("show activation-curl")["steps"] if step["exercise"] == "seated-leg-curl"
    ]
    kinds = [step["kind"] for step in steps if step["rep"] == 1]
    assert kinds == ["lift", "squeeze", "lower", "stretch"] * 3


def test_reps_and_loads_are_given_as_they_were_asked_for(shell: Shell) -> None:
    shell.has("mixed.toml", MIXED)
    shown = shell.asks("show mixed")
    assert [one["reps"] for one in shown["exercises"]] == [["8-12", 6], [None], ["max"]]
    assert [one["id"] for one in shown["exercises"]] == ["seated-leg-curl", "plank-hold", "seated-leg-curl"]
    assert [one["tempo"] for one in shown["exercises"]] == ["3-1-1-1", None, "3-1-1-1"]
    assert [one["load"] for one in shown["exercises"]] == [
        {"of": "activation-curl", "percent": [110.0, 115.0]},
        "bodyweight",
        "20 lb",
    ]
    ready = next(step for step in shown["steps"] if step["kind"] == "ready")
    assert ready["seconds"] is None
    last = shown["steps"][-1]
    assert (last["side"], last["rep"], last["reps"]) == ("right", 1, None)


def test_it_is_laid_out_for_people(shell: Shell) -> None:
    assert shell.types("show activation-rdl", width=80) == 0
    lines = shell.said.split("\n")
    assert lines[0] == "Five-minute hamstring activation"
    assert "5:00 · tension 4:21 · lowering 1:54" in lines
    assert "  Dumbbell Romanian deadlift  3 × 12  3-1-1-1 · hold 5 s at stretch · rest 12 s" in lines
    assert "   1:51  rep 12  lower 3, stretch 1, hold 5, lift 1, squeeze 1" in lines
    assert all(len(line) <= 80 for line in lines)


def test_on_a_phone_no_line_is_wider_than_it(shell: Shell) -> None:
    shell.has("mixed.toml", MIXED)
    for name in ("activation-rdl", "mixed"):
        shell.types(f"show {name}", width=45)
        assert all(len(line) <= 45 for line in shell.said.split("\n"))


def test_where_reps_have_no_end_the_totals_say_from(shell: Shell) -> None:
    shell.has("mixed.toml", MIXED)
    shell.types("show mixed")
    assert shell.said.split("\n")[1].startswith("from ")


def test_a_broken_file_is_shown_as_check_does(shell: Shell) -> None:
    path = shell.has("my-day.toml", 'name = "N"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 0\n')
    assert shell.types(f"show {path}") == 1
    assert (shell.said, "my-day.toml:4:8: error: reps is 0" in shell.complained) == ("", True)
    assert shell.types("show my-day --json") == 1
    assert [row["code"] for row in shell.asks("show my-day")] == ["reps"]


def test_an_unknown_name_is_nothing_to_work_on(shell: Shell) -> None:
    with pytest.raises(NothingToWorkOn, match="activation-rdl"):
        shell.types("show activation-rld")


PLAN = """\
name = "Three weeks"
rest_days = 2
[[week]]
weeks = 2
times = 2
sessions = [{ run = "activation-rdl" }]
[[week]]
forever = true
sessions = [{ run = "activation-curl", sets = 2, reps = [12, "8-10"], final_hold = 3, rest = "ready" }]
"""


def test_a_plan_is_given_by_calendar_weeks(shell: Shell) -> None:
    path = shell.has("plans/mine.toml", PLAN)
    shown = shell.asks("show mine")
    assert shown["kind"] == "plan"
    assert (shown["id"], shown["name"], shown["file"]) == ("mine", "Three weeks", str(path))
    assert [week["week"] for week in shown["weeks"]] == [1, 2, 3]
    nothing = {"sets": None, "reps": None, "final_hold": None, "rest": None, "load": None}
    assert shown["weeks"][0]["sessions"] == [{"run": "activation-rdl", **nothing}] * 2
    (last,) = shown["weeks"][2]["sessions"]
    assert (last["run"], last["sets"], last["reps"]) == ("activation-curl", 2, [12, "8-10"])
    assert (last["final_hold"], last["rest"]) == ({"seconds": 3.0, "at": None}, "ready")
    assert (shown["forever"], shown["sessions"], shown["reps"]) == (True, 4, {"least": 144, "most": 144})


def test_a_plan_is_shown_week_by_week(shell: Shell) -> None:
    shell.has("plans/mine.toml", PLAN)
    assert shell.types("show mine", width=100) == 0
    head, sums, _, first, second, _ = shell.said.split("\n")
    assert head == "Three weeks"
    assert sums == "2 weeks · 4 sessions · 144 reps · then week after week · 2 days of rest between sessions"
    assert first.startswith("  weeks 1–2, 2 times  ")
    assert second.startswith("  from week 3 on      ")
    assert second.endswith(": 12, 8-10 · hold 3 s · rest until ready")
    shell.types("show mine", width=45)
    assert all(len(line) <= 45 for line in shell.said.split("\n"))


def test_a_broken_plan_is_shown_by_its_problems(shell: Shell) -> None:
    shell.has("plans/mine.toml", 'name = "Mine"\n[[week]]\nsessions = [{ run = "mine" }]\n')
    assert shell.types("show mine") == 1
    assert ":3:21: error: run is" in shell.complained
