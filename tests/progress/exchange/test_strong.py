from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from tests.progress.exchange.elsewhere import in_strong, table
from tests.progress.exchange.samples import STRONG_COMMA, STRONG_NUMBERED, STRONG_UNIT
from tests.progress.records import session
from tui.progress.exchange.importing import Imported, UnitMissing, read_exported
from tui.progress.exchange.names import Names, names_of
from tui.progress.exchange.strong import HEADER, write_strong
from tui.progress.record import SetRecord
from tui.protocol.catalogue import Catalogue

NAMES = names_of(Catalogue({"seated-leg-curl": {"name": "Seated leg curl"}}))


def read(text: str, unit: str | None = None) -> Imported:
    imported = read_exported(text, NAMES, unit, UTC)
    assert imported.shape == "Strong"
    return imported


def done(one: SetRecord) -> tuple[Any, ...]:
    return one.exercise, one.set, one.load, one.reps, one.seconds, one.warm_up, one.unknown


def test_the_shape_with_commas_gets_its_unit_from_whoever_knows_it() -> None:
    legs, pull = read(STRONG_COMMA, "kg").sessions
    assert (legs.name, legs.started, legs.seconds) == (
        "Legs, heavy",
        datetime(2026, 11, 21, 18, 2, 11, tzinfo=UTC),
        3900.0,
    )
    assert legs.note == 'a good day; Seated leg curl: felt "good"'
    assert [done(one) for one in legs.sets] == [
        ("seated-leg-curl", 1, "40 kg", 10, None, True, {}),
        ("seated-leg-curl", 2, "80 kg", 5, None, False, {"rpe": 8.0}),
        ("seated-leg-curl", 3, "60 kg", 8, None, False, {"set_type": "drop"}),
        ("plank", 1, None, None, 60.0, False, {}),
    ]
    assert [done(one) for one in pull.sets] == [("pull-up", 1, None, 8, None, False, {})]
    assert read(STRONG_COMMA, "lb").sessions[0].sets[0].load == "40 lb"
    assert legs.end is not None
    assert legs.end.at == legs.started + timedelta(minutes=65)


def test_without_a_unit_it_is_asked_for_where_there_is_a_weight() -> None:
    with pytest.raises(UnitMissing):
        read(STRONG_COMMA)
    without = STRONG_COMMA.replace(",40.0,", ",,").replace(",80.0,", ",0,").replace(",60.0,", ",0.0,", 1)
    assert read(without).wrong == ()


def test_the_shape_with_a_unit_on_each_row() -> None:
    (legs,) = read(STRONG_UNIT).sessions
    assert [done(one) for one in legs.sets] == [
        ("seated-leg-curl", 1, "20 kg", 5, None, False, {}),
        ("seated-leg-curl", 2, "45 lb", 4, None, False, {}),
        ("running", 1, None, None, 480.0, False, {"distance_m": 1500.0}),
    ]


def test_the_shape_with_numbered_workouts_decimal_commas_notes_and_rest_timers() -> None:
    imported = read(STRONG_NUMBERED)
    assert imported.wrong == ()
    (legs,) = imported.sessions
    assert legs.name == "Beine; schwer"
    assert legs.note == "gut; Seated leg curl: strap\n3rd hole"
    assert [done(one) for one in legs.sets] == [
        ("seated-leg-curl", 1, "42.5 kg", 8, None, True, {}),
        ("seated-leg-curl", 2, "62.5 kg", 8, None, False, {"rpe": 7.5}),
        ("seated-leg-curl", 3, "62.5 kg", 3, None, False, {"rpe": 10.0, "set_type": "failure"}),
        ("rowing-machine", 1, None, None, 480.0, False, {"distance_m": 2000.0}),
    ]
    pounds = read(STRONG_NUMBERED.replace("Weight (kg)", "Weight (lbs)"))
    assert pounds.sessions[0].sets[1].load == "62.5 lb"


@pytest.mark.parametrize("sample", [STRONG_COMMA, STRONG_UNIT, STRONG_NUMBERED])
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(sample: str) -> None:
    plain = read(sample, "kg")
    windows = read(sample.replace("\n", "\r\n"), "kg")
    assert replace(windows, sessions=()) == replace(plain, sessions=())
    assert [one.id for one in windows.sessions] == [one.id for one in plain.sessions]
    assert [one.sets for one in windows.sessions] == [one.sets for one in plain.sessions]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("2;45;lbs;4", "2;-45;lbs;4", 'the weight is "-45", a number of 0 or more is meant'),
        ("2;45;lbs;4", "2;nan;lbs;4", 'the weight is "nan"'),
        ("2;45;lbs;4", "2;inf;lbs;4", 'the weight is "inf"'),
        ("2;45;lbs;4", "2;99999;lbs;4", 'the weight is "99999", more than 10,000'),
        ("2;45;lbs;4", "2;45;stone;4", 'the unit is "stone", kg or lbs is meant'),
        ("2;45;lbs;4", "2;45;lbs;4.5", 'the reps is "4.5", a whole number is meant'),
        ("2;45;lbs;4", "2;45;lbs;1e5", 'the reps is "1e5"'),
        ("2;45;lbs;4", "2;45;lbs;99999999999999999999", "the reps is"),
        ("2;45;lbs;4", "2;45;lbs", "it has 13 fields, the header has 14"),
        ("2;45;lbs;4", '2;"45;lbs;4', "it has"),
        ('21 18:02:11;"Leg";"Seated leg curl";2', '21 25:02:11;"Leg";"x";2', "is no date and time"),
        ('"Seated leg curl";2', '"";2', "it names no exercise"),
    ],
)
def test_a_broken_row_is_named_by_its_line_and_takes_no_other_with_it(
    before: str, after: str, why: str
) -> None:
    assert before in STRONG_UNIT
    imported = read(STRONG_UNIT.replace(before, after))
    assert [wrong.line for wrong in imported.wrong] == [3]
    assert why in imported.wrong[0].why
    assert [done(one)[3:5] for one in imported.sessions[0].sets] == [(5, None), (None, 480.0)]


