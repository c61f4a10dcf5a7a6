"""The note of a session, in one line."""

from collections.abc import Callable

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from tui.controls import NOTE
from tui.files.shown import shown
from tui.floor.past_text import name_of
from tui.floor.wording import day
from tui.progress.editing import NotEdited
from tui.progress.record import Session
from tui.screens.writing_down import Edit, WritingScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row
from tui.widgets.words import Words


class NoteScreen(WritingScreen):
    """Takes a line of text; the one that stands there can be changed."""

    CSS_PATH = "correcting.tcss"
    CONTROLS = NOTE

    def __init__(self, session: Session, *, edit: Edit, then: Callable[[Session], None]) -> None:
        """Take the session."""
        super().__init__(session, edit=edit, then=then)
        self._before = session.note

    def compose(self) -> ComposeResult:
        """Lay out one line to write in."""
        yield Row(f"Note · {name_of(self.session)}", day(self.session.started), id="title")
        with Vertical(id="body"):
            note = shown(self._before or "")
            yield Input(note, placeholder="felt set 3 most", id="note", select_on_focus=False)
        yield Words(id="trouble")
        yield KeyLine(NOTE, all_of_them=True, id="keys")

    def on_mount(self) -> None:
        """Begin to type at once."""
        self.query_one("#note", Input).focus()

    @on(Input.Submitted)
    def do_take(self) -> None:
        """Write the note down, where it is another one."""
        text = self.query_one("#note", Input).value.strip() or None
        if text == (shown(self._before).strip() if self._before else None):
            self.dismiss()
        else:
            self.write(lambda session: self._changed(session, text))

    def _changed(self, session: Session, text: str | None) -> Session:
        if session.note != self._before:
            raise NotEdited("its note was changed elsewhere meanwhile", hint="go back and look at it again")
        return replace(session, note=text)
