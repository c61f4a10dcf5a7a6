"""Sets as other apps log them -> sessions of ours."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Any

from msgspec import Struct

from tui.progress.exchange.names import Names
from tui.progress.record import End, Session, SetRecord


class Logged(Struct, frozen=True, kw_only=True):
    """One row of an app: a set, or only a note. `started` may lack an offset; seconds; `load` with its unit.

    `more` goes into the record as it is: what these apps know and this program does not ask for.
    """

    app: str
    started: datetime
    title: str
    exercise: str
    warm_up: bool = False
    load: str | None = None
    reps: int | None = None
    seconds: float | None = None
    note: str = ""
    about: str = ""
    took: float | None = None
    more: dict[str, Any] = {}

    @property
    def is_set(self) -> bool:
        """Whether anything was done."""
        return bool(self.reps or self.seconds or "distance_m" in self.more)


def sessions_of(rows: Iterable[Logged], names: Names, zone: tzinfo | None = None) -> tuple[Session, ...]:
    """Put the rows of one workout together: those of one start and one title, wherever they stand.

    The id is made from these two, so that the next export of the same app brings only what is new. Times
    without an offset are of `zone`, None: of this machine. A workout without a set is left out.
    """
    workouts: dict[tuple[datetime, str], list[Logged]] = {}
    for row in rows:
        workouts.setdefault((row.started, row.title), []).append(row)
    sessions = [_session(workout, names, zone) for workout in workouts.values()]
    return tuple(session for session in sessions if session.sets)


def _session(rows: list[Logged], names: Names, zone: tzinfo | None) -> Session:
    first = rows[0]
    started = _in_zone(first.started, zone)
    took = next((row.took for row in rows if row.took), None)
    identity = f"{first.app}\n{first.started.isoformat()}\n{first.title}"
    return Session(
        id=hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:12],
        name=first.title or None,
        started=started,
        seconds=took,
        note=_note(rows) or None,
        sets=tuple(_sets(rows, names)),
        end=End(at=None if took is None else started + timedelta(seconds=took)),
    )


def _sets(rows: list[Logged], names: Names) -> Iterable[SetRecord]:
    entries: dict[str, int] = {}
    count: Counter[str] = Counter()
    for row in rows:
        if row.is_set:
            exercise = names.inside(row.exercise)
            count[exercise] += 1
            yield SetRecord(
                entry=entries.setdefault(exercise, len(entries) + 1),
                exercise=exercise,
                set=count[exercise],
                load=row.load,
                warm_up=row.warm_up,
                reps=row.reps,
                seconds=row.seconds,
                unknown=row.more,
            )


def _note(rows: list[Logged]) -> str:
    """Join what was noted of the workout and of its exercises, each once."""
    about = [row.about.strip() for row in rows]
    of_exercises = [f"{row.exercise}: {row.note.strip()}" for row in rows if row.note.strip()]
    return "; ".join(dict.fromkeys(note for note in [*about, *of_exercises] if note))


def _in_zone(instant: datetime, zone: tzinfo | None) -> datetime:
    if instant.tzinfo is not None:
        return instant
    return instant.astimezone() if zone is None else instant.replace(tzinfo=zone)
