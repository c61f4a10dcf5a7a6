"""`make torture`: every promise at its full count, and a table of what was measured today."""

import os
import platform
import sys
import textwrap
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import pytest

from tests.torture.counts import FULL
from tests.torture.promises import PROMISES, Promise

ROOT = Path(__file__).parents[2]
WORKERS = 2
TIMED = ("tests/torture/test_order.py", "tests/torture/test_hogs.py")  # run alone: they measure time
FINE = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)  # of words that choose some of the tests


class Collector:
    """Collects figures and outcomes, whichever process ran the test."""

    def __init__(self) -> None:
        self.figures: dict[str, list[str]] = defaultdict(list)
        self.outcomes: dict[str, list[tuple[str, str]]] = defaultdict(list)  # by file: test and outcome

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in the end of one test."""
        if report.when != "call" and report.passed:
            return
        file = report.nodeid.partition("::")[0]
        self.outcomes[file].append((report.nodeid, report.outcome))
        for promise, got in report.user_properties:
            self.figures[str(promise)].append(str(got))

    def row(self, promise: Promise) -> str:
        """Give the row of a promise."""
        outcomes = [one for file in promise.tests for one in self.outcomes[file]]
        bad = [f"{outcome.upper()}: {test}" for test, outcome in outcomes if outcome != "passed"]
        missing = [f"no such test yet: {file}" for file in promise.tests if not (ROOT / file).exists()]
        broken = any(outcome == "failed" for _, outcome in outcomes)
        how = "BROKEN" if broken else "kept" if outcomes else "not run"
        head = f"{promise.number:<4}{how:<8}{promise.what}: {promise.wanted}"
        passed = f"{sum(outcome == 'passed' for _, outcome in outcomes)} of {len(outcomes)} tests passed"
        lines = [*self.figures[promise.number], passed, *bad, *missing]
        indented = [textwrap.indent(line, " " * 12) for line in lines]
        return "\n".join([head, *indented])


def main() -> int:
    """Run them all; gives 1 where a promise is broken."""
    os.environ.setdefault("LASTREP_TORTURE", "1")  # 0 shows the table with the counts of `make test`
    os.environ.setdefault("LASTREP_SPLITS", str(FULL.splits))
    files = sorted({file for promise in PROMISES for file in promise.tests if (ROOT / file).exists()})
    collector = Collector()
    words = [*sys.argv[1:], "--rootdir", str(ROOT)]
    beside = ["-n", str(WORKERS), "--dist", "worksteal", *words]
    alone = [str(ROOT / file) for file in files if file in TIMED]
    others = [str(ROOT / file) for file in files if file not in TIMED]
    # One worker and not none: the counts are read in a process of its own.
    statuses = [
        pytest.main(["-n", "1", *words, *alone], [collector]),
        pytest.main([*beside, *others], [collector]),
    ]
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    about = (
        f"{datetime.now().astimezone():%Y-%m-%d}, Python {platform.python_version()}, {platform.platform()}"
    )
    sys.stdout.write(f"\n{about}, {os.cpu_count()} cores, load {load}\n\n")
    sys.stdout.write("".join(collector.row(promise) + "\n" for promise in PROMISES))
    return 0 if all(status in FINE for status in statuses) else 1


if __name__ == "__main__":
    sys.exit(main())
