"""The records as screens need them: the newest at once, all of them once they were read in the background.

A session more than 200 sessions back decides nothing that is shown at once, but for two things: where one
stands in a plan that was started before it (then all is read at once), and an exercise that was not done
since (its load comes as soon as all has been read).
"""

from pathlib import Path
from threading import Lock

from tui.progress.following import running
from tui.progress.journal import History, progress_files, read_history, read_newest

REMEMBERED = 200  # sessions looked at from the end: about a year of training

Stamps = tuple[tuple[str, int, int, int], ...]  # path; changed at, in nanoseconds; bytes; number on the disk


class Records:
    """The history of a folder; what was read is kept as long as no file changes."""

    def __init__(self, folder: Path, count: int = REMEMBERED) -> None:
        """Take the folder, and how many sessions are read at once."""
        self._folder, self._count = folder, count
        self._whole: tuple[Stamps, History] | None = None
        self._newest: tuple[Stamps, History] | None = None
        self._lock = Lock()

    def at_once(self) -> History:
        """Give all where that has been read and still stands, else the newest sessions; oldest first."""
        stamps = self._stamps()
        whole = self._whole
        if whole is not None and whole[0] == stamps:
            return whole[1]
        if self._newest is None or self._newest[0] != stamps:
            self._newest = (stamps, self._read())
        return self._newest[1]

    def whole(self) -> History:
        """Read all of it, unless that was done: not on the way of a key."""
        with self._lock:
            stamps = self._stamps()
            if self._whole is None or self._whole[0] != stamps:
                self._whole = (stamps, read_history(self._folder))
            return self._whole[1]

    def _read(self) -> History:
        history = read_newest(self._folder, self._count)
        now = running(history.plans)
        cut = len(history.sessions) >= self._count
        if cut and now is not None and now.since < history.sessions[0].started:
            return self.whole()
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