def test_twelve_hour_clocks_and_the_space_before_them_are_read() -> None:
    text = STRONG_UNIT.replace("2026-11-21 18:02:11", "2026-11-21 6:02:11\u202fPM")
    assert [one.id for one in read(text).sessions] == [one.id for one in read(STRONG_UNIT).sessions]
    midnight = STRONG_UNIT.replace("2026-11-21 18:02:11", "2026-11-21 12:02:11 AM")
    assert read(midnight).sessions[0].started == datetime(2026, 11, 21, 0, 2, 11, tzinfo=UTC)


def test_rows_of_one_workout_belong_together_wherever_they_stand() -> None:
    header, *rows = STRONG_UNIT.splitlines(keepends=True)
    other = rows[0].replace("18:02", "20:02")
    first, second = read(header + rows[0] + other + "".join(rows[1:])).sessions
    assert (len(first.sets), len(second.sets)) == (3, 1)


def test_another_program_reads_what_goes_out() -> None:
    ours = replace(
        session(1, sets=2),
        name="Legs; and more",
        note='he said "go"\nand I went',
        started=datetime(2026, 11, 21, 18, 2, 11, tzinfo=timezone(timedelta(hours=1))),
    )
    first, second = ours.sets
    sets = (
        replace(
            first, warm_up=True, exercise="seated-leg-curl", side="left", tempo="3-1-1-1", final_hold=5.0
        ),
        replace(second, exercise="seated-leg-curl", load="12.5 kg"),
        replace(second, exercise="seated-leg-curl", load="bodyweight +5 kg", unknown={"set_type": "drop"}),
        SetRecord(exercise="plank", seconds=30.5, load="bodyweight"),
    )
    text = write_strong([replace(ours, sets=sets)], NAMES)
    assert text.splitlines()[0] == HEADER
    assert HEADER == (
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;"
        "Seconds;Notes;Workout Notes;Workout Duration"
    )
    one, two, three, four = in_strong(text)
    assert (one.workout, one.at, one.exercise) == (
        "Legs; and more",
        datetime.fromisoformat("2026-11-21T18:02:11"),
        "Seated leg curl",
    )
    assert (one.order, two.order, three.order, four.order) == ("W", "1", "D", "1")
    assert [float(lifted.kilograms) for lifted in (one, two, three, four)] == [9.0718474, 12.5, 5.0, 0.0]
    assert (one.reps, four.reps, float(four.seconds)) == (12, 0, 30.5)
    assert one.notes == "left; tempo 3-1-1-1; hold 5 s; connection 5"
    assert one.workout_notes == 'he said "go"\nand I went'
    assert {row["Workout Duration"] for row in table(text, ";")} == {"5m"}
    pounds = list(in_strong(write_strong([replace(ours, sets=sets)], NAMES, "lb")))
    assert [round(float(lifted.kilograms), 2) for lifted in pounds] == [9.07, 12.5, 5.0, 0.0]
    assert {row["Weight Unit"] for row in table(write_strong([ours], NAMES, "kg"), ";")} == {"kg"}


def test_what_went_out_comes_in_with_all_that_the_columns_hold() -> None:
    out = [replace(session(number), name=f"Day {number}") for number in (1, 2)]
    back = read(write_strong(out, Names())).sessions
    assert [(one.name, one.started, one.seconds) for one in back] == [
        (one.name, one.started, one.seconds) for one in out
    ]
    assert [[(s.exercise, s.load, s.reps) for s in one.sets] for one in back] == [
        [(s.exercise, s.load, s.reps) for s in one.sets] for one in out
    ]


@pytest.mark.parametrize("seconds", [0.0, 29.0, 59 * 60.0, 3600.0, 3900.0, 86_000.0])
def test_durations_are_written_in_minutes(seconds: float) -> None:
    text = write_strong([replace(session(1), seconds=seconds)], Names())
    (took,) = {row["Workout Duration"] for row in table(text, ";")}
    assert (
        took
        == {0.0: "1m", 29.0: "1m", 3540.0: "59m", 3600.0: "1h", 3900.0: "1h 5m", 86_000.0: "23h 53m"}[seconds]
    )
