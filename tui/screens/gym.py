"""What all screens are handed: the library, the folders, the settings, the clock and the sound."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from tui.files.paths import Paths
from tui.files.problems import Problem
from tui.files.remembering import remember_seen
from tui.files.settings import Settings, SettingsRead
from tui.floor.records import Records
from tui.floor.sessions import Sessions
from tui.keymap import Keymap, in_the_settings, judged
from tui.progress.following import planned, running
from tui.progress.journal import History
from tui.progress.known import FIRST, Known
from tui.progress.left import find_unreadable
from tui.progress.reading import Damaged
from tui.protocol.authoring import put_schemas
from tui.protocol.library import Found, Library, Listed
from tui.protocol.model import Protocol, Unit
from tui.protocol.plan import PlannedSession
from tui.protocol.reading import Reading
from tui.protocol.watching import Listing, Watch
from tui.screens.sight import Sight, sight_of
from tui.session.gap import Clock
from tui.session.hearing import Player
from tui.sound.outlet import Outlet

if TYPE_CHECKING:
    from tui.floor.past import Archive


@dataclass(frozen=True)
class Gym:
    """The edge of the world: everything that a screen cannot make itself."""

    paths: Paths
    settings: Settings
    library: Library
    clock: Clock
    new_id: Callable[[], str]
    player: Callable[[Settings, Outlet, bool], Player]  # in force, where heard, whether a rehearsal
    problems: tuple[Problem, ...] = ()  # of the settings

    @cached_property
    def keymap(self) -> Keymap:
        """The keys in force."""
        return judged(self.settings.keys)

    @cached_property
    def troubles(self) -> tuple[Problem, ...]:
        """What is wrong in the settings, the keys among them."""
        return (*self.problems, *in_the_settings(self.keymap.problems, self.paths.config_file))

    def with_settings(self, read: SettingsRead) -> "Gym":
        """Give the gym with other settings; what was read of the library is kept where it stays the same."""
        changed = replace(self, settings=read.settings, problems=read.problems)
        folders = read.settings.protocol_folders(self.paths)
        if (folders, changed.unit) != (self.settings.protocol_folders(self.paths), self.unit):
            return replace(changed, library=self.library.elsewhere(folders, default_unit=changed.unit))
        vars(changed).update(watch=self.watch, records=self.records)  # where cached properties lie
        return changed

    @property
    def unit(self) -> Unit:
        """The unit of loads that nobody has told yet."""
        return self.settings.unit or "lb"

    @cached_property
    def records(self) -> Records:
        """The sessions that were done."""
        return Records(self.paths.data)

    def unreadable(self, history: History) -> tuple[Damaged, ...]:
        """Give what could not be read, interrupted sessions too."""
        return (*history.damaged, *find_unreadable(self.paths.state))

    @cached_property
    def watch(self) -> Watch:
        """The library, kept as it is on disk by now."""
        return Watch(self.library)

    def put_schemas(self) -> None:
        """See that the schemas lie beside the user's files: not before a first picture is drawn."""
        put_schemas(self.library)

    def listed_at_once(self, history: History) -> Listing:
        """Give what can be listed without waiting: all that was read before, else what is due first."""
        if self.watch.latest.rows:
            return self.watch.latest
        used = {session.protocol for session in history.sessions if session.protocol is not None}
        now = running(history.plans)
        return self.watch.open({FIRST, *used, *([now.plan] if now is not None else [])})

    def find(self, name: str | None) -> Protocol | None:
        """Give the protocol of that id, if there is a readable one."""
        return self.watch.library.protocol(name)

    def planned(self, plan: str, number: int) -> Protocol | None:
        """Give the protocol as that session of a plan has it, if there is a readable one."""
        session = self._planned(plan, number)
        return session.protocol if session is not None else None

    def _planned(self, plan: str, number: int) -> PlannedSession | None:
        return planned(self.watch.library, plan, number)

    def judge(self, text: str, found: Found) -> Sight:
        """Read a text as that file, and work out what is to be seen of it: not on the way of a key."""
        reading = self.watch.library.read_as(text, found)
        if found.misnamed is not None:
            reading = Reading(None, (found.misnamed, *reading.problems))
        advice: tuple[Problem, ...] = ()
        if reading.protocol is not None:
            # Here and not above: it has the places looked up, for which a grammar is loaded.
            from tui.protocol.advising import placed_advice  # noqa: PLC0415

            advice = placed_advice(reading.protocol, text, file=str(found.path))
        return sight_of(Listed(found, reading), course=True, advice=advice)

    def remember(self, word: str) -> None:
        """Note in the settings that something was shown. Raises NotWritten."""
        remember_seen(self.paths.config_file, word)

    @property
    def archive(self) -> "Archive":
        """What was done, and how it is corrected."""
        # Here and not above: most visits never look back.
        from tui.floor.past import Archive  # noqa: PLC0415

        return Archive(self.paths, self.watch.library, self.clock.wall, self.settings.device)

    # ── sessions ────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def sessions(self) -> Sessions:
        """How sessions are begun, gone on with and closed here."""
        return Sessions(
            self.paths,
            self.settings,
            self.clock,
            self.new_id,
            self.find,
            self._planned,
            self.records,
            self.known,
        )

    def known(self) -> Known:
        """Give the library as records see it, from what has been read of it."""
        return Known(self.watch.library, self.watch.latest.rows)
