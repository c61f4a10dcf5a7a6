"""Which protocol files there are: the user's folders, and the bundled ones below them.

Protocols lie in a folder itself, plans in its `plans/`; both share one space of ids. `Found.kind` tells them
apart. A `Reading` has a `protocol`, or a `plan`, or neither of the two but problems.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

import tui
from tui.files.errors import NothingToWorkOn, Unreadable
from tui.files.problems import Problem, of_unreadable
from tui.files.reading import read_text
from tui.files.shown import quoted
from tui.protocol import catalogue
from tui.protocol.catalogue import Catalogue
from tui.protocol.found import PLANS, Found, Kind, found_at, found_in
from tui.protocol.model import Protocol, Unit
from tui.protocol.naming import ENDING, second_of_one_id
from tui.protocol.plan import Plan
from tui.protocol.reading import Reading, read_protocol
from tui.protocol.running import Runnable, Running

__all__ = ["ENDING", "PLANS", "Found", "Kind", "Library", "Listed", "bundled_folder", "found_at"]


class Listed(Struct, frozen=True):
    """A file with what came of reading it: `reading.plan` where it is a plan, else `reading.protocol`.

    Where it has problems, both are None.
    """

    found: Found
    reading: Reading


class Library:
    """The protocol files, as they are on disk when they are asked for; the folders need not exist.

    `folders` are the user's, the first wins; their files win over the bundled ones of the same id.
    `default_unit` is that of loads written as bare numbers.
    """

    def __init__(self, *, folders: Sequence[Path], bundled: Path, default_unit: Unit) -> None:
        self._folders = tuple(folders)
        self._bundled = bundled
        self._unit = default_unit
        self.problems: tuple[Problem, ...] = ()  # of folders that cannot be looked into

    @property
    def folders(self) -> tuple[Path, ...]:
        """The user's folders, the first wins; they need not exist."""
        return self._folders

    def reopened(self) -> "Library":
        """Give the same library with nothing read yet: for when the exercises have changed."""
        return Library(folders=self._folders, bundled=self._bundled, default_unit=self._unit)

    def elsewhere(self, folders: Sequence[Path], *, default_unit: Unit) -> "Library":
        """Give a library with the same bundled files and other folders of the user."""
        return Library(folders=folders, bundled=self._bundled, default_unit=default_unit)

    def read_as(self, text: str, found: Found) -> Reading:
        """Read a text as if it stood in that file."""
        return self._made(text, found, str(found.path), self._running())

    @cached_property
    def bundled_catalogue(self) -> Catalogue:
        """The exercises that ship, read once."""
        return _with_folder(Catalogue(), self._bundled)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The exercises that are known, read once: the bundled ones, and the user's own on top."""
        known = self.bundled_catalogue
        for folder in reversed(self._folders):
            known = _with_folder(known, folder)
        return known

    def files(self) -> tuple[Found, ...]:
        """Give every file once, the user's first, protocols before plans, each group by name."""
        shipped, problems = found_in(self._bundled, bundled=True)
        bundled = {found.id: found for found in shipped}
        own: dict[str, Found] = {}
        misnamed: list[Found] = []
        for folder in self._folders:
            files, more = found_in(folder, bundled=False)
            problems += more
            for found in files:
                if found.misnamed is not None:
                    misnamed.append(found)
                elif found.id in own:
                    misnamed.append(
                        replace(found, misnamed=second_of_one_id(found.path, own[found.id].path, taken=own))
                    )
                else:
                    own[found.id] = replace(found, instead_of_bundled=found.id in bundled)
        self.problems = problems
        behind = [found for id, found in bundled.items() if id not in own]
        return (*sorted([*own.values(), *misnamed], key=_place), *sorted(behind, key=_place))

    def listed(self) -> tuple[Listed, ...]:
        """Read every file; one that is broken hides no other."""
        files = self.files()
        read = self.reader(files)
        return tuple(Listed(found, read(found)) for found in files)

    def read(self, found: Found, *, file: str | None = None) -> Reading:
        """Read a file; `file` is what problems call it, its path if not given."""
        return self._read(found, str(found.path) if file is None else file, self._running())

    def advice(self, protocol: Protocol, found: Found, *, file: str | None = None) -> tuple[Problem, ...]:
        """Give the advice on a protocol that was read from that file, each piece in its place.

        `file` is what it is called, its path if not given. Nothing, where the file has gone meanwhile.
        """
        # Here and not above: only `check` gives advice.
        from tui.protocol.advice import advice  # noqa: PLC0415
        from tui.protocol.advising import placed_advice  # noqa: PLC0415

        if not advice(protocol):
            return ()
        try:
            text = read_text(found.path)
        except Unreadable:
            return ()
        return placed_advice(protocol, text, file=str(found.path) if file is None else file)

    def reader(
        self, files: Sequence[Found], done: Mapping[Path, Reading] | None = None
    ) -> Callable[[Found], Reading]:
        """Give what reads each of these files once, also where several plans run it; not what is `done`."""
        readings = dict(done or {})

        def read(found: Found) -> Reading:
            if found.path not in readings:
                readings[found.path] = self._read(found, str(found.path), running)
            return readings[found.path]

        running = _running(lambda: files, read, self._bundled)
        return read

    def _running(self) -> Running:
        return _running(self.files, self.read, self._bundled)

    def _read(self, found: Found, called: str, running: Running) -> Reading:
        try:
            reading = self._made(read_text(found.path), found, called, running)
        except Unreadable as error:
            reading = Reading(None, (of_unreadable(error, file=called),))
        if found.misnamed is None:
            return reading
        misnamed = Problem(file=called, code="name", message=found.misnamed.message, hint=found.misnamed.hint)
        return Reading(None, (misnamed, *reading.problems))

    def _made(self, text: str, found: Found, called: str, running: Running) -> Reading:
        if found.kind == "plan":
            # Here and not above: most commands read no plan.
            from tui.protocol.plan_reading import read_plan  # noqa: PLC0415

            return read_plan(text, file=called, id=found.id, look_up=running, default_unit=self._unit)
        return read_protocol(
            text, file=called, id=found.id, catalogue=self.catalogue, default_unit=self._unit
        )

    def protocol(self, name: str | None) -> Protocol | None:
        """Give the protocol of that id, if there is a readable one."""
        return None if name is None else self._read_by(name).protocol

    def plan(self, name: str) -> Plan | None:
        """Give the plan of that id, if there is a readable one."""
        return self._read_by(name).plan

    def _read_by(self, name: str) -> Reading:
        try:
            return self.read(self.find(name))
        except NothingToWorkOn:
            return Reading(None)

    def find(self, name: str) -> Found:
        """Find a protocol or a plan by its id, also by an earlier one.

        A name with `/` in it, or with `.toml` at its end, is a path. Raises NothingToWorkOn, with what might
        have been meant.
        """
        if "/" in name or os.sep in name or name.endswith(ENDING):
            return found_at(Path(name))
        files = [found for found in self.files() if found.misnamed is None]
        for found in files:
            if found.id == name:
                return found
        read = self.reader(files)
        for found in files:
            made = read(found).protocol or read(found).plan
            if made is not None and name in made.was:
                return found
        raise NothingToWorkOn(
            f"there is no protocol {quoted(name)}", hint=_meant(name, [it.id for it in files])
        )


