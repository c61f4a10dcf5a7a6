"""One session that was done: every set, what it came to, and what can be corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from tui.controls import PAST_SESSION
from tui.floor.drawn import Line, lines_of
from tui.floor.past import Archive
from tui.floor.past_text import name_of, told
from tui.floor.wording import day
from tui.progress.record import Session
from tui.protocol.model import Unit
from tui.screens.correcting import CorrectingScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.picture import Picture
from tui.widgets.row import Row
from tui.widgets.words import Words


class PastSessionScreen(CorrectingScreen):
    """Shows the sets at once; the verdict, for which all sessions are read, comes when it is known."""

    CSS_PATH = "history.tcss"
    CONTROLS = PAST_SESSION
    PURPOSE = "One session of the past, set by set, with what was decided by it."

    @dataclass
    class Judged(Message):
        """What the session has come to."""

        id: str
        sentences: tuple[str, ...]

    def __init__(self, archive: Archive, session: Session, names: Mapping[str, str], *, unit: Unit) -> None:
        """Take the session, and the names of exercises by their ids."""
        super().__init__(archive, unit)
        self._session, self._names = session, names
        self._verdict: tuple[str, ...] = ()

    @property
    def session_in_sight(self) -> Session:
        """The session."""
        return self._session

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Row(name_of(self._session), day(self._session.started), id="title")
        with VerticalScroll(id="body", can_focus=False):
            yield Picture(self._drawn, id="page")
        yield Words(id="said")
        yield KeyLine(PAST_SESSION, id="keys")

    def on_mount(self) -> None:
        """Ask for the verdict."""
        labels = {control.name: control.label for control in PAST_SESSION}
        names = ["edit", "note", "withdraw", "leave", "help"]
        self.query_one("#keys", KeyLine).offer((name, labels[name]) for name in names)
        self._judge()

    def corrected(self, session: Session) -> None:
        """Show it as it is now."""
        self._session = session
        self.query_one("#page", Picture).show(self._drawn)
        self._judge()

    def withdrawn(self, id: str) -> None:  # noqa: ARG002 - it is the only one here
        """Go back: it is there no more."""
        self.dismiss()

    def do_down(self) -> None:
        """Read on."""
        self._body.scroll_relative(y=1, animate=False)

    def do_up(self) -> None:
        """Read what was before."""
        self._body.scroll_relative(y=-1, animate=False)

    def do_page_down(self) -> None:
        """Read on a page."""
        self._body.scroll_page_down(animate=False)

    def do_page_up(self) -> None:
        """Read what was a page before."""
        self._body.scroll_page_up(animate=False)

    def do_leave(self) -> None:
        """Go back to the history."""
        self.dismiss()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _body(self) -> VerticalScroll:
        return self.query_one("#body", VerticalScroll)

    def _judge(self) -> None:
        session = self._session
        self.run_worker(
            lambda: self.post_message(self.Judged(session.id, self.archive.verdict(session))),
            thread=True,
            group="judging",
            exclusive=True,
        )

    @on(Judged)
    def _take(self, event: Judged) -> None:
        self._verdict = event.sentences
        self.query_one("#page", Picture).show(self._drawn)

    def _drawn(self, width: int) -> Sequence[Line]:
        return lines_of(told(self._session, self._names, self._verdict), width)
