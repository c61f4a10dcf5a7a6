"""`lastrep next`: what is due, with the loads that have been earned, and why."""

import argparse
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tui.commands import COMMANDS, add_json
from tui.commands.asof import add_on, as_of
from tui.commands.damage import complain_of
from tui.commands.house import House
from tui.commands.laying import told
from tui.files.shown import shown
from tui.floor.due import each, place_in, what_is_due, when_due
from tui.progress.following import PlanStanding
from tui.progress.journal import History, read_history
from tui.progress.known import Known
from tui.progress.offering import Offer
from tui.progress.schedule import NextUp
from tui.protocol.model import Exercise
from tui.protocol.units import format_load

_TENTH = Decimal("0.1")


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "next",
        help=COMMANDS["next"],
        description="What is due, with the loads that are offered and the reasons.",
    )
    add_on(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Print what is due; 1 where there is no protocol to be done."""
    history = read_history(house.paths.data)
    at = as_of(history, args.on)
    due = what_is_due(History(at.sessions, (), at.events), Known(house.library), at.on)
    up, loads = due.up, due.loads
    if args.json:
        house.say_json(_as_json(up, loads, at.on))
    else:
        for line in _laid_out(up, loads, at.on):
            house.say(told(line, house.width))
    for note in up.notes:
        house.complain(shown(note))
    complain_of(history, house)
    return 0 if up.protocol is not None else 1


def plan_as_json(stands: PlanStanding | None) -> dict[str, Any] | None:
    """Give what is promised of a plan: where one stands in it; null where none is followed or left to do."""
    if stands is None or stands.number is None:
        return None
    return {"id": stands.plan.id, "week": stands.week, "session": stands.number, "of": stands.of}


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
        yield f"  {exercise.name}: {'no load yet' if offer.load is None else each(offer.load, exercise)}"
        yield f"    {offer.why}"
    name = up.stands.plan.id if up.place is not None and up.stands is not None else up.protocol.id
    yield f"`lastrep run {name}` sets it up."


def _percent(percent: Decimal | None) -> float | None:
    """Give a change to a tenth of a percent."""
    return None if percent is None else float(percent.quantize(_TENTH, ROUND_HALF_UP))
