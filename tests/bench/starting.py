"""From the start of a program to its full first screen."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from tests.bench.homes import HELLO, LASTREP, PYTHON, TERMDOWN, environment, home_of_ten_years
from tests.bench.pictures import Shown, pictures
from tests.bench.rows import OURS, Row, row
from tests.bench.watched import SIZE, Watched

RUNS = 15
STILL = 0.5  # seconds after which a screen counts as full
GOAL = 1.25  # times the framework alone
FULL = ("Today", "Plans", "│ activation", "enter set up")  # what the full first screen has

PROGRAMS = {OURS: [LASTREP], "hello": [PYTHON, HELLO, "0"], "termdown": [TERMDOWN, "3600"]}


def start_rows(folder: Path) -> Iterator[Row]:
    """Start each in turn, many times over; the first round only warms the caches."""
    home = home_of_ten_years(folder / "start")
    took: dict[str, list[float]] = {who: [] for who in PROGRAMS}
    for number in range(RUNS + 1):
        for who, command in PROGRAMS.items():
            seconds = _one(who, command, home)
            if number:
                took[who].append(seconds * 1000)
    for who, values in took.items():
        yield row("start to full first screen", "ms", values, who=who)
    ratios = [one / other for one, other in zip(took[OURS], took["hello"], strict=True)]
    yield row("start, times hello", "x", ratios, goal=GOAL, said="each run against the hello after it")


def _one(who: str, command: list[str], home: Path) -> float:
    with Watched(*command, env=environment(home)) as program:
        program.shows_anything()
        program.is_quiet(STILL)
        if who == OURS:
            program.sees(*FULL)
        return full_at(pictures(program.pieces, SIZE)) - program.began


def full_at(shown: Iterable[Shown]) -> float:
    """Give the moment of the last change before a screen that is not empty first stands still."""
    changes: list[Shown] = []
    for one in shown:
        if one.screen.strip() and (not changes or one.screen != changes[-1].screen):
            changes.append(one)
    for one, after in pairwise(changes):
        if after.at - one.at > STILL:
            return one.at
    return changes[-1].at
