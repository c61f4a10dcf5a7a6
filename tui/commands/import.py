"""`lastrep import`: sessions from other programs, and from our own exports."""

import argparse

from tui.commands import COMMANDS
from tui.commands.house import House
from tui.commands.outside import complain_of, content_of, counted, names_for, warn_of_locks
from tui.files.errors import NothingToWorkOn
from tui.files.reading import decoded
from tui.files.shown import shown
from tui.progress.exchange.importing import Imported, NotKnown, UnitMissing, read_exported
from tui.progress.exchange.incoming import coming_from
from tui.progress.exchange.own_json import NoDocument
from tui.progress.journal import read_history
from tui.progress.reading import Damaged
from tui.progress.uniting import unite


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "import",
        help=COMMANDS["import"],
        description="Take in what `lastrep export` (csv, json), Strong or Hevy has written. "
        "The same file twice adds nothing.",
    )
    parser.add_argument("file", metavar="FILE")
    parser.add_argument(
        "--unit", choices=("kg", "lb"), help="what weights are, where the file does not say it"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Take a file in; gives 1 where a row could not be read.

    Raises NothingToWorkOn, Unreadable and NotWritten.
    """
    imported = _read(house, args.file, args.unit)
    coming = coming_from(imported, read_history(house.paths.data).sessions if imported.logged else ())
    united = unite(house.paths, coming.blocks, device=house.settings.device)
    wrong = (*imported.wrong, *coming.wrong)
    for one in wrong:
        complain_of(house, Damaged(args.file, one.line, one.why), hint="passed over")
    read = f"{counted(len(imported.sessions), 'session')} with {counted(imported.sets, 'set')}"
    if imported.plans:
        read += f" and {counted(len(imported.plans), 'plan entry', 'plan entries')}"
    house.say(f"{imported.shape}: {read} read, {len(wrong):,} passed over")
    parts = [f"{united.added:,} added", f"{united.there + coming.own:,} there already"]
    parts += [f"{united.replaced:,} replaced by a fuller or later copy"] * bool(united.replaced)
    parts += [f"{united.withdrawn:,} left out, as withdrawn earlier"] * bool(united.withdrawn)
    house.say(", ".join(parts))
    warn_of_locks(house, united.locking)
    return 1 if wrong else 0


def _read(house: House, file: str, unit: str | None) -> Imported:
    text = decoded(content_of(file), where=file)
    try:
        return read_exported(text, names_for(house), unit)
    except UnitMissing as error:
        raise NothingToWorkOn(
            "it does not say whether its weights are kg or lb", where=file, hint="add --unit kg or --unit lb"
        ) from error
    except NoDocument as error:
        where = file if error.line is None else f"{file}:{error.line}"
        raise NothingToWorkOn(error.why, where=where, hint="nothing was taken in") from error
    except NotKnown as error:
        message = "its first line is that of no export that is known: lastrep csv or json, Strong, Hevy"
        hint = "progress files are taken by `lastrep merge`" if "[[session]]" in text else None
        raise NothingToWorkOn(message, where=shown(file), hint=hint) from error
