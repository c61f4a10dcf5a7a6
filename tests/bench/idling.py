"""A program that nobody touches: home, with ten years behind it, and nothing to do."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.homes import HELLO, LASTREP, PYTHON, environment, home_of_ten_years
from tests.bench.rows import OURS, Row, row
from tests.bench.spending import Ledger, comes_to_rest
from tests.bench.starting import FULL
from tests.bench.watched import Watched

SECONDS = 20.0
CPU = 0.1  # per cent of a core
STILL = "hello, still"


def idle_rows(folder: Path) -> Iterator[Row]:
    """Leave it alone for a while."""
    env = environment(home_of_ten_years(folder / "idle"))
    with Watched(LASTREP, env=env) as home, Watched(PYTHON, HELLO, "0", env=env) as hello:
        home.sees(*FULL)
        for program in (home, hello):
            comes_to_rest(program)
        ledger = Ledger({OURS: home, STILL: hello})
        span = ledger.passes(SECONDS)
    for who in ledger.programs:
        goals = (0.0, CPU) if who == OURS else (None, None)
        rates = ledger.bytes_a_second(who, span)
        yield row("bytes a second, idle at home", "B", rates, who=who, goal=goals[0])
        yield row("CPU, idle at home", "%", ledger.share(who, span), who=who, goal=goals[1])
