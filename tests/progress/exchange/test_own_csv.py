import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.progress.exchange.elsewhere import table
from tests.progress.records import AS_WRITTEN, session, set_records
from tui.progress.blocks import split
from tui.progress.exchange.importing import Imported, read_exported
from tui.progress.exchange.names import names_of
from tui.progress.exchange.own_csv import HEADER, write_own_csv
from tui.progress.reading import read_block
from tui.progress.record import OUTCOMES, End, Session, SetRecord
from tui.protocol.catalogue import Catalogue

NAMES = names_of(Catalogue({"seated-leg-curl": {"name": "Seated leg curl"}}))


def read(text: str, unit: str | None = None) -> Imported:
    imported = read_exported(text, NAMES, unit, UTC)
    assert imported.shape == "lastrep's CSV"
    return imported


def as_written() -> Session:
    (block,) = split(AS_WRITTEN.encode())
    one = read_block(block, "").session
    assert one is not None
    return one


def columns(one: Session) -> tuple[object, ...]:
    """Give what the columns name."""
    end = one.end.outcome if one.end else None
    names = "section exercise side set of target reps seconds load tempo tempo_kept final_hold tension"
    sets = [
        [None if (value := getattr(done, name)) == "" else value for name in names.split()]
        for done in one.sets
    ]
    sets += [[done.connection, done.felt, done.warm_up] for done in one.sets]
    return one.id, one.started, one.started.utcoffset(), one.protocol or None, one.note or None, end, sets


def test_it_has_one_row_a_set_and_the_columns_in_their_order() -> None:
    text = write_own_csv([as_written()], NAMES)
    assert text.splitlines()[0] == HEADER
    assert HEADER == (
        "session_id,started_at,protocol,section,exercise,side,set,of,target,reps,seconds,load,unit,tempo,"
        "tempo_kept,final_hold_s,tension_s,connection,felt,warm_up,outcome,note"
    )
    assert text.splitlines()[1:] == [
        "7ce418072e8c,2026-11-21T18:02:11+01:00,activation-rdl,Connect,dumbbell-romanian-deadlift,left,1,3,12,12,,"
        "20,lb,3-1-1-1,true,5,77,2,lower back,,finished,felt set 3 most",
        "7ce418072e8c,2026-11-21T18:02:11+01:00,activation-rdl,,single-leg-bridge-hold,,1,4,,,30,,,,,,30,,,,finished,"
        "felt set 3 most",
    ]


slugs = st.from_regex(r"[a-z][a-z0-9-]{0,10}[a-z]", fullmatch=True)
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
kept = st.builds(
    Session,
    id=texts,
    started=st.datetimes(timezones=st.just(UTC)),
    protocol=st.none() | texts,
    note=st.none() | texts,
    sets=st.lists(
        st.builds(lambda one, exercise: replace(one, exercise=exercise), set_records, slugs),
        min_size=1,
        max_size=3,
    ).map(tuple),
    end=st.builds(End, outcome=st.sampled_from(OUTCOMES)),
)


@settings(max_examples=50)
@given(st.lists(kept, max_size=3, unique_by=lambda one: one.id))
@example([replace(session(1, sets=1), note="'=1", protocol="a\rb", id="-x")])
def test_what_its_columns_name_comes_back_as_it_went(sessions: list[Session]) -> None:
    imported = read(write_own_csv(sessions, NAMES))
    assert imported.wrong == ()
    assert [columns(one) for one in imported.sessions] == [columns(one) for one in sessions]


def test_exercises_go_out_by_name_and_come_in_by_id() -> None:
    one = replace(session(1, sets=1), sets=(SetRecord(exercise="seated-leg-curl", reps=5),))
    text = write_own_csv([one], NAMES)
    assert ",Seated leg curl," in text
    assert read(text).sessions[0].sets[0].exercise == "seated-leg-curl"
    assert read(text.replace("Seated leg", "  SEATED LEG ")).sessions[0].sets[0].exercise == "seated-leg-curl"
    assert (
        read(text.replace("Seated leg curl", "Copenhagen plank")).sessions[0].sets[0].exercise
        == "copenhagen-plank"
    )


