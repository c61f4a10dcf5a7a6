"""The records as screens need them: the newest at once, older ones once they were read in the background.

A session more than 200 sessions back decides nothing that is shown at once, but for two things: where one
stands in a plan that was started before it (then all is read at once), and a protocol that was hardly done
since (its loads come as soon as all has been read). Of those years that lie behind, the newest sessions of
each protocol are kept: a verdict over ten years takes most of a second.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from tui.progress.following import running
from tui.progress.journal import History, progress_files, read_history, read_newest, read_sparingly
from tui.progress.record import Session

REMEMBERED = 200  # sessions looked at from the end: about a year of training
OF_EACH = 50  # sessions of one protocol, where they lie further back

Stamps = tuple[tuple[str, int, int, int], ...]  # path; changed at, in nanoseconds; bytes; number on the disk


class Records:
    """The history of a folder; what was read is kept as long as no file changes."""

    def __init__(self, folder: Path, count: int = REMEMBERED) -> None:
        """Take the folder, and how many sessions are read at once."""
        self._folder, self._count = folder, count
        self._deciding: tuple[Stamps, History] | None = None
        self._newest: tuple[Stamps, History] | None = None
        self._lock = Lock()

    def at_once(self) -> History:
        """Give what decides where all has been read and still stands, else the newest; oldest first."""
        stamps = self._stamps()
        decides = self._deciding
        if decides is not None and decides[0] == stamps:
            return decides[1]
        if self._newest is None or self._newest[0] != stamps:
            self._newest = (stamps, self._read())
        return self._newest[1]

    def look_back(self) -> History:
        """Read all of it, unless that was done, and give what decides: not on the way of a key."""
        with self._lock:
            stamps = self._stamps()
            if self._deciding is None or self._deciding[0] != stamps:
                self._deciding = (stamps, read_deciding(self._folder, self._count))
            return self._deciding[1]

    def _read(self) -> History:
        history = read_newest(self._folder, self._count)
        now = running(history.plans)
        cut = len(history.sessions) >= self._count
        if cut and now is not None and now.since < history.sessions[0].started:
            return self.look_back()
        return history

    def _stamps(self) -> Stamps:
        found = []
        for path in (*progress_files(self._folder), *sorted(self._folder.glob("withdrawn*.toml"))):
            try:
                stat = path.stat()
            except OSError:
                continue
            found.append((str(path), stat.st_mtime_ns, stat.st_size, stat.st_ino))
        return tuple(found)


def read_deciding(folder: Path, count: int, of_each: int = OF_EACH) -> History:
    """Read all, and give what decides of it; most of those years are in memory only for a moment."""

    def choosing() -> Callable[[Session], bool]:
        done: Counter[str | None] = Counter()

        def chosen(session: Session) -> bool:
            done[session.protocol] += 1
            return done.total() <= count or done[session.protocol] <= of_each

        return chosen

    history, bare = read_sparingly(folder, choosing)
    decides = deciding(history, count, of_each)
    if any(session.id in bare for session in decides.sessions):  # they do not stand in the order of time
        return deciding(read_history(folder), count, of_each)
    return decides


def deciding(history: History, count: int, of_each: int = OF_EACH) -> History:
    """Leave out what decides nothing any more.

    Kept are the newest `count`, the newest `of_each` of every protocol, and all of the plan that is followed.
    """
    now = running(history.plans)
    done: Counter[str | None] = Counter()
    kept = []
    for place, session in enumerate(reversed(history.sessions)):
        done[session.protocol] += 1
        of_plan = now is not None and session.plan_session is not None and session.started >= now.since
        if place < count or done[session.protocol] <= of_each or of_plan:
            kept.append(session)
    return History(tuple(reversed(kept)), history.damaged, history.plans)
