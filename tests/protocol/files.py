"""Protocol files as tests write them."""

from functools import cache
from pathlib import Path

from tui.files.problems import Problem
from tui.protocol.catalogue import Catalogue
from tui.protocol.model import Exercise, Paced, Protocol
from tui.protocol.reading import Reading, read_protocol

PROTOCOLS = Path(__file__).parents[2] / "protocols"


@cache
def bundled_catalogue() -> Catalogue:
    """The catalogue that ships."""
    return Catalogue().with_file((PROTOCOLS / "exercises.toml").read_text("utf-8"), file="exercises.toml")


def read(text: str, *, catalogue: Catalogue | None = None) -> Reading:
    """Read a text as the file my-day.toml."""
    known = bundled_catalogue() if catalogue is None else catalogue
    return read_protocol(text, file="my-day.toml", id="my-day", catalogue=known, default_unit="lb")


def protocol(text: str) -> Protocol:
    """Read a text in which nothing is wrong."""
    reading = read(text)
    assert reading.problems == ()
    assert reading.protocol is not None
    return reading.protocol


def exercise(keys: str, *, head: str = "") -> Exercise:
    """Read the only exercise of a file, with these keys; the head may end with a [defaults]."""
    return protocol(f'name = "My day"\n{head}\n[[exercise]]\n{keys}\n').exercises[0]


def paced(keys: str, *, head: str = "") -> Paced:
    """Read the sets of reps of the only exercise of a file."""
    work = exercise(keys, head=head).work
    assert isinstance(work, Paced)
    return work


def problems(text: str) -> list[Problem]:
    """Give all that is wrong in a text, which is something."""
    reading = read(text)
    assert reading.protocol is None
    assert reading.problems
    return list(reading.problems)


def problem(keys: str, *, head: str = "") -> Problem:
    """Give the only problem of a file whose only exercise has these keys."""
    (only,) = problems(f'name = "My day"\n{head}\n[[exercise]]\n{keys}\n')
    return only
