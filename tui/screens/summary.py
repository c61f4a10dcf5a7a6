"""The summary: every unrated set once more, then what was done against what was planned."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.controls import SUMMARY
from tui.floor import summary_text as text
from tui.progress.record import SetRecord
from tui.progress.sheet import key_of
from tui.protocol.model import Protocol
from tui.screens.keyed import KeyedScreen, bindings
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
        yield Choices(id="ask")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="sets")
            yield Static(id="sums")
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
            self._then = self._find(text.follows(self.training))
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
        sums = ("", *text.sums(training, then=self._then if record is None else None))
        self.query_one("#sums", Static).update(_lines(sums))
        self.query_one("#keys", KeyLine).offer(self._offered())

    def _ask(self, record: SetRecord | None) -> None:
        words = self.query_one("#ask", Words)
        if record is None:
            words.show([])
            return
        question, choices = text.question(self.training, record)
        words.show([*wrapped_choices(question, choices, self.size.width - 2), ""])

    def _offered(self) -> list[tuple[str, str]]:
        if self.asked is not None:
            answers = [(f"answer_{digit}", "") for digit in range(1, 6)]
            return [*answers, ("undo", "undo"), ("on", "leave it open")]
        onward = "go on" if self._then else "home"
        return [("on", onward), *([("leave", "home")] if self._then else [])]


def _lines(lines: Iterable[str]) -> Content:
    return Content("\n").join(literal(line) for line in lines)
