"""What is known of the protocols, plans and exercises that records name; each is looked up once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from tui.progress.record import Session, SetRecord
from tui.protocol.library import Found, Library, Listed
from tui.protocol.model import Exercise, Protocol
from tui.protocol.plan import Plan
from tui.protocol.reading import Reading

ACTIVATION = "activation"  # the tag of what is due where no plan is followed
FIRST = "activation-rdl"  # what is due before there is a history


class Traits(Struct, frozen=True, kw_only=True):
    """What an exercise counts for, what moves in it, and what works."""

    counts: str = "other"
    hip: bool = False  # dynamic
    knee: bool = False
    muscles: frozenset[str] = frozenset()


def traits_of(exercise: Exercise) -> Traits:
    """Give those of an exercise of a protocol."""
    return Traits(
        counts=exercise.counts,
        hip=exercise.hip == "dynamic",
        knee=exercise.knee == "dynamic",
        muscles=frozenset(exercise.muscles),
    )


class Known:
    """The library as records see it: as it is on disk at the first look; make a new one for a new look.

    `listed` is what has been read of it before: that is not read again, and nothing is looked for beside it
    under an earlier id.
    """

    def __init__(self, library: Library, listed: Sequence[Listed] = ()) -> None:
        self._library = library
        self._listed = listed
        self._readings: dict[str, Reading] = {
            one.found.id: one.reading for one in listed if one.found.misnamed is None
        }
        self._traits: dict[tuple[str | None, str], Traits] = {}

    def protocol(self, id: str | None) -> Protocol | None:
        """Give the protocol of an id, also of an earlier one, if there is a readable file."""
        return self._read(id).protocol if id is not None else None

    def plan(self, id: str) -> Plan | None:
        """Give the plan of an id, also of an earlier one, if there is a readable file."""
        return self._read(id).plan

    def problem(self, id: str) -> str:
        """Say why there is neither."""
        problems = self._read(id).problems
        return f"its file has problems: {problems[0].message}" if problems else "its file is gone"

    def activations(self) -> Iterator[Protocol]:
        """Give the protocols tagged as activations, the user's first."""
        for listed in self._listed or self._library.listed():
            protocol = listed.reading.protocol
            if protocol is not None and ACTIVATION in protocol.tags:
                yield protocol

    def traits(self, session: Session, record: SetRecord) -> Traits:
        """Give those of the exercise of a set: by its protocol as it is today, else by the catalogue."""
        key = (session.protocol, record.exercise)
        if key not in self._traits:
            self._traits[key] = self._looked_up(*key)
        return self._traits[key]

    def name_of(self, exercise_id: str) -> str:
        """Give what the catalogue calls an exercise; its id where it is not in it."""
        found = self._library.catalogue.find(exercise_id)
        return str(found[1].get("name", exercise_id)) if found is not None else exercise_id

    def _looked_up(self, protocol_id: str | None, exercise_id: str) -> Traits:
        protocol = self.protocol(protocol_id)
        for exercise in protocol.exercises if protocol is not None else ():
            if exercise_id in (exercise.id, *exercise.was):
                return traits_of(exercise)
        found = self._library.catalogue.find(exercise_id)
        return _of_entry(found[1]) if found is not None else Traits()

    def _read(self, id: str) -> Reading:
        if id not in self._readings:
            found = self._files.get(id) or self._files.get(self._of_earlier_ids.get(id, ""))
            self._readings[id] = self._library.read(found) if found is not None else Reading(None)
        return self._readings[id]

    @cached_property
    def _files(self) -> dict[str, Found]:
        return {found.id: found for found in self._library.files() if found.misnamed is None}

    @cached_property
    def _of_earlier_ids(self) -> dict[str, str]:
        """What every file was called before; all of them are read for it, once, and only if need be."""
        ids: dict[str, str] = {}
        for listed in self._listed or self._library.listed():
            made = listed.reading.protocol or listed.reading.plan
            for earlier in made.was if made is not None else ():
                ids.setdefault(earlier, listed.found.id)
        return ids


def _of_entry(entry: Mapping[str, Any]) -> Traits:
    return Traits(
        counts=entry.get("counts", "other"),
        hip=entry.get("hip") == "dynamic",
        knee=entry.get("knee") == "dynamic",
        muscles=frozenset(entry.get("muscles", ())),
    )
