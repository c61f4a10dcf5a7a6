"""Places and lengths as the screens say them."""

import os
from contextlib import suppress
from pathlib import Path

from tui.protocol.timeline import Totals
from tui.session.snapshot import clock


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
