"""Where sets and reps lie among the steps, and what becomes of them when a set is closed before its top."""

from collections.abc import Sequence

import msgspec

from tui.protocol.timeline import Step, in_time


def last_rep_now(steps: tuple[Step, ...], index: int) -> tuple[Step, ...]:
    """Make the rep under way at `index` the last of its set, with its final hold; later steps move forward.

    Where the hold's slot in this rep has already gone by, the next rep is made the last: nobody can hold a
    stretch that they have left. The steps up to `index` keep their places and kinds.
    """
    here = steps[index]
    first, end = set_bounds(steps, index)
    if here.rep is None or here.rep == here.reps:
        return steps
    last_rep = [step for step in steps[first:end] if step.rep == here.reps]
    this_rep = [i for i in range(first, end) if steps[i].rep == here.rep]
    kinds = [step.kind for step in last_rep]
    passed = "hold" in kinds and kinds.index("hold") <= index - this_rep[0]
    final = here.rep + 1 if passed else here.rep
    kept = [step for step in steps[first:end] if step.rep is not None and step.rep < final]
    closing = [msgspec.structs.replace(step, rep=final) for step in last_rep]
    closed = [msgspec.structs.replace(step, reps=final) for step in (*kept, *closing)]
    return in_time([*steps[:first], *closed, *steps[end:]])


def planned_again(steps: tuple[Step, ...], index: int, planned: tuple[Step, ...]) -> tuple[Step, ...]:
    """Lay out the set that begins at `index`, and all after it, as planned before a set was closed early."""
    key = steps[index].set_key
    begins = next(i for i, step in enumerate(planned) if step.in_set and step.set_key == key)
    return in_time([*steps[:index], *planned[begins:]])


def set_bounds(steps: Sequence[Step], index: int) -> tuple[int, int]:
    """Give the places of the first step of the set at `index` and of the first step after it."""
    key = steps[index].set_key
    first = end = index
    while first > 0 and steps[first - 1].in_set and steps[first - 1].set_key == key:
        first -= 1
    while end < len(steps) and steps[end].in_set and steps[end].set_key == key:
        end += 1
    return first, end


def set_starts(steps: Sequence[Step]) -> list[int]:
    """Give the place of the first step of every set, in the order of performance."""
    return [i for i, step in enumerate(steps) if step.in_set and not _follows_on(steps, i)]


def rep_bounds(steps: Sequence[Step], index: int) -> tuple[int, int]:
    """Give the places of the first step of the rep at `index` and of the first step after it."""
    rep = steps[index].rep
    first, end = set_bounds(steps, index)
    reps = [i for i in range(first, end) if steps[i].rep == rep]
    return reps[0], reps[-1] + 1


def begins_set(steps: Sequence[Step], index: int) -> bool:
    """Whether a set begins with the step at `index`."""
    return index < len(steps) and steps[index].in_set and not _follows_on(steps, index)


def begins_rep(steps: Sequence[Step], index: int) -> bool:
    """Whether a rep begins with the step at `index`."""
    if index >= len(steps) or steps[index].rep is None:
        return False
    return not _follows_on(steps, index) or steps[index - 1].rep != steps[index].rep


def _follows_on(steps: Sequence[Step], index: int) -> bool:
    """Whether the step before belongs to the same set."""
    before = steps[index - 1] if index else None
    return before is not None and before.in_set and before.set_key == steps[index].set_key
