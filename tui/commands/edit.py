"""`lastrep edit`: a protocol in the user's own editor, checked afterwards."""

import argparse
import os
import shlex
import subprocess
from contextlib import suppress
from pathlib import Path

from tui.commands import COMMANDS
from tui.commands.house import House
from tui.files.errors import LastrepError, NothingToWorkOn, Unreadable
from tui.files.problems import rendered
from tui.files.reading import read_bytes
from tui.files.shown import quoted, shown
from tui.protocol.authoring import make_own, own_path
from tui.protocol.library import Found, found_at

EDITORS = ("VISUAL", "EDITOR")  # the first that is set


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "edit",
        help=COMMANDS["edit"],
        description="Open a protocol in $VISUAL or $EDITOR, then check it. A bundled one is copied first.",
    )
    parser.add_argument("name", metavar="NAME|FILE", help="an id from `lastrep list`, or a path")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Edit and check; gives the exit status. Raises NothingToWorkOn, LastrepError and NotWritten."""
    found = house.library.find(args.name)
    words = _editor(house)
    made: Found | None = None  # the bundled file that a copy was made of
    if found.bundled:
        made = None if os.path.lexists(own_path(house.library, found.id, like=found)) else found
        path = make_own(house.library, found)
        house.complain(f"{found.id} ships with lastrep: {shown(str(path))} is your copy, in its place")
        found = next(own for own in house.library.files() if own.path == path)
    try:
        status = subprocess.run([*words, str(found.path)], check=False).returncode
    except (OSError, ValueError) as error:  # not there, not to be run; a NUL in its name
        _taken_back(found.path, made, house)
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise LastrepError(
            f"the editor {quoted(words[0])} cannot be started: {reason}", hint="set EDITOR to another"
        ) from error
    if status != 0:
        house.complain(f"the editor ended with status {status}")
        if _taken_back(found.path, made, house):
            return 1
    if not os.path.lexists(found.path):
        house.complain(f"{shown(str(found.path))}: there is no such file any more")
        return 1
    problems = house.library.reopened().read(found_at(found.path)).problems
    for problem in problems:
        house.say(rendered(problem, width=house.width))
    if not problems and status == 0:
        house.say(f"no problems in {shown(str(found.path))}")
    return 1 if status != 0 or any(problem.severity == "error" for problem in problems) else 0


def _taken_back(path: Path, made: Found | None, house: House) -> bool:
    """Remove a copy that was made for an editor that did nothing to it; tells whether it is gone."""
    if made is None or path.is_symlink():
        return False
    with suppress(OSError, Unreadable):
        if read_bytes(path) == read_bytes(made.path):
            path.unlink()
            house.complain(f"{shown(str(path))}: the copy is removed again, nothing was changed in it")
            return True
    return False


def _editor(house: House) -> list[str]:
    """Split what the environment says as a shell would, without asking one."""
    for variable in EDITORS:
        text = house.environ.get(variable, "").strip()
        if not text:
            continue
        try:
            words = shlex.split(text, posix=os.name != "nt")
        except ValueError as error:
            raise NothingToWorkOn(f"{variable} is {quoted(text)}, which cannot be read: {error}") from error
        if words:
            return words
    raise NothingToWorkOn(
        "no editor is set", hint="set EDITOR, for example EDITOR=nano; or press e in the app: `lastrep`"
    )
