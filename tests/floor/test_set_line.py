from datetime import UTC, datetime

from tui.floor.load_line import LoadLine
from tui.floor.set_line import SetLine, load_of, set_lines
from tui.progress.record import Session, SetRecord

REPS = SetRecord(exercise="hinge", reps=12, load="20 lb", connection=4, tempo_kept=True)
SECONDS = SetRecord(exercise="plank", seconds=30.0)


def in_pounds(record: SetRecord) -> LoadLine:
    return load_of(record, "lb")


def line(record: SetRecord) -> SetLine:
    session = Session(id="a", started=datetime(2026, 1, 1, tzinfo=UTC), sets=(record,))
    return set_lines(session, in_pounds)[0]


def test_the_first_figure_begins_anew_and_the_next_goes_on() -> None:
    typed = line(REPS).typed("amount", "1").typed("amount", "0")
    assert typed.record.reps == 10
    assert typed.erased("amount").record.reps == 1
    assert typed.left().typed("amount", "7").record.reps == 7


def test_a_timed_set_has_seconds() -> None:
    changed = line(SECONDS).stepped("amount", -1)
    assert (changed.record.seconds, changed.record.reps) == (29.0, None)
    assert changed.said("amount") == "29 s"


def test_a_load_goes_in_steps_of_its_unit_and_back_to_the_text_that_was_there() -> None:
    odd = SetRecord(exercise="hinge", reps=12, load="20.0 lb")
    up = line(odd).stepped("load", 1)
    assert up.record.load == "25 lb"
    assert up.stepped("load", -1).record.load == "20.0 lb"
    assert not up.stepped("load", -1).changed


def test_what_no_load_says_stays_until_it_is_touched() -> None:
    told = line(SetRecord(exercise="hinge", reps=12, load="the blue ones"))
    assert told.typed("amount", "9").record.load == "the blue ones"
    assert told.said("load") == "the blue ones"
    assert told.typed("load", "5").record.load == "5 lb"


def test_a_rating_is_one_to_five_and_may_be_taken_back() -> None:
    assert line(REPS).typed("felt", "5").record.connection == 5
    assert line(REPS).typed("felt", "6") == line(REPS)
    assert line(REPS).stepped("felt", 1).stepped("felt", 1).record.connection == 5
    assert line(REPS).erased("felt").record.connection is None


def test_the_tempo_was_kept_or_broke_or_nobody_knows() -> None:
    broke = line(REPS).stepped("tempo", 1)
    assert (broke.record.tempo_kept, broke.said("tempo")) == (False, "broke")
    assert broke.stepped("tempo", 1).record == REPS
    assert line(REPS).erased("tempo").record.tempo_kept is None


def test_a_letter_changes_nothing() -> None:
    for field in ("amount", "load", "felt", "tempo"):
        assert line(REPS).typed(field, "x") == line(REPS)
