"""R7: hostile files, each given to the real program."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.terminal import PROGRAM, at_home
from tests.torture.conftest import Figure
from tests.torture.counts import COUNTS
from tests.torture.hostile import Hostile, corpus
from tui.files.settings import Settings, read_settings

CORPUS = tuple(corpus())
LEAST = 150
SLOWEST = 1.0  # seconds, of the processor
LARGEST = 100 * 1024  # kB
SHARES = 4
# Whatever steers a terminal; line feeds and tabs are layout.
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
COMMANDS = {
    "protocol": ["check", "{file}", "--json"],
    "plan": ["check", "{file}", "--json"],
    "exercises": ["check", "{file}", "--json"],
    "settings": ["list", "--json"],
    "progress": ["log", "--json"],
}
PLACES = {
    "protocol": "protocols/hostile.toml",
    "plan": "protocols/plans/hostile.toml",
    "exercises": "protocols/exercises.toml",
    "settings": "config.toml",
    "progress": "progress.toml",
}


@dataclass(frozen=True)
class Ran:
    """How a command went; the time is that of the processor."""

    status: int
    out: str
    err: str
    seconds: float
    kilobytes: int


# From a small process: what a program has used counts from its fork on, and this one is large.
MEASURE = """
import os, sys
program = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(program, 0)
with open(sys.argv[1], "w") as file:
    print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss, file=file)
"""


def ran(home: Path, *words: str) -> Ran:
    """Run a command to its end, and measure it."""
    measured = home / "measured"
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", MEASURE, str(measured), PROGRAM, *words],
        env=at_home(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=True,
    )
    status, seconds, kilobytes = measured.read_text().split()
    return Ran(int(status), done.stdout.decode(), done.stderr.decode(), float(seconds), int(kilobytes))


def test_there_are_enough_of_them_and_each_has_a_name_of_its_own() -> None:
    assert len(CORPUS) / COUNTS.hostile_step >= LEAST
    assert len({one.name for one in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_hostile_file_is_refused_or_skipped_or_harmless(share: int, tmp_path: Path, figure: Figure) -> None:
    slowest, largest, wrong = 0.0, 0, []
    mine = CORPUS[:: COUNTS.hostile_step][share::SHARES]
    for number, one in enumerate(mine):
        home = tmp_path / str(number)
        path = home / PLACES[one.kind]
        path.parent.mkdir(parents=True)
        one.lay(path)
        got = ran(home, *(word.format(file=path) for word in COMMANDS[one.kind]))
        slowest, largest = max(slowest, got.seconds), max(largest, got.kilobytes)
        wrong += [f"{one.name}: {why}" for why in objections(one, got, str(path))]
    assert not wrong, "\n".join(wrong)
    figure("R7", f"{len(mine)} files: 0 tracebacks, slowest {slowest:.2f} s, largest {largest // 1024} MB")


def objections(one: Hostile, got: Ran, file: str) -> list[str]:
    """Say what is wrong with how a command dealt with a file."""
    wrong = []
    if "Traceback" in got.err or got.status not in (0, 1):
        return [f"status {got.status}: {got.err[-500:]}"]
    if got.seconds > SLOWEST or got.kilobytes > LARGEST:
        wrong.append(f"{got.seconds:.2f} s, {got.kilobytes} kB")
    if found := STEERS.search(got.out + got.err):
        wrong.append(f"{found[0]!r} reaches the terminal")
    document = json.loads(got.out)
    if COMMANDS[one.kind][0] == "check":
        errors = [problem for problem in document if problem["severity"] == "error"]
        mine = [problem for problem in errors if problem["file"] == file]
        if one.fate == "inert" and errors:
            wrong.append(f"it should be harmless: {errors}")
        if one.fate == "error" and not mine:
            wrong.append(f"it should be refused: {got.out}")
        if one.place and not all(problem["line"] and problem["column"] for problem in mine):
            wrong.append(f"it has no place: {mine}")
        if got.status != (one.fate == "error"):
            wrong.append(f"status {got.status}")
    elif one.kind == "progress":
        if one.fate == "inert" and (len(document) != 1 or got.err):
            wrong.append(f"it should be read: {got.err}")
        if one.fate == "skipped" and (document or "progress.toml" not in got.err):
            wrong.append(f"it should be named and not counted: {got.out} {got.err}")
    elif got.status != 0:
        wrong.append(f"status {got.status}: {got.err}")
    return wrong


def test_what_is_wrong_in_the_settings_is_said(tmp_path: Path) -> None:
    """No command says it: home does, and `doctor`."""
    for number, one in enumerate(one for one in CORPUS if one.kind == "settings"):
        path = tmp_path / f"{number}.toml"
        one.lay(path)
        read = read_settings(path)
        assert bool(read.problems) == (one.fate == "skipped"), one.name
        assert read.settings == Settings() or one.fate == "inert", one.name
