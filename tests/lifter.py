"""A lifter in front of the real app, with a clock that only moves when told.

Real files in a folder of the test, real screens, keys as they are typed; only clock and sound are ours.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot

from tests.clocks import SATURDAY, FakeClock
from tui.app import LastrepApp
from tui.files.paths import find_paths
from tui.files.settings import Settings, read_settings
from tui.progress.journal import read_history
from tui.progress.record import Session
from tui.protocol.library import Library, bundled_folder
from tui.protocol.model import Protocol
from tui.screens.gym import Gym
from tui.screens.session import SessionScreen
from tui.sound.outlet import Outlet

PATIENCE = 5000  # how often the screen is looked at for what comes by itself
LOOK = 4.0  # seconds between two looks; more than five would be taken for a sleeping machine


class Ears:
    """Remembers every cue that was played, and every word that was said."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.said: list[str] = []
        self.complaint = ""  # told once, with the first cue
        self._outlet: Outlet | None = None
        self.settings: Settings | None = None  # those that the last player was made by
        self.closed = 0

    def made(self, settings: Settings, outlet: Outlet, rehearsal: bool) -> "Ears":  # noqa: ARG002 - a player is made with it
        """Be the player of a session."""
        self.settings, self._outlet = settings, outlet
        return self

    def prepare(self, words: Sequence[str]) -> None:
        """Need no time."""

    def play(self, name: str | None, words: str = "") -> None:
        if self.complaint and self._outlet is not None:
            self._outlet.notice(self.complaint, "it ended with status 1")
            self.complaint = ""
        if name is not None:
            self.heard.append(name)
        if words:
            self.said.append(words)

    def close(self) -> None:
        """Count how often it was let go of."""
        self.closed += 1


class Lifter:
    """What a lifter does and sees."""

    def __init__(self, app: LastrepApp, pilot: Pilot[None], gym: Gym, clock: FakeClock, ears: Ears) -> None:
        self.app, self._pilot, self.gym, self.clock, self.ears = app, pilot, gym, clock, ears

    async def presses(self, *keys: str) -> None:
        """Type keys, one after the other, far enough apart to be meant."""
        for key in keys:
            self.clock.passes(0.3)
            await self._pilot.press(key)
            await self._pilot.pause()

    async def types_at_once(self, *keys: str) -> None:
        """Type keys that all arrive before the first of them is done with."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(3):
            await self._pilot.pause()

    async def clicks(self, text: str) -> None:
        """Touch a word on the screen."""
        for y, line in enumerate(self.lines):
            if text in line:
                await self._pilot.click(offset=(line.index(text), y))
                await self._pilot.pause()
                return
        raise AssertionError(f"there is no {text!r} to touch:\n{self.screen}")

    async def waits(self, seconds: float) -> None:
        """Let time pass in looks that lie near enough to each other to be no gap."""
        while seconds > 0:
            step = min(LOOK, seconds)
            self.clock.passes(step)
            seconds -= step
            if isinstance(self.app.screen, SessionScreen):
                self.app.screen.look()
        await self._pilot.pause()

    async def resizes(self, width: int, height: int) -> None:
        """Drag the corner of the window."""
        await self._pilot.resize_terminal(width, height)
        await self._pilot.pause()

    async def settles(self) -> None:
        """Let the app do all that it has to do now."""
        await self._pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The screen as rows of text."""
        width, height = self.app.size
        rows = self.app.screen._compositor.render_strips(self.app.screen.size)
        return ["".join(segment.text for segment in strip)[:width] for strip in rows[:height]]

    @property
    def screen(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines)

    async def sees_at_last(self, text: str) -> None:
        """Expect a text to come by itself."""
        for _ in range(PATIENCE):
            if text in self.screen:
                return
            await self._pilot.pause(0.001)
        self.sees(text)

    async def hears_at_last(self, cue: str) -> None:
        """Expect a cue to come by itself."""
        for _ in range(PATIENCE):
            if cue in self.ears.heard:
                return
            await self._pilot.pause(0.001)
        raise AssertionError(f"{cue!r} is not to be heard: {self.ears.heard}")

    def sees(self, *texts: str) -> None:
        """Expect texts on the screen."""
        for text in texts:
            assert text in self.screen, f"{text!r} is not to be seen:\n{self.screen}"

    def misses(self, *texts: str) -> None:
        """Expect texts not to be on the screen."""
        for text in texts:
            assert text not in self.screen, f"{text!r} is to be seen:\n{self.screen}"

    @property
    def kept(self) -> tuple[Session, ...]:
        """The sessions in the progress file."""
        return read_history(self.gym.paths.data).sessions


@asynccontextmanager
async def lifter(
    home: Path,
    *,
    size: tuple[int, int] = (80, 24),
    first: str | None = None,
    place: tuple[str, int] | None = None,
    speed: float | None = None,
    at: datetime = SATURDAY,
    safe: bool = True,
    prepare: Callable[[Path], None] | None = None,
    clock: FakeClock | None = None,
    bundled: Path | None = None,
    first_id: int = 1,
) -> AsyncIterator[Lifter]:
    """Open the app in a terminal of that size; `safe`: the safety page was read before.

    `first_id` is the number of the first session that is begun: another one on each of several days.
    `place` sets up a session of a plan: its id, and the session's number.
    """
    paths = find_paths({"LASTREP_HOME": str(home)})
    if safe and not paths.config_file.exists():
        paths.config_file.parent.mkdir(parents=True, exist_ok=True)
        paths.config_file.write_text('seen = ["safety"]\n')
    if prepare is not None:
        prepare(home)
    clock, ears = clock or FakeClock(at), Ears()
    read = read_settings(paths.config_file)
    gym = Gym(
        paths=paths,
        settings=read.settings,
        problems=read.problems,
        library=Library(folders=(paths.protocols,), bundled=bundled or bundled_folder(), default_unit="lb"),
        clock=clock,
        new_id=map("{:012x}".format, count(first_id)).__next__,
        player=ears.made,
    )
    protocol: Protocol | None = gym.find(first) if place is None else gym.planned(*place)
    app = LastrepApp(gym, first=protocol, speed=speed, place=place)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield Lifter(app, pilot, gym, clock, ears)
    app.leave()
