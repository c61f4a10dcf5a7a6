"""What a session has come to: the verdicts, the week's balance, what comes next and when."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from tui.floor.due import place_in, when_due
from tui.progress.balance import balance, ratio_text
from tui.progress.days import counted
from tui.progress.journal import History
from tui.progress.known import Known
from tui.progress.record import Session
from tui.progress.schedule import next_up
from tui.progress.sentences import said_of
from tui.protocol.model import Protocol


class Aftermath(Struct, frozen=True):
    """Sentences, each a line; empty where there is nothing to say."""

    verdicts: tuple[str, ...] = ()
    balance: tuple[str, ...] = ()
    next: tuple[str, ...] = ()


def aftermath(session: Session, protocol: Protocol, history: History, known: Known, today: date) -> Aftermath:
    """Work it out from all that is known; `session` stands in the history already, or not yet."""
    others = [one for one in history.counted if one.id != session.id]
    sessions = [*others, session]
    said = said_of(session, protocol, others)
    verdicts = [f"{one.name}: {one.sentence}" if len(said) > 1 else one.sentence for one in said]
    return Aftermath(
        tuple(verdicts),
        tuple(_balance(sessions, known, today)),
        tuple(_next(sessions, history, known, today)),
    )


def _balance(sessions: list[Session], known: Known, today: date) -> Iterator[str]:
    counts = balance(sessions, known.traits, today)
    if not counts.hamstring_sets and not counts.quad_sets:
        return
    quads = f"{counted(counts.quad_sets, 'quad set')}, " if counts.quad_sets else ""
    sets = f"last 7 days: {counted(counts.hamstring_sets, 'hamstring set')}, {quads}{ratio_text(counts)}"
    yield "; ".join([sets, *(advice.text for advice in counts.advice)])


def _next(sessions: list[Session], history: History, known: Known, today: date) -> Iterator[str]:
    up = next_up(sessions, history.plans, known, today)
    stands = up.stands
    place = f"; {place_in(stands)}" if stands is not None and stands.number is not None else ""
    if up.protocol is not None:
        yield f"next: {up.protocol.name}, {when_due(up.due, today)}{place}"
    yield from up.notes
