"""What stands where in a TOML text: every header and every `key = value`, in characters from 0."""

from collections.abc import Iterator
from typing import Any

import tomli
from msgspec import Struct

Path = tuple[str, ...]
Token = tuple[str, str, int]  # kind, what is written, offset

_LAYOUT = ("space", "comment", "newline")
_IN_A_LIST = "[]"  # a part that no key of a table in a list shares with one outside


class Statement(Struct, frozen=True):
    """One header, or one key with its value, which may go over many lines.

    `path` is the whole way to it from the top. `start` and `end` bound its lines, the last end of line
    included; `key` is where it begins in the first of them; `value` is its value's place, None for a header.
    """

    path: Path
    table: Path
    start: int
    end: int
    key: int
    value: tuple[int, int] | None
    comments: tuple[str, ...] = ()  # that stand inside the value


def statements(text: str) -> Iterator[Statement]:
    """Find all statements of a text that is known to be TOML 1.0."""
    # Here and not above: it makes many patterns ready, and nothing is looked for before something changes.
    from tui.files.objections import tokens  # noqa: PLC0415

    table: Path = ()
    line: list[Token] = []
    depth = 0
    for token in (*tokens(text), ("newline", "", len(text))):
        kind, what, at = token
        depth += (kind == "open") - (kind == "close")
        if kind != "newline" or depth:
            line.append(token)
            continue
        found = _statement(text, line, table, end=at + len(what))
        if found is not None:
            if found.value is None:
                table = found.path
            yield found
        line = []


def _statement(text: str, line: list[Token], table: Path, *, end: int) -> Statement | None:
    words = [token for token in line if token[0] not in _LAYOUT]
    if not words:
        return None
    start, key = line[0][2], words[0][2]
    last = words[-1][2] + len(words[-1][1])
    if words[0][0] == "open":
        inside = text[key:last]
        path = _parts(inside.strip("[] \t"))
        if inside.startswith("[["):
            path = (*path, _IN_A_LIST)
        return Statement(path, path, start, end, key, None)
    equals = next(place for place, token in enumerate(words) if token[0] == "equals")
    path = (*table, *_parts(text[key : words[equals][2]]))
    value = (words[equals + 1][2], last)
    comments = tuple(what for kind, what, at in line if kind == "comment" and at < last)
    return Statement(path, table, start, end, key, value, comments)


def _parts(key: str) -> Path:
    path: Path = ()
    table: Any = tomli.loads(f"{key.strip()} = 0")
    while isinstance(table, dict):
        path += tuple(table)
        table = table[path[-1]]
    return path
