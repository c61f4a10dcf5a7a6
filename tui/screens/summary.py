"""The summary: every unrated set once more, then what was done against what was planned."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.controls import SUMMARY
from tui.floor import summary_text as text
from tui.floor.aftermath import Aftermath
from tui.floor.load_line import LoadLine, load_line
from tui.floor.sessions import Sessions
from tui.floor.set_line import load_of
from tui.progress.record import Session, SetRecord
from tui.progress.sheet import key_of
from tui.progress.weights import read_load
from tui.protocol.model import Protocol
from tui.screens.asking import Request
from tui.screens.editing_sets import EditSetsScreen
from tui.screens.keyed import KeyedScreen
from tui.screens.note import NoteScreen
from tui.screens.writing_down import Change
from tui.training import Training
from tui.widgets.choices import Choices
from tui.widgets.key_line import KeyLine
from tui.widgets.literal import literal
from tui.widgets.row import Row
from tui.widgets.words import Words, wrapped_choices


class SummaryScreen(KeyedScreen):
    """Shows a training that is over and puts it into the progress file."""

    CSS_PATH = "summary.tcss"
    CONTROLS = SUMMARY
    PURPOSE = "What was done, what it earned, and what comes next. It is written down already."

    @dataclass
    class Closed(Request):
        """The lifter has read it; `then` is the protocol to go on with, `library`: one of the list."""

        training: Training
        then: Protocol | None
        library: bool = False

    def __init__(self, training: Training, *, sessions: Sessions, notice: str = "") -> None:
        """Take the training, the sessions that it becomes one of, and what could not be told yet."""
        super().__init__()
        self._notice = notice
        self.training = training
        self._sessions = sessions
        self._after: tuple[Session | None, Aftermath] | None = None
        self._then: Protocol | None = None
        self._skipped: set[tuple[int, int, str | None]] = set()

    def compose(self) -> ComposeResult:
        """Lay out the question, the sets and the sums."""
        yield Row(self.training.protocol.name, id="title")
        yield Row(id="trouble")
        yield Choices(id="ask")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="sets")
            yield Static(id="sums")
            yield Static(id="verdict")
            yield Static(id="after")
        yield KeyLine(SUMMARY, id="keys")

    def on_mount(self) -> None:
        """Ask, or keep the session at once where nothing is to be asked."""
        self.set_timer(text.PATIENCE, self.keep)
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
            elif name != "undo":
                by = 1 if name == "fewer_reps" else -1
                self.query_one("#body", VerticalScroll).scroll_relative(y=by, animate=False)
        else:
            super().action_control(name, key)
            return
        self._show()

    def do_on(self) -> None:
        """Leave the question open; with none open, go on."""
        if self.asked is not None and self.training.just_ended:
            return  # the key was meant for the set that has ended this moment
        if self.asked is not None:
            self._skipped.update(key_of(r) for r in self.training.sheet.unrated())
            self._show()
        else:
            self._close(self._then)

    def do_leave(self) -> None:
        """Go home."""
        self._close(None)

    def do_library(self) -> None:
        """Go on with another one, from the list."""
        self._close(None, library=True)

    def do_correct(self) -> None:
        """Correct what was recorded."""
        session = self.training.session
        if session is not None and session.sets and not self.training.rehearsal:
            names = {exercise.id: exercise.name for exercise in self.training.protocol.exercises}
            screen = EditSetsScreen(
                session, names, line_of=self._load_of, edit=self._edited, then=self._corrected
            )
            self.lay_over(screen)

    def do_note(self) -> None:
        """Add a note."""
        session = self.training.session
        if session is not None and not self.training.rehearsal:
            self.lay_over(NoteScreen(session, edit=self._edited, then=self._corrected))

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _close(self, then: Protocol | None, *, library: bool = False) -> None:
        self.training.settle()
        self.post_message(self.Closed(self.training, then, library))

    def _load_of(self, record: SetRecord) -> LoadLine:
        exercise = self.training.sheet.exercise(record.entry or 0)
        unit = self.training.protocol.unit or self._sessions.unit
        return load_line(exercise, read_load(record.load), unit=unit) or load_of(record, unit)

    def _edited(self, change: Change) -> Session:
        """Work a change out; put it on disk where the session stands in the progress file already."""
        was = self.training.session
        assert was is not None
        now = self.training.corrected(change(was))
        if self.training.settled:
            self._sessions.keep_edited(now, was=was)
        return now

    def _corrected(self, session: Session) -> None:
        self.training.correct(session)
        self._show()

    def _aftermath(self) -> Aftermath:
        """Work out what the session has come to, once for each state of it."""
        session = self.training.session
        if self._after is None or self._after[0] != session:
            self._after = (session, self._sessions.aftermath(self.training))
        return self._after[1]

    def _show(self) -> None:
        if not self.is_mounted:
            return
        record = self.asked
        if record is None:
            self.training.settle()
            self._then = self._sessions.find(text.follows(self.training))
        self._ask(record)
        training = self.training
        reason = training.not_saved
        trouble = self.query_one("#trouble", Row)
        trouble.display = reason is not None
        trouble.show(f"NOT SAVED: {reason}" if reason else "")
        self.query_one("#title", Row).show(training.protocol.name, text.outcome(training))
        self.query_one("#sets", Static).update(
            Content("\n").join(literal(line) for line in text.sets(training))
        )
        after = self._aftermath() if record is None else Aftermath()
        where = text.where(training, then=self._then if record is None else None)
        self.query_one("#sums", Static).update(_lines(("", *text.sums(training))))
        self.query_one("#verdict", Static).update(_lines(after.verdicts))
        self.query_one("#after", Static).update(_lines((*after.balance, *after.next, *where, *self._told())))
        self.query_one("#keys", KeyLine).offer(self._offered())

    def _told(self) -> tuple[str, ...]:
        return ("", self._notice) if self._notice else ()

    def _ask(self, record: SetRecord | None) -> None:
        words = self.query_one("#ask", Words)
        if record is None:
            words.show([])
            return
        question, choices = text.question(self.training, record, self.key_names)
        words.show([*wrapped_choices(question, choices, self.size.width - 2), ""])

    def _offered(self) -> list[tuple[str, str]]:
        if self.asked is not None:
            answers = [(f"answer_{digit}", "") for digit in range(1, 6)]
            undo = [("undo", "undo")] if self.training.look().can_undo else []
            return [*answers, *undo, ("on", "leave it open")]
        onward = "go on" if self._then else "home"
        edits = [] if self.training.rehearsal or not self.training.sheet.records else ["correct", "note"]
        labels = {control.name: control.label for control in SUMMARY}
        more = [(name, labels[name]) for name in (*edits, "library")]
        return [("on", onward), *more, *([("leave", "home")] if self._then else []), ("help", "keys")]


def _lines(lines: Iterable[str]) -> Content:
    return Content("\n").join(literal(line) for line in lines)
