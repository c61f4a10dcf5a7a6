"""One long session beside all that is measured: whether its seconds stay those of the clock."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from tests.bench.begun import Begun, begun
from tests.bench.counting import changes, last_strokes, lateness
from tests.bench.figures import drift
from tests.bench.homes import one_long_set
from tests.bench.pictures import pictures
from tests.bench.rows import Row, row
from tests.bench.watched import SIZE

LONGEST = 4000  # seconds that the set would take
GOAL = 2.0  # ms a minute


def giant(screen: str) -> str:
    """Give the rows of the screen that hold the giant count."""
    return "\n".join(line for line in screen.splitlines() if "██" in line)


def drift_rows(one: Begun) -> Iterator[Row]:
    """Measure from the beginning of the session until now."""
    now = time.monotonic()
    span = (one.origin + 1.5, now)
    moments = [*last_strokes(changes(pictures([*one.program.pieces], SIZE), span, giant))]
    counts = lateness(moments, one.origin)
    minutes = (now - one.origin) / 60
    per_minute = abs(drift(counts)) * 1000
    missing = counts[-1][0] - counts[0][0] + 1 - len(counts)
    yield row("drift", "ms/min", [per_minute], goal=GOAL, said=f"over {minutes:.1f} min beside all else")
    yield row("counts of it not seen in their second", "", [missing], said=f"of {len(counts)}")


def long_session(folder: Path) -> AbstractContextManager[Begun]:
    """Begin it."""
    return begun(folder / "drift", one_long_set(LONGEST))
