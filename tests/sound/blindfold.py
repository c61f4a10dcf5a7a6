"""What a lifter with a blindfold must know, as the protocol has it."""

from itertools import groupby

from tests.sound.hearing import HeardSet, Performed
from tui.protocol.library import Library, bundled_folder
from tui.protocol.timeline import Step, compile_steps


def steps_of(name: str) -> tuple[Step, ...]:
    """Give the steps of a bundled protocol."""
    library = Library(folders=(), bundled=bundled_folder(), default_unit="lb")
    protocol = library.read(library.find(name)).protocol
    assert protocol is not None
    return compile_steps(protocol)


def planned(steps: tuple[Step, ...], lead_in: float) -> list[HeardSet]:
    """Give the sets as they are to be heard."""
    sets = []
    for in_set, group in groupby(steps, key=lambda step: step.set_key if step.in_set else None):
        if in_set is None:
            continue
        members = list(group)
        phases = [
            Performed(lead_in + step.at, step.kind, step.rep or 1, step.rep == step.reps) for step in members
        ]
        ended = lead_in + members[-1].at + (members[-1].seconds or 0.0)
        sets.append(HeardSet(tuple(phases), ended))
    return sets


def without_times(sets: list[HeardSet]) -> list[list[tuple[str, int, bool]]]:
    """Leave the moments out: what is done, in which rep, whether that is the last."""
    return [[(one.kind, one.rep, one.last) for one in heard.phases] for heard in sets]


def moments(sets: list[HeardSet]) -> list[float]:
    """Give every moment at which something changes."""
    return [at for heard in sets for at in (*(one.at for one in heard.phases), heard.ended)]
