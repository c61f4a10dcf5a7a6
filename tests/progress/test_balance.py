from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.histories import START, bundled, day, done
from tui.progress.balance import Balance, balance, by_week, ratio_text
from tui.progress.known import Known
from tui.progress.record import Session, SetRecord
from tui.protocol.library import Library, bundled_folder

LEG_DAY, RDL = bundled("leg-day-pre-exhaust"), bundled("activation-rdl")
KNOWN = Known(Library(folders=(), bundled=bundled_folder(), default_unit="lb"))
CURLS, HINGE, PRESS = "seated-leg-curl", "barbell-romanian-deadlift", "leg-press-feet-high"


def trained(number: float, *sets: tuple[str, int], reps: int = 10, **more: object) -> Session:
    """A session on a day: so many sets of each exercise."""
    records = [
        msgspec.structs.replace(
            SetRecord(entry=place, exercise=exercise, set=turn, of=count, reps=reps, target=str(reps)), **more
        )
        for place, (exercise, count) in enumerate(sets, 1)
        for turn in range(1, count + 1)
    ]
    name = "-".join(f"{exercise}{count}" for exercise, count in sets)
    return Session(id=f"{number}-{name}", started=START + timedelta(days=number), sets=tuple(records))


def counts(*sessions: Session, on: int = 7) -> Balance:
    return balance(sessions, KNOWN.traits, day(on))


def advice(*sessions: Session, on: int = 7) -> list[str]:
    return [one.text for one in counts(*sessions, on=on).advice]


def test_a_leg_day_alone_is_exactly_two_to_one_with_both_joints() -> None:
    sessions = [
        msgspec.structs.replace(done(line, LEG_DAY, entry=entry), id=str(entry))
        for entry, line in ((1, "5 20kg 15 15 15"), (2, "5 60kg 10 10 10"), (3, "5 90kg 12 12 12"))
    ]
    whole = msgspec.structs.replace(sessions[0], sets=tuple(one for s in sessions for one in s.sets))
    made = counts(whole)
    assert made.ratio == 2
    assert (made.hamstring_sets, made.quad_sets, made.hip_sets, made.knee_sets) == (6, 3, 3, 3)
    assert made.advice == ()
    assert ratio_text(made) == "2 to 1"


def test_without_a_quad_set_there_is_no_ratio() -> None:
    made = counts(trained(5, (CURLS, 2), (HINGE, 2)))
    assert made.ratio is None
    assert made.advice == ()
    assert ratio_text(made) == "no quad sets"


def test_too_few_hamstring_sets_are_said_with_what_is_missing() -> None:
    session = trained(5, (CURLS, 2), (HINGE, 1), (PRESS, 3))
    assert advice(session) == ["3 hamstring sets for 3 quad sets: two for each are meant, 3 more"]
    assert ratio_text(counts(session)) == "1 to 1"
    assert ratio_text(counts(trained(5, (CURLS, 11), (HINGE, 1), (PRESS, 7)))) == "1.7 to 1"
    assert advice(trained(5, (PRESS, 1))) == [
        "0 hamstring sets for 1 quad set: two for each are meant, 2 more"
    ]


@pytest.mark.parametrize(
    ("exercise", "says"),
    [
        (CURLS, "the hamstring sets bend the knee and none moves the hip: add a hinge, a deadlift say"),
        (HINGE, "the hamstring sets move the hip and none bends the knee: add curls"),
        ("single-leg-bridge-hold", "no hamstring set moves the hip or bends the knee: add a hinge and curls"),
    ],
)
def test_a_week_of_one_joint_action_is_said(exercise: str, says: str) -> None:
    assert advice(trained(5, (exercise, 3))) == [says]


def test_the_day_and_the_six_before_it_count() -> None:
    sessions = [trained(number, (CURLS, 1)) for number in (0, 1, 4, 7, 8)]
    made = counts(*sessions)
    assert (made.first, made.last, made.hamstring_sets) == (day(1), day(7), 3)


def test_days_are_those_of_the_records_own_clocks() -> None:
    late = trained(1, (CURLS, 1))
    late = msgspec.structs.replace(late, started=late.started.replace(hour=23, minute=59))
    assert counts(late).hamstring_sets == 1
    assert counts(late, on=8).hamstring_sets == 0


def test_warm_ups_and_sets_of_nothing_do_not_count() -> None:
    assert counts(trained(5, (CURLS, 2), warm_up=True)).hamstring_sets == 0
    assert counts(trained(5, (CURLS, 2), reps=0)).hamstring_sets == 0
    assert counts(trained(5, ("heel-drag-bridge", 2), warm_up=True)).hamstring_sets == 0


