"""Work without a screen, in a process that does it against one that does all but it."""

from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from tests.bench.commanding import run
from tests.bench.homes import PYTHON, environment, home_of_ten_years
from tests.bench.rows import Row, row

RUNS = 11
EXERCISES, SETS = 50, 20
COMPILE, READ = 50.0, 600.0  # ms
SAID = "processor time, a process against one without"

ONE = """
[[exercise]]
name = "Hinge {number}"
sets = {sets}
reps = 12
tempo = "3-1-1-1"
final_hold = {{ seconds = 2, at = "stretch" }}
rest = 10
changeover = 10
"""
READING = """
import sys
from pathlib import Path
from tui.protocol.library import Library, bundled_folder
from tui.protocol.timeline import compile_steps
library = Library(folders=(Path(sys.argv[1]),), bundled=bundled_folder(), default_unit="kg")
protocol = library.protocol("thousand")
"""
COMPILING = "assert len(compile_steps(protocol)) > 1000\n"
HISTORY = """
import sys
from pathlib import Path
from tui.progress.journal import read_history
"""
ALL_SETS = "assert sum(len(one.sets) for one in read_history(Path(sys.argv[1])).sessions) == 20_000\n"


def compile_rows(folder: Path) -> Iterator[Row]:
    """Compile a protocol of 1,000 sets, that was read already."""
    home = home_of_ten_years(folder / "compile")
    exercises = "".join(ONE.format(number=number, sets=SETS) for number in range(EXERCISES))
    (home / "protocols" / "thousand.toml").write_text(f'name = "Thousand"\n{exercises}')
    took = _difference(READING, COMPILING, home / "protocols", home)
    yield row(f"compile {EXERCISES * SETS:,} sets", "ms", took, goal=COMPILE, said=SAID)


def read_rows(folder: Path) -> Iterator[Row]:
    """Read all sets of ten years."""
    home = home_of_ten_years(folder / "read")
    took = _difference(HISTORY, ALL_SETS, home, home)
    yield row("read 20,000 sets", "ms", took, goal=READ, said=SAID)


def _difference(before: str, what: str, argument: Path, home: Path) -> list[float]:
    """Give the ms of processor that a piece of code takes, each run against one without it."""
    took = []
    for number in range(RUNS + 1):
        without, with_it = (
            _cpu([PYTHON, "-c", code, str(argument)], home) for code in (before, before + what)
        )
        if number:
            took.append((with_it - without) * 1000)
    return took


def _cpu(command: list[str], home: Path) -> float:
    """Run a command; gives the seconds of processor that it took. They tell on a busy machine too."""
    before = getrusage(RUSAGE_CHILDREN)
    run(command, environment(home))
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
