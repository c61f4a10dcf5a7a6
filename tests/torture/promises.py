"""What is promised of the program's reliability, and the tests that show it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """One row of the table; `tests` are files that show it, those of this folder with figures."""

    number: str
    what: str
    wanted: str
    tests: tuple[str, ...]


PROMISES = (
    Promise(
        "R1",
        "killed at random moments",
        "1,000 kills: 0 acknowledged sets lost, 0 misread, resume offered",
        ("tests/torture/test_kills.py", "tests/e2e/test_kill.py"),
    ),
    Promise(
        "R2",
        "damage at every byte of a record of 50 sessions",
        "0 lost, 0 invented, 0 exceptions",
        ("tests/torture/test_offsets.py",),
    ),
    Promise(
        "R3",
        "the Nth call fails",
        'no false "saved", file valid, nothing lost, a copy on leaving',
        ("tests/torture/test_faults.py", "tests/files/test_writing.py", "tests/progress/test_appending.py"),
    ),
    Promise(
        "R4",
        "set done → on disk",
        "p99 ≤ 50 ms, before it is told",
        ("tests/torture/test_order.py",),
    ),
    Promise(
        "R5",
        "signals, a lost terminal, bad bytes",
        "0 sets lost, terminal restored, 128+n, gone within 3 s",
        (
            "tests/e2e/test_ends.py",
            "tests/e2e/test_stopping.py",
            "tests/e2e/test_terminal.py",
            "tests/e2e/test_bad_bytes.py",
        ),
    ),
    Promise("R6", "a monkey", "100,000 events: 0 crashes", ("tests/torture/test_monkey.py",)),
    Promise(
        "R7",
        "hostile files",
        "150 files and 100,000 mutations: 0 tracebacks, ≤ 1 s, ≤ 100 MB, no foreign control byte",
        ("tests/torture/test_hostile.py", "tests/torture/test_mutations.py", "tests/torture/test_no_byte.py"),
    ),
    Promise(
        "R8",
        "a day of session, two CPU hogs, clocks set",
        "no drift; second right within 50 ms p99; gaps pause",
        ("tests/torture/test_day.py", "tests/torture/test_hogs.py"),
    ),
    Promise("R9", "memory", "+5 MB at most", ("tests/torture/test_memory.py",)),
    Promise(
        "R10",
        "two programs at once, no locks",
        "0 lost",
        ("tests/torture/test_two_programs.py", "tests/files/test_lock.py"),
    ),
    Promise(
        "R11",
        "conflict copies",
        "10,000 random splits: 0 lost, 0 doubled",
        ("tests/progress/test_uniting.py", "tests/progress/test_three_way.py"),
    ),
    Promise(
        "R12",
        "edits from outside",
        "the next append lands in the new file",
        ("tests/torture/test_outside.py",),
    ),
    Promise("S1", "strace of a session", "no network socket", ("tests/torture/test_traced.py",)),
    Promise(
        "S2",
        "modes, paths",
        "files 0600, folders 0700, no path from a protocol's text",
        ("tests/torture/test_traced.py",),
    ),
)
