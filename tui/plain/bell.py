"""Where plain mode is heard: it rings the terminal it is in; a pipe and a dumb one get no control code."""

import threading
from collections.abc import Callable, Mapping
from typing import TextIO

from tui.sound.outlet import Outlet

BELL = "\a"


def plain_outlet(out: TextIO, environ: Mapping[str, str], notice: Callable[[str], None]) -> Outlet:
    """Say how the bell is rung; `notice` tells what is not heard any more."""
    rings = out.isatty() and environ.get("TERM") != "dumb"

    def ring() -> None:
        if rings:
            out.write(BELL)
            out.flush()

    return Outlet(ring, _later, lambda what, _: notice(what), rings=rings)


def _later(seconds: float, act: Callable[[], None]) -> None:
    timer = threading.Timer(seconds, act)
    timer.daemon = True
    timer.start()
