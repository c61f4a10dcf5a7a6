"""What is heard in plain mode: the bell of a terminal; a pipe and a dumb terminal get no control code."""

import threading
from collections.abc import Callable, Mapping
from typing import TextIO

from tui.files.settings import Settings
from tui.sound.bell import Bell, Silence
from tui.training import Player

BELL = "\a"


def plain_player(settings: Settings, out: TextIO, environ: Mapping[str, str]) -> Player:
    """Make what cues are heard by."""
    if settings.sound == "off" or not out.isatty() or environ.get("TERM") == "dumb":
        return Silence()

    def ring() -> None:
        out.write(BELL)
        out.flush()

    return Bell(ring, _later)


def _later(seconds: float, act: Callable[[], None]) -> None:
    timer = threading.Timer(seconds, act)
    timer.daemon = True
    timer.start()
