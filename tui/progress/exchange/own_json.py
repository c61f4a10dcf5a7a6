"""Our own document, which loses nothing: what JSON has no word for is written as TOML inside it.

`{"$toml": "2026-11-21"}` stands for the value that this text has in TOML; a table with a key of that name is
itself wrapped once more.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, tzinfo
from math import isfinite, isinf
from typing import Any, NoReturn

from msgspec import Struct

from tui.files.toml import NotToml, parse
from tui.progress.exchange.tables import Wrong
from tui.progress.reading import NotASession, instant_of, read_table
from tui.progress.record import FORMAT, End, Session, SetRecord
from tui.progress.writing import fields

_TOML = "$toml"
_INSTANTS = frozenset({"started", "at", "edited"})


class Document(Struct, frozen=True):
    """What a document holds, and what in it cannot be read."""

    sessions: tuple[Session, ...] = ()
    plans: tuple[dict[str, Any], ...] = ()
    wrong: tuple[Wrong, ...] = ()


class NoDocument(Exception):
    """Why a text is none of ours; `line` is from 1, None where the whole is meant."""

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.line = line


def write_own_json(sessions: Iterable[Session], plans: Iterable[Mapping[str, Any]]) -> str:
    """Write everything; plain ASCII, so that nothing in it can steer a terminal."""
    document = {
        "format": FORMAT,
        "sessions": [_session_out(session) for session in sessions],
        "plans": [{key: _known(key, value) for key, value in plan.items()} for plan in plans],
    }
    return json.dumps(document, indent=1) + "\n"


def read_own_json(text: str, zone: tzinfo | None = None) -> Document:
    """Read a document; what is broken in it hides nothing else. Raises NoDocument."""
    try:
        document = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise NoDocument(f"it is not JSON: {error.msg}", error.lineno) from error
    except (ValueError, RecursionError) as error:  # integers of thousands of digits, brackets without end
        raise NoDocument(f"it cannot be read as JSON: {error}") from error
    if not isinstance(document, dict) or not isinstance(document.get("sessions"), list):
        raise NoDocument('it has no list "sessions", as `lastrep export --format json` writes it')
    written_in = document.get("format", FORMAT)
    if not isinstance(written_in, int) or written_in > FORMAT:
        raise NoDocument("a later version of lastrep wrote it")
    sessions: list[Session] = []
    plans: list[dict[str, Any]] = []
    wrong: list[Wrong] = []
    for number, one in enumerate(document["sessions"], 1):
        try:
            sessions.append(read_table(_table_in(one), zone))
        except NotASession as error:
            wrong.append(Wrong(None, f"session {number}: {error}"))
    listed = document.get("plans", [])
    for number, one in enumerate(listed if isinstance(listed, list) else [None], 1):
        try:
            plans.append(_plan_in(one))
        except NotASession as error:
            wrong.append(Wrong(None, f"plan {number}: {error}"))
    return Document(tuple(sessions), tuple(plans), tuple(wrong))


def _session_out(session: Session) -> dict[str, Any]:
    table = _struct_out(session)
    if session.sets:
        table["set"] = [_struct_out(one) for one in session.sets]
    if session.end is not None:
        table["end"] = _struct_out(session.end)
    return table


def _struct_out(struct: Session | SetRecord | End) -> dict[str, Any]:
    return {
        key: _out(value) if key in struct.unknown else _known(key, value) for key, value in fields(struct)
    }


def _known(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    return value.isoformat() if key in _INSTANTS and isinstance(value, datetime) else _out(value)


def _out(value: Any) -> Any:  # noqa: ANN401 - likewise
    if isinstance(value, dict):
        table = {key: _out(one) for key, one in value.items()}
        return {_TOML: table} if _TOML in table else table
    if isinstance(value, list):
        return [_out(one) for one in value]
    if isinstance(value, float) and not isfinite(value):
        return {_TOML: ("-" if value < 0 else "") + ("inf" if isinf(value) else "nan")}
    return {_TOML: value.isoformat()} if isinstance(value, date | time) else value


def _table_in(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NotASession("it is no table")
    return {key: _in(one) for key, one in value.items() if one is not None}


def _in(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list):
        return [_in(one) for one in value if one is not None]
    if not isinstance(value, dict):
        return value
    if value.keys() != {_TOML}:
        return _table_in(value)
    wrapped = value[_TOML]
    if isinstance(wrapped, dict):
        return _table_in(wrapped)
    try:
        (one,) = parse(f"x = {wrapped}").values()
    except (NotToml, ValueError) as error:
        raise NotASession(f'"{_TOML}": it is no value of TOML') from error
    if isinstance(one, dict | list):
        raise NotASession(f'"{_TOML}": a single value is meant')
    return one


def _plan_in(value: object) -> dict[str, Any]:
    table = _table_in(value)
    if not isinstance(table.get("id"), str) or not table["id"]:
        raise NotASession("it has no `id`")
    if isinstance(table.get("at"), str) and (at := instant_of(table["at"])) is not None:
        table["at"] = at
    return table


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")
