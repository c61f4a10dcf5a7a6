"""Text -> a protocol, or everything that is wrong with it, in the order of the file."""

from typing import Any

import msgspec
from msgspec import Struct

from tui.files.problems import Problem
from tui.protocol.catalogue import Catalogue
from tui.protocol.exercises import letter_of, read_exercise, read_identity, supersets
from tui.protocol.findings import Findings
from tui.protocol.framing import read_framed
from tui.protocol.model import Exercise, Protocol, Unit
from tui.protocol.plan import Plan
from tui.protocol.shape import ProtocolFile
from tui.protocol.size import first_too_long
from tui.protocol.source import Source
from tui.protocol.units import parse_duration
from tui.protocol.walk import walk


class Reading(Struct, frozen=True):
    """What came of a file: a protocol, a plan, or problems."""

    protocol: Protocol | None
    problems: tuple[Problem, ...] = ()
    plan: Plan | None = None


def read_protocol(text: str, *, file: str, id: str, catalogue: Catalogue, default_unit: Unit) -> Reading:
    """Read the text of a protocol file; nothing in it raises.

    `file` is its name in messages, `id` its name without .toml, `default_unit` that of loads written as bare
    numbers where the file names none.
    """
    protocol, problems = read_framed(
        text, lambda raw, findings: _read(raw, findings, id, catalogue, default_unit), file=file
    )
    return Reading(None if protocol is None else msgspec.structs.replace(protocol, file=file), problems)


def _read(
    raw: dict[str, Any], findings: Findings, id: str, catalogue: Catalogue, default_unit: Unit
) -> Protocol | None:
    good = walk(raw, ProtocolFile, findings)
    exercises = _read_exercises(
        raw, good, findings, id=id, catalogue=catalogue, unit=good.get("unit", default_unit)
    )
    if findings:
        return None
    opening = parse_duration(good.get("opening", 0))
    if (too_long := first_too_long(exercises, opening=opening)) is not None:
        exercise, message = too_long
        findings.value(
            ("exercise", exercise.entry - 1), "too-long", message, "write fewer sets, or shorter ones"
        )
        return None
    return Protocol(
        id=id,
        name=good["name"],
        exercises=exercises,
        summary=good.get("summary"),
        source=good.get("source"),
        level=good.get("level"),
        tags=tuple(good.get("tags", ())),
        was=tuple(good.get("was", ())),
        minutes=float(good["minutes"]) if "minutes" in good else None,
        lead_in=parse_duration(good["lead_in"]) if "lead_in" in good else None,
        opening=opening,
        unit=good.get("unit"),
        then=good.get("then"),
        quiet=tuple(good.get("quiet", ())),
    )


def _read_exercises(
    raw: dict[str, Any],
    good: dict[str, Any],
    findings: Findings,
    *,
    id: str,
    catalogue: Catalogue,
    unit: Unit,
) -> tuple[Exercise, ...]:
    defaults, defaults_given = good.get("defaults", {}), raw.get("defaults", {})
    if not isinstance(defaults_given, dict):
        defaults_given = {}
    identities, sources = [], []
    for place, own in enumerate(good.get("exercise", ())):
        given = raw["exercise"][place]
        exercise, name, entry = read_identity(given, own, place, catalogue, findings)
        identities.append((exercise, name))
        sources.append(Source(place, given, own, defaults_given, defaults, entry))
    letters = [letter_of({**source.defaults, **source.own}.get("superset")) for source in sources]
    exercises = [
        read_exercise(source, findings, identity=identity, unit=unit, protocol=id, in_round=in_round)
        for source, identity, in_round in zip(
            sources, identities, supersets(letters, findings, sources), strict=True
        )
    ]
    return tuple(exercise for exercise in exercises if exercise is not None)
