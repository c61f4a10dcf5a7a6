"""What the program writes into the settings by itself: one word, in one line, every other byte as it was."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli_w

from tui.files.changing import read_to_change
from tui.files.disk import SYSTEM, Disk
from tui.files.errors import NotWritten
from tui.files.toml import NotToml, parse
from tui.files.writing import replace_file

_MARK = b"\xef\xbb\xbf"
_SEEN = re.compile(r"^[ \t]*seen[ \t]*=[ \t]*\[", re.MULTILINE)
_HEADER = re.compile(r"(?:^[ \t]*(?:#[^\n]*)?\r?\n)*^[ \t]*\[", re.MULTILINE)  # with the comments above it
_TRIES = 100


def remember_seen(path: Path, word: str, *, disk: Disk = SYSTEM) -> None:
    """Add a word to `seen`, if it is not there. Raises NotWritten; a broken file is not written to."""
    content, text, table = read_to_change(path)
    seen = table.get("seen", [])
    if not isinstance(seen, list):
        raise NotWritten("not changed: `seen` is no list", where=path)
    if word in seen:
        return
    meant = {**table, "seen": [*seen, word]}
    candidates = _into_the_list(text, word) if "seen" in table else _as_a_new_line(text, word)
    changed = next((one for one in itertools.islice(candidates, _TRIES) if _reads_as(one, meant)), None)
    if changed is None:
        raise NotWritten("not changed: there is no simple place for `seen` in it", where=path)
    mark = _MARK if content.startswith(_MARK) else b""
    replace_file(path, mark + changed.encode(), disk=disk)


def _into_the_list(text: str, word: str) -> Iterator[str]:
    """Offer the text with the word before each bracket that may be the one that closes the list."""
    for begun in _SEEN.finditer(text):
        for bracket in re.finditer(r"\]", text[begun.end() :]):
            place = begun.end() + bracket.start()
            for comma in (", ", "", " "):
                yield f"{text[:place]}{comma}{_quoted(word)}{text[place:]}"


def _as_a_new_line(text: str, word: str) -> Iterator[str]:
    """Offer the text with a line of its own above each thing that may be the first table, then at the end."""
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    line = f"seen = [{_quoted(word)}]{end_of_line}"
    for header in _HEADER.finditer(text):
        yield text[: header.start()] + line + text[header.start() :]
    yield text + ("" if not text or text.endswith("\n") else end_of_line) + line


def _reads_as(text: str, meant: dict[str, Any]) -> bool:
    try:
        return parse(text) == meant
    except NotToml:
        return False


def _quoted(word: str) -> str:
    return tomli_w.dumps({"x": word}).removeprefix("x = ").removesuffix("\n")
