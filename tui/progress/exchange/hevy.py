"""Hevy: one row a set, every field in quotes, weights in one unit that the header names."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal

from tui.progress.exchange.cells import (
    WrongCell,
    amount_in,
    figure,
    guarded,
    known_figure,
    moment,
    moment_text,
    number,
    row_of,
    weight,
    whole,
)
from tui.progress.exchange.logged import Logged
from tui.progress.exchange.names import Names
from tui.progress.exchange.remarks import remarks
from tui.progress.exchange.tables import Row
from tui.progress.record import Session, SetRecord
from tui.protocol.model import Unit
from tui.protocol.units import DAY, plain

HEADER = (
    "title",
    "start_time",
    "end_time",
    "description",
    "exercise_title",
    "superset_id",
    "exercise_notes",
    "set_index",
    "set_type",
    "weight_kg",
    "reps",
    "distance_km",
    "duration_seconds",
    "rpe",
)

_NEEDED = {"title", "start_time", "exercise_title", "set_type", "reps"}
_WEIGHTS = {"weight_kg": "kg", "weight_lbs": "lb", "weight_lb": "lb"}
_METRES: Mapping[str, int | Decimal] = {
    "distance_km": 1000,
    "distance_miles": Decimal("1609.344"),
    "distance_meters": 1,
}
_WARM_UP = ("warmup", "warm-up", "warm_up")
_KINDS = {"dropset": "drop", "drop_set": "drop", "failure": "failure"}
_FARTHEST = 1_000_000
_HIGHEST_RPE = 10


def is_hevy(columns: frozenset[str]) -> bool:
    """Recognise it by the names of the columns."""
    return columns >= _NEEDED and bool(columns & _WEIGHTS.keys())


def read_hevy(row: Row) -> Logged | None:
    """Read a row; None for one that is no set and no note. Raises WrongCell."""
    cells = row.cells
    started = moment(cells["start_time"])
    kind = cells["set_type"].strip().lower()
    exercise = cells["exercise_title"].strip()
    if not exercise:
        raise WrongCell("it names no exercise")
    logged = Logged(
        app="hevy",
        started=started,
        title=cells["title"].strip(),
        exercise=exercise,
        note=cells.get("exercise_notes", ""),
        about=cells.get("description", ""),
        took=_took(cells),
        warm_up=kind in _WARM_UP,
        load=next(weight(cells[column], unit) for column, unit in _WEIGHTS.items() if column in cells),
        reps=whole(cells["reps"], "the reps") or None,
        seconds=float(number(cells.get("duration_seconds", ""), "the seconds", DAY) or 0) or None,
        more=_more(cells, kind),
    )
    return logged if logged.is_set or logged.note.strip() else None


def write_hevy(sessions: Iterable[Session], names: Names, unit: Unit = "kg") -> str:
    """Write sessions, oldest first, with all weights in one unit; a set without one leaves it blank."""
    header = ("weight_lbs" if unit == "lb" and name == "weight_kg" else name for name in HEADER)
    lines = [row_of(header, quoted=True)]
    for session in sessions:
        index: dict[str, int] = {}
        for one in session.sets:
            name = names.outside(one.exercise)
            amount = amount_in(one.load, unit)
            distance = one.unknown.get("distance_m")
            cells: list[object] = [
                guarded(session.name or session.protocol or "Workout"),
                moment_text(session.started),
                _ended(session),
                guarded(session.note or ""),
                guarded(name),
                "",
                guarded(remarks(one)),
                index.get(name, 0),
                _kind(one),
                "" if amount is None else plain(amount[0]),
                "" if one.reps is None else one.reps,
                known_figure(distance / 1000 if isinstance(distance, float) else None),
                "" if one.seconds is None else figure(one.seconds),
                known_figure(one.unknown.get("rpe")),
            ]
            lines.append(row_of(cells, quoted=True))
            index[name] = index.get(name, 0) + 1
    return "".join(lines)


def _took(cells: dict[str, str]) -> float | None:
    if not cells.get("end_time", "").strip():
        return None
    took = (moment(cells["end_time"]) - moment(cells["start_time"])).total_seconds()
    return took if 0 < took <= DAY else None  # an end that cannot be is no reason to lose the sets


def _more(cells: dict[str, str], kind: str) -> dict[str, float | str]:
    more: dict[str, float | str] = {}
    if rpe := number(cells.get("rpe", ""), "the RPE", _HIGHEST_RPE):
        more["rpe"] = float(rpe)
    for column, metres in _METRES.items():
        if distance := number(cells.get(column, ""), "the distance", _FARTHEST):
            more["distance_m"] = float(distance * metres)
    if kind in _KINDS:
        more["set_type"] = _KINDS[kind]
    return more


def _kind(one: SetRecord) -> str:
    kinds = {"drop": "dropset", "failure": "failure"}
    return "warmup" if one.warm_up else kinds.get(str(one.unknown.get("set_type")), "normal")


def _ended(session: Session) -> str:
    at = session.end.at if session.end else None
    if at is None:
        try:
            at = session.started + timedelta(seconds=session.seconds or 0)
        except OverflowError:
            at = session.started
    return moment_text(max(at, session.started).astimezone(session.started.tzinfo))
