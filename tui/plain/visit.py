"""A visit in plain mode: what was left, set-up, the session, the summary, and what it is carried into."""

from collections.abc import Callable, Iterable

from tui.controls import Control
from tui.files.errors import NotWritten
from tui.files.remembering import remember_seen
from tui.floor.leaving import farewell
from tui.floor.safety import SEEN
from tui.floor.sessions import Sessions
from tui.plain.asking import choose, close, set_up, understands
from tui.plain.printer import Printer
from tui.plain.session import PlainSession
from tui.plain.summary import PlainSummary
from tui.protocol.model import Protocol
from tui.session.hearing import Player
from tui.terminal.typed import Typed
from tui.training import Training


class Visit:
    """One lifter in front of a terminal, from the first line to the last."""

    def __init__(
        self,
        sessions: Sessions,
        *,
        controls: Iterable[Control],
        player: Callable[[], Player],
        typed: Typed,
        out: Printer,
        complain: Callable[[str], None],
    ) -> None:
        """Take the sessions, the keys that are in force, and where to hear and to speak."""
        self._sessions, self._controls, self._player = sessions, tuple(controls), player
        self._typed, self._out, self._complain = typed, out, complain
        self._safe = SEEN in sessions.settings.seen

    def run(self, protocol: Protocol, *, speed: float | None, place: tuple[str, int] | None = None) -> None:
        """Lead through sessions until the lifter leaves; with a speed through one rehearsal.

        `place` is where the first of them stands in a plan.
        """
        for problem in self._sessions.append_finished():
            self._complain(f"NOT SAVED: {problem}")
        training = self._left() if speed is None else None
        coming: Protocol | None = protocol
        while coming is not None:
            training = training or self._begun(coming, speed, place)
            if training is None:
                return
            coming = self._carried_into(self._done(training), speed)
            training = place = None

    def _left(self) -> Training | None:
        """Take care of what was interrupted; gives the session that is gone on with, if one is."""
        for left in self._sessions.interrupted():
            choice = choose(left, self._sessions, typed=self._typed, out=self._out)
            if choice == "leave":
                return None
            if choice == "resume":
                training = self._sessions.resumed(left, player=self._player())
                if training is not None:
                    return training
                self._out.say("Another window has this session.")
            else:
                close(left, choice, self._sessions, out=self._out)
        return None

    def _begun(
        self, protocol: Protocol, speed: float | None, place: tuple[str, int] | None
    ) -> Training | None:
        rehearsal = f"REHEARSAL x {speed:g}: nothing is recorded" if speed is not None else ""
        loads = set_up(
            protocol, self._sessions, rehearsal=rehearsal, typed=self._typed, out=self._out, place=place
        )
        if loads is None or (speed is None and not self._safe and not self._understood()):
            return None
        return self._sessions.training(protocol, loads, speed=speed, player=self._player(), place=place)

    def _understood(self) -> bool:
        """Show the safety page; it is not remembered where nobody was there to read it."""
        understood = understands(self._typed, self._out)
        if understood:
            self._safe = True
            try:
                remember_seen(self._sessions.paths.config_file, SEEN)
            except NotWritten as error:
                self._complain(f"not remembered: {error}")
        return understood is not False

    def _done(self, training: Training) -> Protocol | None:
        try:
            PlainSession(
                training,
                controls=self._controls,
                unit=self._sessions.unit,
                typed=self._typed,
                out=self._out,
            ).run()
            summary = PlainSummary(training, clock=self._sessions.clock, typed=self._typed, out=self._out)
            return summary.run(self._sessions)
        finally:
            last_words = farewell(training)
            if last_words is not None:
                self._complain(last_words)

    def _carried_into(self, then: Protocol | None, speed: float | None) -> Protocol | None:
        if then is None or speed is not None or self._typed.ended:
            return None
        self._out.say(f"Enter goes on with {then.name}, q leaves.")
        answer = self._typed.line()
        return then if answer is not None and not answer.strip() else None
