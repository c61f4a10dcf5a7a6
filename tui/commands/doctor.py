"""`lastrep doctor`: what works here and what does not, with what to do."""

import argparse

from tui.commands import COMMANDS, add_json
from tui.commands.house import House
from tui.commands.laying import wrapped
from tui.files.shown import shown

WORDS = {(True, True): "ok", (True, False): "ok", (False, False): "no", (False, True): "FAULT"}


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "doctor",
        help=COMMANDS["doctor"],
        description="Look at the terminal, the sound, the folders and the records, and say what to do. "
        "Exit status 1 where something fails without which no session is safe.",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Print every check; 1 where one that matters fails."""
    # Here and not above: no other command looks at all of this.
    from tui.commands.checkup import checks  # noqa: PLC0415

    faults = 0
    found = []
    for one in checks(house):
        faults += one.matters and not one.ok
        if args.json:
            found.append(
                {"check": one.check, "ok": one.ok, "matters": one.matters, "detail": shown(one.detail)}
            )
            continue
        word = WORDS[one.ok, one.matters]
        detail = wrapped(shown(one.detail), house.width, " " * 8).lstrip()
        house.say(f"{word:<8}{one.check}")
        house.say(f"        {detail}")
    if args.json:
        house.say_json(found)
    else:
        house.say()
        house.say(_in_sum(faults))
    return 1 if faults else 0


def _in_sum(faults: int) -> str:
    if faults == 0:
        return "All that matters works."
    return f"{faults} thing{'' if faults == 1 else 's'} to mend, marked {WORDS[False, True]}."
