"""How much memory the program takes at most: at home with ten years of history, and over a simulated day."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.accounting import cpu_of, memory_of
from tests.bench.homes import PYTHON, environment, home_of_ten_years
from tests.bench.rows import OURS, Row, row
from tests.bench.starting import FULL, PROGRAMS
from tests.bench.watched import Watched

RUNS = 3
MOST, GROWTH = 45.0, 5.0  # MB
LOOK = 0.5  # seconds
IDLE = 0.05  # of a core: what is done with its background reading takes less
ROOT = Path(__file__).parents[2]


def memory_rows(folder: Path) -> Iterator[Row]:
    """Open each until it has nothing left to do."""
    home = home_of_ten_years(folder / "memory")
    peaks: dict[str, list[float]] = {who: [] for who in PROGRAMS}
    for _ in range(RUNS):
        for who, command in PROGRAMS.items():
            with Watched(*command, env=environment(home)) as program:
                program.is_quiet(LOOK)
                if who == OURS:
                    program.sees(*FULL)
                while _is_busy(program.pid):
                    pass
                peaks[who].append(memory_of(program.pid).peak / 1024)
    for who, values in peaks.items():
        yield row("memory at home, at most", "MB", values, who=who, goal=MOST if who == OURS else None)
    yield row("memory, growth over a simulated day", "MB", [_of_a_day()], goal=GROWTH)


def _is_busy(pid: int) -> bool:
    before = cpu_of(pid)
    time.sleep(LOOK)
    return cpu_of(pid) - before > IDLE * LOOK


def _of_a_day() -> float:
    words = [PYTHON, "-m", "tests.torture.memory", "day"]
    env = {**os.environ, "LASTREP_TORTURE": "1"}
    done = subprocess.run(words, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024
