"""All that was done, read and worked out stage by stage, so that the first of it is seen at once.

Nothing here is quick with ten years of sessions: it belongs into a thread, never on the way of a key.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from tui.files.paths import Paths
from tui.floor.balance_text import days_between
from tui.floor.course import Course, courses
from tui.floor.weeks import Week, weeks_of
from tui.progress.balance import Balance, balance
from tui.progress.editing import Edited, edit_session, editable
from tui.progress.journal import read_history, read_newest
from tui.progress.known import Known
from tui.progress.reading import Damaged
from tui.progress.record import Session
from tui.progress.sentences import said_of
from tui.progress.withdrawing import Withdrawn, withdraw_session
from tui.protocol.library import Library

FIRST = 20  # sessions that are shown before the rest is read


class Past(Struct, frozen=True, kw_only=True):
    """What is known so far; sessions newest first, also those that are shown and not counted.

    None stands for what is not worked out yet.
    """

    sessions: tuple[Session, ...] = ()
    damaged: tuple[Damaged, ...] = ()
    whole: bool = False
    weeks: tuple[Week, ...] | None = None
    balance: Balance | None = None
    gaps: str = ""
    courses: tuple[Course, ...] | None = None
    course_of: Mapping[str, Course] = {}  # that of the first exercise, by the session's id
    names: Mapping[str, str] = {}  # of exercises, by their ids


class Archive(Struct, frozen=True):
    """Where the past is kept, and how it is read and corrected; `now` gives the time of the machine."""

    paths: Paths
    library: Library
    now: Callable[[], datetime]
    device: str | None = None

    def mark(self) -> tuple[object, ...]:
        """Give what is another once a file of the history has changed, whoever changed it."""
        marks: list[object] = []
        for path in sorted(self.paths.data.glob("*.toml")):
            with suppress(OSError):  # it has gone meanwhile
                about = path.stat()
                marks.append((path.name, about.st_ino, about.st_size, about.st_mtime_ns))
        return tuple(marks)

    def stages(self) -> Iterator[Past]:
        """Read the newest sessions, then all, then work out the weeks and the courses; never raises."""
        folder = self.paths.data
        known, on = Known(self.library), self.now().date()
        newest = read_newest(folder, FIRST)
        names = _names(newest.sessions, known)
        yield Past(sessions=newest.sessions[::-1], damaged=newest.damaged, names=names)
        history = read_history(folder)
        names = _names(history.sessions, known)
        past = Past(sessions=history.sessions[::-1], damaged=history.damaged, whole=True, names=names)
        yield past
        counts = balance(history.counted, known.traits, on)
        past = replace(
            past,
            balance=counts,
            gaps=days_between(history.counted, counts),
            weeks=tuple(weeks_of(history.counted, known.traits, on)),
        )
        yield past
        found = courses(history.counted, known)
        course_of = {point.session.id: course for course in reversed(found) for point in course.points}
        yield replace(past, courses=tuple(found), course_of=course_of)

    def verdict(self, session: Session) -> tuple[str, ...]:
        """Say what a session has come to, an exercise with a rule a sentence; or why there is no rule."""
        if not session.counts:
            return ("It was written by a later version: it is shown, and not counted.",)
        if session.protocol is None:
            return ("No rule: it names no protocol.",)
        known = Known(self.library)
        protocol = known.protocol(session.protocol)
        if protocol is None:
            return (f"No rule: {known.problem(session.protocol)}.",)
        said = said_of(session, protocol, read_history(self.paths.data).sessions)
        if len(said) == 1:
            return (said[0].sentence,)
        return tuple(f"{one.name}: {one.sentence}" for one in said)

    def names(self, sessions: Iterable[Session]) -> dict[str, str]:
        """Give what exercises are called, by their ids: in the protocol's file, else in the catalogue."""
        return _names(sessions, Known(self.library))

    def editable(self, id: str) -> Session:
        """Give a session as it stands on disk, before it is edited. Raises NotEdited."""
        return editable(self.paths, id, device=self.device)

    def edit(self, id: str, change: Callable[[Session], Session]) -> Edited:
        """Put a changed session in its place. Raises NotEdited and NotWritten."""
        return edit_session(self.paths, id, change, self.now(), device=self.device)

    def withdraw(self, id: str) -> Withdrawn:
        """Move a session to the withdrawn ones. Raises NotEdited and NotWritten."""
        return withdraw_session(self.paths, id, self.now(), device=self.device)


def _names(sessions: Iterable[Session], known: Known) -> dict[str, str]:
    used = {(session.protocol, one.exercise) for session in sessions for one in session.sets}
    names = {exercise: known.name_of(exercise) for _, exercise in used}
    for protocol in map(known.protocol, {protocol for protocol, _ in used}):
        for exercise in protocol.exercises if protocol is not None else ():
            names.update(dict.fromkeys((exercise.id, *exercise.was), exercise.name))
    return names
