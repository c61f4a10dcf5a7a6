"""Sessions: begun, gone on with after an interruption, and closed."""

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.files.errors import NotWritten
from tui.files.paths import Paths
from tui.files.settings import Settings
from tui.floor.aftermath import Aftermath, aftermath
from tui.floor.records import Records
from tui.floor.setting_up import SetUp, set_up
from tui.progress.editing import NotEdited, edit_session
from tui.progress.following import writes_load
from tui.progress.known import Known
from tui.progress.left import Interrupted, append_finished, find_interrupted
from tui.progress.record import End, Session
from tui.progress.sheet import key_of
from tui.progress.underway import Resume, Underway
from tui.protocol.model import Protocol, Unit
from tui.protocol.plan import PlannedSession
from tui.protocol.timeline import compile_steps, fingerprint
from tui.session.gap import Clock
from tui.session.hearing import Player
from tui.training import LEAD_IN, Training

Choice = Literal["resume", "save", "discard", "leave"]


def _no_plans(_plan: str, _number: int) -> PlannedSession | None:
    return None


class Sessions(Struct, frozen=True):
    """The files of sessions under way; `find` gives the protocol of an id, if there is a readable one.

    `planned` gives the session of a plan, by the plan's id and the session's number. `kept` are the
    sessions that were done, `known` makes the library as they see it.
    """

    paths: Paths
    settings: Settings
    clock: Clock
    new_id: Callable[[], str]
    find: Callable[[str | None], Protocol | None]
    planned: Callable[[str, int], PlannedSession | None] = _no_plans
    kept: Records | None = None
    known: Callable[[], Known] | None = None

    def training(
        self,
        protocol: Protocol,
        loads: Mapping[int, str | None],
        *,
        speed: float | None,
        player: Player,
        place: tuple[str, int] | None = None,
    ) -> Training:
        """Make a session that stands ready; with a speed it is a rehearsal, and nothing is written.

        `place` is the plan that it belongs to, and the number of its session there.
        """

        def begin(session: Session, resume: Resume) -> Underway:
            return Underway.begin(self.paths, session, resume, device=self.settings.device)

        return Training(
            protocol,
            id=self.new_id(),
            clock=self.clock,
            player=player,
            underway=begin if speed is None else None,
            loads=loads,
            lead_in=self._lead_in,
            speed=speed or 1.0,
            place=place,
        )

    def resumed(self, left: Interrupted, *, player: Player) -> Training | None:
        """Take a session over; None where it cannot go on, or another window has it."""
        protocol = self._protocol_of(left.session)
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
            player=player,
            underway=lambda _session, _resume: taken,
            loads=loads,
            lead_in=self._lead_in,
            interrupted=(left.session, left.resume),
        )

    @property
    def records(self) -> Records:
        """The sessions that were done."""
        return self.kept or Records(self.paths.data)

    def set_up(self, protocol: Protocol, place: tuple[str, int] | None = None) -> SetUp:
        """Set a protocol up with what is offered today; `place` is where it stands in a plan."""
        return set_up(
            protocol,
            self.records.at_once().counted,
            self.find,
            self.clock.wall().date(),
            unit=self.unit,
            load_by_plan=place is not None and writes_load(self.planned(*place)),
        )

    @property
    def unit(self) -> Unit:
        """The unit of loads that nobody has told yet."""
        return self.settings.unit or "lb"

    def aftermath(self, training: Training) -> Aftermath:
        """Say what a session has come to; nothing of a rehearsal, or where no set was done."""
        session = training.session
        if training.rehearsal or session is None or not session.sets or self.known is None:
            return Aftermath()
        today = self.clock.wall().date()
        return aftermath(session, training.protocol, self.records.at_once(), self.known(), today)

    def keep_edited(self, session: Session, *, was: Session) -> None:
        """Put a session that was corrected in the place of the one in the progress file.

        Raises NotWritten, and NotEdited where what stands there is gone, or is not what it `was` any more.
        """
        now = {key_of(record): record for record in session.sets}

        def changed(kept: Session) -> Session:
            if (
                tuple(replace(record, unknown={}) for record in kept.sets) != was.sets
                or kept.note != was.note
            ):
                raise NotEdited("it was changed elsewhere meanwhile", hint="correct it in the history")
            strange = {key_of(record): record.unknown for record in kept.sets}
            sets = [replace(record, unknown=strange.get(key, {})) for key, record in now.items()]
            return replace(
                kept, sets=tuple(sets), tension=session.tension, lowering=session.lowering, note=session.note
            )

        edit_session(self.paths, session.id, changed, self.clock.wall(), device=self.settings.device)

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
        protocol = self._protocol_of(left.session)
        if protocol is None:
            return "Its protocol file is gone or broken."
        if fingerprint(compile_steps(protocol)) != left.resume.steps:
            return "Its protocol file has changed since."
        return None

    def close(self, left: Interrupted, choice: Choice) -> None:
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
            underway.finish(replace(left.session, end=end))
            underway.settle()

    def _protocol_of(self, session: Session) -> Protocol | None:
        """Give the protocol of a session; one of a plan as the plan changes it."""
        if session.plan is not None and session.plan_session is not None:
            planned = self.planned(session.plan, session.plan_session)
            if planned is not None and planned.protocol.id == session.protocol:
                return planned.protocol
        return self.find(session.protocol)

    @property
    def _lead_in(self) -> float:
        return LEAD_IN if self.settings.lead_in is None else self.settings.lead_in
