"""`lastrep log`: the sessions that were done, newest first."""

import argparse
from collections.abc import Sequence
from datetime import date, time
from math import isfinite
from typing import Any

from tui.commands import COMMANDS, add_json
from tui.commands.damage import complain_of
from tui.commands.house import House
from tui.commands.told import told
from tui.progress.journal import read_history, read_newest
from tui.progress.judging import Verdict, verdicts
from tui.progress.known import Known
from tui.progress.record import Session
from tui.progress.writing import fields


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "log", help=COMMANDS["log"], description="The sessions done, newest first."
    )
    parser.add_argument("--last", type=_count, metavar="N", help="only the newest N")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Print the sessions; what could not be read is named, and does not change the status."""
    folder = house.paths.data
    history = read_history(folder) if args.last is None else read_newest(folder, args.last)
    known = Known(house.library)
    judged = [(session, _verdicts(session, known)) for session in reversed(history.sessions)]
    if args.json:
        house.say_json([_as_json(*one) for one in judged])
    elif judged:
        house.say("\n\n".join("\n".join(told(*one, house.width)) for one in judged))
    else:
        house.say("No sessions yet. `lastrep` begins the first.")
    complain_of(history, house)
    return 0


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError("a whole number of 1 or more is meant")
    return int(text)


def _verdicts(session: Session, known: Known) -> tuple[Verdict, ...]:
    """Judge a session by the rules that its file has today; none where the file is gone."""
    protocol = known.protocol(session.protocol)
    return verdicts(session, protocol) if protocol is not None else ()


def _as_json(session: Session, judged: Sequence[Verdict]) -> dict[str, Any]:
    table = dict(fields(session))
    table.setdefault("set", [dict(fields(one)) for one in session.sets])
    table.setdefault("end", dict(fields(session.end)) if session.end else None)
    plain = _plain(table)
    of_exercises = [{"exercise": one.exercise, "passed": one.passed, "why": one.why} for one in judged]
    return {**plain, "verdicts": of_exercises}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Turn what only TOML knows into what JSON knows: instants into text, infinities into nothing."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    return value.isoformat() if isinstance(value, date | time) else value
