"""One block of a progress file -> a session, or why it is none."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from tui.files.complaints import in_words
from tui.files.digest import digest
from tui.files.toml import NotToml, parse
from tui.progress.blocks import Block
from tui.progress.quick import parse_as_written
from tui.progress.record import FORMAT, OUTCOMES, End, Session, SetRecord

_NOON = time(12)
_SET_KEYS = frozenset(SetRecord.__struct_fields__) - {"unknown"}
_END_KEYS = frozenset(End.__struct_fields__) - {"unknown"}
_SESSION_KEYS = frozenset(Session.__struct_fields__) - {"unknown", "sets", "end"}

_WHOLE = re.compile(
    rb"""^[ \t]*\[[ \t]*session[ \t]*\.[ \t]*end[ \t]*\] .*?
         ^[ \t]*outcome[ \t]*=[ \t]*(["'])(?:finished|stopped|pain)\1""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)

T = TypeVar("T", bound=Struct)


class Damaged(Struct, frozen=True):
    """A piece of a file that is not counted; `line` is from 1, None where the whole file is meant."""

    file: str
    line: int | None
    why: str


class Reading(Struct, frozen=True):
    """What a block says: a session, or what is wrong; both where it is wrong below the session."""

    session: Session | None = None
    wrong: Damaged | None = None


class NotASession(Exception):
    """Why a block is none, in a few words."""


def read_block(block: Block, file: str, zone: tzinfo | None = None, *, under_way: bool = False) -> Reading:
    """Read a block `[[session]]`; never raises.

    Times without an offset are of `zone`, None: of this machine. What follows the line of the outcome and is
    not TOML (a torn append, say) does not damage the session above it. One that is `under_way` needs no end.
    """
    try:
        table = _table(block.data)
    except NotToml as error:
        return _read_up_to_outcome(block, file, zone, error)
    try:
        return Reading(session=_session(table, zone, under_way=under_way))
    except NotASession as error:
        return Reading(wrong=Damaged(file, block.line, str(error)))


def read_table(table: dict[str, Any], zone: tzinfo | None = None) -> Session:
    """Read the table of a session that came in another form than TOML; raises NotASession."""
    return _session(table, zone, under_way=False)


def instant_of(value: object, zone: tzinfo | None = None) -> datetime | None:
    """Read a date or a time as a block may hold it; None where it is none."""
    try:
        return instant("", value, zone)
    except NotASession:
        return None


def length_of_whole(data: bytes) -> int | None:
    """Give how many bytes of a block lead up to the end of its outcome, None if it has none."""
    whole = _WHOLE.search(data)
    return whole.end() if whole else None


def _read_up_to_outcome(block: Block, file: str, zone: tzinfo | None, error: NotToml) -> Reading:
    length = length_of_whole(block.data)
    if length is not None and block.data[length:].strip():
        whole = read_block(msgspec.structs.replace(block, data=block.data[:length]), file, zone)
        if whole.session is not None:
            rest = block.data[length:]
            line = block.line + block.data.count(b"\n", 0, length + len(rest) - len(rest.lstrip()))
            return Reading(whole.session, Damaged(file, line, "what stands here belongs to no session"))
    where = block.line + error.line - 1
    why = error.message if where == block.line else f"line {where}: {error.message}"
    return Reading(wrong=Damaged(file, block.line, why))


def _table(data: bytes) -> dict[str, Any]:
    table = parse_as_written(data)
    if table is not None:
        return table
    try:
        tables = parse(data.decode()).get("session")
    except UnicodeDecodeError as error:
        raise NotToml("it is not UTF-8 text", line=data.count(b"\n", 0, error.start) + 1, column=1) from error
    if isinstance(tables, list) and len(tables) == 1 and isinstance(tables[0], dict):
        return tables[0]
    raise NotToml("it is not one table [[session]]", line=1, column=1)


def _session(table: dict[str, Any], zone: tzinfo | None, *, under_way: bool) -> Session:
    by_hand = "id" not in table
    values = {key: value for key, value in table.items() if key in _SESSION_KEYS}
    unknown = {key: value for key, value in table.items() if key not in _SESSION_KEYS | {"set", "end"}}
    later = _is_later(table)
    if "started" not in table:
        raise NotASession("it does not say when it `started`")
    values["started"] = instant("started", table["started"], zone)
    if by_hand:
        values["id"] = id_from_content(table)
    try:
        sets = _sets(table)
        end = None if under_way and "end" not in table else _end(table, zone, by_hand=by_hand)
        session = _convert(values, unknown, Session, "")
    except NotASession:
        if not later:
            raise
        return _as_far_as_known(table, values)
    if by_hand and session.protocol is None and not sets:
        raise NotASession("it has neither a `protocol` nor a set with an `exercise`")
    return msgspec.structs.replace(session, sets=sets, end=end)


def _sets(table: Mapping[str, Any]) -> tuple[SetRecord, ...]:
    tables = table.get("set", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise NotASession("`set` is no list of tables: each begins with [[session.set]]")
    if all(one.keys() <= _SET_KEYS for one in tables):
        try:
            return msgspec.convert(tables, tuple[SetRecord, ...])
        except msgspec.ValidationError:
            pass  # which of them it is, and why, is found below
    return tuple(
        _known_and_unknown(one, _SET_KEYS, SetRecord, f"set {i}, ") for i, one in enumerate(tables, 1)
    )


def _end(table: Mapping[str, Any], zone: tzinfo | None, *, by_hand: bool) -> End:
    end = table.get("end", {})
    if not isinstance(end, dict):
        raise NotASession("`end` is no table: it begins with [session.end]")
    if not by_hand and end.get("outcome") not in OUTCOMES:
        raise NotASession("it is not whole: its end has no outcome (finished, stopped or pain)")
    instants = {key: instant(f"end, {key}", end[key], zone) for key in ("at", "edited") if key in end}
    return _known_and_unknown(end | instants, _END_KEYS, End, "end, ")


def _known_and_unknown(table: dict[str, Any], keys: frozenset[str], kind: type[T], where: str) -> T:
    known = {key: value for key, value in table.items() if key in keys}
    return _convert(known, {key: value for key, value in table.items() if key not in keys}, kind, where)


def _convert(values: dict[str, Any], unknown: dict[str, Any], kind: type[T], where: str) -> T:
    try:
        return msgspec.convert(values | {"unknown": unknown} if unknown else values, kind)
    except msgspec.ValidationError as error:
        raise NotASession(in_words(str(error), where)) from error


def _is_later(table: Mapping[str, Any]) -> bool:
    written_in = table.get("format", FORMAT)
    return type(written_in) is int and written_in > FORMAT


def _as_far_as_known(table: Mapping[str, Any], values: Mapping[str, Any]) -> Session:
    """Show what can be shown of a block of a format that is not known; the rest is kept as unknown."""
    session = Session(id=id_from_content(table), started=values["started"])
    kept = {"started"}
    for key in values.keys() - kept:
        try:
            one = msgspec.convert({"id": session.id, "started": session.started, key: values[key]}, Session)
        except msgspec.ValidationError:
            continue
        session = msgspec.structs.replace(session, **{key: getattr(one, key)})
        kept.add(key)
    return msgspec.structs.replace(session, unknown={key: table[key] for key in table if key not in kept})


def instant(name: str, value: object, zone: tzinfo | None) -> datetime:
    """Read a date (noon is meant) or a time (of `zone`, where it has no offset)."""
    try:
        if isinstance(value, str):
            value = (
                date.fromisoformat(value)
                if len(value) == len("2026-11-21")
                else datetime.fromisoformat(value)
            )
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, _NOON)
        if isinstance(value, datetime):
            if value.tzinfo is not None:
                return value
            return value.astimezone() if zone is None else value.replace(tzinfo=zone)
    except (ValueError, OverflowError, OSError) as error:
        raise NotASession(f"{name}: there is no such time") from error
    raise NotASession(f"{name}: a date or a time is meant, as in 2026-11-21T18:02:11+01:00")


def id_from_content(table: Mapping[str, Any]) -> str:
    """Name a block that was typed by hand: the same content has the same id, however it is laid out."""
    import json  # noqa: PLC0415 - hardly any block was typed by hand

    content = json.dumps(table, sort_keys=True, default=str)
    return digest(content.encode("utf-8", "replace"))[:12]
