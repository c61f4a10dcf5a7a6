"""How much of ten years is read for the newest sessions."""

import sys
from datetime import tzinfo
from pathlib import Path

import pytest

from tests.guards.fresh import told_by
from tests.guards.limits import BLOCKS_READ, BYTES_READ
from tests.ten_years import ten_years
from tui.progress import journal
from tui.progress.blocks import Block
from tui.progress.reading import Reading, read_block

NEWEST = 10
READ = f"""
import os
from pathlib import Path
from tui.progress.journal import read_newest

def came():
    return int(Path("/proc/self/io").read_text().split()[1])

before = came()
newest = read_newest(Path(os.environ["LASTREP_HOME"]), {NEWEST})
told = [came() - before, len(newest.sessions)]
"""


def test_for_the_newest_sessions_no_older_ones_are_taken_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ten_years(tmp_path, sessions=200)
    taken: list[Block] = []

    def taken_apart(block: Block, file: str, zone: tzinfo | None = None) -> Reading:
        taken.append(block)
        return read_block(block, file, zone)

    monkeypatch.setattr("tui.progress.journal.read_block", taken_apart)
    assert len(journal.read_newest(tmp_path, NEWEST).sessions) == NEWEST
    assert NEWEST <= len(taken) <= BLOCKS_READ


@pytest.mark.skipif(sys.platform != "linux", reason="this system does not tell how much was read")
def test_for_the_newest_sessions_the_file_is_read_once(tmp_path: Path) -> None:
    ten_years(tmp_path)
    assert (tmp_path / "progress.toml").stat().st_size > 5_000_000
    told = told_by(READ, tmp_path)
    assert isinstance(told, list)
    came, sessions = told
    assert sessions == NEWEST
    assert 1000 < came <= BYTES_READ
