from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.progress.records import session
from tui.floor.balance_text import days_between
from tui.floor.drawn import text_of
from tui.floor.weeks import heat_map, weeks_of
from tui.progress.balance import balance
from tui.progress.known import Traits
from tui.progress.record import Session, SetRecord

SATURDAY = date(2026, 11, 21)


def traits(_session: Session, _record: SetRecord) -> Traits:
    return Traits(counts="hamstrings", hip=True)


def on(*days: date) -> list[Session]:
    first = date(2026, 1, 1)
    return [session((day - first).days) for day in days]


def test_weeks_begin_on_monday_and_the_empty_ones_are_there_too() -> None:
    weeks = weeks_of(on(date(2026, 11, 1), date(2026, 11, 16)), traits, SATURDAY)
    assert [(week.first, week.sessions, week.sets) for week in weeks] == [
        (date(2026, 11, 16), 1, 3),
        (date(2026, 11, 9), 0, 0),
        (date(2026, 11, 2), 0, 0),
        (date(2026, 10, 26), 1, 3),
    ]


def test_without_a_session_there_is_no_week() -> None:
    assert weeks_of([], traits, SATURDAY) == []
    assert heat_map([], 80, 20) == []


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=60), st.integers(38, 150))
def test_the_map_has_a_cell_for_every_week_and_is_never_wider_than_its_room(
    days: list[int], width: int
) -> None:
    first = datetime(2016, 1, 1, tzinfo=UTC).date()
    weeks = weeks_of(on(*(first + timedelta(days=day) for day in days)), traits, SATURDAY)
    rows = text_of(heat_map(weeks, width, 1000))
    years = [row[9:] if row[5:8] in {"Jan", "Jul"} else row[5:] for row in rows if row[:4].isdigit()]
    assert sum(len(row.replace(" ", "")) for row in years) == len(weeks)
    assert all(len(row) <= width for row in rows)


def test_the_days_from_session_to_session_count_from_the_one_before_these_days() -> None:
    done = on(date(2026, 11, 13), date(2026, 11, 17), date(2026, 11, 20))
    counts = balance(done, traits, SATURDAY)
    assert days_between(done, counts) == "days from session to session: 4 3"
    assert days_between(done[1:2], counts) == "one session, on Tue 17 Nov"
    assert days_between([], counts) == "no session in these days"
