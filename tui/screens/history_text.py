"""What home says of the sessions that were done."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from tui.progress.days import counted, day_of
from tui.progress.record import Session
from tui.progress.sentences import said_of
from tui.protocol.model import Protocol


def this_week(sessions: Sequence[Session], now: datetime) -> str:
    """Count the sessions since Monday."""
    monday = now.date() - timedelta(days=now.weekday())
    return f"{counted(sum(session.started.date() >= monday for session in sessions), 'session')} this week"


def last_words(sessions: Sequence[Session], protocol: Protocol) -> Iterator[str]:
    """Say when a protocol was done last, how well it was felt, and what the gate made of it."""
    ids = (protocol.id, *protocol.was)
    done = [session for session in sessions if session.protocol in ids]
    if not done:
        return
    felt = [str(record.connection) for record in done[-1].sets if record.connection is not None]
    connection = f", connection {' '.join(felt)}" if felt else ""
    yield f"last: {day_of(done[-1].started)}{connection}"
    for said in said_of(done[-1], protocol, done):
        yield f"gate: {said.short}"
