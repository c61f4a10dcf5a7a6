from decimal import Decimal

from tests.protocol.plans import session
from tui.protocol.model import Exercise, FinalHold, Load, Paced
from tui.protocol.plan import reps_of
from tui.protocol.timeline import compile_steps


def changed(keys: str, place: int = 0) -> Exercise:
    return session(keys).protocol.exercises[place]


def reps(exercise: Exercise) -> list[str]:
    assert isinstance(exercise.work, Paced)
    return [target.text for target in exercise.work.reps]


def hold(exercise: Exercise) -> FinalHold | None:
    assert isinstance(exercise.work, Paced)
    return exercise.work.final_hold


def test_without_changes_the_protocol_is_done_as_it_is() -> None:
    assert (changed('run = "curl"').sets, reps(changed('run = "curl"'))) == (3, ["12"] * 3)


def test_sets_keep_the_reps_and_reps_keep_the_sets() -> None:
    assert reps(changed('run = "curl", sets = 2')) == ["12"] * 2
    assert reps(changed('run = "curl", reps = "6-8"')) == ["6-8"] * 3
    assert reps(changed('run = "curl", sets = 2, reps = 5')) == ["5", "5"]


def test_a_list_of_reps_says_how_many_sets_there_are() -> None:
    exercise = changed('run = "curl", reps = [12, 10]')
    assert (exercise.sets, reps(exercise)) == (2, ["12", "10"])
    assert changed('run = "curl", reps = [5]').sets == 1


def test_uneven_reps_stay_where_the_sets_are_as_many() -> None:
    assert reps(changed('run = "uneven", sets = 3')) == ["12", "10", "8"]
    assert reps(changed('run = "uneven", sets = 2, reps = 5')) == ["5", "5"]


def test_the_final_hold_changes_its_length_and_its_place() -> None:
    assert hold(changed('run = "curl", final_hold = 8')) == FinalHold(8.0, "squeeze")
    at_stretch = changed('run = "curl", final_hold = { seconds = 8, at = "stretch" }')
    assert hold(at_stretch) == FinalHold(8.0, "stretch")
    assert hold(changed('run = "curl", final_hold = 0')) is None


def test_a_final_hold_of_its_own_stands_where_the_catalogue_has_it() -> None:
    assert hold(changed('run = "mixed", final_hold = 5', place=1)) == FinalHold(5.0, "stretch")


def test_a_set_until_done_has_no_final_hold() -> None:
    assert hold(changed('run = "curl", reps = "max"')) is None
    assert hold(changed('run = "open", reps = 5, final_hold = 5')) == FinalHold(5.0, "squeeze")


def test_warm_ups_and_exercises_of_another_kind_stay_as_they_are() -> None:
    warm_up, deadlift, plank = session('run = "mixed", reps = [5, 4, 3], rest = "ready"').protocol.exercises
    assert (reps(warm_up), warm_up.rest) == (["6"], 60.0)
    assert (reps(deadlift), deadlift.sets, deadlift.rest) == (["5", "4", "3"], 3, "ready")
    assert (plank.sets, plank.rest) == (2, "ready")


def test_sets_change_every_kind_of_set() -> None:
    _, deadlift, plank = session('run = "mixed", sets = 4').protocol.exercises
    assert (deadlift.sets, plank.sets) == (4, 4)


def test_a_load_goes_to_what_is_loaded() -> None:
    warm_up, deadlift, plank = session('run = "mixed", load = 30').protocol.exercises
    assert deadlift.load == Load("weight", Decimal(30), "lb")
    assert (warm_up.load, plank.load) == (None, None)


def test_what_is_done_can_be_laid_out_in_time() -> None:
    steps = compile_steps(session('run = "curl", sets = 2, reps = [5, 4]').protocol)
    assert sum(step.kind == "lift" for step in steps) == 9


def test_reps_are_counted_without_warm_ups_and_for_each_side() -> None:
    assert (
        reps_of(session('run = "mixed"').protocol).least,
        reps_of(session('run = "mixed"').protocol).most,
    ) == (
        16,
        20,
    )
