import locale
from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from tests.progress.exchange.elsewhere import in_hevy, table
from tests.progress.exchange.samples import HEVY_KG, HEVY_LBS
from tests.progress.records import session
from tui.progress.exchange.hevy import HEADER, write_hevy
from tui.progress.exchange.importing import Imported, read_exported
from tui.progress.exchange.names import Names, names_of
from tui.progress.record import SetRecord
from tui.protocol.catalogue import Catalogue

NAMES = names_of(Catalogue({"seated-leg-curl": {"name": "Seated leg curl"}}))


def read(text: str) -> Imported:
    imported = read_exported(text, NAMES, None, UTC)
    assert imported.shape == "Hevy"
    return imported


def test_kilograms_quoted_fields_empty_weights_warm_up_and_drop_sets() -> None:
    imported = read(HEVY_KG)
    assert imported.wrong == ()
    (legs,) = imported.sessions
    assert legs.note == 'a "good" day,\nwith two lines; Seated leg curl: slow'
    assert (legs.started, legs.seconds) == (datetime(2026, 11, 21, 18, 2, tzinfo=UTC), 3900.0)
    assert [(one.exercise, one.entry, one.load, one.reps, one.seconds, one.warm_up) for one in legs.sets] == [
        ("seated-leg-curl", 1, "40 kg", 10, None, True),
        ("seated-leg-curl", 1, "62.5 kg", 8, None, False),
        ("seated-leg-curl", 1, "40 kg", 12, None, False),
        ("pull-up", 2, None, 9, None, False),
        ("plank", 3, None, None, 60.0, False),
    ]
    assert [one.unknown for one in legs.sets] == [
        {},
        {"rpe": 7.5},
        {"set_type": "drop"},
        {"set_type": "failure"},
        {},
    ]


def test_pounds_and_miles() -> None:
    (week,) = read(HEVY_LBS).sessions
    assert week.sets[0].load == "100 lb"
    assert week.sets[1].unknown == {"distance_m": 1609.344}


def test_the_other_way_to_write_the_time() -> None:
    text = HEVY_KG.replace("21 Nov 2026, 18:02", "Nov 21, 2026, 6:02 PM").replace(
        "21 Nov 2026, 19:07", "Nov 21, 2026, 7:07 PM"
    )
    assert [one.id for one in read(text).sessions] == [one.id for one in read(HEVY_KG).sessions]
    assert read(text).sessions[0].seconds == 3900.0


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("62.5,8", "-62.5,8", 'the weight is "-62.5"'),
        ("62.5,8", "62.5,8.5", 'the reps is "8.5"'),
        ('1,"normal",62.5', '1,"normal",62.5,3', "it has 15 fields, the header has 14"),
        (
            '"21 Nov 2026, 18:02","21 Nov 2026, 19:07","","Seated leg curl",,"slow",1',
            '"21 Nix 2026, 18:02","","","x",,"",1',
            "no date",
        ),
    ],
)
def test_a_broken_row_is_named_by_its_line_and_takes_no_other_with_it(
    before: str, after: str, why: str
) -> None:
    assert before in HEVY_KG
    imported = read(HEVY_KG.replace(before, after))
    assert [wrong.line for wrong in imported.wrong] == [4]
    assert why in imported.wrong[0].why
    assert [len(one.sets) for one in imported.sessions] == [4]


@pytest.mark.parametrize("end", ["20 Nov 2026, 19:07", "21 Nov 2027, 19:07", ""])
def test_an_end_that_cannot_be_costs_no_set(end: str) -> None:
    imported = read(HEVY_KG.replace("21 Nov 2026, 19:07", end))
    assert imported.wrong == ()
    assert [(one.seconds, len(one.sets)) for one in imported.sessions] == [(None, 5)]


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_another_program_reads_what_goes_out(unit: str) -> None:
    ours = replace(
        session(1, sets=1),
        name='Legs, "heavy"',
        note="two\nlines",
        started=datetime(2026, 3, 1, 18, 2, 11, tzinfo=timezone(timedelta(hours=-5))),
    )
    sets = (
        replace(ours.sets[0], exercise="seated-leg-curl", warm_up=True),
        replace(ours.sets[0], exercise="seated-leg-curl", tempo="3-1-1-1", tempo_kept=False, final_hold=5.0),
        SetRecord(exercise="seated-leg-curl", reps=8, load="bodyweight"),
        SetRecord(exercise="plank", seconds=30.0, unknown={"set_type": "failure", "rpe": 9.0}),
    )
    text = write_hevy([replace(ours, sets=sets)], NAMES, "lb" if unit == "lb" else "kg")
    names = [name.replace("weight_kg", "weight_lbs") if unit == "lb" else name for name in HEADER]
    assert text.splitlines()[0] == ",".join(f'"{name}"' for name in names)
    assert ",".join(f'"{name}"' for name in HEADER) == (
        '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes",'
        '"set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"'
    )
    lifted = list(in_hevy(text))
    assert [one.order for one in lifted] == ["warmup 0", "normal 1", "normal 2", "failure 0"]
    assert [round(float(one.kilograms), 3) for one in lifted] == [9.072, 9.072, 0.0, 0.0]
    assert (lifted[0].workout, lifted[0].workout_notes) == ('Legs, "heavy"', "two\nlines")
    assert lifted[0].at == datetime.fromisoformat("2026-03-01T18:02")
    assert lifted[1].notes == "tempo 3-1-1-1 broken; hold 5 s; connection 5"
    rows = table(text, ",")
    assert [row[names[9]] for row in rows][2:] == ["", ""]
    assert rows[3]["rpe"] == "9"


def test_months_are_english_whatever_the_machine_speaks() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            assert '"2 Jan 2026, 18:00"' in write_hevy([session(1)], Names())
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_an_end_is_in_the_offset_of_the_session_and_never_before_its_start() -> None:
    tokyo = timezone(timedelta(hours=9))
    done = replace(session(1), started=session(1).started.astimezone(tokyo))
    assert table(write_hevy([done], Names()), ",")[0]["end_time"] == "3 Jan 2026, 03:05"
    alone = replace(done, end=None, seconds=None)
    assert table(write_hevy([alone], Names()), ",")[0]["end_time"] == "3 Jan 2026, 03:00"


def test_what_went_out_comes_in_with_all_that_the_columns_hold() -> None:
    out = [session(number) for number in (1, 2)]
    back = read(write_hevy(out, Names(), "lb")).sessions
    assert [(one.name, one.started, one.seconds) for one in back] == [
        (one.name, one.started, one.seconds) for one in out
    ]
    assert [[(s.exercise, s.load, s.reps) for s in one.sets] for one in back] == [
        [(s.exercise, s.load, s.reps) for s in one.sets] for one in out
    ]
