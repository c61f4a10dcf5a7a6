"""`lastrep check`: what is wrong in protocol files, and what a coach would say of them."""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tui.commands import COMMANDS, add_json
from tui.commands.house import House
from tui.files.errors import Unreadable
from tui.files.problems import Problem, of_unreadable, rendered
from tui.files.reading import read_text
from tui.files.shown import shown
from tui.protocol.catalogue import FILE as CATALOGUE
from tui.protocol.catalogue import read_entries
from tui.protocol.library import Found, found_at
from tui.protocol.reading import Reading


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "check",
        help=COMMANDS["check"],
        description="Say what is wrong in protocols and plans, with line, column and remedy, and advise.",
        epilog="Exit status: 0 all right, 1 there are errors, 2 none of the files exists.",
    )
    parser.add_argument("file", nargs="*", metavar="FILE", help="files to check; none: those in your folder")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Check the files named, or the user's own; gives the exit status."""
    files: list[str] = args.file
    if files:
        problems = [problem for file in files for problem in _in_file(file, house)]
    else:
        problems = list(_in_own_folders(house))
    if files and not any(_exists(file) for file in files):
        for problem in problems:
            house.complain(shown(f"{problem.file}: {problem.message}"))
        return 2
    if args.json:
        house.say_json(as_json(problems))
    else:
        for problem in problems:
            house.say(rendered(problem, width=house.width))
        house.say(_conclusion(files, problems, house))
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def as_json(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Give the rows that `--json` promises."""
    return [
        {
            "file": shown(problem.file),
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]


def _in_file(file: str, house: House) -> Iterator[Problem]:
    path = Path(file)
    if not _exists(file):
        yield Problem(file=file, code="unreadable", message="there is no such file")
    elif path.name == CATALOGUE:
        yield from _in_catalogue(path, file, house)
    else:
        found = found_at(path)
        yield from _in_reading(found, house.library.read(found, file=file), file, house)


def _in_reading(found: Found, reading: Reading, file: str, house: House) -> Iterator[Problem]:
    yield from reading.problems
    if reading.protocol is not None:
        yield from house.library.advice(reading.protocol, found, file=file)


def _in_catalogue(path: Path, file: str, house: House) -> Iterator[Problem]:
    try:
        text = read_text(path)
    except Unreadable as error:
        yield of_unreadable(error, file=file)
    else:
        yield from read_entries(text, file=file, known=house.library.bundled_catalogue.entries)[1]


def _in_own_folders(house: House) -> Iterator[Problem]:
    yield from house.library.catalogue.problems
    own = [listed for listed in house.library.listed() if not listed.found.bundled]
    yield from house.library.problems
    for listed in own:
        yield from _in_reading(listed.found, listed.reading, str(listed.found.path), house)


def _conclusion(files: Sequence[str], rows: Sequence[Problem], house: House) -> str:
    problems = [row for row in rows if row.severity == "error"]
    number = len(rows) - len(problems)
    advice = f", {number} piece{'' if number == 1 else 's'} of advice" if number else ""
    if problems:
        broken = len({problem.file for problem in problems})
        return f"{_counted(len(problems), 'problem')} in {_counted(broken, 'file')}{advice}"
    if files:
        return f"no problems{advice}"
    if not any(not found.bundled for found in house.library.files()):
        folder = shown(str(house.paths.protocols))
        return f"no protocols of your own yet in {folder}: `lastrep new NAME` begins one"
    return f"no problems in {shown(str(house.paths.protocols))}{advice}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _exists(file: str) -> bool:
    return "\0" not in file and os.path.lexists(file)
