"""One setting changed in its file, every other byte as it was: comments, order, ends of lines.

A setting that stands in the file is changed in its place; a new one gets a line of its own. What would not
read back as the old table with that one setting changed is never written.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli_w

from tui.files.disk import SYSTEM, Disk
from tui.files.errors import NotWritten, Unreadable
from tui.files.reading import decoded, read_bytes
from tui.files.statements import Statement, statements
from tui.files.toml import NotToml, parse
from tui.files.writing import replace_file

Key = tuple[str, ...]  # ("volume",) or ("keys", "done")
Value = str | bool | float | tuple[str, ...]

_MARK = b"\xef\xbb\xbf"
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def change_setting(path: Path, key: Key, value: Value | None, *, disk: Disk = SYSTEM) -> None:
    """Write one setting, None takes it out; the file is read again right before, and made where none is.

    Raises NotWritten: then nothing was changed. A broken file is never written to.
    """
    content, text, table = read_to_change(path)
    if value is None and not _stands_in(table, key):
        return
    meant = _changed(table, key, value)
    if meant == table:
        return
    for candidate in _candidates(text, table, key, value):
        if _reads_as(candidate, meant):
            mark = _MARK if content.startswith(_MARK) else b""
            replace_file(path, mark + candidate.encode(), disk=disk)
            return
    name = ".".join(key)
    raise NotWritten(
        f"not changed: there is no simple place for `{name}` in it", where=path, hint="change it there"
    )


def read_to_change(path: Path) -> tuple[bytes, str, dict[str, Any]]:
    """Give a file's bytes, its text and its table; nothing where there is no file. Raises NotWritten."""
    try:
        content = read_bytes(path)
        text = decoded(content, where=path)
        return content, text, parse(text)
    except Unreadable as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return b"", "", {}
        raise NotWritten(f"not changed: {error.message}", where=path) from error
    except NotToml as error:
        raise NotWritten(f"not changed: line {error.line}: {error.message}", where=path) from error


# ── what is meant ───────────────────────────────────────────────────────────────────────────────────────────


def _changed(table: Mapping[str, Any], key: Key, value: Value | None) -> dict[str, Any]:
    """Give the table with one key changed; a table that is left empty goes."""
    first, *rest = key
    changed = dict(table)
    new: Any = list(value) if isinstance(value, tuple) else value
    if rest:
        inner = table.get(first, {})
        new = _changed(inner if isinstance(inner, Mapping) else {}, tuple(rest), value) or None
    if new is None:
        changed.pop(first, None)
    else:
        changed[first] = new
    return changed


def _stands_in(table: Mapping[str, Any], key: Key) -> bool:
    first, *rest = key
    inner = table.get(first)
    return first in table and (not rest or (isinstance(inner, Mapping) and _stands_in(inner, tuple(rest))))


def _reads_as(text: str, meant: dict[str, Any]) -> bool:
    try:
        table = parse(text)
    except NotToml:
        return False
    return {name: one for name, one in table.items() if one != {} or name in meant} == meant


# ── how it may be written ───────────────────────────────────────────────────────────────────────────────────


def _candidates(text: str, table: Mapping[str, Any], key: Key, value: Value | None) -> Iterator[str]:
    """Offer the text with the change, the best place first."""
    found = list(statements(text))
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    for one in found:
        if one.value is not None and one.path == key:
            yield _in_place(text, one, None if value is None else _written(value), end_of_line)
        elif one.value is not None and one.path == key[:-1]:
            inline = _changed(table, key, value).get(key[0], {})
            yield _in_place(text, one, _inline(inline), end_of_line)
    if value is None:
        return
    last = f"{_name(key[-1])} = {_written(value)}{end_of_line}"
    if len(key) == 1:
        top = [one for one in found if not one.table and one.value is not None]
        headers = [one for one in found if one.value is None]
        at = len(text) if not headers else top[-1].end if top else 0
        yield _with_line(text, at, last, end_of_line)
        return
    inside = [one for one in found if one.table == key[:-1]]
    if inside:
        yield _with_line(text, inside[-1].end, last, end_of_line)
    beside = [one for one in found if one.path[:-1] == key[:-1] and not one.table]
    if beside:
        yield _with_line(text, beside[-1].end, f"{'.'.join(map(_name, key[:-1]))}.{last}", end_of_line)
    header = f"[{'.'.join(map(_name, key[:-1]))}]{end_of_line}"
    gap = end_of_line if text else ""
    yield _with_line(text, len(text), gap + header + last, end_of_line)


def _in_place(text: str, one: Statement, written: str | None, end_of_line: str) -> str:
    """Put a value in the place of another, or take the statement out; comments of it stay."""
    assert one.value is not None
    kept = "".join(f"{text[one.start : one.key]}{comment.rstrip()}{end_of_line}" for comment in one.comments)
    start, end = one.value
    if written is not None:
        return text[: one.start] + kept + text[one.start : start] + written + text[end:]
    after = text[end : one.end]
    if "#" in after:
        kept += text[one.start : one.key] + after.lstrip(" \t")
    return text[: one.start] + kept + text[one.end :]


def _with_line(text: str, at: int, line: str, end_of_line: str) -> str:
    before = text[:at]
    gap = "" if not before or before.endswith("\n") else end_of_line
    return before + gap + line + text[at:]


def _written(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def _inline(table: Mapping[str, Any]) -> str:
    pairs = (
        f"{_name(name)} = {_written(tuple(one) if isinstance(one, list) else one)}"
        for name, one in table.items()
    )
    inside = ", ".join(pairs)
    return f"{{ {inside} }}" if inside else "{}"


def _name(part: str) -> str:
    return part if _BARE.fullmatch(part) else _written(part)
