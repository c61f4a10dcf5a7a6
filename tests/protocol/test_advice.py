import re

import pytest

from tests.protocol.files import PROTOCOLS, protocol
from tui.protocol.advice import advice
from tui.protocol.advising import placed_advice

LEG_DAY = 'tags = ["leg-day"]'
CURL = 'use = "seated-leg-curl"\nsets = 3\nreps = 12'
HINGE = 'use = "barbell-romanian-deadlift"\nsets = 3\nreps = 8'
SQUAT = 'use = "back-squat"\nsets = 3\nreps = 8'
THRUST = 'use = "hip-thrust"\nsets = 3\nreps = 8'
BRIDGE = 'use = "chair-bridge"\nreps = 12'
PRESS = 'name = "Press"\nreps = 12\ntempo = "1-0-1-0"'
DAY = (PROTOCOLS / "leg-day-pre-exhaust.toml").read_text("utf-8")


def written(*exercises: str, head: str = "") -> str:
    return f'name = "My day"\n{head}\n' + "".join(f"[[exercise]]\n{keys}\n" for keys in exercises)


def codes(*exercises: str, head: str = "") -> list[str]:
    return [one.code for one in advice(protocol(written(*exercises, head=head)))]


# ── minutes: six reps of ten seconds, 60 s; ranges from 60 to 120 s ─────────────────────────────────────────

MINUTE = 'name = "Press"\nreps = 6\ntempo = "4-1-4-1"'
ONE_OR_TWO = 'name = "Press"\nreps = "6-12"\ntempo = "4-1-4-1"'


@pytest.mark.parametrize(
    ("seconds", "fires"), [(54, True), (55, False), (60, False), (65, False), (66, True)]
)
def test_a_promise_may_be_five_seconds_off(seconds: int, fires: bool) -> None:
    assert codes(MINUTE, head=f"minutes = {seconds / 60!r}") == ["minutes"] * fires


@pytest.mark.parametrize(
    ("seconds", "fires"), [(54, True), (55, False), (90, False), (125, False), (126, True)]
)
def test_of_a_range_every_length_may_be_promised(seconds: int, fires: bool) -> None:
    assert codes(ONE_OR_TWO, head=f"minutes = {seconds / 60!r}") == ["minutes"] * fires


def test_warm_ups_take_their_time_too() -> None:
    assert codes(f"{MINUTE}\nwarm_up = true", head="minutes = 1") == []
    assert codes(f"{MINUTE}\nwarm_up = true", head="minutes = 2") == ["minutes"]


def test_what_goes_on_to_max_is_left_out_of_the_promise() -> None:
    endless = 'name = "Pull up"\nreps = "max"\ntempo = "1-0-1-0"'
    assert codes(MINUTE, endless, head="minutes = 1") == []
    assert codes(MINUTE, endless, head="minutes = 0.5") == ["minutes"]
    assert codes(endless, head="minutes = 5") == []


# ── rushed ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("tempo", "fires"),
    [
        ("1-1-1-1", True),
        ("1.9-0-1-2.9", True),
        ("2-0-1-0", False),
        ("1-0-1-3", False),
        ("1-3-1-0", False),
        ("0-0-1-0", True),
    ],
)
def test_hamstrings_want_to_be_lowered_slowly_or_paused(tempo: str, fires: bool) -> None:
    assert codes(f'{CURL}\ntempo = "{tempo}"') == ["rushed"] * fires


def test_other_muscles_and_warm_ups_may_be_lowered_fast() -> None:
    assert codes(PRESS) == []
    assert codes(f'{CURL}\ntempo = "1-0-1-0"\nwarm_up = true') == []
    assert codes('use = "seated-leg-curl"\nhold = 30') == []


# ── coverage ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_leg_day_extends_the_hip_and_flexes_the_knee() -> None:
    assert codes(CURL, head=LEG_DAY) == ["coverage"]
    assert codes(CURL, HINGE, head=LEG_DAY) == []
    assert codes(HINGE, head=LEG_DAY) == ["coverage", "order"]
    assert codes(HINGE) == []


def test_three_hamstring_exercises_are_a_leg_day_without_the_tag() -> None:
    assert codes(BRIDGE, BRIDGE, BRIDGE) == ["coverage"]
    assert codes(BRIDGE, BRIDGE) == []
    assert codes(BRIDGE, BRIDGE, f"{BRIDGE}\nwarm_up = true") == []
    assert codes(BRIDGE, BRIDGE, f'{BRIDGE}\nask = "where"') == []
    assert codes(BRIDGE, BRIDGE, 'use = "seated-heel-dig"\nhold = 5') == []


def test_a_joint_that_is_held_still_does_not_move() -> None:
    assert codes(CURL, 'use = "chair-bridge"\nhold = 30', head=LEG_DAY) == ["coverage"]
    assert codes(CURL, 'use = "chair-bridge"\ntime = 30', head=LEG_DAY) == []


# ── two-to-one ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("curls", "squats", "fires"), [(5, 3, True), (6, 3, False), (1, 1, True), (2, 1, False)]
)
def test_each_quad_set_wants_two_of_the_hamstrings(curls: int, squats: int, fires: bool) -> None:
    curl = f'use = "seated-leg-curl"\nsets = {curls}\nreps = 12'
    squat = f'use = "back-squat"\nsets = {squats}\nreps = 8'
    assert codes(curl, squat) == ["two-to-one"] * fires


def test_warm_ups_count_on_neither_side() -> None:
    assert codes(f"{SQUAT}\nwarm_up = true") == []
    assert codes(f"{CURL}\nwarm_up = true", 'use = "back-squat"\nreps = 8') == ["two-to-one"]
    assert codes(CURL) == []


