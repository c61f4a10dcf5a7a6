from tests.building import exercise, held
from tui.floor.correcting import Correction, correction
from tui.progress.record import SetRecord
from tui.protocol.model import Exercise

HINGE = exercise(12, loaded="per-hand", ask="connection")
DONE = SetRecord(
    entry=1, exercise="hinge", set=2, of=3, load="20 lb", per_hand=True, reps=12, target="12", connection=4
)


def begun(record: SetRecord = DONE, of: Exercise = HINGE) -> Correction:
    return correction(record, of, unit="lb")


def said(one: Correction) -> list[str]:
    return [text for _, text in one.shown()]


def test_a_set_shows_what_can_be_corrected() -> None:
    assert said(begun()) == ["12 reps", "20 lb each", "felt 4"]
    assert begun().key == (1, 2, None)


def test_reps_are_stepped_and_typed() -> None:
    assert said(begun().stepped(-1))[0] == "11 reps"
    assert said(begun().typed("1").typed("0"))[0] == "10 reps"
    assert said(begun().typed("9").typed("9").typed("9"))[0] == "99 reps"
    assert said(begun().erased().typed("7"))[0] == "7 reps"


def test_the_load_is_stepped_and_typed() -> None:
    load = begun().moved(1)
    assert said(load.stepped(1))[1] == "25 lb each"
    assert said(load.typed("2").typed("2").typed(".").typed("5"))[1] == "22.5 lb each"


def test_the_connection_is_a_figure_from_one_to_five_or_none() -> None:
    felt = begun().moved(1).moved(1).moved(1)
    assert said(felt.typed("5"))[2] == "felt 5"
    assert said(felt.typed("9"))[2] == "felt 4"
    assert said(felt.erased())[2] == "felt -"
    assert said(felt.stepped(9))[2] == "felt 5"


def test_a_timed_set_has_no_reps_to_correct() -> None:
    hold = held(30.0, ask="connection", loaded="none")
    record = SetRecord(entry=1, exercise="plank", set=1, seconds=30.0, seconds_target=30.0)
    assert said(begun(record, hold)) == ["felt -"]


def test_the_field_stays_from_set_to_set() -> None:
    assert begun().at("connection").field == "connection"
    assert begun().at("connection").moved(-9).field == "reps"
