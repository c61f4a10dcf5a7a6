"""The progress files of a folder, read as one history."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tui.files.errors import Unreadable
from tui.files.reading import read_bytes
from tui.files.reasons import in_plain_words
from tui.files.toml import NotToml, parse
from tui.progress.blocks import Block, from_the_end, of_kind
from tui.progress.plan_event import PlanEvent, in_order_of_time, read_plan_event
from tui.progress.reading import Damaged, read_block
from tui.progress.record import Session

LARGEST = 64 * 1024 * 1024  # bytes; a hundred years of training

_NEVER = datetime.min.replace(tzinfo=UTC)

Choosing = Callable[[], Callable[[Session], bool]]
Paring = Callable[[], Callable[[Session], Session]]


def _as_it_is(session: Session) -> Session:
    return session


class History(Struct, frozen=True):
    """What was done, oldest first, and what could not be read, each once.

    `sessions` holds those too that a later version wrote; `counted` leaves them out. `plans` are the starts
    and ends of plans, all of them also where only the newest sessions were read.
    """

    sessions: tuple[Session, ...] = ()
    damaged: tuple[Damaged, ...] = ()
    plans: tuple[PlanEvent, ...] = ()

    @property
    def counted(self) -> tuple[Session, ...]:
        """The sessions that verdicts, loads and sums may be made from."""
        return tuple(session for session in self.sessions if session.counts)


def read_history(folder: Path, zone: tzinfo | None = None) -> History:
    """Read all progress files of a folder; never raises, a folder that is not there holds no sessions.

    The union by id: of two copies the one edited last wins, then the one in progress.toml. What stands in a
    withdrawn file is left out. Times without an offset are of `zone`, None: of this machine.
    """
    return _read(folder, zone, None)


def read_newest(folder: Path, count: int, zone: tzinfo | None = None) -> History:
    """Read the newest `count` sessions, from the ends of the files; what stands above is not looked at."""
    history = _read(folder, zone, count)
    return History(history.sessions[-count:] if count else (), history.damaged, history.plans)


def read_sparingly(folder: Path, choosing: Choosing, zone: tzinfo | None = None) -> tuple[History, set[str]]:
    """Read all of it, but keep in memory the sets of such sessions only as are chosen.

    `choosing` is called for each file, and gives what is asked of its sessions, the last one first. Gives
    the history, and the ids of those sessions that are in it without their sets.
    """
    bare: set[str] = set()

    def pared() -> Callable[[Session], Session]:
        chosen = choosing()

        def pare(session: Session) -> Session:
            if chosen(session):
                return session
            bare.add(session.id)
            return replace(session, sets=())

        return pare

    return _read(folder, zone, None, pared), bare


def progress_files(folder: Path) -> list[Path]:
    """List the files that make up the history; progress.toml first, conflict copies too."""
    return _files(folder, "progress", [])


def withdrawn_ids(folder: Path, zone: tzinfo | None = None) -> set[str]:
    """Give the ids that any machine has withdrawn; never raises."""
    return _withdrawn(folder, zone, [])


def _withdrawn(folder: Path, zone: tzinfo | None, damaged: list[Damaged]) -> set[str]:
    ids: set[str] = set()
    for path in _files(folder, "withdrawn", damaged):
        sessions, events = _content_of(path, zone, None, damaged)
        ids.update([one.id for one in sessions] + [one.id for one in events])
    return ids


def _read(
    folder: Path, zone: tzinfo | None, newest: int | None, paring: Paring = lambda: _as_it_is
) -> History:
    copies: list[Session] = []
    events: list[PlanEvent] = []
    damaged: list[Damaged] = []
    withdrawn = _withdrawn(folder, zone, damaged)
    for path in _files(folder, "progress", damaged):
        sessions, more = _content_of(path, zone, newest, damaged, withdrawn, pare=paring())
        copies += sessions
        events += more
    return History(
        tuple(sorted(_union(copies), key=lambda session: session.started)),
        tuple(damaged),
        in_order_of_time(events),
    )


def _files(folder: Path, kind: str, damaged: list[Damaged]) -> list[Path]:
    """List the files of one kind, those of other machines and conflict copies too; ours first."""
    try:
        names = [path.name for path in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        wrong = Damaged(str(folder), None, f"it cannot be read: {in_plain_words(error)}")
        damaged += [wrong] if wrong not in damaged else []
        return []
    of_kind = [name for name in names if name.startswith(kind) and name.endswith(".toml")]
    return [folder / name for name in sorted(of_kind, key=lambda name: (name != f"{kind}.toml", name))]


def _content_of(
    path: Path,
    zone: tzinfo | None,
    newest: int | None,
    damaged: list[Damaged],
    withdrawn: Collection[str] = (),
    *,
    pare: Callable[[Session], Session] = _as_it_is,
) -> tuple[list[Session], list[PlanEvent]]:
    """Read one file, or of its end so much that `newest` sessions are in it that are not withdrawn."""
    try:
        content = read_bytes(path, limit=LARGEST)
    except Unreadable as error:
        damaged.append(Damaged(str(path), None, error.message))
        return [], []
    sessions: list[Session] = []
    wrong: list[Damaged] = []
    of_plans: list[Block] = []
    for block in from_the_end(content):
        if newest is not None and len(sessions) >= newest:
            break
        if block.kind == "session":
            reading = read_block(block, str(path), zone)
            if reading.wrong is not None:
                wrong.append(reading.wrong)
            if reading.session is not None and reading.session.id not in withdrawn:
                sessions.append(pare(reading.session))
        elif block.kind == "plan":
            of_plans.append(block)
        else:
            wrong += _check(block, str(path))
    events = []
    for block in reversed(of_plans) if newest is None else of_kind(content, "plan"):
        read = read_plan_event(block, str(path), zone)
        if read.wrong is not None:
            wrong.append(read.wrong)
        if read.event is not None and read.event.id not in withdrawn:
            events.append(read.event)
    damaged += sorted(wrong, key=lambda one: one.line or 0)
    return sessions[::-1], events


def _check(block: Block, file: str) -> list[Damaged]:
    """Name a block of another kind where it is not even TOML; what a later version wrote is left alone."""
    try:
        parse(block.data.decode())
    except UnicodeDecodeError:
        return [Damaged(file, block.line, "it is not UTF-8 text")]
    except NotToml as error:
        return [Damaged(file, block.line + error.line - 1, error.message)]
    return []


def _union(copies: Iterable[Session]) -> list[Session]:
    """Keep one copy of each id: the one edited last, then the first one, which is that of progress.toml."""
    kept: dict[str, Session] = {}
    for copy in copies:
        other = kept.get(copy.id)
        if other is None or (copy.edited or _NEVER) > (other.edited or _NEVER):
            kept[copy.id] = copy
    return list(kept.values())
