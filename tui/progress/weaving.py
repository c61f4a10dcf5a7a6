"""New and changed blocks woven into the bytes of a progress file; every other byte stays as it was."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime

from tui.progress.entries import NEVER, Entry

_MARK = b"\xef\xbb\xbf"


def with_changed(
    content: bytes,
    changed: Iterable[tuple[Entry, bytes]],
    *,
    gone: Iterable[Entry] = (),
    tails: Iterable[tuple[Entry, bytes]] = (),
) -> bytes:
    """Put another text in the place of some blocks, and take some out; comments below either stay.

    Where there are other `tails`, they take the place of what stands below these blocks.
    """
    changes = [(entry.start, entry.end, text) for entry, text in changed]
    changes += [(entry.start, _end_of_blank(entry), b"") for entry in gone]
    changes += [(entry.end, entry.end + len(entry.tail), tail) for entry, tail in tails]
    return _spliced(content, changes)


def with_added(
    content: bytes, present: Sequence[Entry], added: Sequence[tuple[datetime | None, bytes]]
) -> bytes:
    """Add blocks in the order of time: each behind the last one in the file that is not later than it.

    `present` are the blocks of `content` in its order; a block without a time goes to the end.
    """
    timed = [entry for entry in present if entry.at is not None]
    earliest_from_here = _least_of_the_rest([entry.at or NEVER for entry in timed])
    at_place: dict[int, list[bytes]] = {}
    for at, text in sorted(added, key=lambda one: (one[0] is None, one[0] or NEVER)):
        if at is None:
            place = len(content)
        else:
            before = bisect_right(earliest_from_here, at)
            place = timed[before - 1].end if before else timed[0].start if timed else len(content)
        at_place.setdefault(place, []).append(text.strip(b"\r\n") + b"\n")
    changes = [(place, place, _parted(content, place, texts)) for place, texts in at_place.items()]
    return _spliced(content, changes)


def _parted(content: bytes, place: int, texts: list[bytes]) -> bytes:
    """Put an empty line before and behind what is added, where there is none."""
    before, behind = content[max(0, place - 4) : place], content[place : place + 2]
    woven = b"\n".join(texts)
    if before and not (place == len(_MARK) and before == _MARK):
        blank = before.endswith((b"\n\n", b"\n\r\n"))
        woven = (b"" if blank else b"\n" if before.endswith(b"\n") else b"\n\n") + woven
    return woven + (b"\n" if behind and not behind.startswith((b"\n", b"\r\n")) else b"")


def _least_of_the_rest(instants: list[datetime]) -> list[datetime]:
    least = list(instants)
    for place in range(len(least) - 2, -1, -1):
        least[place] = min(least[place], least[place + 1])
    return least


def _end_of_blank(entry: Entry) -> int:
    """Say where the blank lines below a block end: its tail, up to the first comment."""
    comment = entry.tail.find(b"#")
    if comment < 0:
        return entry.end + len(entry.tail)
    return entry.end + entry.tail.rfind(b"\n", 0, comment) + 1


def _spliced(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    pieces, done = [], 0
    for start, end, text in sorted(changes, key=lambda one: one[:2]):
        pieces += [content[done:start], text]
        done = end
    return b"".join([*pieces, content[done:]])
