"""Strong: one row a set. Of the three shapes that it has had, the one with a column for the unit is written.

Comma without a unit; semicolon with `Weight Unit`; semicolon with `Workout #` and `Weight (kg)`.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from tui.files.shown import quoted
from tui.progress.exchange.cells import (
    WrongCell,
    amount_in,
    figure,
    guarded,
    known_figure,
    length,
    length_text,
    moment,
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
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;"
    "Seconds;Notes;Workout Notes;Workout Duration"
)

_NEEDED = {"date", "workout name", "exercise name", "set order", "reps"}
_WEIGHTS = {"weight (kg)": "kg", "weight (lbs)": "lb", "weight (lb)": "lb"}
_UNITS = {"kg": "kg", "kgs": "kg", "lb": "lb", "lbs": "lb"}
_METRES: Mapping[str, int | Decimal] = {
    "": 1,
    "m": 1,
    "km": 1000,
    "mi": Decimal("1609.344"),
    "ft": Decimal("0.3048"),
    "yd": Decimal("0.9144"),
}
_DISTANCES = {"distance (meters)": "m", "distance (km)": "km", "distance (miles)": "mi"}
_KINDS = {"d": "drop", "f": "failure"}
_FARTHEST = 1_000_000
_HIGHEST_RPE = 10


def is_strong(columns: frozenset[str]) -> bool:
    """Recognise one of its shapes by the names of the columns."""
    return columns >= _NEEDED and bool(columns & {"weight", *_WEIGHTS})


def lacks_unit(columns: frozenset[str]) -> bool:
    """Say whether nothing in it says what its weights are."""
    return not columns & {"weight unit", *_WEIGHTS}


def has_weight(row: Row) -> bool:
    """Say whether a row has a weight, whatever its unit."""
    return bool(row.cells["weight"].strip("0., "))


def read_strong(row: Row, unit: str | None) -> Logged | None:
    """Read a row; None for one that is no set and no note. Raises WrongCell.

    `unit` is that of weights in a file which does not say it.
    """
    cells = row.cells
    order = cells["set order"].strip().lower()
    if "rest timer" in (order, cells["exercise name"].strip().lower()):
        return None
    logged = Logged(
        app="strong",
        started=moment(cells["date"]),
        title=cells["workout name"].strip(),
        exercise=_exercise(cells),
        note=cells.get("notes", ""),
        about=cells.get("workout notes", ""),
        took=length(
            cells.get("workout duration") or cells.get("duration") or cells.get("duration (sec)") or ""
        ),
        warm_up=order == "w",
        load=None if order == "note" else _load(cells, unit),
        reps=None if order == "note" else whole(cells["reps"], "the reps") or None,
        seconds=None if order == "note" else _seconds(cells),
        more={} if order == "note" else _more(cells, order),
    )
    return logged if logged.is_set or logged.note.strip() else None


def write_strong(sessions: Iterable[Session], names: Names, unit: Unit | None = None) -> str:
    """Write sessions, oldest first; weights in `unit`, None: each in its own."""
    lines = [HEADER + "\n"]
    for session in sessions:
        date, took = f"{session.started:%Y-%m-%d %H:%M:%S}", _took(session)
        title = guarded(session.name or session.protocol or "Workout")
        about = guarded(session.note or "")
        order: dict[str, int] = {}
        for one in session.sets:
            name = names.outside(one.exercise)
            order[name] = order.get(name, 0) + (not one.warm_up)
            amount, own = amount_in(one.load, unit) or (Decimal(0), unit or "kg")
            distance = one.unknown.get("distance_m")
            cells: list[object] = [
                date,
                title,
                guarded(name),
                _order(one, order[name]),
                plain(amount),
                "lbs" if own == "lb" else own,
                one.reps or 0,
                known_figure(one.unknown.get("rpe")),
                known_figure(distance),
                "m" if known_figure(distance) else "",
                figure(one.seconds or 0),
                guarded(remarks(one)),
                about,
                took,
            ]
            lines.append(row_of(cells, ";"))
    return "".join(lines)


def _exercise(cells: dict[str, str]) -> str:
    name = cells["exercise name"].strip()
    if not name:
        raise WrongCell("it names no exercise")
    return name


def _load(cells: dict[str, str], unit: str | None) -> str | None:
    for column, own in _WEIGHTS.items():
        if column in cells:
            return weight(cells[column], own)
    if "weight unit" in cells:
        said = cells["weight unit"].strip().lower()
        if weight(cells["weight"], "kg") is None:
            return None
        if said not in _UNITS:
            raise WrongCell(f"the unit is {quoted(said)}, kg or lbs is meant")
        return weight(cells["weight"], _UNITS[said])
    if unit is None and weight(cells["weight"], "kg") is not None:
        raise WrongCell("its weight has no unit")
    return weight(cells["weight"], unit or "kg")


def _seconds(cells: dict[str, str]) -> float | None:
    return float(number(cells.get("seconds", ""), "the seconds", DAY) or 0) or None


def _more(cells: dict[str, str], order: str) -> dict[str, float | str]:
    more: dict[str, float | str] = {}
    rpe = number(cells.get("rpe", ""), "the RPE", _HIGHEST_RPE)
    if rpe:
        more["rpe"] = float(rpe)
    column = next((one for one in ("distance", *_DISTANCES) if one in cells), None)
    if column and (distance := number(cells[column], "the distance", _FARTHEST)):
        said = cells.get("distance unit", "").strip().lower() if column == "distance" else _DISTANCES[column]
        if said not in _METRES:
            raise WrongCell(f"the unit of the distance is {quoted(said)}, m, km, mi, ft or yd is meant")
        more["distance_m"] = float(distance * _METRES[said])
    if order in _KINDS:
        more["set_type"] = _KINDS[order]
    return more


def _order(one: SetRecord, number: int) -> str:
    kinds = {kind: letter.upper() for letter, kind in _KINDS.items()}
    return "W" if one.warm_up else kinds.get(str(one.unknown.get("set_type")), str(number))


def _took(session: Session) -> str:
    if session.seconds is not None:
        return length_text(session.seconds)
    at = session.end.at if session.end else None
    return "" if at is None or at <= session.started else length_text((at - session.started).total_seconds())
