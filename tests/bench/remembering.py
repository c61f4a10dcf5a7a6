"""How much memory the program takes at most: at home with ten years of history, and over a simulated day."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.accounting import memory_of
from tests.bench.homes import PYTHON, environment, home_of_ten_years
from tests.bench.rows import OURS, Row, row
from tests.bench.spending import comes_to_rest
from tests.bench.starting import FULL, PROGRAMS
from tests.bench.watched import Watched

RUNS = 3
MOST, GROWTH = 45.0, 5.0  # MB
ROOT = Path(__file__).parents[2]


def memory_rows(folder: Path) -> Iterator[Row]:
    """Open each until it has nothing left to do."""
    home = home_of_ten_years(folder / "memory")
    peaks: dict[str, list[float]] = {who: [] for who in PROGRAMS}
    for _ in range(RUNS):
        for who, command in PROGRAMS.items():
            with Watched(*command, env=environment(home)) as program:
                program.shows_anything()
                if who == OURS:
                    program.sees(*FULL)
                comes_to_rest(program)
                peaks[who].append(memory_of(program.pid).peak / 1024)
    for who, values in peaks.items():
        yield row("memory at home, at most", "MB", values, who=who, goal=MOST if who == OURS else None)
    yield row("memory, growth over a simulated day", "MB", [_of_a_day()], goal=GROWTH)


def _of_a_day() -> float:
    words = [PYTHON, "-m", "tests.torture.memory", "day"]
    env = {**os.environ, "LASTREP_TORTURE": "1"}
    done = subprocess.run(words, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024
