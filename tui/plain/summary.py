"""The end of a session: every unrated set once more, then what was done and where it was written."""

from tui.controls import SUMMARY
from tui.floor import summary_text as text
from tui.floor.sessions import Sessions
from tui.plain.moments import reps
from tui.plain.printer import Printer
from tui.plain.session import by_key
from tui.progress.record import SetRecord
from tui.progress.sheet import key_of
from tui.protocol.model import Protocol, SetKey
from tui.session.gap import Clock
from tui.terminal.typed import Typed
from tui.training import Training


class PlainSummary:
    """Asks, and puts the session into the progress file."""

    def __init__(self, training: Training, *, clock: Clock, typed: Typed, out: Printer) -> None:
        """Take a training that is over."""
        self._training, self._clock, self._typed, self._out = training, clock, typed, out
        self._keys = by_key(SUMMARY)
        self._last_asked: SetKey | None = None

    def run(self, sessions: Sessions) -> Protocol | None:
        """Ask and tell; gives the protocol that it is meant to be carried into, if there is one."""
        self._ask()
        training = self._training
        training.settle()
        then = sessions.find(text.follows(training))
        after = sessions.aftermath(training)
        self._out.say(f"{training.protocol.name}: {text.outcome(training)}")
        told = (*text.sets(training), *text.sums(training), *after.verdicts, *after.balance, *after.next)
        for line in (*told, *text.where(training, then=then)):
            self._out.say(line)
        if training.not_saved:
            self._out.say(f"NOT SAVED: {training.not_saved}")
        return then

    def _ask(self) -> None:
        """Take a digit for each set that is not rated; enter, or a minute without one, leaves them open."""
        deadline = self._clock.monotonic() + text.PATIENCE
        self._typed.by_keys()
        while self._asked() and not self._typed.ended and self._clock.monotonic() < deadline:
            for key in self._typed.wait(deadline - self._clock.monotonic()):
                if not self._asked() or not self._answered(self._keys.get(key, ""), key):
                    self._typed.by_lines()
                    return
        self._typed.by_lines()

    def _asked(self) -> SetRecord | None:
        """Ask for the first set that is open, once."""
        record = next(iter(self._training.sheet.unrated()), None)
        if record is not None and key_of(record) != self._last_asked:
            question, choices = text.question(self._training, record)
            self._out.say(f"{question} {', '.join(choices)}. Enter leaves it open.")
        self._last_asked = None if record is None else key_of(record)
        return record

    def _answered(self, name: str, key: str) -> bool:
        """Take a key; False where it leaves all questions open."""
        record = self._asked()
        if name.startswith("answer_") and record is not None:
            self._training.rate(record, int(name[-1]))
        elif name in {"undo", "more_reps", "fewer_reps"}:
            last = self._training.press(name, key).last
            if last is not None and last.reps is not None and name != "undo":
                self._out.say(f"{reps(last.reps)}.")
        return name not in {"on", "leave"}
