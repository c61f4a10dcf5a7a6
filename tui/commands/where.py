"""`lastrep where`: where things lie."""

import argparse

from tui.commands import COMMANDS, add_json
from tui.commands.house import House
from tui.files.shown import shown
from tui.progress.journal import progress_files
from tui.protocol.library import bundled_folder


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "where", help=COMMANDS["where"], description="Where the program keeps what it keeps."
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Print the folders, the progress files (this machine's own first) and the folders of protocols."""
    paths = house.paths
    own = paths.progress_of(house.settings.device)
    places = {
        "data": str(paths.data),
        "state": str(paths.state),
        "config": str(paths.config),
        "cache": str(paths.cache),
        "progress": [str(own), *(str(path) for path in progress_files(paths.data) if path != own)],
        "protocols": [str(folder) for folder in house.settings.protocol_folders(paths)],
        "bundled": str(bundled_folder()),
    }
    if args.json:
        house.say_json(places)
        return 0
    for name, place in places.items():
        for number, one in enumerate([place] if isinstance(place, str) else place):
            house.say(f"{'' if number else name:<11}{shown(one)}")
    return 0
