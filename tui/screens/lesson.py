"""Two slow reps with words and tones, once, before the very first session."""

from collections.abc import Iterable
from dataclasses import dataclass

from tui.controls import LESSON
from tui.screens.asking import Request
from tui.screens.session import SessionScreen
from tui.training import Training
from tui.view import View

ONWARD = frozenset({"space", "done"})
BACK = frozenset({"pain", "stop", "no"})


class LessonScreen(SessionScreen, inherit_bindings=False):
    """Looks like the session that it leads to; what would stop that one leads back, and nothing has begun."""

    CONTROLS = LESSON
    PURPOSE = "Two slow reps to listen to, once: so that you know each sound. Nothing is recorded."

    @dataclass
    class Heard(Request):
        """It has been heard, or skipped."""

        training: Training
        before: SessionScreen

    @dataclass
    class Left(Request):
        """The lifter goes back, and the session that waited does not begin."""

        training: Training

    def __init__(self, training: Training, before: SessionScreen) -> None:
        """Take the training over the lesson, and the session that waits."""
        super().__init__(training, unit="lb")
        self._before = before

    def action_control(self, name: str, key: str = "") -> None:  # noqa: ARG002 - none of them can bounce
        """Go on to the session, back, or show every key; nothing else is needed here."""
        if name in ONWARD:
            self.ended()
        elif name in BACK:
            self.post_message(self.Left(self.training))
        elif name == "help":
            self.do_help()

    def offered(self, view: View) -> Iterable[tuple[str, str]]:  # noqa: ARG002 - always the same
        """Give the way on, the way back, and the keys."""
        return (("done", "to the session"), ("no", "back"), ("help", "keys"))

    def commands(self) -> list[tuple[str, str]]:
        """Give the same to choose from."""
        return [*self.offered(self.training.look())]

    def ended(self) -> None:
        """Lead to the session."""
        self.post_message(self.Heard(self.training, self._before))
