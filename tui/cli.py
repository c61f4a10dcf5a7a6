"""The command line: reads arguments, puts the parts together, turns errors into a line and a status."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

from tui import __version__
from tui.commands import COMMANDS
from tui.files.errors import LastrepError, NothingToWorkOn
from tui.files.shown import shown
from tui.terminal.width import USUAL, columns, fitted

# How shells report an end by a signal; to ask for the numbers by name takes longer than to parse the words.
_BY_SIGINT, _BY_SIGPIPE = 128 + 2, 128 + 13


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; gives the exit status.

    0 done, 1 the thing asked about has problems, 2 wrong usage or nothing to work on, 128+n ended by a
    signal.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that lacks a character is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(words, os.environ)
        sys.stdout.flush()
    except NothingToWorkOn as error:
        return _failed(error, 2)
    except (LastrepError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            return _nobody_reads()
        return _failed(error, 1)
    except KeyboardInterrupt:
        return _BY_SIGINT
    except Exception as error:  # noqa: BLE001 - the outermost edge: a fault of ours is reported, not shown
        return _fault(error, os.environ)
    return status


def _run(words: Sequence[str], environ: Mapping[str, str]) -> int:
    args = parser_for(words).parse_args(words) if words else None
    # Here and not above: `--help` and `--version` need none of it.
    from tui.commands.house import House  # noqa: PLC0415
    from tui.files.paths import find_paths  # noqa: PLC0415

    house = House(
        find_paths(environ), out=sys.stdout, err=sys.stderr, width=columns(sys.stdout), environ=environ
    )
    if args is None or args.command is None:
        return int(import_module("tui.commands.run").open_home(house))
    return int(args.run(args, house))


class _Help(argparse.HelpFormatter):
    """Fits the terminal by our own measure; that of the library loads three compressors."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=(columns(sys.stdout) or USUAL) - 2)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line, as every other error."""

    def __init__(self, **how: Any) -> None:  # noqa: ANN401 - whatever the library's own takes
        super().__init__(**{"formatter_class": _Help, **how})

    def error(self, message: str) -> NoReturn:
        line = f"lastrep: {shown(message)}; `{self.prog} --help` shows how it is meant"
        self.exit(2, f"{fitted(line, sys.stderr)}\n")


def parser_for(words: Sequence[str]) -> argparse.ArgumentParser:
    """Declare the arguments of the command that is asked for; without one what all of them do."""
    parser = _Parser(
        prog="lastrep", description="Run a strength protocol, rep by rep. Without a command: the app."
    )
    parser.add_argument("--version", action="version", version=f"lastrep {__version__}")
    subparsers = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", parser_class=_Parser
    )
    asked = next((word for word in words if word != "--"), None)
    if asked in COMMANDS:
        import_module(f"tui.commands.{asked}").add_to(subparsers)
    else:
        for command, does in COMMANDS.items():
            subparsers.add_parser(command, help=does)
    return parser


def _failed(error: Exception, status: int) -> int:
    line = f"lastrep: {shown(str(error))}"
    sys.stderr.write(f"{fitted(line, sys.stderr)}\n")
    return status


def _fault(error: Exception, environ: Mapping[str, str]) -> int:
    # Here and not above: no start pays for it.
    from datetime import datetime  # noqa: PLC0415

    from tui.files.paths import find_paths  # noqa: PLC0415
    from tui.files.report import reported  # noqa: PLC0415

    line = reported(error, find_paths(environ).state, datetime.now().astimezone())
    sys.stderr.write(f"lastrep: {shown(line)}\n")
    return 1


def _nobody_reads() -> int:
    """End quietly where the reader of a pipe has gone: what is left in the buffer goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return _BY_SIGPIPE