def test_left_and_right_are_one_set() -> None:
    session = trained(5, ("single-leg-slide-curl", 2))
    sides = [msgspec.structs.replace(one, side=side) for one in session.sets for side in ("left", "right")]
    assert counts(msgspec.structs.replace(session, sets=tuple(sides))).hamstring_sets == 2
    assert counts(msgspec.structs.replace(session, sets=tuple(sides[:3]))).hamstring_sets == 2
    unnumbered = tuple(msgspec.structs.replace(one, set=None) for one in sides)
    assert counts(msgspec.structs.replace(session, sets=unnumbered)).hamstring_sets == 2


def test_sets_typed_by_hand_count_by_the_catalogue() -> None:
    by_hand = SetRecord(exercise=CURLS)
    session = Session(id="x", started=START + timedelta(days=5), sets=(by_hand, by_hand))
    assert counts(session).hamstring_sets == 2


def test_an_exercise_of_ones_own_counts_as_its_protocol_says_today(tmp_path: Path) -> None:
    kick = 'name = "Kick"\nreps = 5\ntempo = "3-1-1-1"\ncounts = "hamstrings"\nhip = "dynamic"\n'
    (tmp_path / "mine.toml").write_text(f'name = "Mine"\n[[exercise]]\n{kick}')
    known = Known(Library(folders=(tmp_path,), bundled=bundled_folder(), default_unit="lb"))
    session = msgspec.structs.replace(trained(5, ("kick", 2)), protocol="mine")
    made = balance([session], known.traits, day(7))
    assert (made.hamstring_sets, made.hip_sets, made.knee_sets) == (2, 2, 0)
    assert balance([trained(5, ("kick", 2))], known.traits, day(7)).hamstring_sets == 0


REST = "heavy for the hamstrings on Wed 4 Nov and again on Thu 5 Nov: leave 48 hours between such days"


def test_two_heavy_days_within_48_hours_are_said() -> None:
    both = ((CURLS, 1), (HINGE, 1))
    assert advice(trained(4, *both, reps=5), trained(5, *both, reps=3)) == [REST]
    assert advice(trained(4, *both, reps=5), trained(6, *both, reps=5)) == []
    assert advice(trained(4, *both, reps=5), trained(5.9, *both, reps=5)) == [
        "heavy for the hamstrings on Wed 4 Nov and again on Fri 6 Nov: leave 48 hours between such days"
    ]
    assert advice(trained(4, *both, reps=5), trained(5, *both, reps=6)) == []
    assert advice(trained(4, *both, reps=5), trained(4.1, *both, reps=5)) == []


def test_a_derived_load_makes_a_day_heavy_and_a_set_cut_short_does_not() -> None:
    both = ((CURLS, 1), (HINGE, 1))
    assert advice(trained(4, *both, load_of="activation-rdl"), trained(5, *both, reps=5)) == [REST]
    assert advice(trained(4, *both, reps=4, target="12"), trained(5, *both, reps=5)) == []
    assert advice(trained(4, *both, reps=4, target="3-6"), trained(5, *both, reps=5)) == [REST]


def test_heavy_quads_are_another_matter() -> None:
    sets = ((CURLS, 2), (HINGE, 2), (PRESS, 1))
    assert advice(
        trained(4, (PRESS, 1), reps=5), trained(5, *sets, reps=10), trained(6, (PRESS, 1), reps=5)
    ) == ["4 hamstring sets for 3 quad sets: two for each are meant, 2 more"]


@pytest.mark.parametrize(("sets", "level"), [(16, None), (17, "amber"), (20, "amber"), (21, "red")])
def test_much_is_said_in_two_levels(sets: int, level: str | None) -> None:
    made = counts(trained(5, (CURLS, sets - 1), (HINGE, 1))).advice
    assert [one.level for one in made] == ([level] if level else [])
    assert all(one.text.startswith(f"{sets} hamstring sets in 7 days") for one in made)


def test_weeks_run_from_monday() -> None:
    monday = date(2026, 11, 2)
    sessions = [trained(number, (CURLS, 1)) for number in (1, 2, 8, 9)]  # Sunday, Monday, Sunday, Monday
    weeks = by_week(sessions, KNOWN.traits, day(9), 3)
    assert [(week.first, week.hamstring_sets) for week in weeks] == [
        (monday - timedelta(weeks=1), 1),
        (monday, 2),
        (monday + timedelta(weeks=1), 1),
    ]


@given(
    st.permutations([trained(number, (CURLS, 2), (HINGE, 1), (PRESS, 2), reps=5) for number in (2, 4, 5, 7)])
)
def test_the_order_of_records_never_matters(sessions: list[Session]) -> None:
    made = counts(*sessions)
    assert made.ratio == Fraction(3, 2)
    assert made == counts(*sorted(sessions, key=lambda one: one.started))
