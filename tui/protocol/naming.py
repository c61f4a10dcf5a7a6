"""The names of files: what is wrong with one that is no id, or an id that is taken, and what to call it."""

import os
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from tui.files.problems import Problem
from tui.protocol.ids import is_id, slug

ENDING = ".toml"
_slug = lru_cache(maxsize=4096)(slug)


def misnamed(path: Path, *, taken: Collection[str], others: Collection[str] = ()) -> Problem | None:
    """Say what is wrong with a file's name, and give a free one; None where nothing is.

    `taken` are the ids of the files beside it, its own included; `others` those of the other kind, with which
    it shares one space of ids.
    """
    id = path.name.removesuffix(ENDING)
    if is_id(id) and id not in others:
        return None
    if id in others:
        message = f'"{id}" is taken: plans, protocols and the file of exercises share one space of ids'
        good = f"{id}-plan"
    elif is_id(id.lower()) and id.lower() in taken:
        message = f"the file's name differs from {id.lower()}{ENDING} only by case"
        good = slug(id)
    else:
        message = "the file's name is no id: only a-z, 0-9 and - can be in one"
        good = slug(id)
    free = (
        name
        for name in _numbered(good)
        if name not in taken and name not in others and not os.path.lexists(path.with_name(name + ENDING))
    )
    # Each of several files that would get the same name gets another one.
    ahead = sum(1 for other in taken if other < id and not is_id(other) and _slug(other) == good)
    return Problem(
        file=str(path),
        code="name",
        message=message,
        hint=f'rename it to "{next(islice(free, ahead, None))}{ENDING}"',
    )


def second_of_one_id(path: Path, first: Path, *, taken: Collection[str]) -> Problem:
    """Say that a file of that id in an earlier folder wins, and what to call this one."""
    id = path.name.removesuffix(ENDING)
    message = f'"{id}" is taken by {first}: its folder comes first'
    free = next(name for name in _numbered(id) if name not in taken)
    return Problem(file=str(path), code="name", message=message, hint=f'rename it to "{free}{ENDING}"')


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
