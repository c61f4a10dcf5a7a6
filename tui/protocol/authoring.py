"""Files of one's own: begun from a template, copied from others, put where the library finds them."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tui.files.errors import LastrepError, NothingToWorkOn, NotWritten
from tui.files.reading import read_bytes
from tui.files.shown import quoted
from tui.files.writing import replace_file
from tui.protocol import catalogue
from tui.protocol.ids import is_id, slug
from tui.protocol.library import ENDING, PLANS, Found, Library
from tui.protocol.template import name_from, template

_BOM = b"\xef\xbb\xbf"


class Taken(LastrepError):
    """There is a file of that name already."""


def why_no_id(name: str) -> tuple[str, str] | None:
    """Say what is wrong with the name of a new file, and which one to use; None where nothing is."""
    if name == catalogue.FILE.removesuffix(ENDING):
        return f"{quoted(name)} is kept for the exercises of one's own", f"my-{name}"
    if not is_id(name):
        return f"{quoted(name)} is no id: only a-z, 0-9 and - can be in one", _id_for(name)
    return None


def check_new(library: Library, name: str) -> None:
    """See that a file of that id can be begun. Raises NothingToWorkOn where it is no id, or Taken."""
    wrong = why_no_id(name)
    if wrong is not None:
        raise NothingToWorkOn(wrong[0], hint=f"use {wrong[1]}")
    for found in library.files():
        if not found.bundled and found.path.name.lower() == name + ENDING:
            raise Taken("there is such a file already", where=found.path, hint=f"`lastrep edit {name}`")


def why_not_new(library: Library) -> Callable[[str], str | None]:
    """Give what says why a file of some name cannot be begun, and what to use instead; None where it can."""
    taken = {found.path.name.lower() for found in library.files() if not found.bundled}

    def why_not(name: str) -> str | None:
        wrong = why_no_id(name)
        if wrong is not None:
            return f"{wrong[0]}; use {wrong[1]}"
        return f"you have a {name}{ENDING} already" if name + ENDING in taken else None

    return why_not


def free_id(library: Library, wanted: str) -> str:
    """Give an id that no file has: the wanted one, or with the next free number behind it."""
    taken = {found.path.name.lower() for found in library.files()}
    number, id = 1, wanted
    while id + ENDING in taken:
        number += 1
        id = f"{wanted}-{number}"
    return id


def begin(library: Library, name: str, *, like: Found | None = None) -> Path:
    """Make a new file from the template, or from another file, and give its path.

    A copy is that file byte for byte but for its name, which is made of its id. Raises NothingToWorkOn and
    Taken as `check_new`, Unreadable and NotWritten.
    """
    check_new(library, name)
    if like is None:
        path, content = own_path(library, name), template(name).encode()
    else:
        path, content = own_path(library, name, like=like), _renamed(read_bytes(like.path), name_from(name))
    if os.path.lexists(path):
        raise Taken("there is such a file already", where=path)
    replace_file(path, content)
    put_schemas(library)
    return path


def make_own(library: Library, found: Found) -> Path:
    """Copy a bundled file into the user's folder, byte for byte; a file that is there already is kept.

    Raises Unreadable and NotWritten.
    """
    path = own_path(library, found.id, like=found)
    if not os.path.lexists(path):
        replace_file(path, read_bytes(found.path))
        put_schemas(library)
    return path


def put_schemas(library: Library) -> None:
    """Put beside the user's files what editors check them with; where that cannot be, nothing is lost."""
    # Here and not above: it is not wanted before there is a file.
    from tui.protocol.schema import put_schemas_beside  # noqa: PLC0415

    with suppress(NotWritten):
        put_schemas_beside(library.folders[0])


def own_path(library: Library, id: str, *, like: Found | None = None) -> Path:
    """Say where a file of the user's lies: beside their others, plans in a folder of their own."""
    folder = library.folders[0]
    is_plan = like is not None and like.kind == "plan"
    return (folder / PLANS if is_plan else folder) / (id + ENDING)


def _id_for(name: str) -> str:
    good = slug(name.removesuffix(ENDING))
    return good if why_no_id(good) is None else f"my-{good}"


def _renamed(content: bytes, name: str) -> bytes:
    """Put another value behind the `name` of the head; leave its `was` out, that history is the original's.

    Only where they stand on a line of their own.
    """
    lines: list[bytes] = []
    in_head = True
    for place, line in enumerate(content.split(b"\n")):
        text = line.removeprefix(_BOM) if place == 0 else line
        in_head = in_head and not text.lstrip().startswith(b"[")
        key, equals, value = text.partition(b"=")
        if in_head and key.strip() == b"name" and equals and (quotes := _quoted_end(value)):
            lines.append(line[: len(line) - len(value)] + b' "' + name.encode() + b'"' + value[quotes:])
        elif not (in_head and key.strip() == b"was" and value.strip().endswith(b"]")):
            lines.append(line)
    return b"\n".join(lines)


def _quoted_end(value: bytes) -> int:
    """Say where a text in simple quotes ends; 0 where there is none, or one of several lines."""
    start = len(value) - len(value.lstrip())
    quote = value[start : start + 1]
    if quote not in (b'"', b"'") or value[start : start + 3] == quote * 3:
        return 0
    place = start + 1
    while place < len(value) and value[place : place + 1] != quote:
        place += 2 if quote == b'"' and value[place : place + 1] == b"\\" else 1
    return place + 1 if place < len(value) else 0
