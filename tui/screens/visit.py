"""The part of the app that leads through a visit to the gym: what was left, set-up, session, summary."""

import gc

from tui.files.errors import NotWritten
from tui.files.shown import shown
from tui.floor.leaving import farewell
from tui.floor.lesson import LESSON
from tui.floor.safety import SEEN
from tui.floor.sessions import Sessions
from tui.progress.left import Interrupted
from tui.protocol.model import Protocol
from tui.screens import later
from tui.screens.asking import in_front
from tui.screens.desk import Desk
from tui.screens.gym import Gym
from tui.training import Training


class Visit(Desk):
    """Holds the one training that runs, and leads from screen to screen with it."""

    def __init__(
        self,
        gym: Gym,
        *,
        first: Protocol | None = None,
        speed: float | None = None,
        place: tuple[str, int] | None = None,
    ) -> None:
        """Take the gym, and the protocol to set up first, if one was named; a speed makes it a rehearsal.

        `place` is where that stands in a plan.
        """
        super().__init__(gym)
        self._first, self._speed, self._place = first, speed, place
        self._safe = SEEN in gym.settings.seen
        self._training: Training | None = None
        self.farewell: list[str] = []  # said on the terminal after the screen is gone

    @property
    def _sessions(self) -> Sessions:
        return self._gym.sessions

    def on_mount(self) -> None:
        """Take care of what earlier runs left, then show home."""
        for problem in self._sessions.append_finished():
            self.refuse("NOT SAVED", problem)
        self._next_left(self._sessions.interrupted())
        self.call_after_refresh(_collect_again)

    def _next_left(self, left: list[Interrupted]) -> None:
        if left:
            self.push_screen(
                later.ResumeScreen(
                    left[0], self._sessions.ago(left[0]), why_not=self._sessions.why_not(left[0])
                )
            )
        else:
            self._begin()

    def _begin(self) -> None:
        self.go_home()
        if self._first is not None:
            self.set_up(self._first, self._speed, self._place)
            self._first = None

    # ── what the screens say ────────────────────────────────────────────────────────────────────────────────

    @in_front
    def _on_set_up_screen_started(self, message: "later.SetUpScreen.Started") -> None:
        training = self._sessions.training(
            message.protocol,
            message.loads,
            speed=message.speed,
            player=self.player(message.speed),
            place=message.place,
        )
        self._training = training
        session = later.SessionScreen(training, unit=self._gym.unit, started_with=message.key)
        if self._safe or training.rehearsal:
            self.switch_screen(session)
        else:
            self.switch_screen(later.SafetyScreen(before=session))

    @in_front
    def _on_safety_screen_understood(self, message: "later.SafetyScreen.Understood") -> None:
        self._safe = True
        try:
            self._gym.remember(SEEN)
        except NotWritten as error:
            message.before.tell(shown(f"Not remembered: {error}"))
        silent = self._gym.settings.sound == "off" and self._gym.settings.voice == "off"
        self.switch_screen(message.before if silent else later.LessonScreen(self._lesson(), message.before))

    @in_front
    def _on_lesson_screen_heard(self, message: "later.LessonScreen.Heard") -> None:
        message.training.leave()
        self.switch_screen(message.before)

    @in_front
    def _on_lesson_screen_left(self, message: "later.LessonScreen.Left") -> None:
        message.training.leave()
        self.leave()
        self.go_home()

    @in_front
    def _on_session_screen_ended(self, message: "later.SessionScreen.Ended") -> None:
        self.switch_screen(
            later.SummaryScreen(message.training, sessions=self._sessions, notice=message.untold)
        )

    @in_front
    def _on_summary_screen_closed(self, message: "later.SummaryScreen.Closed") -> None:
        self.leave()
        self.go_home(in_the_list=message.library)
        if message.then is not None:
            self.set_up(message.then, None)

    @in_front
    def _on_resume_screen_decided(self, message: "later.ResumeScreen.Decided") -> None:
        if message.choice == "resume":
            player = self.player()
            training = self._sessions.resumed(message.left, player=player)
            if training is not None:
                self._training = training
                self.go_home()
                self.push_screen(later.SessionScreen(training, unit=self._gym.unit))
                return
            player.close()
            self.notify("Another window has this session", severity="warning")
        try:
            self._sessions.close(message.left, message.choice)
        except NotWritten as error:
            self.refuse("NOT SAVED", error)
        others = [one for one in self._sessions.interrupted() if one.session.id != message.left.session.id]
        self._next_left([] if message.choice == "leave" else others)

    def _lesson(self) -> Training:
        return self._sessions.training(LESSON, {}, speed=1.0, player=self.player(1.0))

    def goes_away(self) -> None:
        """Give the title of the terminal back."""
        for screen in self.screen_stack if self._training is not None else ():
            if isinstance(screen, later.SessionScreen):
                screen.goes_away()

    def went_on(self) -> None:
        """Let the session know that it was stopped for a while: that is no training."""
        if self._training is None:
            return
        self._training.was_stopped()
        if isinstance(self.screen, later.SessionScreen):
            self.screen.look()

    def let_go(self) -> str | None:
        """Bring to safety what is only in memory, waiting for nothing; give the last words on it."""
        return farewell(self._training, at_once=True) if self._training is not None else None

    def leave(self) -> None:
        """Let go of the session, if one runs; keep what must be said of it when the screen is gone."""
        training, self._training = self._training, None
        last_words = farewell(training) if training is not None else None
        if last_words is not None:
            self.farewell.append(last_words)


def _collect_again() -> None:
    """Look for garbage from now on, if that was put off for the start; what was loaded stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
