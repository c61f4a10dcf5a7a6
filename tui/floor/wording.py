"""Days and lengths as the screens say them."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tui.protocol.timeline import Totals
from tui.session.snapshot import clock

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(at: datetime) -> str:
    """Give a day in the words of the program, whatever the locale: `Sat 21 Nov`."""
    return f"{DAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]}"


def place(path: str) -> str:
    """Give a path as people write it: the home folder is `~`."""
    with suppress(RuntimeError):  # nobody's home
        home = str(Path.home())
        if path.startswith(home + os.sep):
            return "~" + path[len(home) :]
    return path


def time_of(totals: Totals) -> str:
    """Give how long a protocol takes: `5:00`, `19:00–20:33`, `from 5:06` where a set has no end."""
    if totals.open_ended:
        return f"from {clock(totals.seconds.least)}"
    return span(totals.seconds.least, totals.seconds.most)


def span(least: float, most: float) -> str:
    """Give one length, or two where reps are a range."""
    return clock(most) if round(least) == round(most) else f"{clock(least)}–{clock(most)}"
