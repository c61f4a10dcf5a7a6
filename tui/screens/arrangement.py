"""Which rows of the session screen there is room for.

What does not fit goes first: cue, next-up, tempo labels, key line; then the total, the bar, the name of the
exercise. Never the phase, the count, the rep and the set. The giant count keeps two fifths of the height.
"""

import math
from typing import Literal

RowName = Literal["trouble", "head", "word", "cue", "ask", "bar", "labels", "reps", "next", "total", "keys"]

GIANT_SHARE = 0.4
WIDE, NORMAL = 100, 60  # columns from which a screen is wide, normal; below it is narrow

# The last to be given up stands last; `trouble`, `word` and `reps` are never given up.
GIVEN_UP: tuple[RowName, ...] = ("cue", "next", "labels", "keys", "total", "bar", "head", "ask")


def visible(height: int, wanted: dict[RowName, int], *, beside: bool, giant: bool = True) -> set[RowName]:
    """Choose among rows (name: how many lines it needs) those that leave the giant count its share.

    `beside`: word, cue and question stand beside the count, and only what is higher than it costs room.
    Without `giant` there is no count to be seen, only what is asked.
    """
    chosen = dict(wanted)
    share = math.ceil(GIANT_SHARE * height) if giant else 0
    for row in (None, *GIVEN_UP):
        if row is not None:
            chosen.pop(row, None)
        aside = sum(chosen.get(name, 0) for name in ("word", "cue", "ask")) if beside else 0
        stacked = sum(chosen.values()) - aside
        if stacked + max(share, aside) <= height:
            break
    return set(chosen)
