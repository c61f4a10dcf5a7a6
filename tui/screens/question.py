"""A question over a screen, each answer a key."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.controls import CHANGED, START_PLAN, STOP_PLAN, UNSAVED, WITHDRAWAL, Control
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row


class Question(KeyedScreen):
    """Asks; `then` gets the name of the answer when the question is gone."""

    CSS_PATH = "question.tcss"

    def __init__(self, title: str, lines: Sequence[str], *, then: Callable[[str], None]) -> None:
        """Take what is asked, and who wants to know."""
        super().__init__()
        self._title, self._lines, self._then = title, lines, then

    def compose(self) -> ComposeResult:
        """Write the question."""
        yield Row(self._title, id="title")
        with Vertical(id="body"):
            for line in self._lines:
                yield Static(Content(line))
        yield KeyLine(self.CONTROLS, all_of_them=True, id="keys")

    def action_control(self, name: str, key: str = "") -> None:
        """Go away, and hand the answer on; the keys are shown above it."""
        self.pressed = key
        if name == "help":
            self.do_help()
            return
        self.leave_to(self._then, name)


class UnsavedQuestion(Question):
    """Text would be lost."""

    CONTROLS: ClassVar[tuple[Control, ...]] = UNSAVED
    PURPOSE = "The text was changed and not saved. Save it, drop it, or stay and go on writing."


class ChangedQuestion(Question):
    """The file is not what it was when it was opened."""

    CONTROLS: ClassVar[tuple[Control, ...]] = CHANGED
    PURPOSE = "Another program changed this file. Choose which of the two texts is to be kept."


class WithdrawalQuestion(Question):
    """A session would leave the history."""

    CONTROLS: ClassVar[tuple[Control, ...]] = WITHDRAWAL
    PURPOSE = "This session would count no more. It is moved to a file of its own, not deleted."


class StartQuestion(Question):
    """A plan is to be followed."""

    CONTROLS: ClassVar[tuple[Control, ...]] = START_PLAN
    PURPOSE = "Whether to follow this plan: home then names its next session as what is due."


class StopQuestion(Question):
    """A plan is to be followed no more."""

    CONTROLS: ClassVar[tuple[Control, ...]] = STOP_PLAN
    PURPOSE = "Whether to follow this plan no more. What was done by it stays as it is."
