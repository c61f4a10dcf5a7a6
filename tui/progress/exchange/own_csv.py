"""Our own table: one row a set. It keeps what its columns name."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.files.complaints import in_words
from tui.files.shown import quoted
from tui.progress.exchange.cells import (
    WrongCell,
    amount_in,
    figure,
    guarded,
    number,
    row_of,
    unguarded,
    whole,
)
from tui.progress.exchange.names import Names
from tui.progress.exchange.tables import Row
from tui.progress.reading import instant_of
from tui.progress.record import OUTCOMES, End, Session, SetRecord
from tui.protocol.model import Unit
from tui.protocol.units import plain

HEADER = (
    "session_id,started_at,protocol,section,exercise,side,set,of,target,reps,seconds,load,unit,tempo,"
    "tempo_kept,final_hold_s,tension_s,connection,felt,warm_up,outcome,note"
)

_NEEDED = {"started_at", "exercise", "connection"}
_MOST = 10**12
_TRUE, _FALSE = ("true", "1", "yes"), ("false", "0", "no")


class Cells(Struct, frozen=True):
    """What one row says: the session without its sets, and one set."""

    session: Session
    record: SetRecord


def is_own_csv(columns: frozenset[str]) -> bool:
    """Recognise it by the names of the columns."""
    return columns >= _NEEDED


def write_own_csv(sessions: Iterable[Session], names: Names, unit: Unit | None = None) -> str:
    """Write sessions, oldest first; weights in `unit`, None: each in its own."""
    rows = (row for session in sessions for row in _rows(session, names, unit))
    return "".join([HEADER + "\n", *map(row_of, rows)])


def read_own_csv(row: Row, names: Names, unit: str | None, zone: tzinfo | None = None) -> Cells:
    """Read a row; raises WrongCell. `unit` is that of loads which are bare numbers."""
    cells = {name: unguarded(text) for name, text in row.cells.items() if text}
    started = instant_of(cells.get("started_at", "").strip(), zone)
    if started is None:
        raise WrongCell(f"started_at is {quoted(cells.get('started_at', ''))}, a date or a time is meant")
    outcome = cells.get("outcome", "finished")
    if outcome not in OUTCOMES:
        raise WrongCell(f"the outcome is {quoted(outcome)}; finished, stopped or pain is meant")
    protocol = cells.get("protocol")
    id = cells.get("session_id") or _id(cells.get("started_at", ""), protocol)
    session = Session(
        id=id, started=started, protocol=protocol, note=cells.get("note"), end=End(outcome=outcome)
    )
    return Cells(session, _record(cells, names, unit))


def joined(rows: Iterable[Cells]) -> tuple[Session, ...]:
    """Put the rows of one session together, wherever they stand; the first says when it began."""
    sessions: dict[str, Session] = {}
    sets: dict[str, list[SetRecord]] = {}
    for row in rows:
        before = sessions.setdefault(row.session.id, row.session)
        if before.note is None and row.session.note is not None:
            sessions[row.session.id] = replace(before, note=row.session.note)
        sets.setdefault(row.session.id, []).append(row.record)
    return tuple(replace(session, sets=tuple(sets[id])) for id, session in sessions.items())


def _rows(session: Session, names: Names, unit: Unit | None) -> Iterator[list[object]]:
    outcome = session.end.outcome if session.end else ""
    for one in session.sets:
        load, of_load = _load_out(one.load, unit)
        cells: list[object] = [
            session.id,
            session.started.isoformat(),
            session.protocol,
            one.section,
            names.outside(one.exercise),
            one.side,
            one.set,
            one.of,
            one.target,
            one.reps,
            one.seconds,
            load,
            of_load,
            one.tempo,
            one.tempo_kept,
            one.final_hold,
            one.tension,
            one.connection,
            one.felt,
            one.warm_up or None,
            outcome,
            session.note,
        ]
        yield [_cell(value) for value in cells]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return figure(value) if isinstance(value, float) else guarded(str(value))


def _load_out(load: str | None, unit: Unit | None) -> tuple[str | None, str | None]:
    amount = amount_in(load, unit)
    if load is None or amount is None:
        return load, None
    number, own = amount
    body = "bodyweight +" if load.startswith("bodyweight") else ""
    if unit is None and f"{body}{plain(number)} {own}" != load:  # written in a way of its own: so it stays
        return load, None
    return f"{body}{plain(number)}", own


def _load_in(cells: dict[str, str], unit: str | None) -> str | None:
    load, of_load = cells.get("load"), cells.get("unit") or None
    if load is None:
        return None
    try:
        bare = number(load, "the load", _MOST)
    except WrongCell:
        return f"{load} {of_load}" if of_load else load
    if bare is None or (of_load or unit) is None:
        return load
    return f"{plain(bare)} {of_load or unit}" if bare else None


def _record(cells: dict[str, str], names: Names, unit: str | None) -> SetRecord:
    name = cells.get("exercise", "")
    if not name.strip():
        raise WrongCell("it names no exercise")
    table: dict[str, Any] = {
        "exercise": names.inside(name),
        "load": _load_in(cells, unit),
        "tempo_kept": _truth(cells, "tempo_kept"),
        "warm_up": _truth(cells, "warm_up") or False,
    }
    table |= {key: cells.get(key) for key in ("section", "side", "target", "tempo", "felt")}
    table |= {
        key: whole(cells.get(key, ""), f"`{key}`", _MOST) for key in ("set", "of", "reps", "connection")
    }
    seconds = {"seconds": "seconds", "final_hold": "final_hold_s", "tension": "tension_s"}
    for key, column in seconds.items():
        value: Decimal | None = number(cells.get(column, ""), f"`{column}`", _MOST)
        table[key] = None if value is None else float(value)
    try:
        return msgspec.convert(table, SetRecord)
    except msgspec.ValidationError as error:
        raise WrongCell(in_words(str(error))) from error


def _truth(cells: dict[str, str], column: str) -> bool | None:
    text = cells.get(column, "").strip().lower()
    if not text:
        return None
    if text not in _TRUE + _FALSE:
        raise WrongCell(f"`{column}` is {quoted(text)}, true or false is meant")
    return text in _TRUE


def _id(started: str, protocol: str | None) -> str:
    return hashlib.sha256(f"csv\n{started}\n{protocol}".encode("utf-8", "replace")).hexdigest()[:12]
