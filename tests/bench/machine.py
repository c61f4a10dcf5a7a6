"""The machine that a run was made on, and how busy it was with other things."""

import os
import platform
import time
from datetime import datetime
from pathlib import Path

import textual
from msgspec import Struct

from tests.bench.accounting import machine_work, own_work


class Machine(Struct, frozen=True):
    """What a run is to be judged by; `others` and `stolen` are shares of one core, in per cent."""

    about: str
    load_before: float  # of the last minute
    load_after: float
    seconds: float
    others: float
    stolen: float

    def __str__(self) -> str:
        return (
            f"{self.about}\nload {self.load_before:.2f} before, {self.load_after:.2f} after; in these "
            f"{self.seconds / 60:.1f} minutes others took {self.others:.0f} % of a core, other machines "
            f"{self.stolen:.0f} %"
        )


class Observed:
    """Watches how busy the machine is from the moment that it is made."""

    def __init__(self) -> None:
        self._began, self._load = time.monotonic(), os.getloadavg()[0]
        self._work, self._own = machine_work(), own_work()

    def machine(self) -> Machine:
        """Say it of the time until now; programs of ours that still run are taken for others."""
        seconds, work = time.monotonic() - self._began, machine_work()
        others = work.busy - self._work.busy - (own_work() - self._own)
        return Machine(
            about=about(),
            load_before=self._load,
            load_after=os.getloadavg()[0],
            seconds=seconds,
            others=max(0.0, others / seconds * 100),
            stolen=(work.stolen - self._work.stolen) / seconds * 100,
        )


def about() -> str:
    """Name the machine, the day and the versions."""
    info = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    models = [line.partition(": ")[2] for line in info.splitlines() if line.startswith("model name")]
    processor = models[0] if models else platform.machine()
    return (
        f"{datetime.now().astimezone():%Y-%m-%d %H:%M}, {os.cpu_count()} cores {processor}, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"Textual {textual.__version__}, 80 x 24, truecolor"
    )
