"""`lastrep new`: a protocol of one's own, begun from a template or from another one."""

import argparse

from tui.commands import COMMANDS
from tui.commands.house import House
from tui.files.errors import NothingToWorkOn
from tui.protocol.authoring import begin, why_no_id


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "new",
        help=COMMANDS["new"],
        description="Make a commented protocol file in your folder and print its path.",
    )
    parser.add_argument("name", metavar="NAME", help="the id of the new file: a-z, 0-9 and -")
    parser.add_argument("--from", dest="like", metavar="NAME", help="begin with what stands in that one")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Make the file; gives the exit status. Raises NothingToWorkOn, Taken, Unreadable and NotWritten."""
    if (wrong := why_no_id(args.name)) is not None:
        raise NothingToWorkOn(wrong[0], hint=f"`lastrep new {wrong[1]}`")
    like = None if args.like is None else house.library.find(args.like)
    path = begin(house.library, args.name, like=like)
    house.say(str(path))
    if any(found.instead_of_bundled for found in house.library.files() if found.path == path):
        house.complain(f"{args.name} is yours now, in place of the bundled one")
    return 0
