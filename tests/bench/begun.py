"""A session that has just been begun, with the moment at which its schedule begins."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.folder import CREATED, Folder
from tests.bench.homes import LASTREP, environment, session_home
from tests.bench.watched import Watched


@dataclass(frozen=True)
class Begun:
    """The program with its session; `origin` in seconds of the monotonic clock.

    Nothing tells the origin from outside but this: the first that a session does is to write its file, and
    the kernel tells when that was created, less than a millisecond after the origin.
    """

    program: Watched
    folder: Folder
    origin: float


@contextmanager
def begun(home: Path, protocol: str) -> Iterator[Begun]:
    """Begin a session over the protocol, in a home of ten years."""
    session_home(home, protocol)
    with Watched(LASTREP, "run", "bench", env=environment(home)) as program:
        program.sees("enter start")
        program.is_quiet(1.0)
        with Folder(home) as folder:
            pressed = program.types("\r")
            program.waits(lambda: bool(_origins(folder, pressed)), "a file of the session")
            program.sees("set 1 of")
            yield Begun(program, folder, _origins(folder, pressed)[0])


def _origins(folder: Folder, pressed: float) -> list[float]:
    return [
        one.at
        for one in [*folder.happenings]
        if one.at > pressed and one.what == CREATED and "underway" in one.name
    ]
