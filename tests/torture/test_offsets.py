"""R2: what a crash or a bad disk leaves, at every byte of the record."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

import pytest

from tests.progress.records import NOW, session
from tests.torture.conftest import Figure
from tests.torture.counts import COUNTS
from tui.files.paths import find_paths
from tui.progress.appending import append_session
from tui.progress.blocks import split
from tui.progress.journal import read_history
from tui.progress.reading import read_block
from tui.progress.record import Session
from tui.progress.writing import block_text
from tui.protocol.library import bundled_folder

SECTOR = 512
SHARES = 4  # parts of the file, so that several cores can work on it

DONE = tuple(session(number, sets=1) for number in range(1, 51))
TEXTS = tuple((block_text(one) + "\n").encode() for one in DONE)
WHOLE = b"".join(TEXTS)
ENDS = tuple(sum(map(len, TEXTS[: n + 1])) for n in range(len(TEXTS)))
NEXT = session(99)
RECORDS = {one.id: one for one in (*DONE, NEXT)}

STALE = (bundled_folder() / "activation-rdl.toml").read_bytes()[:300] + random.Random(7).randbytes(300)


def cut(at: int) -> bytes:
    return WHOLE[:at]


def zeros_to_the_end(at: int) -> bytes:
    return WHOLE[:at] + bytes(len(WHOLE) - at)


def stale_bytes(at: int) -> bytes:
    """A sector of what stood on the disk before: another file's text, and noise."""
    skipped = at % 89
    return WHOLE[:at] + STALE[skipped : skipped + min(SECTOR, len(WHOLE) - at)] + WHOLE[at + SECTOR :]


def zeroed_sector(at: int) -> bytes:
    return WHOLE[:at] + bytes(min(SECTOR, len(WHOLE) - at)) + WHOLE[at + SECTOR :]


def untouched(start: int, stop: int) -> set[str]:
    """Name the sessions none of whose bytes are damaged; the blank line below one is not its own."""
    return {
        one.id
        for one, text, end in zip(DONE, TEXTS, ENDS, strict=True)
        if end - 2 <= start or stop <= end - len(text)
    }


def offsets(share: int) -> Iterator[int]:
    first, last = len(WHOLE) * share // SHARES, len(WHOLE) * (share + 1) // SHARES
    return iter(range(first, last + (share == SHARES - 1), COUNTS.offset_step))


def found_in(content: bytes) -> list[Session]:
    readings = [read_block(block, "", UTC) for block in split(content) if block.kind == "session"]
    return [reading.session for reading in readings if reading.session is not None]


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("damage", [cut, zeros_to_the_end, stale_bytes, zeroed_sector])
def test_damage_anywhere_costs_only_the_sessions_that_it_touches(
    damage: Callable[[int], bytes], share: int, tmp_path: Path, figure: Figure
) -> None:
    paths = find_paths({"LASTREP_HOME": str(tmp_path)})
    tried = 0
    for at in offsets(share):
        content = damage(at)
        stop = len(WHOLE) if damage in (cut, zeros_to_the_end) else at + SECTOR
        there = untouched(at, stop)
        paths.progress.write_bytes(content)
        assert {one.id for one in found_in(content)} >= there, f"lost before the append, at {at}"
        append_session(paths, NEXT, NOW)
        read = read_history(paths.data, UTC).sessions
        assert {one.id for one in read} >= there | {NEXT.id}, f"lost at {at}"
        assert all(RECORDS.get(one.id) == one for one in read), f"invented at {at}"
        assert len({one.id for one in read}) == len(read)
        for copy in paths.data.glob("*.torn-*"):
            copy.unlink()
        tried += 1
    figure("R2", f"{damage.__name__}, part {share + 1}: {tried:,} places: 0 lost, 0 invented, 0 exceptions")
