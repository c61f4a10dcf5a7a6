"""A session in real time, with the programs that it is compared with at its side."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.accounting import memory_of
from tests.bench.begun import Begun, begun
from tests.bench.counting import changes, counted, last_strokes, late, origin_of, whole
from tests.bench.figures import p99
from tests.bench.homes import HELLO, PYTHON, TERMDOWN, environment, paced
from tests.bench.pictures import pictures
from tests.bench.rows import OURS, Row, row
from tests.bench.spending import Ledger
from tests.bench.watched import SIZE, Watched

REP = 6.0  # seconds
QUIET_REPS, QUIET_REST = 20, 120.0
BUSY_REPS, BUSY_REST = 4, 24.0
EDGE = 3.0  # seconds around a change of phase that are left out
PAUSE = 20.0  # seconds
STOP = 6.0  # seconds; five are a gap

LATE, LATE_BUSY = 15.0, 25.0  # ms
CPU_REST, CPU_REPS, CPU_PAUSED = 0.6, 3.0, 0.1  # per cent of a core
BYTES_REST, BYTES_REPS = 800, 4000  # a second

SECONDS, TENTHS, STILL = "hello, 1 a second", "hello, 10 a second", "hello, still"
BESIDE = {
    SECONDS: [PYTHON, HELLO, "1"],
    TENTHS: [PYTHON, HELLO, "10"],
    STILL: [PYTHON, HELLO, "0"],
    "termdown": [TERMDOWN, "3600"],
}


def session_rows(folder: Path) -> Iterator[Row]:
    """Measure reps, rest, a pause and a stop, in about five minutes."""
    with _company(folder / "quiet", paced(reps=QUIET_REPS, rest=QUIET_REST), BESIDE) as (one, ledger):
        reps = _phase(one, ledger, 0.0, QUIET_REPS * REP)
        rest = _phase(one, ledger, reps[1] + EDGE - one.origin, QUIET_REPS * REP + QUIET_REST)
        yield from _spent("rest", ledger, rest, twin=SECONDS, cpu=CPU_REST, written=BYTES_REST)
        yield from _spent("reps", ledger, reps, twin=TENTHS, cpu=CPU_REPS, written=BYTES_REPS)
        yield from _late(one, ledger, (reps[0], rest[1]), "a count's lateness", LATE)
        yield from _paused(one, ledger)
        yield from _stopped(one)
        for who in (OURS, SECONDS, "termdown"):
            memory = memory_of(ledger.programs[who].pid)
            grown = memory.now - ledger.memory_at_first[who]
            yield row("memory in a session, at most", "MB", [memory.peak / 1024], who=who)
            yield row("memory, growth in the session", "MB", [grown / 1024], who=who)


def busy_rows(folder: Path) -> Iterator[Row]:
    """Measure how late counts are while other programs take every core."""
    beside = {who: BESIDE[who] for who in (SECONDS, "termdown")}
    with _company(folder / "busy", paced(reps=BUSY_REPS, rest=BUSY_REST), beside) as (one, ledger), _hogs():
        span = _phase(one, ledger, 0.0, BUSY_REPS * REP + BUSY_REST)
        yield from _late(one, ledger, span, "lateness, all cores busy", LATE_BUSY)


@contextmanager
def _company(home: Path, protocol: str, beside: dict[str, list[str]]) -> Iterator[tuple[Begun, Ledger]]:
    with ExitStack() as stack:
        home.mkdir()
        others = {
            who: stack.enter_context(Watched(*command, env=environment(home)))
            for who, command in beside.items()
        }
        for program in others.values():
            program.shows_anything()
        one = stack.enter_context(begun(home, protocol))
        yield one, Ledger({OURS: one.program, **others})


@contextmanager
def _hogs() -> Iterator[None]:
    programs = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)
    ]
    try:
        yield
    finally:
        for program in programs:
            program.kill()
            program.wait()


def _phase(one: Begun, ledger: Ledger, begins: float, ends: float) -> tuple[float, float]:
    """Look on during a phase that lies between two moments of the schedule, but for its edges."""
    time.sleep(max(0.0, one.origin + begins + EDGE - time.monotonic()))
    return ledger.passes(one.origin + ends - EDGE - time.monotonic())


def _spent(
    phase: str, ledger: Ledger, span: tuple[float, float], *, twin: str, cpu: float, written: float
) -> Iterator[Row]:
    for who in (OURS, twin, "termdown"):
        ours = who == OURS
        yield row(f"CPU in {phase}", "%", ledger.share(who, span), who=who, goal=cpu if ours else None)
    for who in (OURS, twin, "termdown"):
        goal = written if who == OURS else None
        yield row(f"bytes a second in {phase}", "B", ledger.bytes_a_second(who, span), who=who, goal=goal)


def _late(one: Begun, ledger: Ledger, span: tuple[float, float], name: str, goal: float) -> Iterator[Row]:
    for who, program in ledger.programs.items():
        if who not in (OURS, SECONDS, "termdown"):
            continue
        what = counted if who == OURS else whole
        moments = [*last_strokes(changes(pictures([*program.pieces], SIZE), span, what))]
        if who == OURS:
            origin, said = one.origin, "against the schedule"
        elif who == SECONDS:
            origin, said = time.monotonic() - time.time(), "against the clock"
        else:
            origin, said = origin_of(moments), "against its earliest"
        values = late(moments, origin)
        yield row(f"{name}, p99", "ms", [p99(values)], who=who, goal=goal if who == OURS else None, said=said)
        yield row(f"{name}, all counts", "ms", values, who=who)


def _paused(one: Begun, ledger: Ledger) -> Iterator[Row]:
    one.program.sees("set 2 of")
    one.program.types(" ")
    one.program.sees("PAUSED")
    one.program.is_quiet(1.0)
    span = ledger.passes(PAUSE)
    for who in (OURS, STILL):
        goals = (0.0, CPU_PAUSED) if who == OURS else (None, None)
        rate = [one * PAUSE for one in ledger.bytes_a_second(who, span)]
        yield row("bytes while paused", "B", [sum(rate)], who=who, goal=goals[0])
        yield row("CPU while paused", "%", ledger.share(who, span), who=who, goal=goals[1])


def _stopped(one: Begun) -> Iterator[Row]:
    """Stop the program, as a closed lid does, and see what it takes that time for."""
    one.program.types(" ")
    one.program.sees("LOWER")
    before = _so_far(one.program.screen)
    one.program.signals(signal.SIGSTOP)
    time.sleep(STOP)
    one.program.signals(signal.SIGCONT)
    one.program.sees("PAUSED", "stopped")
    lost = max(0, _so_far(one.program.screen) - before)
    yield row(f"stopped for {STOP:.0f} s: counted of it", "s", [lost], goal=0.0, said="it is paused instead")


def _so_far(screen: str) -> int:
    """Read the seconds that a session has taken by now, at the left of its last row but one."""
    minutes, _, seconds = screen.splitlines()[-2].split()[0].partition(":")
    return int(minutes) * 60 + int(seconds)
