"""`lastrep list`: the protocols and plans that there are."""

import argparse
from collections.abc import Sequence
from typing import Any

from tui.commands import COMMANDS, add_json
from tui.commands.house import House
from tui.commands.laying import clock, columns, wrapped
from tui.files.problems import Problem, summed_up
from tui.files.shown import shown
from tui.protocol.library import ENDING, Listed
from tui.protocol.plan import length_of
from tui.protocol.timeline import Span, compile_steps, totals


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "list",
        help=COMMANDS["list"],
        description="List your protocols and plans, then the bundled ones.",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """List every file, broken ones with their first problem; gives the exit status."""
    everything = house.library.listed()
    for problem in (*house.library.problems, *house.library.catalogue.problems):
        house.complain(_about(problem))
    if args.json:
        house.say_json([_as_json(listed) for listed in everything])
        return 0
    sizes = [_size(listed) for listed in everything]
    ids = [_id(listed) for listed in everything]
    widths = tuple(max(map(len, texts), default=0) for texts in (ids, sizes))
    for bundled, heading in ((False, "Yours"), (True, "Bundled")):
        rows = [row for row in zip(everything, sizes, strict=True) if row[0].found.bundled is bundled]
        if rows:
            house.say(heading)
            for listed, size in rows:
                _print(listed, size, widths, house)
    return 0


def _print(listed: Listed, size: str, widths: Sequence[int], house: House) -> None:
    made = listed.reading.protocol or listed.reading.plan
    if made is None:
        house.say(f"  {_id(listed)}")
        house.say(wrapped(f"! {summed_up(listed.reading.problems[0])}", house.width, "      "))
        return
    house.say(columns((_id(listed), size, shown(made.name)), widths, house.width))
    if listed.found.instead_of_bundled:
        house.say(wrapped("yours, instead of the bundled one", house.width, "      "))


def _as_json(listed: Listed) -> dict[str, Any]:
    made = listed.reading.protocol or listed.reading.plan
    seconds = _seconds(listed)
    return {
        "id": _id(listed),
        "name": shown(listed.found.path.name) if made is None else made.name,
        "summary": None if made is None else made.summary,
        "file": shown(str(listed.found.path)),
        "kind": listed.found.kind,
        "bundled": listed.found.bundled,
        "instead_of_bundled": listed.found.instead_of_bundled,
        "seconds": None if seconds is None else {"least": seconds.least, "most": seconds.most},
        "problem": summed_up(listed.reading.problems[0]) if listed.reading.problems else None,
    }


def _id(listed: Listed) -> str:
    """Give the id; a file whose name is none goes by that name."""
    found = listed.found
    return found.id if found.misnamed is None else shown(found.path.name.removesuffix(ENDING))


def _size(listed: Listed) -> str:
    """Give how long a protocol lasts, or how many weeks a plan has."""
    plan = listed.reading.plan
    if plan is None:
        return "" if (span := _seconds(listed)) is None else clock(span)
    return length_of(plan)


def _seconds(listed: Listed) -> Span | None:
    protocol = listed.reading.protocol
    return None if protocol is None else totals(compile_steps(protocol)).seconds


def _about(problem: Problem) -> str:
    place = "" if problem.line is None else f":{problem.line}:{problem.column}"
    return shown(f"{problem.file}{place}: {problem.message}")
