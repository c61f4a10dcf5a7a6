"""A clock that only moves when told."""

from datetime import datetime, timedelta, timezone

SATURDAY = datetime(2026, 11, 21, 18, 2, 11, tzinfo=timezone(timedelta(hours=1)))


class FakeClock:
    """Both clocks of a machine; `sleeps` moves the wall alone, as a closed lid does on some systems."""

    def __init__(self, at: datetime = SATURDAY) -> None:
        self._started, self._monotonic, self._slept = at, 1000.0, 0.0

    def monotonic(self) -> float:
        return self._monotonic

    def wall(self) -> datetime:
        return self._started + timedelta(seconds=self._monotonic - 1000.0 + self._slept)

    def passes(self, seconds: float) -> None:
        self._monotonic += seconds

    def sleeps(self, seconds: float) -> None:
        self._slept += seconds


class RacingClock(FakeClock):
    """A clock on which time passes at every look: each moment is past as soon as an alarm is set to it."""

    def monotonic(self) -> float:
        self.passes(0.01)
        return super().monotonic()
