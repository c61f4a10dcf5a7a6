"""A session -> the text of its block, as it stands in the progress file."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import tomli_w

from tui.progress.record import End, Session, SetRecord

# Most of what is written needs no escapes: for 20,000 sets the long way takes seconds.
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r'[^"\\\x00-\x1f\x7f]*')
_NO_FIELD = frozenset({"unknown", "sets", "end"})


def block_text(session: Session, *, as_it_is: bool = False) -> str:
    """Write a session: each table under a header of ours, the id first, the outcome last.

    Seconds are rounded to 0.1, instants to whole seconds, unless it is to be written `as_it_is`. A session
    under way has no end. One line a value.
    """
    parts = [f"[[session]]\n{_table(session, as_it_is)}"]
    parts += [f"[[session.set]]\n{_table(one, as_it_is)}" for one in session.sets]
    if session.end is not None:
        parts.append(f"[session.end]\n{_table(session.end, as_it_is)}")
    return "\n".join(parts)


def plan_text(table: Mapping[str, object]) -> str:
    """Write a plan entry as it was read: the id first, the state last."""
    keys = sorted(table, key=lambda key: (key != "id") + (key == "state"))
    return "[[plan]]\n" + "".join(line(key, table[key]) for key in keys)


def in_bytes(text: str) -> bytes:
    """Encode what is to be written; half characters, as bad terminals send them, become question marks."""
    return text.encode("utf-8", "replace")


def line(key: str, value: object) -> str:
    """Write one key and its value on one line."""
    name = key if _BARE.fullmatch(key) else _dumped(key, 0).removesuffix(" = 0")
    return f"{name} = {_value(value)}\n"


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


def _table(struct: Session | SetRecord | End, as_it_is: bool) -> str:
    kept = struct.unknown
    return "".join(
        line(key, value if as_it_is or key in kept else _rounded(value)) for key, value in fields(struct)
    )


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 1)
    return to_the_second(value) if isinstance(value, datetime) else value


def to_the_second(instant: datetime) -> datetime:
    """Drop parts of a second, which are noise, and offsets of parts of a minute, which TOML cannot say."""
    return _sayable(instant).replace(microsecond=0)


def _sayable(instant: datetime) -> datetime:
    offset = instant.utcoffset()
    if offset is not None and offset % timedelta(minutes=1):
        return instant.astimezone(timezone(timedelta(minutes=round(offset / timedelta(minutes=1)))))
    return instant


def _value(value: object) -> str:
    """Write any value that TOML has; lists and tables (none of ours) inside the line."""
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return f'"{value}"'
    if isinstance(value, int):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, datetime):
        return _sayable(value).isoformat("T")
    if isinstance(value, Mapping):
        inside = ", ".join(line(key, one).rstrip("\n") for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return _dumped("x", value).removeprefix("x = ")


def _dumped(key: str, value: object) -> str:
    return tomli_w.dumps({key: value}).removesuffix("\n")
