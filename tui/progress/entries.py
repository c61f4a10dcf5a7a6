"""The whole blocks of a progress file, each with the very bytes that it stands in."""

from datetime import UTC, date, datetime, tzinfo
from typing import Any

from msgspec import Struct

from tui.files.digest import digest
from tui.files.toml import NotToml, parse
from tui.progress.blocks import Block, split
from tui.progress.reading import Damaged, instant_of, read_block
from tui.progress.record import Session

NEVER = datetime.min.replace(tzinfo=UTC)

_LONG_QUOTES = (b'"""', b"'''")


class Entry(Struct, frozen=True):
    """One block: a session, a plan entry, or what a later version wrote (then `id` is made from its content).

    `head` leads from the header to the last value, its end of line included. `tail` is what stands below it:
    blank lines and comments, which belong to its owner and stay. `start` is in bytes, `line` from 1. `at` is
    None where it has no place in time; what stands above the first block is of kind "".
    """

    kind: str
    id: str
    line: int
    start: int
    head: bytes
    tail: bytes = b""
    at: datetime | None = None
    session: Session | None = None
    table: dict[str, Any] = {}

    @property
    def key(self) -> tuple[str, str]:
        """What makes two entries the same one."""
        return self.kind, self.id

    @property
    def end(self) -> int:
        """Where the head ends, in bytes."""
        return self.start + len(self.head)

    @property
    def edited(self) -> datetime:
        """When it was last corrected; long ago, if never."""
        return (self.session.edited if self.session else None) or NEVER

    @property
    def text(self) -> bytes:
        """The block as it may stand anywhere: without blank lines below it, and one line feed at its end."""
        return self.head.rstrip() + b"\n"


class Entries(Struct, frozen=True):
    """What is whole in a file, in its order, and what is not."""

    entries: tuple[Entry, ...] = ()
    damaged: tuple[Damaged, ...] = ()


def read_entries(content: bytes, file: str, zone: tzinfo | None = None) -> Entries:
    """Read every block of a file; never raises. Times without an offset are of `zone`."""
    entries: list[Entry] = []
    damaged: list[Damaged] = []
    for block in split(content):
        if block.kind == "session":
            reading = read_block(block, file, zone)
            damaged += [] if reading.wrong is None else [reading.wrong]
            if reading.session is not None:
                entries.append(_of_session(block, reading.session))
        else:
            try:
                table = parse(block.data.decode())
            except UnicodeDecodeError:
                damaged.append(Damaged(file, block.line, "it is not UTF-8 text"))
            except NotToml as error:
                damaged.append(Damaged(file, block.line + error.line - 1, error.message))
            else:
                entries.append(_of_another_kind(block, table, zone))
    return Entries(tuple(entries), tuple(damaged))


def head_and_tail(data: bytes) -> tuple[bytes, bytes]:
    """Cut a block behind its last value: below it stand only blank lines and comments."""
    end = len(data)
    while end > 0:
        start = data.rfind(b"\n", 0, end - 1) + 1
        line = data[start:end].strip()
        if start == 0 or (line and not line.startswith(b"#")):
            break
        end = start
    if any(quotes in data for quotes in _LONG_QUOTES) and not _is_toml(data[:end]):
        return data, b""  # that comment was the last line of a text
    return data[:end], data[end:]


def _of_session(block: Block, session: Session) -> Entry:
    head, tail = head_and_tail(block.data)
    return Entry("session", session.id, block.line, block.start, head, tail, session.started, session)


def _of_another_kind(block: Block, table: dict[str, Any], zone: tzinfo | None) -> Entry:
    head, tail = head_and_tail(block.data)
    tables = table.get(block.kind)
    inside = tables[0] if block.kind and isinstance(tables, list) and isinstance(tables[0], dict) else {}
    id = inside.get("id")
    if not block.kind:
        id, head, tail = "", block.data, b""
    elif not isinstance(id, str) or not id:
        id = digest(head.strip())[:12]
    at = instant_of(inside.get("at"), zone) if isinstance(inside.get("at"), date | str) else None
    return Entry(block.kind, id, block.line, block.start, head, tail, at, table=inside)


def _is_toml(data: bytes) -> bool:
    try:
        parse(data.decode())
    except (UnicodeDecodeError, NotToml):
        return False
    return True
