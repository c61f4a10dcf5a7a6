"""How much memory a day of session and many sessions take; run in a process of its own, prints kB."""

import gc
import sys
import tempfile
from itertools import count
from pathlib import Path

from tests.torture.doing import begun, whole_session
from tests.torture.test_day import UNSYNCED, day
from tui.files.paths import find_paths

WARM = 0.05  # of it all, after which it may grow no more
KEPT = 100  # sessions in one record: its size is not what this is about


def resident() -> int:
    """Give the kB that this process has in memory."""
    gc.collect()
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def of_sessions(sessions: int) -> int:
    """Do so many sessions; gives the growth in kB."""
    before = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = find_paths({"LASTREP_HOME": folder})
        for number in range(sessions):
            training, clock = begun(paths, f"{number:012x}", disk=UNSYNCED)
            for _ in whole_session(training, clock):
                pass
            assert training.settled
            training.leave()
            if number % KEPT == KEPT - 1:
                paths.progress.unlink()
            if number == max(KEPT, int(sessions * WARM)):
                before = resident()
        return resident() - before


def of_a_day() -> int:
    """Do one session of a day; gives the growth in kB, with all its records."""
    before = 0
    with tempfile.TemporaryDirectory() as folder:
        training, clock = day(Path(folder))
        for looks in count():
            clock.passes(1.0)
            training.look()
            if looks == HALF_AN_HOUR:
                before = resident()
            if training.runner.over:
                return resident() - before
    raise AssertionError("it never ends")


HALF_AN_HOUR = 1800

if __name__ == "__main__":
    grown = of_a_day() if sys.argv[1] == "day" else of_sessions(int(sys.argv[1]))
    sys.stdout.write(f"{grown}\n")
