"""The walk over a raw table: everything that is wrong with its keys, types and ranges, all at once."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, inspect

from tui.files.shown import quoted
from tui.protocol.findings import Findings, Path
from tui.protocol.homes import Fields, fields_of, home_of, told_missing
from tui.protocol.values import READERS, judge, nearest
from tui.protocol.wrong import Wrong, described, did_you_mean

_DROPPED = object()  # what is left of a value that is wrong
_LISTED: Mapping[Path, str] = {("exercise",): "exercises", ("week",): "weeks"}  # the [[tables]] of files


def walk(raw: dict[str, Any], table: type[Struct], findings: Findings, path: Path = ()) -> dict[str, Any]:
    """Report all that is wrong in `raw` as a table of this shape, and give what is right of it.

    What is left can be converted to the shape as it is, but for required keys that are missing.
    """
    fields = fields_of(table)
    good: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in fields:
            _unknown(key, raw, fields, findings, path)
        elif (kept := _judged(value, fields[key].type, findings, (*path, key))) is not _DROPPED:
            good[key] = kept
        else:
            findings.spoken_of.add((*path, key))
    for name, field in fields.items():
        if field.required and name not in raw and (*path, name) not in findings.spoken_of:
            findings.value(path, "missing", *told_missing(name, path))
    return good


def _judged(value: Any, kind: inspect.Type, findings: Findings, path: Path) -> Any:  # noqa: ANN401
    reads = None
    while isinstance(kind, inspect.Metadata):
        reads = (kind.extra or {}).get("reads", reads)
        kind = kind.type
    table = _table_in(kind)
    if table is not None and isinstance(value, dict):
        return walk(value, table, findings, path)
    try:
        if reads is not None:
            READERS[reads](value, _label(path))
        elif isinstance(kind, inspect.ListType):
            return _judged_list(value, kind, findings, path)
        else:
            judge(value, kind, _label(path))
    except Wrong as error:
        findings.wrong(path, error)
        return _DROPPED
    return value


def _judged_list(value: Any, kind: inspect.ListType, findings: Findings, path: Path) -> Any:  # noqa: ANN401
    if not isinstance(value, list):
        hint = (
            f"write [[{path[-1]}]], in two pairs of brackets" if path in _LISTED else "write it in [brackets]"
        )
        raise Wrong(f"{_label(path)} is {described(value)}, it must be a list", code="type", hint=hint)
    most = kind.max_length
    if most is not None and len(value) > most and path in _LISTED:
        message = f"the file has {len(value)} {_LISTED[path]}; the most is {most}"
        findings.value((*path, most), "range", message)
        value = value[:most]
    elif (most is not None and len(value) > most) or len(value) < (kind.min_length or 0):
        raise _miscounted(len(value), kind, path)
    kept = [_judged(item, kind.item_type, findings, (*path, place)) for place, item in enumerate(value)]
    if _table_in(kind.item_type) is not None and path != ("exercise",):
        return [{} if item is _DROPPED else item for item in kept]  # the places of the others stay
    return _DROPPED if any(item is _DROPPED for item in kept) else kept


def _unknown(key: str, table: Mapping[str, Any], fields: Fields, findings: Findings, path: Path) -> None:
    message, hint = f"unknown key {quoted(key)}", None
    if not findings.full:
        home = home_of(key, fields, path)
        near = None if home else nearest(key, (name for name in fields if name not in table))
        if near is not None:
            hint = did_you_mean(near)
            message = f"{message}; {hint}"
            findings.spoken_of.add((*path, near))
        elif home is not None:
            message, hint = f'the key "{key}" {home[0]}', home[1]
    findings.key((*path, key), "unknown-key", message, hint)


def _table_in(kind: inspect.Type) -> type[Struct] | None:
    kinds = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    return next((one.cls for one in kinds if isinstance(one, inspect.StructType)), None)


def _miscounted(count: int, kind: inspect.ListType, path: Path) -> Wrong:
    least, most = kind.min_length or 0, kind.max_length
    entries = "1 entry" if count == 1 else f"{count} entries" if count else "no entries"
    if least == most:
        return Wrong(f"{_label(path)} has {entries}, it needs {most}", code="range")
    if count < least:
        hint = told_missing(str(path[-1]), path[:-1])[1]
        return Wrong(f"{_label(path)} has {entries}, it needs at least {least}", code="range", hint=hint)
    return Wrong(f"{_label(path)} has {entries}, the most is {most}", code="range")


def _label(path: Path) -> str:
    """Name a value in a message: `rest`, `cues.lower`, `muscles[2]` (places count from 1)."""
    match path:
        case ("week", int(), "sessions", int(), _, *_):
            path = path[4:]
        case ("exercise" | "week", int(), _, *_):
            path = path[2:]
        case ("defaults", _, *_):
            path = path[1:]
    label = ""
    for part in path:
        label += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if label else part
    return label
