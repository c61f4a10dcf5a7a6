"""`lastrep balance`: hamstring and quad sets of the last seven days, both joint actions, days of rest."""

import argparse
from typing import Any

from tui.commands import COMMANDS, add_json
from tui.commands.asof import add_on, as_of
from tui.commands.damage import complain_of
from tui.commands.house import House
from tui.commands.laying import told
from tui.floor import balance_text
from tui.progress.balance import Balance, balance
from tui.progress.journal import read_history
from tui.progress.known import Known


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "balance",
        help=COMMANDS["balance"],
        description="The last 7 days: hamstring and quad sets against two to one, both joint actions, rest.",
    )
    add_on(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Print the balance of the seven days that end on a day."""
    history = read_history(house.paths.data)
    at = as_of(history, args.on)
    counts = balance(at.sessions, Known(house.library).traits, at.on)
    if args.json:
        house.say_json(_as_json(counts))
    else:
        for line in balance_text.told(counts):
            house.say(told(line, house.width))
    complain_of(history, house)
    return 0


def _as_json(counts: Balance) -> dict[str, Any]:
    return {
        "from": counts.first.isoformat(),
        "to": counts.last.isoformat(),
        "hamstring_sets": counts.hamstring_sets,
        "quad_sets": counts.quad_sets,
        "ratio": None if counts.ratio is None else round(float(counts.ratio), 2),
        "hip_sets": counts.hip_sets,
        "knee_sets": counts.knee_sets,
        "advice": [advice.text for advice in counts.advice],
    }
