"""What home says of the sessions that were done."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tui.floor.wording import day
from tui.progress.record import Session
from tui.progress.remembered import last_time
from tui.protocol.model import Protocol


def this_week(sessions: Sequence[Session], now: datetime) -> str:
    """Count the sessions since Monday."""
    monday = now.date() - timedelta(days=now.weekday())
    count = sum(session.started.date() >= monday for session in sessions)
    return f"{count} session{'' if count == 1 else 's'} this week"


def last_load(sessions: Sequence[Session], protocol: Protocol | None) -> str | None:
    """Give the load of the last time, of the first exercise that had one."""
    if protocol is None:
        return None
    for exercise in protocol.exercises:
        last = last_time(tuple(sessions), protocol, exercise)
        if last.load is not None:
            return f"{last.load} each" if exercise.loaded == "per-hand" else last.load
    return None


def last_words(session: Session) -> str:
    """Say when it was done last, and how well it was felt."""
    felt = [str(record.connection) for record in session.sets if record.connection is not None]
    words = [day(session.started), *([f"connection {' '.join(felt)}"] if felt else [])]
    return f"last: {', '.join(words)}"
