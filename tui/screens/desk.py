"""The part of the app that leads to files of one's own and back: naming, editing, asking."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from tui.files.draft import Draft
from tui.files.errors import LastrepError, NotWritten
from tui.floor.plans import ASKED_BEFORE_STOP, asked_before_start, mark, runs
from tui.protocol.authoring import begin, free_id, own_path, why_not_new
from tui.protocol.library import Found, found_at
from tui.protocol.model import Protocol
from tui.screens import later
from tui.screens.asking import asked, in_front
from tui.screens.hall import Hall
from tui.screens.home import HomeScreen
from tui.screens.keyed import KeyedScreen


class Desk(Hall):
    """Knows home and what opens over it."""

    def go_home(self, *, in_the_list: bool = False) -> None:
        """Show home; or the screen that a session was begun from, where that holds something."""
        while len(self.screen_stack) > 1:
            if isinstance(self.screen, KeyedScreen) and self.screen.comes_back:
                return
            self.pop_screen()
        self.push_screen(HomeScreen(self._gym, in_the_list=in_the_list))

    def set_up(self, protocol: Protocol, speed: float | None, place: tuple[str, int] | None = None) -> None:
        """Show the set-up of a protocol; `place` is where it stands in a plan."""
        prepared = self._gym.sessions.set_up(protocol, place)
        self.push_screen(later.SetUpScreen(prepared, speed=speed, place=place))

    @asked(KeyedScreen.Chosen)
    def _chosen(self, message: KeyedScreen.Chosen) -> None:
        self.set_up(message.protocol, message.speed, message.place)

    @asked(KeyedScreen.DoneWith)
    def _done_with(self, message: KeyedScreen.DoneWith) -> None:
        if message.quit:
            self.exit()
        else:
            self.pop_screen()

    @asked(HomeScreen.HistoryWanted)
    def _history(self, _: HomeScreen.HistoryWanted) -> None:
        self.push_screen(later.HistoryScreen(self._gym.archive, unit=self._gym.unit, then=self.go_home))

    @asked(HomeScreen.FollowWanted)
    def _follow(self, message: HomeScreen.FollowWanted) -> None:
        plan, up = message.plan, message.up

        if plan is not None and not runs(up, plan):
            start, asked = partial(self._mark, plan.id, "started"), asked_before_start(up, plan)
            self.push_screen(later.StartQuestion(f"Start {plan.name}?", asked, then=_if_taken(start)))
        elif up.running is not None:
            name = up.stands.plan.name if up.stands is not None else up.running.plan
            stop = partial(self._mark, up.running.plan, "stopped")
            self.push_screen(later.StopQuestion(f"Stop {name}?", [ASKED_BEFORE_STOP], then=_if_taken(stop)))

    def _mark(self, plan: str, state: Literal["started", "stopped"]) -> None:
        gym = self._gym
        history, now = gym.records.at_once(), gym.clock.wall()
        try:
            mark(gym.paths, history, plan, state, now, device=gym.settings.device)
        except NotWritten as error:
            self.refuse("NOT SAVED", error)

    @asked(HomeScreen.NewWanted)
    def _new(self, message: HomeScreen.NewWanted) -> None:
        library, like = self._gym.watch.library, message.like
        proposed = "" if like is None else free_id(library, like.found.id)
        names = why_not_new(library)
        self.push_screen(later.NameScreen(names, like=like, proposed=proposed))

    @in_front
    def _on_name_screen_named(self, message: "later.NameScreen.Named") -> None:
        like = message.like.found if message.like is not None else None
        try:
            path = begin(self._gym.watch.library, message.id, like=like)
        except LastrepError as error:
            self.refuse("Not opened", error)
            return
        self.pop_screen()
        self._edit(found_at(path), path)

    @asked(HomeScreen.EditWanted)
    def _open(self, message: HomeScreen.EditWanted) -> None:
        found = message.listed.found
        problems = message.listed.reading.problems
        line = next((problem.line for problem in problems if problem.line is not None), None)
        path = own_path(self._gym.watch.library, found.id, like=found) if found.bundled else found.path
        self._edit(found, path, line)

    def _edit(self, found: Found, path: Path, line: int | None = None) -> None:
        # Here and not above: the text area takes long to load.
        from tui.screens.editor import EditorScreen  # noqa: PLC0415

        try:
            draft = Draft(path, copy_of=found.path if path != found.path else None)
        except LastrepError as error:
            self.refuse("Not opened", error)
            return
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.reveal(str(path))
        self.push_screen(EditorScreen(self._gym, draft, found, line=line))


def _if_taken(act: Callable[[], None]) -> Callable[[str], None]:
    return lambda answer: act() if answer == "take" else None
