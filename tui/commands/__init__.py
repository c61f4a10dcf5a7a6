"""One file a command: `add_to` declares its arguments, `run` does it and gives the exit status."""

import argparse

COMMANDS = {
    "run": "set up a protocol",
    "list": "the protocols and plans that there are",
    "show": "a protocol with its totals and every step, or a plan",
    "check": "problems in protocol files, and advice",
    "new": "begin a protocol of your own",
    "edit": "open a protocol in your editor, then check it",
    "schema": "JSON Schema of the files",
    "sounds": "plays each cue with its name",
    "render": "a session as a sound file",
    "next": "what is due, with its loads",
    "log": "sessions",
    "balance": "hamstring and quad sets of the last 7 days",
    "plan": "start a plan, stop it, or see where one stands",
    "export": "records for other programs",
    "import": "sessions from other programs",
    "merge": "unite progress files",
    "where": "paths",
    "doctor": "what works here and what does not",
    "completion": "lines for your shell, to complete commands and names",
}
"""Every command with its line in the help, in its order: modules of this folder, imported when asked for."""


def add_json(parser: argparse.ArgumentParser) -> None:
    """Declare `--json`, as every command has it that can print a document."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")
