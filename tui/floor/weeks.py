"""Weeks: how many sessions each had, as a map of shades, and in words; their balance beside it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tui.floor.drawn import Ends, Line, Part, Piece, broken
from tui.floor.wording import MONTHS, day_and_year
from tui.progress.balance import TWO_TO_ONE, Balance, TraitsOf, balance_between, ratio_text
from tui.progress.days import counted
from tui.progress.record import Session

SHADES = "·░▒▓█"  # none, one, two, three, four and more
IN_A_YEAR = 53
YEAR_LABEL = 5
HALF = 27
HALF_LABEL = 9
_WEEK = timedelta(weeks=1)


class Week(Struct, frozen=True):
    """A week from Monday to Sunday; `sets` are all that were done in it."""

    first: date
    sessions: int
    sets: int
    balance: Balance


def weeks_of(sessions: Iterable[Session], traits: TraitsOf, on: date) -> list[Week]:
    """Give every week from that of the first session to that of the day `on`, newest first."""
    by_week: dict[date, list[Session]] = {}
    for session in sessions:
        by_week.setdefault(monday(session.started.date()), []).append(session)
    if not by_week:
        return []
    weeks = []
    first, newest = min(by_week), max(monday(on), *by_week)
    for back in range((newest - first).days // 7 + 1):
        start = newest - back * _WEEK
        done = by_week.get(start, [])
        sets = sum(not one.warm_up for session in done for one in session.sets)
        counts = balance_between(done, traits, start, start + timedelta(days=6))
        weeks.append(Week(start, len(done), sets, counts))
    return weeks


def monday(on: date) -> date:
    """Give the Monday of a day's week."""
    return on - timedelta(days=on.weekday())


def row(week: Week, this_year: int) -> Ends:
    """Say in one line what a week had."""
    left = f"{SHADES[min(week.sessions, len(SHADES) - 1)]} {day_and_year(week.first, this_year)}"
    right = f"{counted(week.sessions, 'session')}, {counted(week.sets, 'set')}" if week.sessions else "none"
    return Ends(left, right, "plain" if week.sessions else "faint")


def balance_row(week: Week, this_year: int) -> Ends:
    """Say in one line how a week was balanced; what falls short has a word."""
    counts = week.balance
    left = day_and_year(week.first, this_year)
    if not counts.hamstring_sets and not counts.quad_sets:
        return Ends(left, "none", "faint")
    short = counts.ratio is not None and counts.ratio < TWO_TO_ONE
    ratio = f"{ratio_text(counts)}{', short' if short else ''}"
    right = f"{counts.hamstring_sets} : {counts.quad_sets}  {ratio}"
    return Ends(left, right, "watch" if short else "plain")


def heat_map(weeks: Sequence[Week], width: int, height: int) -> list[Line]:
    """Draw a cell a week, a row a year, or half of one where it is narrow; the newest year first."""
    if not weeks:
        return []
    rows = _in_years(weeks) if width >= YEAR_LABEL + IN_A_YEAR else _in_halves(weeks)
    signs = [*broken(legend(), width, part="faint"), *broken(in_words(weeks), width)]
    room = max(1, height - len(signs))
    shown = rows if len(rows) <= room else [*rows[: room - 1], (Piece("… more below", "faint"),)]
    return [*shown, *signs]


def legend() -> str:
    """Say what the shades mean."""
    none, one, two, three, four = tuple(SHADES)
    return f"a cell a week: {none} none {one} 1 {two} 2 {three} 3 {four} 4 or more sessions"


def in_words(weeks: Sequence[Week]) -> str:
    """Say the same without a picture: this week, the last twelve, the year."""
    now = weeks[0]
    year = sum(one.sessions for one in weeks if one.first.year == now.first.year)
    last = " ".join(str(one.sessions) for one in reversed(weeks[:12]))
    return (
        f"This week {counted(now.sessions, 'session')}; in {now.first.year} {year}. "
        f"The last {counted(min(12, len(weeks)), 'week')}: {last}"
    )


def _in_years(weeks: Sequence[Week]) -> list[Line]:
    by_place = {_place(one.first): one for one in weeks}
    rows: list[Line] = [(Piece(" " * YEAR_LABEL + _months(), "faint"),)]
    for year in sorted({year for year, _ in by_place}, reverse=True):
        rows.append((Piece(f"{year} ", "faint"), *_shades(by_place, year, range(IN_A_YEAR))))
    return rows


def _in_halves(weeks: Sequence[Week]) -> list[Line]:
    by_place = {_place(one.first): one for one in weeks}
    rows: list[Line] = []
    for year in sorted({year for year, _ in by_place}, reverse=True):
        for name, columns in (("Jul", range(HALF - 1, IN_A_YEAR)), ("Jan", range(HALF - 1))):
            if any((year, column) in by_place for column in columns):
                label = f"{year} {name} ".ljust(HALF_LABEL)
                rows.append((Piece(label, "faint"), *_shades(by_place, year, columns)))
    return rows


def _place(first: date) -> tuple[int, int]:
    return first.year, (first.timetuple().tm_yday - 1) // 7


def _shades(weeks: dict[tuple[int, int], Week], year: int, columns: range) -> list[Piece]:
    pieces: list[Piece] = []
    for column in columns:
        week = weeks.get((year, column))
        shade = " " if week is None else SHADES[min(week.sessions, len(SHADES) - 1)]
        part: Part = "line" if week is not None and week.sessions else "faint"
        if pieces and pieces[-1].part == part:
            pieces[-1] = Piece(pieces[-1].text + shade, part)
        else:
            pieces.append(Piece(shade, part))
    return pieces


def _months() -> str:
    text = ""
    for number, name in enumerate(MONTHS, 1):
        column = (date(2001, number, 1).timetuple().tm_yday - 1) // 7
        text = text.ljust(column) + name + " "
    return text.rstrip()