def test_a_name_that_leads_to_another_exercise_does_not_go_out() -> None:
    two = names_of(Catalogue({"a": {"name": "Curl"}, "b": {"name": "curl"}, "c": {"name": "Press"}}))
    assert [two.outside(id) for id in "abcd"] == ["Curl", "b", "Press", "d"]
    assert [two.inside(two.outside(id)) for id in "abcd"] == [*"abcd"]
    assert names_of(Catalogue({"a": {"name": "Curl"}}), {"x": "Curl", "y": "My row"}).outside("y") == "My row"


@pytest.mark.parametrize("evil", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "'=1", "''+1"])
def test_no_text_can_be_a_formula_and_the_apostrophe_is_taken_away_again(evil: str) -> None:
    one = replace(
        session(1, sets=1),
        id=evil,
        protocol=evil,
        note=evil,
        sets=(SetRecord(exercise="nordic", section=evil, target=evil, tempo=evil, load=evil, reps=1),),
    )
    text = write_own_csv([one], NAMES)
    (row,) = csv.DictReader(io.StringIO(text))
    assert not [cell for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "\t") and cell]
    assert [columns(back) for back in read(text).sessions] == [columns(one)]


def test_a_spreadsheet_may_have_saved_it_with_semicolons_decimal_commas_and_capitals() -> None:
    text = write_own_csv([as_written()], NAMES)
    rows = [text.splitlines()[0].split(","), *(list(row.values()) for row in table(text, ","))]
    saved = "\ufeff" + "\r\n".join(";".join(row) for row in rows)
    saved = saved.replace("true", "TRUE").replace(";77;", ";77,0;").replace(";20;lb", ";20,0;lb")
    imported = read(saved.removeprefix("\ufeff"))
    assert imported.wrong == ()
    assert [columns(one) for one in imported.sessions] == [columns(as_written())]


def test_weights_can_go_out_in_one_unit() -> None:
    sets = tuple(
        SetRecord(exercise="nordic", load=load)
        for load in ("20 lb", "10 kg", "bodyweight +10 lb", "bodyweight", "band red", "heavy")
    )
    text = write_own_csv([replace(session(1), sets=sets)], NAMES, "kg")
    assert [(row["load"], row["unit"]) for row in table(text, ",")] == [
        ("9.072", "kg"),
        ("10", "kg"),
        ("bodyweight +4.536", "kg"),
        ("bodyweight", ""),
        ("band red", ""),
        ("heavy", ""),
    ]
    assert [one.load for one in read(text).sessions[0].sets] == [
        "9.072 kg", "10 kg", "bodyweight +4.536 kg", "bodyweight", "band red", "heavy",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("2026-11-21T18:02:11+01:00", "yesterday", 'started_at is "yesterday"'),
        ("finished", "tired", 'the outcome is "tired"'),
        ("dumbbell-romanian-deadlift", " ", "it names no exercise"),
        ("left", "middle", "side: 'middle' is no word that belongs here"),
        (",77,", ",-77,", '`tension_s` is "-77", a number of 0 or more is meant'),
        (",77,", ",nan,", '`tension_s` is "nan"'),
        (",77,", ",9999999999999999,", "`tension_s` is"),
        (",2,lower back", ",6,lower back", "connection: a whole number of 5 at most is meant"),
        ("lower back", "knee", "felt: 'knee' is no word that belongs here"),
        (",true,", ",maybe,", '`tempo_kept` is "maybe"'),
    ],
)
def test_a_broken_row_is_named_by_its_line_and_takes_no_other_with_it(
    before: str, after: str, why: str
) -> None:
    text = write_own_csv([as_written(), session(1)], NAMES)
    imported = read(text.replace(before, after, 1))
    assert [(wrong.line, wrong.why.startswith(why)) for wrong in imported.wrong] == [(2, True)]
    assert [len(one.sets) for one in imported.sessions] == [1, 3]


def test_a_table_made_by_hand_needs_a_time_an_exercise_and_no_more() -> None:
    rows = "Nordic curl,2026-11-21,4,5,20\nNordic curl,2026-11-21,,6,22.5\n"
    text = f"exercise,started_at,connection,reps,load\n{rows}"
    (one,) = read(text, "kg").sessions
    assert one.started == datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert [(s.exercise, s.reps, s.load, s.connection) for s in one.sets] == [
        ("nordic-curl", 5, "20 kg", 4),
        ("nordic-curl", 6, "22.5 kg", None),
    ]
    assert [s.id for s in read(text, "kg").sessions] == [one.id]
