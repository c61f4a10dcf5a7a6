"""What is set up before a session: a load for each exercise with its reason, and what is worth reading."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from tui.floor.load_line import LoadLine, load_line
from tui.progress.offering import LookUp, Offer, offers
from tui.progress.performance import performances
from tui.progress.record import Session
from tui.progress.weights import percent_text, same
from tui.protocol.model import Exercise, Load, Protocol, Unit
from tui.protocol.units import format_load

NOT_TODAY = "New or sharp pain behind the thigh, or a recent strain? Not today."
IT_WILL_FEEL_ODD = "It will feel odd and too light at first. That is the plan."
TYPE_IT = "type it; left empty it is not recorded"
FIRST_SESSIONS = 3  # in how many sessions that is said


class SetUp(Struct):
    """A session that is being set up: what is offered of each exercise, and the lines of those with a load.

    What was used the last time stands in a line, whatever is offered: only a key takes it.
    """

    protocol: Protocol
    offers: dict[int, Offer]
    lines: dict[int, LoadLine]
    feels_odd: bool  # one of the first sessions with a load that has to be earned

    @property
    def loads(self) -> dict[int, str | None]:
        """The loads as they are recorded, by the place of the exercise in the file."""
        return {entry: line.load for entry, line in self.lines.items()}


def set_up(
    protocol: Protocol,
    sessions: Sequence[Session],
    look_up: LookUp,
    today: date,
    *,
    unit: Unit,
    load_by_plan: bool = False,
) -> SetUp:
    """Set a protocol up from what was done before; `unit` is for loads that nobody has told yet."""
    offered = offers(protocol, sessions, look_up, today, load_by_plan=load_by_plan)
    lines: dict[int, LoadLine] = {}
    for exercise in protocol.exercises:
        offer = offered[exercise.entry]
        line = load_line(
            exercise,
            _standing(offer),
            unit=protocol.unit or unit,
            offered=offer.load if _apart(offer) else None,
        )
        if line is not None:
            lines[exercise.entry] = line
    odd = any(
        exercise.progress.rule == "earn" and len(performances(sessions, protocol, exercise)) < FIRST_SESSIONS
        for exercise in protocol.exercises
    )
    return SetUp(protocol, offered, lines, odd)


def why(offer: Offer, line: LoadLine, *, plus: str = "+", minus: str = "-") -> str:
    """Say from where the load of a line comes, or what else is offered and by which key it is taken."""
    if offer.source == "hint":
        return TYPE_IT if line.load is None else ""
    if not _apart(offer):
        return offer.why
    assert offer.load is not None
    load = format_load(offer.load)
    if offer.source == "earned":
        # The reason follows in a sentence of its own: it names load and percentage too.
        head = f"{load} earned" if offer.percent is None else f"{load} earned ({percent_text(offer.percent)})"
    else:
        change = "" if offer.percent is None else f" ({percent_text(offer.percent)})"
        head = f"{load} offered{change}"
    return f"{head}{_how(load, line, plus, minus)}"


def reason(offer: Offer) -> str | None:
    """Give the sentence behind a load that is offered beside the one in the line."""
    return offer.why if _apart(offer) else None


def notes(exercise: Exercise, offer: Offer) -> Iterator[str]:
    """Give what is worth reading of an exercise before it: how to choose a load, where none is known."""
    hint = exercise.load_hint if exercise.takes_load and offer.load is None else None
    for note in (hint, exercise.cues.get("setup"), exercise.notes):
        if note:
            yield note.strip()


def _how(load: str, line: LoadLine, plus: str, minus: str) -> str:
    if line.load == load:
        return ": taken"
    if line.stepped(1).load == load:
        return f": {plus} takes it"
    return f": {minus} takes it" if line.stepped(-1).load == load else ""


def _standing(offer: Offer) -> Load | None:
    """Give the load that stands in the line before any key."""
    return offer.current if _apart(offer) else offer.load


def _apart(offer: Offer) -> bool:
    """Whether another load is offered than that of the last time, and steps can lead to it."""
    load, current = offer.load, offer.current
    if load is None or current is None or same(load, current) or load.kind != current.kind:
        return False
    return load.kind != "band" and (load.unit == current.unit or None in (load.unit, current.unit))
