"""Samples of what a program has spent, taken while it runs."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.bench.accounting import cpu_of, memory_of
from tests.bench.pictures import Piece
from tests.bench.watched import Watched

EVERY = 1.0  # seconds between two samples
LOOK = 0.5  # seconds
RESTING = 0.05  # of a core


@dataclass(frozen=True)
class Sample:
    """Seconds of processor that a program has had up to a moment of the monotonic clock."""

    at: float
    cpu: float


class Ledger:
    """Keeps the samples of several programs, by name."""

    def __init__(self, programs: dict[str, Watched]) -> None:
        self.programs = programs
        self.samples: dict[str, list[Sample]] = {who: [] for who in programs}
        self.memory_at_first = {who: memory_of(program.pid).now for who, program in programs.items()}

    def passes(self, seconds: float) -> tuple[float, float]:
        """Look on for so long; gives the moments between which that was."""
        began = time.monotonic()
        self._notes()
        while (left := began + seconds - time.monotonic()) > 0:
            time.sleep(min(EVERY, left))
            self._notes()
        return began, time.monotonic()

    def share(self, who: str, span: tuple[float, float]) -> list[float]:
        """Give the shares of a core, in per cent, that a program took in each ten seconds of a span."""
        return [spent(self.samples[who], part) for part in parts(span)]

    def bytes_a_second(self, who: str, span: tuple[float, float]) -> list[float]:
        """Give how many bytes it wrote a second in each ten seconds of a span."""
        return [written(self.programs[who].pieces, part) for part in parts(span)]

    def _notes(self) -> None:
        for who, program in self.programs.items():
            self.samples[who].append(Sample(time.monotonic(), cpu_of(program.pid)))


def comes_to_rest(program: Watched) -> None:
    """Wait until a program does as good as nothing any more: its reading in the background is done."""
    before, at = cpu_of(program.pid), time.monotonic()
    while True:
        time.sleep(LOOK)
        now, looked = cpu_of(program.pid), time.monotonic()
        if (now - before) / (looked - at) < RESTING:
            return
        before, at = now, looked


def parts(span: tuple[float, float], length: float = 10.0) -> list[tuple[float, float]]:
    """Cut a span into parts of at least that length; one that is shorter is one part."""
    count = max(1, int((span[1] - span[0]) / length))
    step = (span[1] - span[0]) / count
    return [(span[0] + number * step, span[0] + (number + 1) * step) for number in range(count)]


def spent(samples: Sequence[Sample], span: tuple[float, float]) -> float:
    """Give the share of a core, in per cent, between the samples that lie nearest to both ends."""
    first = min(samples, key=lambda one: abs(one.at - span[0]))
    last = min(samples, key=lambda one: abs(one.at - span[1]))
    return (last.cpu - first.cpu) / (last.at - first.at) * 100


def written(pieces: Iterable[Piece], span: tuple[float, float]) -> float:
    """Give how many bytes came a second in a span."""
    return sum(len(one.data) for one in pieces if span[0] <= one.at < span[1]) / (span[1] - span[0])