# ── order ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_on_leg_day_a_curl_comes_before_the_first_compound() -> None:
    assert codes(HINGE, CURL, head=LEG_DAY) == ["order"]
    assert codes(CURL, HINGE, head=LEG_DAY) == []
    assert codes(f"{CURL}\nwarm_up = true", HINGE, CURL, head=LEG_DAY) == ["order"]
    assert codes(BRIDGE, CURL, HINGE, head=LEG_DAY) == []
    assert codes(HINGE, CURL) == []


# ── volume ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("sets", "fires"), [(8, False), (9, True)])
def test_more_than_sixteen_hamstring_sets_are_many(sets: int, fires: bool) -> None:
    more = f'use = "seated-leg-curl"\nsets = {sets}\nreps = 12'
    eight = 'use = "barbell-romanian-deadlift"\nsets = 8\nreps = 8'
    assert codes(more, eight) == ["volume"] * fires
    assert codes(f"{more}\nwarm_up = true", eight) == []


# ── rep-range ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("use", "reps", "fires"),
    [
        ("seated-leg-curl", "15", False),
        ("seated-leg-curl", "16", True),
        ("seated-leg-curl", '"12-15"', False),
        ("seated-leg-curl", '"12-16"', True),
        ("seated-leg-curl", "[8, 16]", True),
        ("seated-leg-curl", "1", False),
        ("seated-leg-curl", '"max"', False),
        ("barbell-romanian-deadlift", "5", False),
        ("barbell-romanian-deadlift", "4", True),
        ("barbell-romanian-deadlift", '"4-6"', True),
        ("barbell-romanian-deadlift", "20", False),
        ("barbell-romanian-deadlift", '"max"', False),
    ],
)
def test_assistance_has_fewer_reps_than_sixteen_and_a_compound_more_than_four(
    use: str, reps: str, fires: bool
) -> None:
    assert codes(f'use = "{use}"\nreps = {reps}') == ["rep-range"] * fires
    assert codes(f'use = "{use}"\nreps = {reps}\nwarm_up = true') == []


# ── glutes-only, braking ────────────────────────────────────────────────────────────────────────────────────


def test_a_leg_day_of_glutes_alone_is_told_so() -> None:
    assert "glutes-only" in codes(THRUST, head=LEG_DAY)
    assert "glutes-only" in codes(f"{CURL}\nwarm_up = true", THRUST, head=LEG_DAY)
    assert "glutes-only" not in codes(CURL, THRUST, head=LEG_DAY)
    assert "glutes-only" not in codes(SQUAT, head=LEG_DAY)
    assert codes(THRUST) == []


@pytest.mark.parametrize(("tempo", "fires"), [("2.9-0-1-0", True), ("3-0-1-0", False), ("5-0-1-0", False)])
def test_on_leg_day_one_hamstring_exercise_brakes(tempo: str, fires: bool) -> None:
    fast = f'{HINGE}\ntempo = "2-0-1-0"'
    assert codes(f'{CURL}\ntempo = "{tempo}"', fast, head=LEG_DAY) == ["braking"] * fires
    assert codes(f'{CURL}\ntempo = "{tempo}"', fast) == []


# ── all of them ─────────────────────────────────────────────────────────────────────────────────────────────


def test_of_the_leg_day_with_curls_first_nothing_is_to_be_said() -> None:
    assert advice(protocol(DAY)) == ()


def test_without_its_curls_three_things_are_to_be_said() -> None:
    without = re.sub(r'(?s)\[\[exercise\]\]\nuse = "seated-leg-curl".*?(?=\[\[exercise\]\])', "", DAY)
    said = [one.code for one in advice(protocol(without))]
    assert [code for code in said if code != "minutes"] == ["coverage", "two-to-one", "order"]


@pytest.mark.parametrize(
    "name", sorted(path.name for path in PROTOCOLS.glob("*.toml") if path.name != "exercises.toml")
)
def test_of_no_bundled_file_anything_is_to_be_said(name: str) -> None:
    assert advice(protocol((PROTOCOLS / name).read_text("utf-8"))) == ()


@pytest.mark.parametrize("code", ["rushed", "coverage", "two-to-one", "order", "glutes-only", "braking"])
def test_what_a_file_keeps_quiet_is_not_said(code: str) -> None:
    exercises = (f'{CURL}\ntempo = "1-0-1-0"', SQUAT) if code != "glutes-only" else (THRUST,)
    loud = codes(*exercises, head=LEG_DAY) + codes(SQUAT, head=LEG_DAY) + codes(HINGE, head=LEG_DAY)
    assert code in loud
    for group in (exercises, (SQUAT,), (HINGE,)):
        heard = codes(*group, head=LEG_DAY)
        quiet = codes(*group, head=f'{LEG_DAY}\nquiet = ["{code}"]')
        assert quiet == [one for one in heard if one != code]


def test_advice_stands_at_the_key_or_the_exercise_or_in_the_first_line() -> None:
    text = written(
        f'{HINGE}\nsection = "Heavy"', f'{CURL}\ntempo = "1-0-1-0"', head=f"{LEG_DAY}\nminutes = 99"
    )
    read = protocol(text + "[[exercise]]\n" + 'use = "back-squat"\nsets = 4\nreps = 3\n')
    text += "[[exercise]]\n" + 'use = "back-squat"\nsets = 4\nreps = 3\n'
    told = placed_advice(read, text, file="my-day.toml")
    assert [(one.code, one.line, one.column) for one in told] == [
        ("two-to-one", 1, 1),
        ("minutes", 3, 11),
        ("order", 4, 1),
        ("rushed", 13, 9),
        ("rep-range", 17, 8),
    ]
    assert {(one.severity, one.file) for one in told} == {("advice", "my-day.toml")}
    assert told[0].excerpt is None
