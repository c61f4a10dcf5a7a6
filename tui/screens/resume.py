"""A session that was interrupted: go on, keep what was done, or throw it away."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.controls import RESUME
from tui.floor import resume_text as text
from tui.floor.sessions import Choice
from tui.progress.left import Interrupted
from tui.screens.arrangement import NORMAL
from tui.screens.asking import Request
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.literal import literal
from tui.widgets.row import Row


class ResumeScreen(KeyedScreen):
    """Says what was left and asks what to do with it; throwing it away is asked twice."""

    CSS_PATH = "resume.tcss"
    CONTROLS = RESUME
    PURPOSE = "A session did not come to its end. Go on with it, keep what was done, or drop it."

    @dataclass
    class Decided(Request):
        """What is to become of the session."""

        left: Interrupted
        choice: Choice

    def __init__(self, left: Interrupted, ago: str, *, why_not: str | None = None) -> None:
        """Take the session, how long ago it was left, and why it cannot go on, if so."""
        super().__init__()
        self.left, self._ago, self._why_not = left, ago, why_not
        self._sure = False

    def compose(self) -> ComposeResult:
        """Say it in a few lines."""
        yield Row("A session was interrupted", id="title")
        with Vertical(id="body"):
            yield Static(literal(text.left_off(self.left, self._ago)))
            yield Static(literal(text.kept(self.left)))
            yield Static(literal(self._why_not or ""), id="why-not")
        yield Row(id="question")
        yield KeyLine(RESUME, id="keys")

    def on_mount(self) -> None:
        """Offer what can be done."""
        self._offer()

    def do_resume(self) -> None:
        """Go on, where that is possible; enter does the same."""
        if self._why_not is None:
            self._decide("resume")

    def do_save(self) -> None:
        """Keep what was done, if there is anything."""
        if self.left.session.sets:
            self._decide("save")

    def do_discard(self) -> None:
        """Throw it away; the first press only asks."""
        if self._sure:
            self._decide("discard")
            return
        self._sure = True
        self.query_one("#question", Row).show(text.SURE)

    def do_leave(self) -> None:
        """Take the question back; else leave it all as it is, to be offered again at the next start."""
        if self._sure:
            self._sure = False
            self.query_one("#question", Row).show("")
        else:
            self._decide("leave")

    def _decide(self, choice: Choice) -> None:
        self.post_message(self.Decided(self.left, choice))

    def _offer(self) -> None:
        offered = [] if self._why_not else [("resume", text.resume_label(self.left))]
        label = "save what was done" if self.app.size.width >= NORMAL else "save"
        save = [("save", label)] if self.left.session.sets else []
        rest = [("discard", "discard"), ("leave", "later"), ("help", "keys")]
        self.query_one("#keys", KeyLine).offer([*offered, *save, *rest])
