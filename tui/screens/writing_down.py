"""A screen that changes one session: it stays until the change is on disk, or says why it is not."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.message import Message

from tui.files.errors import LastrepError
from tui.files.shown import shown
from tui.progress.record import Session
from tui.screens.keyed import KeyedScreen
from tui.widgets.words import Words, wrapped

Change = Callable[[Session], Session]
Edit = Callable[[Change], Session]  # puts a change on disk and gives what stands there then


class WritingScreen(KeyedScreen):
    """Writes in a thread: with ten years of sessions that takes longer than a key may."""

    @dataclass
    class Written(Message):
        """It is on disk."""

        session: Session

    @dataclass
    class NotDone(Message):
        """It is not, and nothing has changed there."""

        why: str

    def __init__(self, session: Session, *, edit: Edit, then: Callable[[Session], None]) -> None:
        """Take the session as it stands, what writes a change, and who is told of what has become of it.

        `edit` runs in a thread of its own; it raises a LastrepError where nothing was changed.
        """
        super().__init__()
        self.session, self._edit, self._then = session, edit, then
        self._writing = False

    def write(self, change: Change) -> None:
        """Write a change down; only one at a time."""
        if self._writing:
            return
        self._writing = True

        def worked() -> None:
            try:
                self.post_message(self.Written(self._edit(change)))
            except LastrepError as error:
                self.post_message(self.NotDone(str(error)))

        self.run_worker(worked, thread=True, exit_on_error=True)

    def do_leave(self) -> None:
        """Change nothing."""
        if not self._writing:
            self.dismiss()

    @on(Written)
    def _written(self, event: Written) -> None:
        self._writing = False
        self.leave_to(self._then, event.session)

    @on(NotDone)
    def _not_done(self, event: NotDone) -> None:
        self._writing = False
        self.query_one("#trouble", Words).show(
            wrapped(f"NOT SAVED: {shown(event.why)}", self.app.size.width - 2)
        )
