"""What the real app would send to a terminal, and when it would wake, without one and without waiting."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tests.e2e.quick import written
from tests.lifter import Lifter, lifter
from tui.screens.session import SessionScreen

NEVER = 1e9  # seconds from now
LATE = 0.001  # seconds after its moment that an alarm rings
PAINTED = 1000  # looks at the screen at most until it is painted


class Watcher:
    """Wakes a session when it asks for it, and counts the bytes that it writes at each waking."""

    def __init__(self, lifter: Lifter, written: list[str], screen: SessionScreen) -> None:
        self.lifter, self._written, self.screen = lifter, written, screen
        self.wake: float | None = None  # seconds until the session wants to be woken

    async def looks(self) -> int:
        """Let the session look at the clock; gives the bytes that it wrote."""
        self._written.clear()
        with _alarms() as alarms:
            self.screen.look()
        assert len(alarms) <= 1, "one timer is to be set, to the next moment that is due"
        self.wake = alarms[0] if alarms else None
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
            total += await self.looks()
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
        await one.presses("enter")
        screen = one.app.screen
        assert isinstance(screen, SessionScreen)
        watcher = Watcher(one, pieces, screen)
        await watcher.looks()
        yield watcher


@contextmanager
def _alarms() -> Iterator[list[float]]:
    """Catch the alarms that are set meanwhile, as seconds from now; none of them ever rings."""
    loop: Any = asyncio.get_running_loop()
    really, set_to = loop.call_at, []

    def call_at(when: float, *words: Any, **more: Any) -> asyncio.TimerHandle:
        set_to.append(when - loop.time())
        handle: asyncio.TimerHandle = really(when + NEVER, *words, **more)
        return handle

    loop.call_at = call_at
    try:
        yield set_to
    finally:
        del loop.call_at
