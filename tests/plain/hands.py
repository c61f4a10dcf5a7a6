"""Somebody at the keys of plain mode, in the time of a clock that only moves when told."""

from collections.abc import Sequence
from functools import partial
from io import StringIO
from pathlib import Path

from tests.clocks import FakeClock
from tui.controls import SESSION
from tui.files.paths import find_paths
from tui.files.settings import read_settings
from tui.floor.sessions import Sessions
from tui.plain.printer import Printer
from tui.plain.visit import Visit
from tui.progress.following import planned
from tui.progress.journal import read_history
from tui.progress.known import Known
from tui.progress.record import Session
from tui.protocol.library import Library, bundled_folder
from tui.protocol.model import Protocol
from tui.sound.bell import Silence

Press = tuple[float, str]  # seconds after the key before, and its name


LEAST = 1e-6  # seconds that any wait takes: no clock stands still


class Gone(Exception):
    """The program is ended in the middle of a session."""


class Hands:
    """Types lines, then keys at their moments; then goes away, or only stands and looks."""

    def __init__(
        self, clock: FakeClock, keys: Sequence[Press], lines: Sequence[str], *, goes_away: bool = True
    ) -> None:
        self._clock, self._lines, self._goes_away = clock, [*lines], goes_away
        self._keys = [*keys]
        self.ended = self.stopped = False

    def by_keys(self) -> None:
        """Need nothing."""

    def by_lines(self) -> None:
        """Need nothing."""

    def was_stopped(self) -> bool:
        stopped, self.stopped = self.stopped, False
        return stopped

    def line(self) -> str | None:
        if self._lines:
            return self._lines.pop(0)
        self.ended = True
        return None

    def wait(self, seconds: float | None) -> list[str]:
        if self._keys and (seconds is None or self._keys[0][0] <= seconds):
            after, key = self._keys.pop(0)
            self._clock.passes(after)
            if key == "gone":
                raise Gone
            if key == "ctrl+z":
                self.stopped = True
                return []
            return [key]
        if not self._keys and (seconds is None or self._goes_away):
            self.ended = True
        if seconds is not None:
            if self._keys:
                after, key = self._keys[0]
                self._keys[0] = (after - seconds, key)
            self._clock.passes(max(seconds, LEAST))
        return []


class Reader:
    """What was printed, and what was kept."""

    def __init__(self, home: Path, *, safe: bool = True) -> None:
        self.clock = FakeClock()
        self.paths = find_paths({"LASTREP_HOME": str(home)})
        if safe:
            home.mkdir(parents=True, exist_ok=True)
            self.paths.config_file.write_text('seen = ["safety"]\n')
        self.complaints: list[str] = []
        self.lines: list[str] = []
        self._ids = iter(f"{number:012x}" for number in range(1, 99))

    def runs(
        self,
        protocol: Protocol | str,
        *keys: Press,
        lines: Sequence[str] = ("",),
        speed: float | None = None,
        place: tuple[str, int] | None = None,
        goes_away: bool = False,
    ) -> list[str]:
        """Run a session with these keys; gives all lines from the first lead-in on."""
        settings = read_settings(self.paths.config_file).settings
        library = Library(folders=(self.paths.protocols,), bundled=bundled_folder(), default_unit="lb")
        if isinstance(protocol, str):
            known = library.protocol(protocol)
            assert known is not None
            protocol = known
        out = StringIO()
        Visit(
            Sessions(
                self.paths,
                settings,
                self.clock,
                self._ids.__next__,
                library.protocol,
                partial(planned, library),
                None,
                partial(Known, library),
            ),
            controls=SESSION,
            player=Silence,
            typed=Hands(self.clock, keys, lines, goes_away=goes_away),
            out=Printer(out),
            complain=self.complaints.append,
        ).run(protocol, speed=speed, place=place)
        self.lines = out.getvalue().splitlines()
        starts = (place for place, line in enumerate(self.lines) if line.startswith("Get ready"))
        return self.lines[next(starts, 0) :]

    @property
    def kept(self) -> tuple[Session, ...]:
        """The sessions in the progress file."""
        return read_history(self.paths.data).sessions
