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
        """Go away, and hand the answer on."""
        self.pressed = key
        self.leave_to(self._then, name)


class UnsavedQuestion(Question):
    """Text would be lost."""

    CONTROLS: ClassVar[tuple[Control, ...]] = UNSAVED


class ChangedQuestion(Question):
    """The file is not what it was when it was opened."""

    CONTROLS: ClassVar[tuple[Control, ...]] = CHANGED


class WithdrawalQuestion(Question):
    """A session would leave the history."""

    CONTROLS: ClassVar[tuple[Control, ...]] = WITHDRAWAL


class StartQuestion(Question):
    """A plan is to be followed."""

    CONTROLS: ClassVar[tuple[Control, ...]] = START_PLAN


class StopQuestion(Question):
    """A plan is to be followed no more."""

    CONTROLS: ClassVar[tuple[Control, ...]] = STOP_PLAN
