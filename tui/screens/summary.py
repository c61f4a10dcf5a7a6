"""The summary: every unrated set once more, then what was done against what was planned."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.controls import SUMMARY
from tui.progress.feeling import CONNECTION, activation_for, advice_after
from tui.progress.record import FELT, SetRecord
from tui.progress.sheet import key_of
from tui.protocol.model import Protocol
from tui.screens import session_text as text
from tui.screens.keyed import KeyedScreen, bindings
from tui.screens.wording import place
from tui.session.snapshot import clock
from tui.training import Training
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row
from tui.widgets.words import Words, wrapped_choices

PATIENCE = 60.0  # seconds after which an open question is left open and the session is kept


class SummaryScreen(KeyedScreen):
    """Shows a training that is over and puts it into the progress file."""

    CSS_PATH = "summary.tcss"
    CONTROLS = SUMMARY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SUMMARY)]

    @dataclass
    class Closed(Message):
        """The lifter has read it; `then` is the protocol to go on with, if any."""

        training: Training
        then: Protocol | None

    def __init__(self, training: Training, *, find: Callable[[str | None], Protocol | None]) -> None:
        """Take the training, and how to find the protocol that may follow it."""
        super().__init__()
        self.training = training
        self._find = find
        self._then: Protocol | None = None
        self._skipped: set[tuple[int, int, str | None]] = set()

    def compose(self) -> ComposeResult:
        """Lay out the question, the sets and the sums."""
        yield Row(self.training.protocol.name, id="title")
        yield Row(id="trouble")
        yield Words(id="ask")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="sets")
            yield Static(id="sums")
        yield KeyLine(SUMMARY, id="keys")

    def on_mount(self) -> None:
        """Ask, or keep the session at once where nothing is to be asked."""
        self.set_timer(PATIENCE, self.keep)
        self._show()

    def on_resize(self) -> None:
        """Break the question anew."""
        self._show()

    def keep(self) -> None:
        """Put the session into the progress file; what is not answered stays not rated."""
        self.training.settle()
        self._show()

    @property
    def asked(self) -> SetRecord | None:
        """The set whose connection is asked for."""
        if self.training.settled:
            return None
        open_ = (r for r in self.training.sheet.unrated() if key_of(r) not in self._skipped)
        return next(open_, None)

    def action_control(self, name: str, key: str = "") -> None:
        """Take an answer or a correction; anything else is a control of this screen."""
        if name.startswith("answer_"):
            if (record := self.asked) is not None:
                self.training.rate(record, int(name[-1]))
        elif name in {"undo", "more_reps", "fewer_reps"}:
            if not self.training.settled:
                self.training.press(name, key)
        else:
            super().action_control(name, key)
            return
        self._show()

    def do_on(self) -> None:
        """Leave the question open; with none open, go on."""
        if self.asked is not None:
            self._skipped.update(key_of(r) for r in self.training.sheet.unrated())
            self._show()
        else:
            self._close(self._then)

    def do_leave(self) -> None:
        """Go home."""
        self._close(None)

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _close(self, then: Protocol | None) -> None:
        self.training.settle()
        self.post_message(self.Closed(self.training, then))

    def _show(self) -> None:
        if not self.is_mounted:
            return
        record = self.asked
        if record is None:
            self.training.settle()
            self._then = self._find(self._follows())
        self._ask(record)
        training = self.training
        reason = training.not_saved
        trouble = self.query_one("#trouble", Row)
        trouble.display = reason is not None
        trouble.show(f"NOT SAVED: {reason}" if reason else "")
        self.query_one("#title", Row).show(training.protocol.name, _outcome(training))
        self.query_one("#sets", Static).update(Content("\n").join(Content(line) for line in self._sets()))
        self.query_one("#sums", Static).update(Content("\n").join(Content(line) for line in self._sums()))
        self.query_one("#keys", KeyLine).offer(self._offered())

    def _follows(self) -> str | None:
        """Name what to go on with: as the file says, or by where the tasks of a check were felt."""
        felt = [r.felt for r in self.training.sheet.records if r.felt is not None and r.connection is None]
        if self.training.protocol.then is None and felt:
            return activation_for(felt)
        return self.training.protocol.then

    def _ask(self, record: SetRecord | None) -> None:
        words = self.query_one("#ask", Words)
        if record is None:
            words.show([])
            return
        name = self.training.sheet.exercise(record.entry or 0).name
        side = f" {record.side}" if record.side else ""
        where = self.training.sheet.exercise(record.entry or 0).ask == "where"
        asked = "where did you feel it?" if where else "how well did you feel it?"
        choices = text.choices(FELT if where else CONNECTION)
        question = f"{name}, set {record.set}{side}: {asked}"
        words.show([*wrapped_choices(question, choices, self.size.width - 2), ""])

    def _sets(self) -> Iterator[str]:
        entry = None
        for record in self.training.sheet.records:
            exercise = self.training.sheet.exercise(record.entry or 0)
            if record.entry != entry:
                each = " each" if record.per_hand else ""
                yield f"{exercise.name}{f' · {record.load}{each}' if record.load else ''}"
            entry = record.entry
            yield f"  {_line(record)}"
            if (advice := advice_after(record)) is not None:
                yield f"    {advice}"
        if entry is None:
            yield "No set was finished: nothing is kept."

    def _sums(self) -> Iterator[str]:
        sheet, training = self.training.sheet, self.training
        planned = sum(e.sets * (2 if e.each_side else 1) for e in training.protocol.exercises)
        yield ""
        yield f"{len(sheet.records)} of {planned} sets done"
        yield f"tension {clock(sheet.tension)} · lowering {clock(sheet.lowering)}"
        if training.saved_to:
            yield f"written to {place(training.saved_to)}"
        elif training.rehearsal:
            yield "a rehearsal: nothing is written"
        if self._then is not None and self.asked is None:
            yield f"next: {self._then.name}"

    def _offered(self) -> list[tuple[str, str]]:
        if self.asked is not None:
            answers = [(f"answer_{digit}", "") for digit in range(1, 6)]
            return [*answers, ("undo", "undo"), ("on", "leave it open")]
        onward = "go on" if self._then else "home"
        return [("on", onward), *([("leave", "home")] if self._then else [])]


def _outcome(training: Training) -> str:
    session = training.session
    if session is None or session.end is None:
        return ""
    return {"finished": "done", "stopped": "stopped", "pain": "stopped: pain"}[session.end.outcome]


def _line(record: SetRecord) -> str:
    parts = [f"set {record.set}{f' {record.side}' if record.side else ''}"]
    if record.reps is not None:
        one = "rep" if record.reps == 1 else "reps"
        parts.append(
            f"{record.reps} {one}" if record.target == "max" else f"{record.reps} of {record.target}"
        )
    if record.seconds is not None:
        parts.append(f"{record.seconds:g} of {record.seconds_target or 0:g} s")
    if record.final_hold_target is not None and record.final_hold is not None:
        parts.append(f"hold {record.final_hold:g} s")
    if record.tempo_kept is False:
        parts.append("tempo broke")
    if record.pain:
        parts.append("pain")
    if record.connection is not None:
        parts.append(f"felt {record.connection}")
    if record.felt is not None:
        parts.append(record.felt)
    return " · ".join(parts)
