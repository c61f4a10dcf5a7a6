"""How much of everything: the one place for the counts.

`make test` runs a sample of each in a few minutes; `make torture`, with LASTREP_TORTURE=1, runs all of it.
LASTREP_KILLS sets how often the sample kills the program.
"""

import os
from dataclasses import dataclass

TORTURE = os.environ.get("LASTREP_TORTURE") == "1"


@dataclass(frozen=True)
class Counts:
    """Counts by what is done, each with the number of its promise."""

    kills: int  # R1: of the whole program, in a terminal
    offset_step: int  # R2: every so many bytes
    faults: int  # R3: errors of the system that each call fails with
    sets_timed: int  # R4
    events: int  # R6: keys, touches, pastes, resizes
    hostile_step: int  # R7: every so many-th hostile file
    mutations: int  # R7: of files
    hours: int  # R8, R9: of a session
    seconds_watched: int  # R8: of real time, beside programs that take every core
    sessions: int  # R9
    appends: int  # R10: by each of two programs
    splits: int  # R11: of records over files


FULL = Counts(
    kills=1000,
    offset_step=1,
    faults=5,
    sets_timed=2000,
    events=100_000,
    hostile_step=1,
    mutations=100_000,
    hours=24,
    seconds_watched=60,
    sessions=10_000,
    appends=500,
    splits=10_000,
)
SAMPLE = Counts(
    kills=int(os.environ.get("LASTREP_KILLS", "12")),
    offset_step=211,
    faults=1,
    sets_timed=200,
    events=3000,
    hostile_step=2,
    mutations=5000,
    hours=4,
    seconds_watched=6,
    sessions=500,
    appends=40,
    splits=200,
)
COUNTS = FULL if TORTURE else SAMPLE
