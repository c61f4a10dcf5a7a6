"""`lastrep export`: the records, for other programs."""

import argparse
from pathlib import Path

from tui.commands import COMMANDS
from tui.commands.house import House
from tui.commands.outside import complain_of, counted, names_for
from tui.files.errors import NothingToWorkOn
from tui.files.shown import shown
from tui.files.writing import replace_file
from tui.progress.journal import read_history
from tui.progress.record import Session
from tui.progress.writing import in_bytes
from tui.protocol.model import Unit

FORMATS = ("csv", "json", "strong", "hevy")


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "export",
        help=COMMANDS["export"],
        description="Write all sessions: csv has one row a set, json loses nothing, strong and hevy are what "
        "these apps export and others read.",
    )
    parser.add_argument("--format", choices=FORMATS, required=True, help="csv, json, strong or hevy")
    parser.add_argument("-o", dest="file", metavar="FILE", help="write to this file")
    parser.add_argument(
        "--unit", choices=("kg", "lb"), help="all weights in this unit; hevy: kg unless it is given"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Write the records; what could not be read of them is named. Raises NothingToWorkOn and NotWritten."""
    if args.format == "json" and args.unit:
        raise NothingToWorkOn("json keeps every load in its own unit", hint="leave --unit out")
    path = None if args.file in (None, "-") else _allowed(house, args.file)
    history = read_history(house.paths.data)
    text = _text(house, history.sessions, args.format, args.unit)
    for wrong in history.damaged:
        complain_of(house, wrong)
    if path is None:
        # A terminal is shown no character that could steer it; whatever reads a pipe gets what was recorded.
        safe = text if house.width is None else "\n".join(map(shown, text.split("\n")))
        house.out.write(safe)
    else:
        replace_file(path, in_bytes(text))
        sets = sum(len(session.sets) for session in history.sessions)
        sessions = counted(len(history.sessions), "session")
        house.say(f"{sessions} with {counted(sets, 'set')} written to {shown(args.file)}")
    return 0


def _text(house: House, sessions: tuple[Session, ...], format: str, unit: Unit | None) -> str:
    if format == "json":
        from tui.progress.exchange.own_json import write_own_json  # noqa: PLC0415 - only what is asked for
        from tui.progress.exchange.plans import kept_plans  # noqa: PLC0415

        return write_own_json(sessions, kept_plans(house.paths.data))
    names = names_for(house, {one.exercise for session in sessions for one in session.sets})
    if format == "csv":
        from tui.progress.exchange.own_csv import write_own_csv  # noqa: PLC0415

        return write_own_csv(sessions, names, unit)
    if format == "strong":
        from tui.progress.exchange.strong import write_strong  # noqa: PLC0415

        return write_strong(sessions, names, unit)
    from tui.progress.exchange.hevy import write_hevy  # noqa: PLC0415

    return write_hevy(sessions, names, unit or "kg")


def _allowed(house: House, file: str) -> Path:
    """Refuse what would be destroyed, and a folder that is not there."""
    path = Path(file)
    try:
        real = path.resolve()
        kept = real.parent == house.paths.data.resolve() and real.suffix == ".toml"
        there = real.parent.is_dir()
        taken = real.exists() and not real.is_file()
    except (OSError, RuntimeError, ValueError) as error:
        raise NothingToWorkOn("no file can have this name", where=file) from error
    if kept or real == house.paths.config_file:
        raise NothingToWorkOn(
            "this is where lastrep keeps things itself", where=file, hint="choose another name"
        )
    if taken:
        raise NothingToWorkOn("it is no file", where=file, hint="leave -o out to write to standard output")
    if not there:
        raise NothingToWorkOn("there is no such folder", where=path.parent, hint="make it, or choose another")
    return path
