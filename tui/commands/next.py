"""`lastrep next`: what is due, with the loads that have been earned, and why."""

import argparse
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tui.commands.asof import add_on, as_of
from tui.commands.damage import complain_of
from tui.commands.house import House
from tui.commands.laying import wrapped
from tui.files.shown import shown
from tui.progress.days import day_of
from tui.progress.following import PlanStanding
from tui.progress.journal import read_history
from tui.progress.known import Known
from tui.progress.offering import Offer, offers
from tui.progress.schedule import NextUp, next_up
from tui.protocol.model import Exercise
from tui.protocol.units import format_load

_A_SEASON = 180  # days after which a date needs its year
_TENTH = Decimal("0.1")


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "next",
        help="what is due, with its loads",
        description="What is due, with the loads that are offered and the reasons.",
    )
    add_on(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Print what is due; 1 where there is no protocol to be done."""
    history = read_history(house.paths.data)
    at = as_of(history, args.on)
    known = Known(house.library)
    up = next_up(at.sessions, at.events, known, at.on)
    loads: list[tuple[Exercise, Offer]] = []
    if up.protocol is not None:
        offered = offers(up.protocol, at.sessions, known.protocol, at.on, load_by_plan=up.load_by_plan)
        loads = [
            (exercise, offered[exercise.entry])
            for exercise in up.protocol.exercises
            if exercise.takes_load and not exercise.warm_up
        ]
    if args.json:
        house.say_json(_as_json(up, loads, at.on))
    else:
        for line in _laid_out(up, loads, at.on):
            house.say(wrapped(shown(line.lstrip()), house.width, " " * (len(line) - len(line.lstrip()))))
    for note in up.notes:
        house.complain(shown(note))
    complain_of(history, house)
    return 0 if up.protocol is not None else 1


def plan_as_json(stands: PlanStanding | None) -> dict[str, Any] | None:
    """Give what is promised of a plan: where one stands in it; null where none is followed or left to do."""
    if stands is None or stands.number is None:
        return None
    return {"id": stands.plan.id, "week": stands.week, "session": stands.number, "of": stands.of}


def place_in(stands: PlanStanding) -> str:
    """Say where one stands: `Connection weeks: session 3, week 2`."""
    of = f" of {stands.of}" if stands.of is not None else ""
    return f"{stands.plan.name}: session {stands.number}{of}, week {stands.week}"


def when_due(due: date, on: date) -> str:
    """Say when something is due: `due today`, `due tomorrow`, `due Tue 24 Nov`, `due since Tue 17 Nov`."""
    days = (due - on).days
    if days in (0, 1):
        return "due today" if days == 0 else "due tomorrow"
    year = f" {due.year}" if abs(days) > _A_SEASON else ""
    return f"due {'since ' if days < 0 else ''}{day_of(due)}{year}"


def _as_json(up: NextUp, loads: list[tuple[Exercise, Offer]], on: date) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "plan": plan_as_json(up.stands),
        "protocol": up.protocol.id if up.protocol is not None else None,
        "name": up.protocol.name if up.protocol is not None else None,
        "due": up.due.isoformat(),
        "loads": [
            {
                "exercise": exercise.id,
                "load": format_load(offer.load) if offer.load is not None else None,
                "earned": offer.earned,
                "percent": _percent(offer.percent),
                "why": offer.why,
                "sessions_at_load": offer.sessions_at_load,
                "from": offer.source,
            }
            for exercise, offer in loads
        ],
        "notes": list(up.notes),
    }


def _laid_out(up: NextUp, loads: list[tuple[Exercise, Offer]], on: date) -> Iterator[str]:
    if up.protocol is None:
        return
    yield f"{up.protocol.name}, {when_due(up.due, on)}"
    if up.stands is not None and up.stands.number is not None:
        yield place_in(up.stands)
    for exercise, offer in loads:
        load = "no load yet" if offer.load is None else format_load(offer.load)
        each = " each" if offer.load is not None and exercise.loaded == "per-hand" else ""
        yield f"  {exercise.name}: {load}{each}"
        yield f"    {offer.why}"
    name = up.stands.plan.id if up.place is not None and up.stands is not None else up.protocol.id
    yield f"`lastrep run {name}` sets it up."


def _percent(percent: Decimal | None) -> float | None:
    """Give a change to a tenth of a percent."""
    return None if percent is None else float(percent.quantize(_TENTH, ROUND_HALF_UP))
