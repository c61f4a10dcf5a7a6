"""What a file from elsewhere holds -> blocks that can be united with the records."""

from collections.abc import Iterable
from datetime import tzinfo

from msgspec import Struct

from tui.progress.entries import read_entries
from tui.progress.exchange.importing import Imported
from tui.progress.exchange.tables import Wrong
from tui.progress.record import Session
from tui.progress.uniting import Incoming
from tui.progress.writing import block_text, in_bytes, plan_text


class Coming(Struct, frozen=True):
    """The blocks; what of it cannot stand in a progress file; and how many went out from here before."""

    blocks: tuple[Incoming, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    own: int = 0


def coming_from(imported: Imported, kept: Iterable[Session], zone: tzinfo | None = None) -> Coming:
    """Make blocks of what was read. `kept` are the sessions that are here already.

    An app that has got our sessions gives them back without their ids: one that began in the same minute
    under the same name is taken for the same session.
    """
    ours = {_as_seen_outside(session): session.id for session in kept} if imported.logged else {}
    blocks: list[Incoming] = []
    wrong: list[Wrong] = []
    own = 0
    for session in imported.sessions:
        if ours.get(_as_seen_outside(session), session.id) != session.id:
            own += 1
            continue
        text = in_bytes(block_text(session, as_it_is=True))
        block = _judged(text, ("session", session.id), zone)
        if block is None:
            wrong.append(Wrong(None, f"session {session.id} cannot be written as a block"))
        else:
            blocks.append(
                Incoming(block.key, block.at, block.text, block.edited, session if imported.logged else None)
            )
    for plan in imported.plans:
        block = _judged(in_bytes(plan_text(plan)), ("plan", str(plan["id"])), zone)
        if block is None:
            wrong.append(Wrong(None, f"plan entry {plan['id']} cannot be written as a block"))
        else:
            blocks.append(block)
    return Coming(tuple(blocks), tuple(wrong), own)


def _judged(text: bytes, key: tuple[str, str], zone: tzinfo | None) -> Incoming | None:
    """Make sure that a block reads as what it is: a progress file that was valid stays valid."""
    read = read_entries(text, "", zone)
    if read.damaged or [entry.key for entry in read.entries] != [key]:
        return None
    (entry,) = read.entries
    return Incoming(entry.key, entry.at, text, entry.edited)


def _as_seen_outside(session: Session) -> tuple[str, str]:
    return f"{session.started:%Y-%m-%d %H:%M}", session.name or session.protocol or "Workout"
