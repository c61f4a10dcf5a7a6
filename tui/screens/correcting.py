"""What the list of sessions and the page of one have in common: correcting it, a note, withdrawing it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.message import Message

from tui.files.errors import LastrepError
from tui.files.shown import shown
from tui.floor.load_line import LoadLine
from tui.floor.past import Archive
from tui.floor.past_text import name_of
from tui.floor.set_line import load_of
from tui.floor.wording import day, place
from tui.progress.record import Session, SetRecord
from tui.protocol.model import Unit
from tui.screens.editing_sets import EditSetsScreen
from tui.screens.keyed import KeyedScreen
from tui.screens.note import NoteScreen
from tui.screens.question import WithdrawalQuestion
from tui.screens.writing_down import Change
from tui.widgets.words import Words, wrapped


class CorrectingScreen(KeyedScreen):
    """Looks a session up on disk, in a thread, before anything opens: there it shows what may be done."""

    @dataclass
    class Ready(Message):
        """A session may be edited; this is how it stands on disk."""

        session: Session
        names: Mapping[str, str]
        for_a_note: bool

    @dataclass
    class Refused(Message):
        """It may not, or could not be written."""

        why: str

    @dataclass
    class Gone(Message):
        """A session was withdrawn; this file holds it now."""

        id: str
        path: str

    def __init__(self, archive: Archive, unit: Unit) -> None:
        """Take where sessions are kept, and the unit of a load that was not recorded."""
        super().__init__()
        self.archive, self.unit = archive, unit

    @property
    def session_in_sight(self) -> Session | None:
        """The session that the keys are about."""
        raise NotImplementedError

    def corrected(self, session: Session) -> None:
        """Show a session as it is now."""
        raise NotImplementedError

    def withdrawn(self, id: str) -> None:
        """Show it no more."""
        raise NotImplementedError

    def do_edit(self) -> None:
        """Correct the sets."""
        self._look_up(for_a_note=False)

    def do_note(self) -> None:
        """Write a note."""
        self._look_up(for_a_note=True)

    def do_withdraw(self) -> None:
        """Ask."""
        session = self.session_in_sight
        if session is None:
            self.app.bell()
            return
        lines = (
            f"{day(session.started)} {session.started.year}, {name_of(session)}",
            "It no longer counts for loads, weeks and balance.",
            "Its text is moved to withdrawn.toml, not deleted.",
        )
        self.lay_over(
            WithdrawalQuestion("Withdraw this session?", lines, then=partial(self._answered, session.id))
        )

    def say(self, text: str) -> None:
        """Say what has become of it, until the cursor moves."""
        self.query_one("#said", Words).show(wrapped(shown(text), self.app.size.width - 2))

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _look_up(self, *, for_a_note: bool) -> None:
        session = self.session_in_sight
        if session is None:
            self.app.bell()
            return
        id = session.id

        def looked_up() -> CorrectingScreen.Ready:
            there = self.archive.editable(id)
            return self.Ready(there, self.archive.names([there]), for_a_note)

        self._in_a_thread(looked_up)

    def _answered(self, id: str, answer: str) -> None:
        if answer == "take_out":
            self._in_a_thread(lambda: self.Gone(id, str(self.archive.withdraw(id).path)))

    def _in_a_thread(self, work: Callable[[], Message]) -> None:
        def worked() -> None:
            try:
                self.post_message(work())
            except LastrepError as error:
                self.post_message(self.Refused(str(error)))

        self.run_worker(worked, thread=True, group="correcting", exit_on_error=True)

    def _edited(self, id: str, change: Change) -> Session:
        return self.archive.edit(id, change).session

    def _load_of(self, record: SetRecord) -> LoadLine:
        return load_of(record, self.unit)

    @on(Ready)
    def _let_correct(self, event: Ready) -> None:
        edit = partial(self._edited, event.session.id)
        if event.for_a_note:
            self.lay_over(NoteScreen(event.session, edit=edit, then=self.corrected))
        elif event.session.sets:
            self.lay_over(
                EditSetsScreen(
                    event.session, event.names, line_of=self._load_of, edit=edit, then=self.corrected
                )
            )
        else:
            self.say("There is no set in it to correct")

    @on(Refused)
    def _say_why_not(self, event: Refused) -> None:
        self.say(f"Left as it is. {event.why}")

    @on(Gone)
    def _say_where_it_is(self, event: Gone) -> None:
        self.say(f"Withdrawn. Its text is in {place(event.path)}")
        self.withdrawn(event.id)
