"""R9: memory does not grow with what was done."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.conftest import Figure
from tests.torture.counts import COUNTS

MOST = 5 * 1024  # kB
ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell memory so")
@pytest.mark.parametrize("what", ["day", str(COUNTS.sessions)])
def test_memory_grows_by_five_megabytes_at_most(what: str, figure: Figure) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.memory", what],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    grown = int(done.stdout)
    name = f"a day of {COUNTS.hours} h" if what == "day" else f"{int(what):,} sessions"
    figure("R9", f"{name}: {grown / 1024:+.1f} MB")
    assert grown <= MOST
