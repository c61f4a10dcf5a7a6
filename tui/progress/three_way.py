"""Two versions of a progress file that have grown apart, and the one they come from -> one file.

Block by block, and by id: git's own way, line by line, folds equal lines of two blocks into one and destroys
both.
"""

from collections.abc import Iterable

from tui.progress.entries import Entries, Entry, read_entries
from tui.progress.reading import Damaged
from tui.progress.weaving import with_added, with_changed

_MARK = b"\xef\xbb\xbf"

Key = tuple[str, str]


class NotMerged(Exception):
    """One of the versions holds what cannot be read; nothing may be lost, so nothing is merged."""

    def __init__(self, wrong: Iterable[Damaged]) -> None:
        super().__init__("not merged")
        self.wrong = tuple(wrong)


def merged(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """Merge into `ours`: every block stands exactly once in the result, new ones in the order of time.

    What one side has changed, taken out or added is taken over; where both have changed a session, the later
    edit wins, then ours. What one side has changed and the other taken out stays. Raises NotMerged.
    """
    from_base = {entry.key: entry for entry in reversed(read_entries(base, "BASE").entries)}
    own, other = _whole(ours, "OURS"), _whole(theirs, "THEIRS")
    kept, twice = _each_once(own.entries)
    coming, _ = _each_once(other.entries)
    _refuse_two_beginnings(from_base, kept, coming)
    gone = [entry for key, entry in kept.items() if _was_taken_out(key, entry, from_base, coming)]
    changed: list[tuple[Entry, bytes]] = []
    tails: list[tuple[Entry, bytes]] = []
    for key, entry in kept.items():
        if key in coming and entry not in gone:
            text = _text(from_base.get(key), entry, coming[key])
            changed += [] if text is None else [(entry, text)]
            tail = _tail(from_base.get(key), entry, coming[key])
            tails += [] if tail is None else [(entry, tail)]
    result = with_changed(ours, changed, gone=[*gone, *twice], tails=tails)
    if gone:
        result = _with_one_end(result)
    added = [
        (entry.at, _with_new_comments(entry, ours))
        for key, entry in coming.items()
        if key not in kept and key[0] and not _same(from_base.get(key), entry)
    ]
    if ("", "") in coming and ("", "") not in kept and ("", "") not in from_base:
        mark = _MARK if result.startswith(_MARK) else b""
        result = mark + coming["", ""].text + b"\n" + result.removeprefix(_MARK)
    return with_added(result, read_entries(result, "OURS").entries, added)


def _whole(content: bytes, name: str) -> Entries:
    read = read_entries(content, name)
    if read.damaged:
        raise NotMerged(read.damaged)
    return read


def _each_once(entries: Iterable[Entry]) -> tuple[dict[Key, Entry], list[Entry]]:
    """Give one entry a key, of two the one edited last, and what is left over."""
    kept: dict[Key, Entry] = {}
    left: list[Entry] = []
    for entry in entries:
        before = kept.get(entry.key)
        if before is None or entry.edited > before.edited:
            kept[entry.key] = entry
            left += [] if before is None else [before]
        else:
            left.append(entry)
    return kept, left


def _refuse_two_beginnings(base: dict[Key, Entry], ours: dict[Key, Entry], theirs: dict[Key, Entry]) -> None:
    above = ("", "")
    both = [one[above] for one in (ours, theirs) if above in one]
    changed = [one for one in both if not _same(base.get(above), one)]
    if len(changed) == len((ours, theirs)) and not _same(*changed):
        raise NotMerged(
            [Damaged("OURS", 1, "both versions have changed what stands above the first session")]
        )


def _was_taken_out(key: Key, entry: Entry, base: dict[Key, Entry], theirs: dict[Key, Entry]) -> bool:
    return bool(key[0]) and key not in theirs and _same(base.get(key), entry)


def _text(base: Entry | None, ours: Entry, theirs: Entry) -> bytes | None:
    """Give the text that a block is to have, None where it has it already."""
    if _same(ours, theirs) or _same(base, theirs):
        return None
    if _same(base, ours) or theirs.edited > ours.edited:
        return theirs.text if theirs.kind else theirs.head
    return None


def _tail(base: Entry | None, ours: Entry, theirs: Entry) -> bytes | None:
    """Give what is to stand below a block, None where it stands there already: no comment is lost."""
    there, here, before = (_plain(one.tail).strip() if one else b"" for one in (theirs, ours, base))
    if there in (here, before):
        return None
    if here and here != before:
        return None if not there else ours.tail.rstrip() + b"\n\n" + there + b"\n"
    below = theirs.tail
    return (b"" if ours.head.endswith(b"\n") else b"\n") + below.rstrip(b"\r\n") + b"\n"


def _same(one: Entry | None, other: Entry) -> bool:
    return one is not None and _plain(one.head) == _plain(other.head)


def _plain(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n").rstrip()


def _with_one_end(content: bytes) -> bytes:
    """Drop the empty lines that the last block has left when it went."""
    text = content.rstrip(b"\r\n")
    end = content[len(text) :]
    return text + end[: end.find(b"\n") + 1] if text else b""


def _with_new_comments(entry: Entry, ours: bytes) -> bytes:
    """Give a new block with the comments below it, unless they stand in our file already."""
    comments = entry.tail.strip()
    return entry.text if not comments or comments in ours else entry.text + b"\n" + comments + b"\n"
