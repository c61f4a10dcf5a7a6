"""A changed session -> the text of its old block with only those lines changed that must be.

What its owner wrote beside and between the values stays. Where the block is laid out in another way than one
value a line, there is no such text, and the block is written anew.
"""

import re
from datetime import tzinfo

from msgspec import Struct

from tui.progress.blocks import split
from tui.progress.entries import Entry
from tui.progress.reading import length_of_whole, read_block
from tui.progress.record import End, Session
from tui.progress.writing import line

_LINE = re.compile(r"[ \t]*(?P<key>[A-Za-z0-9_-]+)[ \t]*=[ \t]*(?P<value>[^\s].*)")
_BEHIND = re.compile(r"""(?:"[^"\\]*"|'[^']*'|[^"'#\[{]*?)(?P<comment>[ \t]*(?:\#.*)?)""")
_HEADERS = {"[[session]]": "session", "[[session.set]]": "set", "[session.end]": "end"}
_END = ("end", 0)
_NEEDED = frozenset({"id", "outcome"})  # of a block that was typed by hand and is the program's from now on
_APART = frozenset({"sets", "end", "unknown"})

Place = tuple[str, int]  # which table: "session" and "end" with 0, "set" with its place from 0


class _Lines:
    """The lines of a block, where the values of its tables stand, and what is to change in them."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._eol = "\r" if "\r\n" in text else ""
        self._instead: dict[int, str | None] = {}
        self._behind: dict[int, list[str]] = {}
        self.header: dict[Place, int] = {}
        self.values: dict[Place, dict[str, int]] = {}
        self.readable = self._look()

    def _look(self) -> bool:
        table: Place = ("", 0)
        for number, text in enumerate(self.lines):
            stripped = text.strip()
            header = _HEADERS.get(stripped.partition("#")[0].rstrip())
            if header is not None:
                table = (header, sum(one[0] == header for one in self.header))
                self.header[table] = number
                self.values[table] = {}
            elif found := _LINE.fullmatch(text.rstrip("\r")):
                self.values.setdefault(table, {})[found["key"]] = number
            elif stripped and not stripped.startswith("#"):
                return False
        return table[0] != ""

    def make_end(self) -> None:
        """Give a block that was typed without one the header of its end."""
        if _END not in self.header:
            last = len(self.lines) - (self.lines[-1] == "")
            self.lines[last:last] = [self._eol, f"[session.end]{self._eol}"]
            self.header[_END], self.values[_END] = last + 1, {}

    def change(self, place: Place, before: Struct, now: Struct) -> bool:
        """Note what must change in one table; False where a line cannot be changed in its place."""
        last = self.header[place]
        for name in now.__struct_fields__:
            if name in _APART:
                continue
            number, value = self.values[place].get(name), getattr(now, name)
            if getattr(before, name) != value or (name in _NEEDED and number is None):
                gone = value is None or (value is False and name != "tempo_kept")
                written = "" if gone else line(name, value).rstrip("\n")
                if number is None and not gone:
                    self._behind.setdefault(last, []).append(written + self._eol)
                elif number is not None:
                    found = _LINE.fullmatch(self.lines[number].rstrip("\r"))
                    value_and_comment = _BEHIND.fullmatch(found["value"]) if found else None
                    if value_and_comment is None:
                        return False
                    comment = value_and_comment["comment"]
                    self._instead[number] = None if gone else written + comment + self._eol
            last = last if number is None else max(last, number)
        return True

    def text(self) -> str:
        """Give the block with the changes."""
        result: list[str] = []
        for number, text in enumerate(self.lines):
            changed = self._instead.get(number, text)
            result += [] if changed is None else [changed]
            result += self._behind.get(number, [])
        return "\n".join(result)


def retouched(entry: Entry, session: Session, zone: tzinfo | None = None) -> bytes | None:
    """Give the block of an entry with what has changed in `session`; None where it must be written anew."""
    old = entry.session
    if old is None or len(old.sets) != len(session.sets) or b'"""' in entry.head or b"'''" in entry.head:
        return None
    block = _Lines(entry.head.decode())
    if not block.readable or sum(place[0] == "set" for place in block.header) != len(old.sets):
        return None
    pairs: list[tuple[Place, Struct, Struct]] = [(("session", 0), old, session)]
    pairs += [(("set", i), *two) for i, two in enumerate(zip(old.sets, session.sets, strict=True))]
    pairs.append((_END, old.end or End(), session.end or End()))
    block.make_end()
    if not all(block.change(place, before, now) for place, before, now in pairs):
        return None
    text = block.text().encode()
    return text if _says(text, session, zone) else None


def _says(text: bytes, session: Session, zone: tzinfo | None) -> bool:
    """Make sure that the text says what is meant, and that its end is where a cut would show."""
    blocks = split(text)
    if len(blocks) != 1 or length_of_whole(text) is None:
        return False
    reading = read_block(blocks[0], "", zone)
    return reading.wrong is None and reading.session == session
