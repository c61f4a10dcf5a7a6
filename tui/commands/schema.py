"""`lastrep schema`: what may stand in a file, for editors that complete and check."""

import argparse

from tui.commands import COMMANDS
from tui.commands.house import House
from tui.protocol.schema import KINDS, schema_text


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "schema",
        help=COMMANDS["schema"],
        description="Print the JSON Schema of protocols, plans or your exercises, for editors that know it.",
    )
    parser.add_argument("kind", nargs="?", choices=KINDS, default="protocol", help="default: protocol")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Print a schema; gives the exit status."""
    house.say(schema_text(args.kind).rstrip("\n"))
    return 0
