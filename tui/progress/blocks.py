"""A progress file in pieces: one block a session or plan entry, each of which stands alone.

Bytes and not text: what is not UTF-8 in one block is no reason to lose the others.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from tui.files.toml import NotToml, parse

_HEADER = re.compile(rb'\n[ \t]*\[\[[ \t]*(["\']?)([A-Za-z0-9_-]+)\1[ \t]*\]\](?=[ \t\r\n#\x00]|\Z)')
_OURS_IN_A_LINE = re.compile(rb'\[\[session\]\]\r?\nid = "[0-9a-f]{12}"\r?\n')
_HEADER_OF = rb'\[\[[ \t]*["\']?%s["\']?[ \t]*\]\]'
_OURS = b"\n[[session]]"
_LONGEST_TEXT = 1_000_000  # bytes from a header to the end of a multi-line string that began below it
_TRIES = 8
_PLAIN_TEXT = re.compile("[^\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]*")
_MARK = b"\xef\xbb\xbf"


class Block(Struct, frozen=True):
    """A piece of a file, from one `[[...]]` header to the next.

    `kind` is the name in the header, empty for what stands above the first one. `line` (from 1) and `start`
    (in bytes) are those of the header.
    """

    kind: str
    line: int
    start: int
    data: bytes


def split(data: bytes) -> list[Block]:
    """Cut a file into its blocks, in order; together they are the whole file, blank beginnings left out.

    A header line inside a multi-line string does not split. Should such a string never be closed, only the
    block in which it begins is damaged.
    """
    starts, kinds = _headers(data)
    ends = [*starts[1:], len(data)]
    blocks = []
    line, index = 1, 0
    while index < len(starts):
        last = _last_piece(data, starts, ends, index)
        start, end = starts[index], ends[last]
        if kinds[index] or data[start:end].strip():
            blocks.append(Block(kinds[index], line, start, data[start:end]))
        line += data.count(b"\n", start, end)
        index = last + 1
    return blocks


def from_the_end(data: bytes) -> Iterator[Block]:
    """Give the blocks of `split`, last one first, without looking further up than is asked for."""
    lines = data.count(b"\n")
    for start, end in _segments(data):
        if _has_long_quotes(data, start, end):  # only from the beginning is seen what is header, what text
            yield from reversed(split(data[:end]))
            return
        lines -= data.count(b"\n", start, end)
        yield from reversed(_within(data, start, end, lines))


def of_kind(data: bytes, kind: str) -> list[Block]:
    """Give the blocks of one kind, in order; cheap where there are few."""
    header = re.compile(_HEADER_OF % re.escape(kind).encode())
    if header.search(data) is None:
        return []
    if _has_long_quotes(data, 0, len(data)):
        return [block for block in split(data) if block.kind == kind]
    found: list[Block] = []
    for start, end in _segments(data):
        if header.search(data, start, end):
            found += reversed(_within(data, start, end, data.count(b"\n", 0, start)))
    return [block for block in reversed(found) if block.kind == kind]


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Bound what lies between the headers of sessions, last one first; text may lie there as headers do.

    What follows the last of all long quotes is cut by `split` at every one of these bounds.
    """
    end = len(data)
    while end > 0:
        start = data.rfind(_OURS, 0, end)
        while start >= 0 and _HEADER.match(data, start) is None:
            start = data.rfind(_OURS, 0, start)
        yield start + 1, end
        end = start + 1


def _within(data: bytes, start: int, end: int, lines: int) -> list[Block]:
    """Cut a segment above which there are so many lines, and in which there are no long quotes."""
    return [
        Block(block.kind, lines + block.line, start + block.start, block.data)
        for block in split(data[start:end])
    ]


def _headers(data: bytes) -> tuple[list[int], list[str]]:
    """Give the offset and kind of every header, as if there were no multi-line strings."""
    skipped = len(_MARK) if data.startswith(_MARK) else 0
    body = data[skipped:]
    found = {0: ""}
    for header in _HEADER.finditer(b"\n" + body):  # the line feed gives every line one before it
        found[header.start()] = header[2].decode()
    # Where a crash left zeros up to the very header, no line begins with it. One in a comment must not count.
    for header in _OURS_IN_A_LINE.finditer(body):
        before = body[body.rfind(b"\n", 0, header.start()) + 1 : header.start()]
        if before.strip() and not _is_comment(before):
            found[header.start()] = "session"
    places = sorted(found)
    return [skipped + place for place in places], [found[place] for place in places]


def _is_comment(before: bytes) -> bool:
    """Say whether what stands before a header comments it out; noise that a crash left is no text."""
    return b"#" in before and _PLAIN_TEXT.fullmatch(before.decode("utf-8", "replace")) is not None


def _last_piece(data: bytes, starts: list[int], ends: list[int], index: int) -> int:
    """Say which piece ends the block that begins with piece `index`: a later one if a string is open."""
    start = starts[index]
    if not _has_long_quotes(data, start, ends[index]) or _is_toml(data[start : ends[index]]):
        return index
    tries = 0
    for later in range(index + 1, len(starts)):
        if ends[later] - start > _LONGEST_TEXT or tries == _TRIES:
            break
        if _has_long_quotes(data, starts[later], ends[later]):
            tries += 1
            if _is_toml(data[start : ends[later]]):
                return later
    return index


def _has_long_quotes(data: bytes, start: int, end: int) -> bool:
    return data.find(b'"""', start, end) >= 0 or data.find(b"'''", start, end) >= 0


def _is_toml(data: bytes) -> bool:
    try:
        parse(data.decode())
    except (UnicodeDecodeError, NotToml):
        return False
    return True
