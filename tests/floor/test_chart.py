from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.floor.chart import EARNED, axis_of, chart
from tui.floor.course import Course, Point
from tui.floor.drawn import text_of
from tui.progress.record import Session
from tui.protocol.model import Load
from tui.protocol.units import format_load, parse_load

FIRST = datetime(2026, 9, 1, 18, 0, tzinfo=UTC)


def point(day: int, load: str | None, felt: tuple[int, ...] = (5, 5, 5), *, earned: bool = False) -> Point:
    read: Load | None = parse_load(load, unit="lb") if load is not None else None
    session = Session(id=f"{day:012x}", started=FIRST + timedelta(days=day))
    return Point(session, (), read, earned, format_load(read) if read is not None else "", felt)


def drawn(*points: Point, width: int = 40, height: int = 12, since: date | None = None) -> list[str]:
    course = Course(name="Hinge", of="Mine", stands="", points=points)
    return text_of(chart(course, width, height, since=since))


def test_a_load_is_a_line_a_step_goes_up_and_the_day_that_earned_it_is_marked() -> None:
    rows = drawn(point(0, "20 lb"), point(4, "20 lb", earned=True), point(6, "25 lb", (4, 3, 5)))
    assert rows[:4] == [
        "25 lb │                        ╭",
        "20 lb │────────────────◆───────╯",
        " felt  5               5       3",
        "       Sep 2026",
    ]


def test_going_back_goes_down_over_the_loads_between() -> None:
    rows = drawn(point(0, "30 lb"), point(1, "25 lb"), point(2, "30 lb"), point(3, "20 lb"))
    assert rows[:3] == ["30 lb │────╮   ╭───╮", "25 lb │    ╰───╯   │", "20 lb │            ╰"]


def test_a_set_that_was_not_rated_is_a_point_and_a_load_that_was_not_recorded_leaves_the_line() -> None:
    rows = drawn(point(0, "20 lb", ()), point(1, None, (4,)))
    assert rows[:2] == ["20 lb │─", " felt  ·   4"]


def test_only_the_days_that_are_asked_for_are_drawn() -> None:
    assert drawn(point(0, "20 lb"), point(9, "25 lb"), since=date(2026, 9, 5))[0] == "25 lb │─"


def test_bands_and_the_body_have_their_rows_too() -> None:
    rows = drawn(point(0, "band red"), point(1, "bodyweight"), point(2, "bodyweight +5 kg"))
    assert [row.split("│")[0].strip() for row in rows[:3]] == ["bodyweight +", "bodyweight", "band red"]


@given(
    st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 60), st.booleans()), min_size=1, max_size=80),
    st.integers(20, 120),
    st.integers(5, 30),
)
def test_no_chart_is_wider_or_higher_than_its_room(
    days: list[tuple[int, int, bool]], width: int, height: int
) -> None:
    points = [point(day, f"{5 * load} lb", earned=earned) for day, load, earned in sorted(days)]
    rows = drawn(*points, width=width, height=height)
    assert all(len(row) <= width for row in rows)
    legend = next(at for at, row in enumerate(rows) if row.startswith(EARNED))
    assert legend <= height
    if any(earned for _, _, earned in days):
        assert any(EARNED in row for row in rows[:legend])


@given(st.integers(1, 5000), st.integers(1, 200))
def test_every_day_has_a_column_and_later_ones_never_an_earlier_one(span: int, columns: int) -> None:
    first = date(2016, 1, 1)
    axis = axis_of(first, first + timedelta(days=span - 1), columns)
    places = [axis.column(first + timedelta(days=day)) for day in range(span)]
    assert places == sorted(places)
    assert 0 == places[0] <= places[-1] < columns
