"""`lastrep merge`: progress files united with one's own, by hand or as git's merge driver."""

import argparse
from pathlib import Path

from tui.commands import COMMANDS
from tui.commands.house import House
from tui.commands.outside import complain_of, content_of, counted, warn_of_locks
from tui.files.errors import LastrepError, NothingToWorkOn
from tui.files.shown import shown
from tui.files.writing import replace_file
from tui.progress.entries import Entries, Entry, read_entries
from tui.progress.three_way import NotMerged, merged
from tui.progress.uniting import as_it_stands, unite

INSTALL = r"""to let git merge progress files, type these two lines in the repository that holds them:
  git config merge.lastrep.driver "lastrep merge --git %O %A %B"
  printf '%s merge=lastrep\n' 'progress*.toml' 'withdrawn*.toml' >> .gitattributes
"""

_SIDES = 3


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "merge",
        help=COMMANDS["merge"],
        usage="lastrep merge FILE...\n       lastrep merge --git BASE OURS THEIRS",
        description="Add to your progress file the sessions of other ones: copies of what could not be\n"
        "saved, conflict copies, files of other machines. Of two copies the one edited last is\n"
        "kept. The files that are named stay as they are.",
        epilog=INSTALL,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="+")
    parser.add_argument("--git", action="store_true", help="merge BASE, OURS and THEIRS into OURS, for git")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Unite; gives 1 where something could not be read. Raises NothingToWorkOn and NotWritten."""
    if args.git:
        return _for_git(args.files, house)
    found: list[Entry] = []
    status, missing = 0, 0
    for file in args.files:
        try:
            read = _read(file)
        except NothingToWorkOn as error:
            house.complain(shown(str(error)))
            status, missing = 1, missing + 1
        except LastrepError as error:
            house.complain(shown(str(error)))
            status = 1
        else:
            for wrong in read.damaged:
                complain_of(house, wrong, hint="passed over")
            found += read.entries
            status = 1 if read.damaged else status
    if missing == len(args.files):
        return 2
    united = unite(house.paths, map(as_it_stands, found), device=house.settings.device)
    parts = [f"{counted(united.added, 'block')} added", f"{united.there:,} there already"]
    parts += [f"{united.replaced:,} replaced by a later edit"] * bool(united.replaced)
    parts += [f"{united.withdrawn:,} left out, as withdrawn earlier"] * bool(united.withdrawn)
    house.say(", ".join(parts))
    warn_of_locks(house, united.locking)
    return status


def _read(file: str) -> Entries:
    """Read the blocks of a file that are to be united; raises NothingToWorkOn and LastrepError."""
    if Path(file).name.startswith("withdrawn"):
        raise LastrepError(
            "it holds what was withdrawn, which is not to come back",
            where=file,
            hint="lay it beside progress.toml: it is read there",
        )
    read = read_entries(content_of(file), file)
    blocks = tuple(entry for entry in read.entries if entry.kind)
    if not blocks and not read.damaged:
        raise LastrepError("there is no session in it", where=file, hint="name a progress file")
    return Entries(blocks, read.damaged)


def _for_git(files: list[str], house: House) -> int:
    """Merge as git asks for it: what cannot be merged is left to git as a conflict, OURS as it was."""
    if len(files) != _SIDES:
        raise NothingToWorkOn("--git takes three files", hint="`lastrep merge --git BASE OURS THEIRS`")
    base, ours, theirs = (content_of(file) for file in files)
    try:
        result = merged(base, ours, theirs)
    except NotMerged as error:
        for wrong in error.wrong:
            complain_of(house, wrong, hint="mend it there, then merge again; nothing was changed")
        return 1
    if result != ours:
        replace_file(Path(files[1]), result)
    return 0
