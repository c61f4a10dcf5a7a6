"""Commands that open no screen, against an interpreter that does nothing."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.homes import LASTREP, PYTHON, environment, home_of_ten_years
from tests.bench.rows import Row, row

RUNS = 15
GOAL = 6.0  # times the empty interpreter
EMPTY = "python -c pass"
COMMANDS = {
    EMPTY: [PYTHON, "-c", "pass"],
    "check": [LASTREP, "check"],
    "show": [LASTREP, "show", "activation-rdl"],
    "next": [LASTREP, "next"],
    "log --last 5": [LASTREP, "log", "--last", "5"],
}


def command_rows(folder: Path) -> Iterator[Row]:
    """Run each in turn, many times over; the first round only warms the caches."""
    home = home_of_ten_years(folder / "commands")
    took: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(RUNS + 1):
        for name, command in COMMANDS.items():
            seconds = run(command, environment(home))
            if number:
                took[name].append(seconds * 1000)
    for name, values in took.items():
        yield row(f"command: {name}", "ms", values)
    for name, values in took.items():
        if name != EMPTY:
            ratios = [one / other for one, other in zip(values, took[EMPTY], strict=True)]
            yield row(f"{name}, times {EMPTY}", "x", ratios, goal=GOAL)


def run(command: list[str], env: dict[str, str]) -> float:
    """Run a command to its end; gives the seconds. Raises CalledProcessError where it fails."""
    began = time.perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return time.perf_counter() - began