def bundled_folder(package: Path | None = None) -> Path:
    """Give the folder of the protocols that ship: in the package where it was installed, else beside it.

    An editable install has them beside the package only.
    """
    root = Path(tui.__file__).parent if package is None else package
    inside = root / "bundled"
    return inside if inside.is_dir() else root.parent / "protocols"


def _with_folder(known: Catalogue, folder: Path) -> Catalogue:
    path = folder / catalogue.FILE
    if not os.path.lexists(path):
        return known
    try:
        return known.with_file(read_text(path), file=str(path))
    except Unreadable as error:
        return known.with_problem(of_unreadable(error, file=str(path)))


def _place(found: Found) -> tuple[bool, str]:
    return (found.kind == "plan", found.path.name.removesuffix(ENDING))


def _running(
    files: Callable[[], Iterable[Found]], read: Callable[[Found], Reading], bundled: Path
) -> Running:
    def hidden(found: Found) -> str | None:
        hides = found.instead_of_bundled and found.kind == "plan"
        return str(found.path) if hides and os.path.lexists(bundled / (found.id + ENDING)) else None

    return Running(
        lambda: (
            Runnable(found.id, found.kind, partial(read, found), hidden(found))
            for found in files()
            if found.misnamed is None
        )
    )


def _meant(name: str, ids: Sequence[str]) -> str:
    # Here and not above: whoever names what there is needs none of it.
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(name.lower()[:80], ids, n=3, cutoff=0.6)
    near += [id for id in ids if name and name.lower() in id and id not in near][: 3 - len(near)]
    if not near:
        return "`lastrep list` shows all"
    return f"did you mean {' or '.join(quoted(id) for id in near)}?"
