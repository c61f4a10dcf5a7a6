"""A session -> the text of its block, as it stands in the progress file."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import tomli_w

from tui.progress.record import End, Session, SetRecord

_NO_FIELD = frozenset({"unknown", "sets", "end"})


def block_text(session: Session) -> str:
    """Write a session: each table under a header of ours, the id first, the outcome last.

    Seconds are rounded to 0.1, instants to whole seconds. A session under way has no end. One line a value.
    """
    parts = [f"[[session]]\n{_table(fields(session))}"]
    parts += [f"[[session.set]]\n{_table(fields(one))}" for one in session.sets]
    if session.end is not None:
        parts.append(f"[session.end]\n{_table(fields(session.end))}")
    return "\n".join(parts)


def in_bytes(text: str) -> bytes:
    """Encode what is to be written; half characters, as bad terminals send them, become question marks."""
    return text.encode("utf-8", "replace")


def line(key: str, value: object) -> str:
    """Write one key and its value on one line."""
    return f"{_dumped(key, 0).removesuffix(' = 0')} = {_value(value)}\n"


def fields(struct: Session | SetRecord | End) -> Iterator[tuple[str, Any]]:
    """Give the keys of one table and their values, those that stand in the file, in its order."""
    for name in struct.__struct_fields__:
        if name == "unknown":
            yield from struct.unknown.items()
        elif name not in _NO_FIELD:
            value = getattr(struct, name)
            if value is None or (value is False and name != "tempo_kept"):
                continue
            yield name, value


def _table(values: Iterator[tuple[str, Any]]) -> str:
    return "".join(line(key, _rounded(value)) for key, value in values)


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 1)
    return to_the_second(value) if isinstance(value, datetime) else value


def to_the_second(instant: datetime) -> datetime:
    """Drop parts of a second, which are noise, and offsets of parts of a minute, which TOML cannot say."""
    offset = instant.utcoffset()
    if offset is not None and offset % timedelta(minutes=1):
        instant = instant.astimezone(timezone(timedelta(minutes=round(offset / timedelta(minutes=1)))))
    return instant.replace(microsecond=0)


def _value(value: object) -> str:
    """Write any value that TOML has; lists and tables (none of ours) inside the line."""
    if isinstance(value, datetime):
        return value.isoformat("T")
    if isinstance(value, Mapping):
        inside = ", ".join(line(key, one).rstrip("\n") for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return _dumped("x", value).removeprefix("x = ")


def _dumped(key: str, value: object) -> str:
    return tomli_w.dumps({key: value}).removesuffix("\n")
