"""One [[exercise]] -> an Exercise, with every contradiction between its keys reported."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, TypeVar, cast

import msgspec
from msgspec import UNSET, UnsetType

from tui.files.shown import quoted
from tui.protocol.catalogue import Catalogue, Table
from tui.protocol.findings import Findings
from tui.protocol.ids import slug
from tui.protocol.joining import joined
from tui.protocol.loading import read_load, read_progress, read_step
from tui.protocol.model import CueMoment, Exercise, Progress, Ready, Unit
from tui.protocol.shape import ExerciseTable
from tui.protocol.source import Source
from tui.protocol.units import parse_duration
from tui.protocol.working import read_work
from tui.protocol.wrong import did_you_mean

_T = TypeVar("_T")

REST = 60.0  # seconds
SWITCH = 10.0


def read_exercise(
    source: Source,
    findings: Findings,
    *,
    identity: tuple[str, str],
    unit: Unit,
    protocol: str,
    in_round: bool,
) -> Exercise | None:
    """Join the tables of an exercise; None where something is wrong with it, which is reported.

    `identity` is id and name, `unit` that of bare numbers, `protocol` the id of the file; `in_round` says
    that another exercise of the same superset follows.
    """
    table = msgspec.convert(joined(source), ExerciseTable)
    work, sets = read_work(source, table, findings)
    sides = _read_sides(source, table, findings)
    load = read_load(table.load, source.path_of("load"), findings, unit=unit, protocol=protocol)
    warm_up = _or(table.warm_up, False)
    progress = read_progress(source, table, findings)
    if work is None:
        return None
    id, name = identity
    return Exercise(
        entry=source.place + 1,
        id=id,
        name=name,
        work=work,
        sets=sets,
        section=_or(table.section, None),
        warm_up=warm_up,
        rest=_pause(table.rest, REST),
        changeover=_pause(table.changeover, 0.0 if in_round else "ready"),
        sides=sides,
        switch=parse_duration(_or(table.switch, SWITCH)),
        superset=letter_of(table.superset),
        ask="none" if warm_up else _or(table.ask, "none" if progress.connection is None else "connection"),
        load=load,
        load_hint=_or(table.load_hint, None),
        step=read_step(table, unit=unit),
        progress=Progress() if warm_up else progress,
        cues={} if table.cues is UNSET else cast("dict[CueMoment, str]", msgspec.to_builtins(table.cues)),
        notes=_or(table.notes, None),
        starts=_or(table.starts, "lower"),
        hold_at=_or(table.hold_at, "squeeze"),
        hip=_or(table.hip, None),
        knee=_or(table.knee, None),
        counts=_or(table.counts, "other"),
        role=_or(table.role, None),
        muscles=tuple(_or(table.muscles, ())),
        equipment=tuple(_or(table.equipment, ())),
        loaded=_or(table.loaded, None),
        was=tuple(source.entry.get("was", ())),
    )


def read_identity(
    given: Table, own: Table, place: int, catalogue: Catalogue, findings: Findings
) -> tuple[str, str, Table]:
    """Give the id, the name and the catalogue entry of an exercise; an unknown `use` is reported."""
    path, name = ("exercise", place), own.get("name")
    if "use" not in own:
        if name is None and not (
            {"use", "name"} & given.keys() or _misspelt(("use", "name"), place, findings)
        ):
            message = 'the exercise has neither "use" nor "name"'
            findings.value(
                path, "missing", message, 'write use = "..." with an id of the catalogue, or name = "..."'
            )
        return slug(name or ""), name or "", {}
    use = str(own["use"])
    known = catalogue.find(use)
    if known is None:
        near = catalogue.near(use)
        hint = did_you_mean(near) if near else "leave use out: a name is enough" if name else None
        message = f"the catalogue has no exercise {quoted(use)}"
        findings.value(
            (*path, "use"), "unknown-exercise", message, hint or "give it a name instead: name = ..."
        )
        return slug(use), name or use, {}
    id, entry = known
    return id, name or str(entry.get("name", id)), entry


def supersets(letters: Sequence[str | None], findings: Findings, sources: Sequence[Source]) -> list[bool]:
    """Tell of each exercise whether another of its superset follows; a letter that is alone is reported."""
    follows = [here is not None and here == after for here, after in pairwise([*letters, None])]
    for place, letter in enumerate(letters):
        if letter and not follows[place] and not (place and follows[place - 1]):
            apart = letters.count(letter) > 1
            message = f'no neighbour of this exercise has the superset "{letter}"'
            hint = "put them next to each other" if apart else "give it to two neighbours, or leave it out"
            findings.value(sources[place].path_of("superset"), "superset", message, hint)
    return follows


def letter_of(letter: object) -> str | None:
    """Give the letter of a superset as it is shown: a capital."""
    return letter.upper() if isinstance(letter, str) else None


def _read_sides(source: Source, table: ExerciseTable, findings: Findings) -> Literal["both", "each"]:
    allowed = source.entry.get("sides", "either")
    only: Literal["both", "each"] = "each" if allowed == "each" else "both"
    if table.sides is UNSET:
        return only
    if allowed not in ("either", table.sides):
        how = "both sides at once" if only == "both" else "one side at a time"
        message = f'sides is "{table.sides}", but this exercise is done with {how} only'
        findings.value(source.path_of("sides"), "conflict", message, f'write sides = "{only}"')
    return table.sides


def _misspelt(keys: Sequence[str], place: int, findings: Findings) -> bool:
    return any(("exercise", place, key) in findings.spoken_of for key in keys)


def _pause(pause: float | str | UnsetType, otherwise: float | Ready) -> float | Ready:
    if pause is UNSET:
        return otherwise
    return "ready" if pause == "ready" else parse_duration(pause)


def _or(value: _T | UnsetType, otherwise: _T) -> _T:
    return otherwise if value is UNSET else value
