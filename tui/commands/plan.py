"""`lastrep plan`: start a plan, stop it, or see where one stands."""

import argparse
import os
from datetime import datetime
from typing import Any

from tui.commands import COMMANDS
from tui.commands.damage import complain_of
from tui.commands.house import House
from tui.commands.laying import wrapped
from tui.commands.next import plan_as_json
from tui.files.errors import NothingToWorkOn
from tui.files.problems import rendered
from tui.files.shown import quoted, shown
from tui.floor.due import place_in, when_due
from tui.floor.plans import mark
from tui.progress.days import counted, day_of
from tui.progress.following import running
from tui.progress.journal import History, read_history
from tui.progress.known import Known
from tui.progress.schedule import NextUp, next_up
from tui.protocol.plan import Plan


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "plan",
        help=COMMANDS["plan"],
        description="One plan runs at a time: starting another stops it.",
    )
    parser.add_argument("what", choices=("start", "stop", "status"), help="what to do")
    parser.add_argument("name", metavar="NAME", nargs="?", help="id of a plan")
    parser.add_argument("--json", action="store_true", help="print where one stands as one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Do it, and say where one stands; 1 where the plan cannot be followed."""
    act = {"start": _start, "stop": _stop, "status": _status}[args.what]
    return act(args, house)


def _start(args: argparse.Namespace, house: House) -> int:
    if args.name is None:
        raise NothingToWorkOn(
            "the plan to start is not named", hint="`lastrep plan start NAME`; `lastrep list` shows all"
        )
    if "/" in args.name or os.sep in args.name or args.name.endswith(".toml"):
        folder = shown(str(house.paths.protocols / "plans"))
        raise NothingToWorkOn(
            "a plan is started by its id, not by a path", hint=f"put the file into {folder}"
        )
    found = house.library.find(args.name)
    reading = house.library.read(found)
    if reading.plan is None:
        for problem in reading.problems:
            house.err.write(rendered(problem) + "\n")
        if reading.protocol is not None:
            raise NothingToWorkOn(
                f"{args.name} is a protocol, not a plan", hint=f"`lastrep run {found.id}` sets it up"
            )
        return 1
    history = read_history(house.paths.data)
    up = _up(history, house)
    if _runs(up, reading.plan) and up.place is not None:
        since = "" if up.running is None else f" since {day_of(up.running.since)}"
        _say(f"{reading.plan.name} has been running{since}: nothing was changed.", args, house)
    else:
        mark(house.paths, history, reading.plan.id, "started", _now(), device=house.settings.device)
        other = "" if up.running is None or _runs(up, reading.plan) else f" {up.running.plan} is stopped."
        _say(f"{reading.plan.name} is started.{other}", args, house)
    return _tell(args, house)


def _stop(args: argparse.Namespace, house: House) -> int:
    history = read_history(house.paths.data)
    now = running(history.plans)
    if now is None:
        raise NothingToWorkOn("no plan is running", hint="`lastrep plan start NAME` starts one")
    plan = Known(house.library).plan(now.plan)
    if args.name not in (None, now.plan, *((plan.id, *plan.was) if plan is not None else ())):
        raise NothingToWorkOn(f"{quoted(args.name)} is not running", hint=f"{quoted(now.plan)} is")
    mark(house.paths, history, now.plan, "stopped", _now(), device=house.settings.device)
    name = plan.name if plan is not None else now.plan
    _say(f"{name} is stopped. What was done of it is kept.", args, house)
    if args.json:
        house.say_json(None)
    return 0


def _status(args: argparse.Namespace, house: House) -> int:
    if args.name is not None:
        house.library.find(args.name)
    return _tell(args, house)


def _tell(args: argparse.Namespace, house: House) -> int:
    """Say where one stands in the plan that runs; a name asks about that plan alone."""
    history = read_history(house.paths.data)
    up = _up(history, house)
    named = args.name is None or up.running is None or up.running.plan == args.name
    if not named and not (up.stands is not None and args.name in (up.stands.plan.id, *up.stands.plan.was)):
        up = NextUp(protocol=None, due=up.due)
    if args.json:
        house.say_json(_as_json(up))
    else:
        for line in _laid_out(up, args.name):
            house.say(wrapped(shown(line), house.width))
    for note in up.notes:
        house.complain(shown(note))
    complain_of(history, house)
    return 1 if up.running is not None and up.stands is None else 0


def _up(history: History, house: House) -> NextUp:
    return next_up(history.counted, history.plans, Known(house.library), _now().date())


def _runs(up: NextUp, plan: Plan) -> bool:
    return up.stands is not None and up.stands.plan.id == plan.id


def _as_json(up: NextUp) -> dict[str, Any] | None:
    if up.running is None:
        return None
    where = plan_as_json(up.stands) or {
        "id": up.running.plan if up.stands is None else up.stands.plan.id,
        "week": None,
        "session": None,
        "of": None if up.stands is None else up.stands.of,
    }
    to_do = up.place is not None and up.protocol is not None
    return {
        **where,
        "due": up.due.isoformat() if to_do else None,
        "done": 0 if up.stands is None else up.stands.done,
        "since": up.running.since.isoformat(),
        "protocol": up.protocol.id if to_do and up.protocol is not None else None,
        "notes": list(up.notes),
    }


def _laid_out(up: NextUp, name: str | None) -> list[str]:
    if up.running is None:
        none = "No plan is running. `lastrep plan start NAME` begins one; `lastrep list` names them."
        return [none if name is None else f"{name} is not running."]
    if up.stands is None:
        return [f"{up.running.plan}, started {day_of(up.running.since)}."]
    started = f"started {day_of(up.running.since)}, {counted(up.stands.done, 'session')} done"
    if up.place is None or up.protocol is None:
        return [
            f"{up.stands.plan.name}: {started}.",
            f"`lastrep plan start {up.stands.plan.id}` begins it again.",
        ]
    on = _now().date()
    return [f"{place_in(up.stands)}; {started}.", f"Next: {up.protocol.name}, {when_due(up.due, on)}."]


def _now() -> datetime:
    return datetime.now().astimezone()


def _say(text: str, args: argparse.Namespace, house: House) -> None:
    if not args.json:
        house.say(shown(text))
