"""Was the machine asleep? Two clocks are compared, because each of them may stop or jump.

A monotonic clock stands still in the sleep of some systems; the wall clock is set by people and the network.
"""

from datetime import datetime
from typing import Protocol as Shape

from msgspec import Struct

LONGEST_SILENCE = 5.0  # seconds between two looks, or of disagreement between the clocks


class Clock(Shape):
    """Two clocks: one that only rises, one that people set. Handed in by whoever starts a session."""

    def monotonic(self) -> float:
        """Give seconds since some moment; never goes back."""

    def wall(self) -> datetime:
        """Give the date and time here, with its offset."""


class Gap(Struct, frozen=True):
    """Time that was not training: `away` seconds, of which the monotonic clock did not see `unseen`."""

    away: float
    unseen: float
    reason: str


class GapWatch:
    """Fed at every look while timed steps run; tells when the looks lie too far apart."""

    def __init__(self) -> None:
        self._last: tuple[float, float] | None = None
        self._stopped = False

    def stopped(self) -> None:
        """Take the time since the last look for a gap, however short: somebody stopped the program."""
        self._stopped = True

    def rest(self) -> None:
        """Forget the last look: nothing timed runs, so any silence is fine."""
        self._last, self._stopped = None, False

    def look(self, monotonic: float, wall: float) -> Gap | None:
        """Compare both clocks (seconds) with the last look; None as long as nothing is odd."""
        last, self._last = self._last, (monotonic, wall)
        stopped, self._stopped = self._stopped, False
        if last is None:
            return None
        by_monotonic, by_wall = monotonic - last[0], wall - last[1]
        if by_wall - by_monotonic > LONGEST_SILENCE:
            return Gap(by_wall, by_wall - by_monotonic, "the machine was asleep, or its clock was set")
        if by_monotonic - by_wall > LONGEST_SILENCE:
            return Gap(by_monotonic, 0.0, "the clock was set back")
        if stopped or by_monotonic > LONGEST_SILENCE:
            return Gap(by_monotonic, 0.0, "the program was stopped for a while")
        return None
