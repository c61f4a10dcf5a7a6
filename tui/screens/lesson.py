"""Two slow reps with words and tones, once, before the very first session."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.message import Message

from tui.screens.session import SessionScreen
from tui.training import Training, View

SKIPS = frozenset({"space", "done", "back", "stop", "no"})


class LessonScreen(SessionScreen, inherit_bindings=False):
    """Looks like the session that it leads to; whatever would pause or stop it leads there at once."""

    BINDINGS = SessionScreen.BINDINGS

    @dataclass
    class Heard(Message):
        """It has been heard, or skipped."""

        training: Training
        before: SessionScreen

    def __init__(self, training: Training, before: SessionScreen) -> None:
        """Take the training over the lesson, and the session that waits."""
        super().__init__(training, unit="lb")
        self._before = before

    def action_control(self, name: str, key: str = "") -> None:
        """Go on to the session, or show every key; nothing else is needed here."""
        if name in SKIPS:
            self.ended()
        elif name == "help":
            super().action_control(name, key)

    def offered(self, view: View) -> Iterable[tuple[str, str]]:  # noqa: ARG002 - always the same
        """Give the way on, and the keys."""
        return (("done", "to the session"), ("help", "keys"))

    def commands(self) -> list[tuple[str, str]]:
        """Give the same to choose from."""
        return [*self.offered(self.training.look())]

    def ended(self) -> None:
        """Lead to the session."""
        self.post_message(self.Heard(self.training, self._before))
