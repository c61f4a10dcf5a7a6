"""`make bench`: how fast and how small the program is, measured from outside, in ten minutes at most.

`python -m tests.bench start commands` measures only these; `--json FILE` keeps the figures,
`--compare ONE OTHER` lays two such files side by side.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
from msgspec import Struct

from tests.bench.commanding import command_rows
from tests.bench.idling import idle_rows
from tests.bench.machine import Machine, Observed
from tests.bench.putting_down import disk_rows
from tests.bench.reckoning import compile_rows, read_rows
from tests.bench.remembering import memory_rows
from tests.bench.rows import Row
from tests.bench.sitting import busy_rows, session_rows
from tests.bench.starting import start_rows
from tests.bench.staying import drift_rows, long_session
from tests.bench.table import compared, table

PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "start": start_rows,
    "commands": command_rows,
    "compile": compile_rows,
    "read": read_rows,
    "memory": memory_rows,
    "idle": idle_rows,
    "session": session_rows,
    "busy": busy_rows,
    "disk": disk_rows,
}
DRIFT = "drift"  # begun before all others, and ended after them
LEAST, HOUR = 60.0, 3600.0  # seconds that it lasts, also where nothing else is measured


class Run(Struct, frozen=True):
    """All figures of one run, as they are kept in a file."""

    machine: Machine
    rows: list[Row]


def main() -> int:
    """Measure what is asked for, or compare; a goal that is not met is said, and no error."""
    args = _arguments().parse_args()
    if args.compare:
        one, other = (msgspec.json.decode(path.read_bytes(), type=Run) for path in args.compare)
        sys.stdout.write(f"one:   {one.machine}\nother: {other.machine}\n\n")
        sys.stdout.write(compared(one.rows, other.rows) + "\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        run = _measured(args.parts or [*PARTS, DRIFT], Path(folder), HOUR if args.hour else LEAST)
    sys.stdout.write(f"{run.machine}\n\n{table(run.rows)}\n")
    if args.json:
        args.json.write_bytes(msgspec.json.encode(run))
    return 0


def _measured(parts: list[str], folder: Path, stay: float) -> Run:
    observed = Observed()
    rows: list[Row] = []
    with ExitStack() as stack:
        long = stack.enter_context(long_session(folder)) if DRIFT in parts else None
        for part in parts:
            if part != DRIFT:
                sys.stderr.write(f"{part} ...\n")
                rows += PARTS[part](folder)
        if long is not None:
            time.sleep(max(0.0, long.origin + stay - time.monotonic()))
            rows += drift_rows(long)
    return Run(observed.machine(), rows)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", choices=[*PARTS, DRIFT, []], help="what to measure; all, if none is named"
    )
    parser.add_argument("--hour", action="store_true", help="let the longest session last an hour")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the figures in a file")
    parser.add_argument("--compare", type=Path, nargs=2, metavar=("ONE", "OTHER"), help="two such files")
    return parser


if __name__ == "__main__":
    sys.exit(main())
