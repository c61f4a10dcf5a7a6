"""What the real app would send to a terminal, and when it would wake, without one and without waiting."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import Context
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tests.e2e.quick import written
from tests.lifter import Lifter, lifter
from tui.screens.session import SessionScreen

NEVER = 1e9  # seconds from now
LATE = 0.001  # seconds after its moment that an alarm rings
PAINTED = 1000  # looks at the screen at most until it is painted


class Alarms:
    """Takes the alarms that a session sets, and lets none of them ring by itself."""

    def __init__(self) -> None:
        self._loop: Any = asyncio.get_running_loop()
        self._really = self._loop.call_at
        self._alarm: asyncio.TimerHandle | None = None
        self._rings: Callable[[], object] = lambda: None
        self._delay = 0.0

    def __enter__(self) -> "Alarms":
        self._loop.call_at = self._call_at
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del self._loop.call_at

    @property
    def next(self) -> float | None:
        """Give the seconds after which the session wants to be woken; None: it does not."""
        return None if self._alarm is None or self._alarm.cancelled() else self._delay

    def ring(self) -> None:
        """Ring the alarm that is set."""
        assert self._alarm is not None
        self._alarm.cancel()
        self._rings()

    def _call_at(
        self, when: float, callback: Callable[..., object], *words: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        if not isinstance(getattr(callback, "__self__", None), SessionScreen):
            other: asyncio.TimerHandle = self._really(when, callback, *words, context=context)
            return other
        assert self.next is None, "one timer is to be set, to the next moment that is due"
        alarm: asyncio.TimerHandle = self._really(when + NEVER, callback, *words, context=context)
        self._alarm, self._delay = alarm, when - self._loop.time()
        self._rings = partial(callback, *words)
        return alarm


class Watcher:
    """Wakes a session when it asks for it, and counts the bytes that it writes at each waking."""

    def __init__(self, lifter: Lifter, written: list[str], screen: SessionScreen, alarms: Alarms) -> None:
        self.lifter, self._written, self.screen, self._alarms = lifter, written, screen, alarms

    @property
    def wake(self) -> float | None:
        """Seconds until the session wants to be woken."""
        return self._alarms.next

    async def looks(self) -> int:
        """Let the session look at the clock; gives the bytes that it wrote."""
        self._written.clear()
        self.screen.look()
        return await self.painted()

    async def wakes(self) -> int:
        """Ring its alarm; gives the bytes that it wrote."""
        self._written.clear()
        self._alarms.ring()
        return await self.painted()

    async def painted(self) -> int:
        """Wait until all that is to be painted is; gives the bytes that were written since it was asked."""
        await self.lifter.settles()
        for _ in range(PAINTED):
            if not self._unpainted:
                return sum(len(text.encode()) for text in self._written)
            await asyncio.sleep(0)
            await self.lifter.settles()
        raise AssertionError("it is never painted")

    async def passes(self, seconds: float) -> tuple[int, int]:
        """Wake it each time that it wants for so many seconds; gives how often that was, and the bytes."""
        wakes = total = 0
        while self.wake is not None and self.wake <= seconds + 1e-6:
            step = self.wake + LATE
            self.lifter.clock.passes(step)
            seconds -= step
            total += await self.wakes()
            wakes += 1
        self.lifter.clock.passes(max(0.0, seconds))
        return wakes, total

    @property
    def _unpainted(self) -> bool:
        screen = self.screen
        return bool(screen._dirty_widgets or screen._layout_required or screen._repaint_required)


@asynccontextmanager
async def watched(home: Path, protocol: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Watcher]:
    """Begin a session over a protocol at 80 x 24, in a terminal of all colours."""
    pieces: list[str] = []
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    # A driver that takes what it is given makes the app render as for a terminal.
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _driver: False))
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, data: pieces.append(data))
    written(home / "protocols", "watched", protocol)
    async with lifter(home, first="watched", size=(80, 24)) as one:
        with Alarms() as alarms:
            await one.presses("enter")
            screen = one.app.screen
            assert isinstance(screen, SessionScreen)
            watcher = Watcher(one, pieces, screen, alarms)
            await watcher.painted()
            yield watcher
