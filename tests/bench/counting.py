"""When counts came, against when they were due."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from tests.bench.pictures import Shown

EARLY = 0.1  # seconds: what comes so shortly before a whole second is that second's, come early
STROKES = 0.3  # seconds at most between two strokes of one count
PHASES = re.compile(r"\b(LOWER|STRETCH|LIFT|SQUEEZE|REST|WORK|HOLD)\b")


def counted(screen: str) -> str:
    """Give what changes on the screen of a session with each count: the word, and the giant figure."""
    word = PHASES.search(screen)
    giant = "\n".join(line[32:] for line in screen.splitlines() if "██" in line)
    return f"{word[0] if word else ''}\n{giant}"


def whole(screen: str) -> str:
    """Give all of a screen: where it shows nothing but a count."""
    return screen


def changes(
    shown: Iterable[Shown], span: tuple[float, float], what: Callable[[str], str] = counted
) -> Iterator[float]:
    """Give the moments in a span at which something came to the screen that was not there before."""
    last = None
    for one in shown:
        now = what(one.screen)
        if now != last and last is not None and span[0] <= one.at < span[1]:
            yield one.at
        last = now


def lateness(moments: Iterable[float], origin: float) -> list[tuple[float, float]]:
    """Give (due, came), both from the origin on, for counts that are due at each whole second after it."""
    return [(math.floor(at - origin + EARLY), at - origin) for at in moments]


def late(moments: Iterable[float], origin: float) -> list[float]:
    """Give by how many ms each count was late.

    None is early: where one seems to be, the origin was seen too late, and it is taken to be that count's.
    """
    return never_early((came - due) * 1000 for due, came in lateness(moments, origin))


def never_early(values: Iterable[float]) -> list[float]:
    """Give values of which the least is not below 0, all shifted alike where it was."""
    found = [*values]
    shift = min(0.0, *found)
    return [one - shift for one in found]


def last_strokes(moments: Iterable[float]) -> Iterator[float]:
    """Give the last moment of each group: a count may be drawn in several strokes."""
    before = None
    for at in moments:
        if before is not None and at - before > STROKES:
            yield before
        before = at
    if before is not None:
        yield before


def origin_of(moments: Sequence[float]) -> float:
    """Give the schedule on which the earliest count was not late: for programs that do not tell theirs."""
    around = moments[0] - 0.5
    return moments[0] + min((at - around) % 1.0 - 0.5 for at in moments)
