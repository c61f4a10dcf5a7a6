"""Files as they are found in folders, by their names and without being read."""

import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import Literal

from msgspec import Struct

from tui.files.errors import NothingToWorkOn, Unreadable
from tui.files.problems import Problem
from tui.files.reading import read_text
from tui.protocol import catalogue
from tui.protocol.ids import slug
from tui.protocol.naming import ENDING, misnamed

PLANS = "plans"  # the folder of plans, beside the protocols

_WEEK = re.compile(r"(?m)^[ \t]*\[\[[ \t]*week[ \t]*\]\]")
_EXERCISE = re.compile(r"(?m)^[ \t]*\[\[[ \t]*exercise[ \t]*\]\]")

Kind = Literal["protocol", "plan"]


class Found(Struct, frozen=True):
    """A file that should be a protocol or a plan; nothing of it has been read.

    `instead_of_bundled` says that a bundled file of the same id stands behind it. `misnamed` is what is wrong
    with a name that is no id; such a file has none, and is known by its path alone.
    """

    id: str
    path: Path
    bundled: bool = False
    instead_of_bundled: bool = False
    misnamed: Problem | None = None
    kind: Kind = "protocol"


def found_in(folder: Path, *, bundled: bool) -> tuple[list[Found], tuple[Problem, ...]]:
    """Give the protocols of a folder and the plans below it, and why it cannot be looked into."""
    protocols, unreadable = _names_in(folder)
    protocols = [name for name in protocols if name != catalogue.FILE]
    plans, more = _names_in(folder / PLANS) if not unreadable else ([], ())
    ids = {name.removesuffix(ENDING) for name in (*protocols, catalogue.FILE)}
    plan_ids = {name.removesuffix(ENDING) for name in plans}
    return [
        *(_found(folder / name, bundled=bundled, taken=ids) for name in protocols),
        *(
            _found(folder / PLANS / name, bundled=bundled, taken=plan_ids, others=ids, kind="plan")
            for name in plans
        ),
    ], (*unreadable, *more)


def found_at(path: Path) -> Found:
    """Take a file by its path, wherever it is; raises NothingToWorkOn where there is none."""
    try:
        there = os.path.lexists(path)
    except ValueError:  # a NUL in it
        there = False
    if not there:
        raise NothingToWorkOn("there is no such file", where=path)
    return _found(path, bundled=False, kind=_kind_of(path))


def _names_in(folder: Path) -> tuple[list[str], tuple[Problem, ...]]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are wanted, not paths
    except FileNotFoundError:
        return [], ()
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror or error}"
        return [], (Problem(file=str(folder), code="unreadable", message=message),)
    return sorted(name for name in names if name.endswith(ENDING) and not name.startswith(".")), ()


def _found(
    path: Path,
    *,
    bundled: bool,
    taken: Collection[str] = (),
    others: Collection[str] = (),
    kind: Kind = "protocol",
) -> Found:
    wrong = misnamed(path, taken=taken, others=others)
    id = path.name.removesuffix(ENDING)
    return Found(id if wrong is None else slug(id), path, bundled, misnamed=wrong, kind=kind)


def _kind_of(path: Path) -> Kind:
    """Tell what a file is that lies anywhere: a plan has weeks, or lies in a folder of plans."""
    if Path(os.path.abspath(path)).parent.name == PLANS:  # noqa: PTH100 - links keep the name they are given
        return "plan"
    try:
        text = read_text(path)
    except Unreadable:
        return "protocol"
    return "plan" if _WEEK.search(text) and not _EXERCISE.search(text) else "protocol"
