"""What all screens are handed: the library, the folders, the settings, the clock and the sound."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import msgspec

from tui.files.errors import NothingToWorkOn, NotWritten
from tui.files.paths import Paths
from tui.files.problems import Problem
from tui.files.remembering import remember_seen
from tui.files.settings import Settings
from tui.progress.journal import History, read_newest
from tui.progress.left import Interrupted, append_finished, find_interrupted, find_unreadable
from tui.progress.record import End, Session
from tui.progress.underway import Resume, Underway
from tui.protocol.authoring import put_schemas
from tui.protocol.library import Found, Library, Listed
from tui.protocol.model import Protocol, Unit
from tui.protocol.reading import Reading
from tui.protocol.timeline import compile_steps, fingerprint
from tui.protocol.watching import Listing, Watch
from tui.screens.sight import Sight, sight_of
from tui.session.gap import Clock
from tui.training import LEAD_IN, Player, Training

REMEMBERED = 200  # sessions looked at from the end: about a year of training
ACTIVATION = "activation"  # the tag of what is offered as Today
FIRST = "activation-rdl"  # what is offered before there is a history

Ring = Callable[[], None]
Later = Callable[[float, Callable[[], None]], object]


@dataclass(frozen=True)
class Gym:
    """The edge of the world: everything that a screen cannot make itself."""

    paths: Paths
    settings: Settings
    library: Library
    clock: Clock
    new_id: Callable[[], str]
    player: Callable[[Ring, Later], Player]
    problems: tuple[Problem, ...] = ()  # of the settings

    @property
    def unit(self) -> Unit:
        """The unit of loads that nobody has told yet."""
        return self.settings.unit or "lb"

    def remembered(self) -> tuple[Session, ...]:
        """Give the newest sessions, oldest first."""
        return self.recent().counted

    def recent(self) -> History:
        """Give the newest sessions, oldest first, with what could not be read, interrupted sessions too."""
        history = read_newest(self.paths.data, REMEMBERED)
        return History(history.sessions, (*history.damaged, *find_unreadable(self.paths.state)))

    @cached_property
    def watch(self) -> Watch:
        """The library, kept as it is on disk by now."""
        return Watch(self.library)

    def put_schemas(self) -> None:
        """See that the schemas lie beside the user's files: not before a first picture is drawn."""
        put_schemas(self.library)

    def listed_at_once(self, sessions: Sequence[Session]) -> Listing:
        """Give what can be listed without waiting: all that was read before, else what is due first."""
        if self.watch.latest.rows:
            return self.watch.latest
        used = {session.protocol for session in sessions if session.protocol is not None}
        return self.watch.open({FIRST, *used})

    def find(self, name: str | None) -> Protocol | None:
        """Give the protocol of that id, if there is a readable one."""
        if name is None:
            return None
        library = self.watch.library
        try:
            return library.read(library.find(name)).protocol
        except NothingToWorkOn:
            return None

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

    # ── sessions ────────────────────────────────────────────────────────────────────────────────────────────

    def training(
        self,
        protocol: Protocol,
        loads: Mapping[int, str | None],
        *,
        speed: float | None,
        ring: Ring,
        later: Later,
    ) -> Training:
        """Make a session that stands ready; with a speed it is a rehearsal, and nothing is written."""

        def begin(session: Session, resume: Resume) -> Underway:
            return Underway.begin(self.paths, session, resume, device=self.settings.device)

        return Training(
            protocol,
            id=self.new_id(),
            clock=self.clock,
            player=self.player(ring, later),
            underway=begin if speed is None else None,
            loads=loads,
            lead_in=LEAD_IN if self.settings.lead_in is None else self.settings.lead_in,
            speed=speed or 1.0,
        )

    def append_finished(self) -> tuple[NotWritten, ...]:
        """Append what had its end when its program went; give what could not be."""
        return append_finished(self.paths, self.clock.wall(), device=self.settings.device).problems

    def interrupted(self) -> list[Interrupted]:
        """Find the sessions that can be gone on with, the newest first."""
        return find_interrupted(self.paths.state)

    def ago(self, left: Interrupted) -> str:
        """Say how long ago a session was left: `8 minutes ago`."""
        seconds = max(0.0, (self.clock.wall() - left.saved_at).total_seconds())
        for length, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
            if seconds >= length:
                count = int(seconds // length)
                return f"{count} {name}{'' if count == 1 else 's'} ago"
        return "just now"

    def why_not(self, left: Interrupted) -> str | None:
        """Say why a session cannot go on, or None where it can."""
        if left.resume is None or left.resume.next is None:
            return "Where to go on is not known any more."
        protocol = self.find(left.session.protocol)
        if protocol is None:
            return "Its protocol file is gone or broken."
        if fingerprint(compile_steps(protocol)) != left.resume.steps:
            return "Its protocol file has changed since."
        return None

    def resumed(self, left: Interrupted, *, ring: Ring, later: Later) -> Training | None:
        """Take a session over; None where it cannot go on, or another window has it."""
        protocol = self.find(left.session.protocol)
        if protocol is None or left.resume is None or self.why_not(left) is not None:
            return None
        underway = left.take(self.paths, device=self.settings.device)
        if underway is None:
            return None
        taken = underway
        loads = {e.entry: left.resume.loads.get(str(e.entry)) for e in protocol.exercises}
        return Training(
            protocol,
            id=left.session.id,
            clock=self.clock,
            player=self.player(ring, later),
            underway=lambda _session, _resume: taken,
            loads=loads,
            lead_in=LEAD_IN if self.settings.lead_in is None else self.settings.lead_in,
            interrupted=(left.session, left.resume),
        )

    def close(self, left: Interrupted, choice: Literal["resume", "save", "discard", "leave"]) -> None:
        """Keep what was done in an interrupted session, or throw it away. Raises NotWritten."""
        if choice not in {"save", "discard"}:
            return
        underway = left.take(self.paths, device=self.settings.device)
        if underway is None:
            return
        if choice == "discard" or not left.session.sets:
            underway.discard()
        else:
            end = End(at=left.saved_at, outcome="stopped")
            underway.finish(msgspec.structs.replace(left.session, end=end))
            underway.settle()
