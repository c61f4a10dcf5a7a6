"""The editor: a file of one's own, its problems as one types, and what it comes to."""

import asyncio
import gc
from collections.abc import Coroutine
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus, Resize
from textual.getters import query_one

from tui.controls import EDITOR
from tui.files.draft import Draft, Outside
from tui.files.errors import LastrepError, NotWritten
from tui.files.problems import Problem
from tui.files.shown import shown
from tui.floor.wording import place
from tui.protocol.library import Found
from tui.screens.gym import Gym
from tui.screens.keyed import KeyedScreen
from tui.screens.preview import Preview
from tui.screens.question import ChangedQuestion, UnsavedQuestion
from tui.screens.sight import Sight
from tui.widgets.code import Code, Mark
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row
from tui.widgets.words import Words, wrapped

REHEARSAL_SPEED = 20.0
PAUSE = 0.25  # seconds without a key after which the text is judged
LOOK = 0.8  # seconds between two looks at the file

_ADVICE = {"error": "", "advice": "advice, "}
OUTSIDE: dict[Outside, str] = {
    "same": "",
    "changed": "changed on disk meanwhile: saving asks what to do",
    "gone": "deleted meanwhile: saving makes it again",
}


class EditorScreen(KeyedScreen):
    """Holds a draft; nothing of it is lost without a question."""

    CSS_PATH = "editor.tcss"
    CONTROLS = EDITOR
    PURPOSE = "A protocol file: the text, what is wrong in it as you type, and what it makes."
    comes_back = True

    code = query_one("#code", Code)
    side = query_one("#side", VerticalScroll)

    def __init__(self, gym: Gym, draft: Draft, found: Found, *, line: int | None = None) -> None:
        """Take the draft, as which file it is read, and the line to begin with."""
        super().__init__()
        self._gym, self._draft, self._found, self._line = gym, draft, found, line
        self._sight: Sight | None = None
        self._problems: tuple[Problem, ...] = ()
        self._said: list[str] = []  # of a problem, below the text
        self._judged = ""  # the text that the problems are of
        self._outside: Outside = "same"
        self._alarm: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def compose(self) -> ComposeResult:
        """Lay out the text, what it comes to beside it, and its problem below."""
        yield Row(id="title")
        with Horizontal(id="middle"):
            yield Code(self._draft.saved_text, id="code")
            with VerticalScroll(id="side"):
                yield Preview(id="preview")
        yield Words(id="problem")
        yield Row(id="warning")
        yield KeyLine(EDITOR, id="keys")

    def on_mount(self) -> None:
        """Begin to write, and to look after the file."""
        # What was loaded stays: looked through for garbage it would hold up a key for 60 ms, now and then.
        gc.freeze()
        self.code.focus()
        if self._line is not None:
            self.code.go_to(self._line, 1)
        self._say()
        self._spawn(self._judge())
        self._spawn(self._look_after_the_file())

    def on_unmount(self) -> None:
        """Leave nothing behind that would ring later."""
        if self._alarm is not None:
            self._alarm.cancel()
        for task in self._tasks:
            task.cancel()

    def settings_changed(self, gym: Gym) -> None:
        """Take the gym with other settings."""
        self._gym = gym

    # ── controls ────────────────────────────────────────────────────────────────────────────────────────────

    def do_save(self) -> None:
        """Write the file; where it was changed outside, ask first."""
        self._save()

    def do_write(self) -> None:
        """Go into the text."""
        self.code.focus()

    def do_rehearse(self) -> None:
        """Rehearse what stands in the text."""
        whole = self.is_judged and not self._problems_are_errors
        if whole and self._sight is not None and self._sight.protocol is not None:
            self.post_message(self.Chosen(self._sight.protocol, REHEARSAL_SPEED))
        else:
            self.app.bell()

    def do_problem(self) -> None:
        """Go to the next problem after the cursor, or else to the first."""
        here = self.code.cursor_location[0] + 1
        placed = [problem for problem in self._problems if problem.line is not None]
        following = [problem for problem in placed if (problem.line or 0) > here] or placed
        if following:
            self.code.go_to(following[0].line or 1, following[0].column or 1)
            self.code.focus()

    def do_down(self) -> None:
        """Move the preview."""
        self.side.scroll_down(animate=False)

    def do_up(self) -> None:
        """Move the preview."""
        self.side.scroll_up(animate=False)

    def do_leave(self) -> None:
        """Go home; unsaved text is asked about."""
        self._leave(quit=False)

    def do_quit(self) -> None:
        """Leave the program; unsaved text is asked about."""
        self._leave(quit=True)

    @on(Code.Left)
    def _out_of_the_text(self) -> None:
        self.side.focus()

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _focus_moved(self) -> None:
        self.set_class(self.side.has_focus, "reading")
        self._say()

    @on(Code.SelectionChanged)
    def _cursor_moved(self) -> None:
        self._say_problem()

    @on(Code.Changed)
    def _typed(self) -> None:
        """Judge the text when the keys rest; the event loop's own alarm never skips."""
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = asyncio.get_running_loop().call_later(PAUSE, lambda: self._spawn(self._judge()))
        self._say_state()

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        if event.size.width:
            self._say()

    # ── the file ────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _text(self) -> str:
        return self.code.text

    @property
    def is_judged(self) -> bool:
        """Whether what is said of the text is said of the text as it is now."""
        return self._sight is not None and self._judged == self._text

    @property
    def _is_unsaved(self) -> bool:
        return self._text != self._draft.saved_text

    def _save(self, *, then: Literal["stay", "leave", "quit"] = "stay") -> None:
        self._outside = self._draft.look()
        if self._outside != "changed":
            self._write(then)
            return

        def decided(answer: str) -> None:
            if answer == "overwrite":
                self._write(then)
            elif answer == "reload":
                self._reload()

        lines = [f"{place(str(self._draft.path))} is not what it was when you opened it."]
        self.lay_over(ChangedQuestion("Changed on disk meanwhile", lines, then=decided))

    def _write(self, then: Literal["stay", "leave", "quit"]) -> None:
        try:
            self._draft.save(self._text)
        except NotWritten as error:
            self.notify(shown(str(error)), title="NOT SAVED", severity="error", markup=False)
            return
        self._outside = "same"
        self._say()
        if then != "stay":
            self.post_message(self.DoneWith(quit=then == "quit"))

    def _reload(self) -> None:
        try:
            self.code.text = self._draft.reload()
        except LastrepError as error:
            self.notify(shown(str(error)), title="Not read", severity="error", markup=False)
            return
        self._outside = "same"
        self._say()

    def _leave(self, *, quit: bool) -> None:
        if not self._is_unsaved:
            self.post_message(self.DoneWith(quit))
            return

        def decided(answer: str) -> None:
            if answer == "save":
                self._save(then="quit" if quit else "leave")
            elif answer == "drop":
                self.post_message(self.DoneWith(quit))

        lines = [f"{self._draft.path.name} has text that is not saved."]
        self.lay_over(UnsavedQuestion("Not saved", lines, then=decided))

    async def _look_after_the_file(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            outside = await asyncio.to_thread(self._draft.look)
            if outside != self._outside:
                self._outside = outside
                self._say()

    # ── what it comes to ────────────────────────────────────────────────────────────────────────────────────

    async def _judge(self) -> None:
        """Read the text as the file that it is, in a thread: no key waits for it."""
        text = self._text
        sight = await asyncio.to_thread(self._gym.judge, self._draft.meant(text), self._found)
        if text != self._text:
            return
        self._judged, self._problems = text, sight.problems
        if sight.protocol is not None or self._sight is None or self._found.kind == "plan":
            self._sight = sight
        self.query_one("#preview", Preview).show(sight)
        self.code.show_marks(
            [
                Mark(problem.line, problem.column or 1, problem.width, problem.severity == "error")
                for problem in self._problems
                if problem.line is not None
            ]
        )
        self._say()

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # ── what is said ────────────────────────────────────────────────────────────────────────────────────────

    def _say(self) -> None:
        if not self.is_mounted:
            return
        self._say_state()
        self._say_problem()
        warning = OUTSIDE[self._outside]
        if not warning and not self._draft.is_on_disk:
            warning = "bundled: saving makes a copy of your own, in its place"
        row = self.query_one("#warning", Row)
        row.display = bool(warning)
        row.show(warning)
        self.query_one("#keys", KeyLine).offer(self._offered())

    def _say_state(self) -> None:
        number = sum(problem.severity == "error" for problem in self._problems)
        problems = [f"{number} problem{'' if number == 1 else 's'}"] if number else []
        saved = ["not saved"] if self._is_unsaved else []
        self.query_one("#title", Row).show(shown(self._draft.path.name), " · ".join([*problems, *saved]))

    def _say_problem(self) -> None:
        """Show the problem of the cursor's line, or else the first."""
        here = self.code.cursor_location[0] + 1
        problem = next((one for one in self._problems if one.line == here), None)
        if problem is None:
            problem = next(iter(self._problems), None)
        lines: list[str] = []
        if problem is not None:
            at = "" if problem.line is None else f"line {problem.line}, column {problem.column}: "
            remedy = f"; {problem.hint}" if problem.hint and problem.hint not in problem.message else ""
            lines = wrapped(
                shown(f"▲ {_ADVICE[problem.severity]}{at}{problem.message}{remedy}"), self.app.size.width - 2
            )
        panel = self.query_one("#problem", Words)
        panel.set_class(problem is not None and problem.severity == "advice", "advice")
        if lines != self._said:
            panel.show(lines)
            self._said = lines
            self.call_after_refresh(
                self.code.scroll_cursor_visible
            )  # the line that is typed on stays in sight

    def _offered(self) -> list[tuple[str, str]]:
        labels = {control.name: control.label for control in EDITOR}
        if self.code.has_focus:
            return [("save", "save"), ("leave", "out of the text"), ("quit", "quit")]
        names = ["write", "rehearse", "problem", "save", "leave", "help"]
        if self._sight is None or self._sight.protocol is None or self._problems_are_errors:
            names.remove("rehearse")
        if not self._problems:
            names.remove("problem")
        return [(name, labels[name]) for name in names]

    @property
    def _problems_are_errors(self) -> bool:
        return any(problem.severity == "error" for problem in self._problems)
