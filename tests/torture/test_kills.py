"""R1: the whole program, killed at random moments; whoever comes back finds all that was called done."""

import random
import re
import tempfile
import time
import tomllib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.quick import QUICK, REPS, SETS, has_read_the_safety_page, written
from tests.e2e.terminal import Terminal, terminal
from tests.torture.conftest import Figure
from tests.torture.counts import COUNTS

SEED = 1913
MANY = COUNTS.kills >= 200  # enough to be worth spreading over the cores
SHARES = 10 if MANY else 2
AT_ONCE = 2 if MANY else 1  # programs that one process looks at: they mostly wait
LONGEST = 4.0  # seconds from the start of a session to the kill; more than its three sets take
BRIEF = 0.06  # seconds after the moment at which something was written

_DONE = re.compile(r"(\d) of 3 sets done|(\d) sets? done, and safe on disk")
_AHEAD = re.compile(r"next: set (\d) of 3")
_UNDER_WAY = re.compile(r"set (\d) of 3")


def acknowledged(frame: str) -> int:
    """Say how many sets a screen calls done."""
    if found := _DONE.search(frame):
        return int(found[1] or found[2])
    found = _AHEAD.search(frame) if "REST" in frame else _UNDER_WAY.search(frame)
    return int(found[1]) - 1 if found else 0


def sets_of(path: Path) -> list[dict[str, Any]]:
    """Read the sets of the last session of a file, strictly."""
    sets: list[dict[str, Any]] = tomllib.loads(path.read_text())["session"][-1].get("set", [])
    return sets


def read_rightly(records: Iterable[dict[str, Any]]) -> bool:
    """Say whether they are the first sets of the protocol, each whole."""
    return all(
        (one["set"], one["of"], one["reps"], one["exercise"]) == (number, SETS, REPS, "little-squat")
        for number, one in enumerate(records, 1)
    )


class Lifter:
    """Does one session after the other in one home, and is always interrupted."""

    def __init__(self, home: Path, seed: int) -> None:
        self.home, self._chance = home, random.Random(seed)
        self.kept = self.sets = self.resumed = 0
        self._to_resume = False
        written(home / "protocols", "quick", QUICK)
        has_read_the_safety_page(home)

    def lives_once(self) -> None:
        """Start the program, train, and be killed; then look at what is on disk."""
        with terminal(self.home, "run", "quick", size=(60, 16)) as user:
            if self._chance.random() < 0.1:
                self._watches(user, self._chance.uniform(0.0, 1.0))  # while it starts
            else:
                self._trains(user)
            user.kills()
            shown = max((acknowledged(frame) for frame in [*user.frames, user.screen]), default=0)
            settled = any("written to" in frame for frame in user.frames)
        self._looks(shown, settled)

    def _trains(self, user: Terminal) -> None:
        if self._to_resume:
            user.sees("Quick, stopped in set", "resume from set")
            self.resumed += 1
            user.types("r")
        else:
            user.sees("Little squat", "enter start")
            user.types("enter")
        if self._chance.random() < 0.5:
            self._watches(user, self._chance.uniform(0.0, LONGEST))
            return
        wanted = self._chance.randint(1, SETS)
        user.waits_for(lambda: acknowledged(user.screen) >= wanted, f"{wanted} sets done")
        self._watches(user, self._chance.uniform(0.0, BRIEF))

    def _watches(self, user: Terminal, seconds: float) -> None:
        until = time.monotonic() + seconds
        user.waits_for(lambda: time.monotonic() >= until, "time passed")

    def _looks(self, shown: int, settled: bool) -> None:
        progress = self.home / "progress.toml"
        sessions = tomllib.loads(progress.read_text())["session"] if progress.exists() else []
        under_way = list(self.home.glob("underway-*.toml"))
        assert len(under_way) <= 1, under_way
        assert all(read_rightly(one["set"]) for one in sessions), "misread"
        assert all(len(one["set"]) == SETS for one in sessions), "a session is shorter than it was"
        settled_before, self.kept = self.kept, len(sessions)
        assert self.kept >= settled_before + settled, "a session that was called written is lost"
        self._to_resume = False
        if under_way:
            records = sets_of(under_way[0])
            assert read_rightly(records), "misread"
            assert len(records) >= shown, f"{shown} sets were called done, {len(records)} are there"
            session = tomllib.loads(under_way[0].read_text())["session"][-1]
            self._to_resume = "end" not in session
        elif self.kept == settled_before:
            assert shown == 0, f"{shown} sets were called done, and none is there"
        self.sets += shown


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # forkpty, from 3.12 on
@pytest.mark.parametrize("share", range(SHARES))
def test_killed_at_any_moment_no_set_is_lost_that_was_called_done(share: int, figure: Figure) -> None:
    kills = COUNTS.kills // SHARES // AT_ONCE

    def lives(number: int) -> Lifter:
        seed = SEED + share * AT_ONCE + number
        with tempfile.TemporaryDirectory() as folder:
            lifter = Lifter(Path(folder), seed)
            for life in range(kills):
                try:
                    lifter.lives_once()
                except AssertionError as error:
                    raise AssertionError(f"life {life} of seed {seed}: {error}") from error
            return lifter

    with ThreadPoolExecutor(AT_ONCE) as lifters:
        lived = list(lifters.map(lives, range(AT_ONCE)))
    called_done, resumed = sum(one.sets for one in lived), sum(one.resumed for one in lived)
    figure(
        "R1",
        f"{kills * AT_ONCE:,} kills, {called_done:,} times a set called done: 0 lost, 0 misread;"
        f" resume offered {resumed} times of {resumed}",
    )
