"""From the end of a set until it is on disk."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.begun import begun
from tests.bench.counting import never_early
from tests.bench.figures import p99
from tests.bench.folder import CLOSED_UNCHANGED, MOVED_HERE, Happening
from tests.bench.homes import short_sets
from tests.bench.rows import Row, row

SETS = 35
SET, REST = 0.8, 0.5  # seconds
GOAL = 50.0  # ms


def disk_rows(folder: Path) -> Iterator[Row]:
    """Do many short sets.

    Each is on disk when the folder has been synchronised after the file of the session got its name.
    """
    with begun(folder / "disk", short_sets(SETS)) as one:
        one.program.sees("done", "enter home", within=SETS * (SET + REST) + 60)
        done = [*saved([*one.folder.happenings])]
    of_sets = [at - one.origin for at in done if at > one.origin + SET / 2]  # those before are of the start
    due = (number * (SET + REST) + SET for number in range(SETS))
    took = never_early((at - moment) * 1000 for at, moment in zip(of_sets, due, strict=True))
    name = "the end of a set until it is on disk"
    yield row(f"{name}, p99", "ms", [p99(took)], goal=GOAL, said="against the schedule, folder synchronised")
    yield row(f"{name}, all sets", "ms", took)


def saved(happenings: list[Happening]) -> Iterator[float]:
    """Give the moments at which the folder was let go of, after a file of the session got its name."""
    waiting = False
    for one in happenings:
        if one.what & MOVED_HERE and one.name.startswith("underway-"):
            waiting = True
        elif waiting and one.what & CLOSED_UNCHANGED and not one.name:
            waiting = False
            yield one.at
