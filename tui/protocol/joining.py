"""What counts for an exercise: its own keys, then the defaults, then the catalogue."""

from collections.abc import Mapping
from typing import Any

from tui.protocol.catalogue import Table, overlaid
from tui.protocol.source import Source

WORK = ("reps", "time", "hold")  # of which an exercise has exactly one
OF_REPS = ("tempo", "final_hold")  # what only reps can have


def joined(source: Source) -> dict[str, Any]:
    """Join the three; tables in them are joined key by key.

    An exercise's own `reps`, `time` or `hold` replaces the defaults'. A tempo or final hold that the exercise
    does not give itself is dropped where it does not fit: beside `time` or `hold`, and the hold beside "max".
    """
    own, defaults = source.own, source.defaults
    below = {key: value for key, value in source.entry.items() if key not in ("name", "was", "sides")}
    if any(key in source.given for key in WORK):
        defaults = {key: value for key, value in defaults.items() if key not in WORK}
    table = overlaid(overlaid(below, _as_table(defaults, own)), own)
    for key in _unfit(table):
        if key not in own:
            table.pop(key, None)
    return table


def _as_table(defaults: Table, own: Table) -> Table:
    """Write a default hold of bare seconds as a table where the exercise has one: so the two can join."""
    hold = defaults.get("final_hold")
    if isinstance(own.get("final_hold"), Mapping) and hold is not None and not isinstance(hold, Mapping):
        return {**defaults, "final_hold": {"seconds": hold}}
    return defaults


def _unfit(table: Table) -> tuple[str, ...]:
    if "reps" not in table:
        return OF_REPS
    reps = table["reps"]
    return ("final_hold",) if reps == "max" or (isinstance(reps, list) and "max" in reps) else ()
