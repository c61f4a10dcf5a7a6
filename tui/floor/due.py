"""What is due, in words: when, with which load, and where one stands in a plan."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from tui.progress.days import day_of
from tui.progress.following import PlanStanding
from tui.progress.journal import History
from tui.progress.known import Known
from tui.progress.offering import Offer, offers
from tui.progress.schedule import NextUp, next_up
from tui.protocol.model import Exercise, Load
from tui.protocol.units import format_load

_A_SEASON = 180  # days after which a date needs its year
_A_WEEK = 7


class Due(Struct, frozen=True):
    """What is due, as on a day, and what is offered of each of its exercises by its place in the file."""

    up: NextUp
    offers: Mapping[int, Offer]
    on: date

    @property
    def loads(self) -> list[tuple[Exercise, Offer]]:
        """The exercises that are loaded and no warm-up."""
        if self.up.protocol is None:
            return []
        worked = (e for e in self.up.protocol.exercises if e.takes_load and not e.warm_up)
        return [(exercise, self.offers[exercise.entry]) for exercise in worked]


def what_is_due(history: History, known: Known, on: date) -> Due:
    """Work out what is due on a day from all that is known."""
    sessions = history.counted
    up = next_up(sessions, history.plans, known, on)
    if up.protocol is None:
        return Due(up, {}, on)
    offered = offers(up.protocol, sessions, known.protocol, on, load_by_plan=up.load_by_plan)
    return Due(up, offered, on)


def when_due(due: date, on: date) -> str:
    """Say when something is due: `due today`, `due tomorrow`, `due Tue 24 Nov`, `due since Tue 17 Nov`."""
    days = (due - on).days
    if days in (0, 1):
        return "due today" if days == 0 else "due tomorrow"
    year = f" {due.year}" if abs(days) > _A_SEASON else ""
    return f"due {'since ' if days < 0 else ''}{day_of(due)}{year}"


def due_shortly(due: date, on: date) -> str:
    """Say the same where there is little room: `due today`, `due Tue 24 Nov`, `since Sun`."""
    if 0 < (on - due).days < _A_WEEK:
        return f"since {day_of(due).split()[0]}"
    return when_due(due, on).replace("due since", "since")


def place_in(stands: PlanStanding) -> str:
    """Say where one stands: `Connection weeks: session 3, week 2`."""
    of = f" of {stands.of}" if stands.of is not None else ""
    return f"{stands.plan.name}: session {stands.number}{of}, week {stands.week}"


def load_line(due: Due) -> str | None:
    """Give the load of the first exercise that has one, and why: `20 lb each, third session at 20 lb`."""
    for exercise, offer in due.loads:
        load = offer.current if offer.source in ("earned", "back") else offer.load
        if load is None:
            continue
        if offer.source == "earned" and offer.load is not None and offer.percent is not None:
            return f"{each(load, exercise)}, {format_load(offer.load)} {offer.short}"
        if offer.source == "back" and offer.load is not None:
            return f"{each(load, exercise)}, {format_load(offer.load)} offered: {offer.short}"
        return f"{each(load, exercise)}, {offer.short.partition(', most people')[0]}"
    return None


def each(load: Load, exercise: Exercise) -> str:
    """Say a load: `20 lb each` where there is one in each hand."""
    return f"{format_load(load)}{' each' if exercise.loaded == 'per-hand' else ''}"


def said_of_plan(due: Due) -> Sequence[str]:
    """Give what must be said of the plan that is followed: where one stands, and what is wrong with it."""
    stands = due.up.stands
    place = [place_in(stands)] if stands is not None and stands.number is not None else []
    return [*place, *due.up.notes]
