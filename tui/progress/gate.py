"""The gate: where an exercise stands, from its performances alone. Pure, and computed anew each time.

A load is earned by passing, never by the calendar. What was recorded is what counts: a load that the lifter
chose begins a stretch of its own, whatever was offered.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.progress.judging import Verdict, judge
from tui.progress.performance import Performance, performances
from tui.progress.record import Session
from tui.progress.weights import heavier, kilograms, same, stepped
from tui.protocol.model import Exercise, Load, Progress, Protocol

BROKEN = 2  # sets with a broken tempo in one session: swinging means too heavy
SHORT = 2  # sessions in a row that fall short at a newly earned load

Move = Literal["up", "nothing to add", "back", "too heavy", "stays"]


class Stretch(Struct, frozen=True, kw_only=True):
    """Sessions in a row at one load. `passes` and `setbacks` are those at its end, without a break.

    `before` is the load of the stretch before it.
    """

    load: Load
    first: date
    sessions: int = 0
    passes: int = 0
    setbacks: int = 0
    passed: bool = False  # at least once
    last_pass: date | None = None
    before: Load | None = None


class Standing(Struct, frozen=True, kw_only=True):
    """Where an exercise stands after its newest performance: what it was, and what may be lifted next.

    `decided` is the newest verdict of the stretch that is one; `next` the load to offer, the same one where
    nothing moves; `earlier` are the stretches before.
    """

    performed: Performance
    verdict: Verdict
    decided: Verdict
    stretch: Stretch
    move: Move
    next: Load
    earlier: tuple[Stretch, ...] = ()

    def sessions_at(self, load: Load) -> int:
        """Count the sessions of the newest stretch at a load; none where there was no such."""
        stretches = (self.stretch, *reversed(self.earlier))
        return next((one.sessions for one in stretches if same(one.load, load)), 0)


class Earned(Struct, frozen=True):
    """A step that was earned: on which day, and the load that it added to."""

    on: date
    load: Load


def needed(progress: Progress) -> int:
    """Give how many passes in a row earn a step."""
    return progress.after if progress.rule == "linear" else progress.sessions


def has_earned(stretch: Stretch, progress: Progress) -> bool:
    """Whether a stretch has earned a step: enough passes in a row, the last of them late enough."""
    if stretch.passes < needed(progress) or stretch.last_pass is None:
        return False
    return (stretch.last_pass - stretch.first).days >= progress.days


def standing(sessions: Iterable[Session], protocol: Protocol, exercise: Exercise) -> Standing | None:
    """Say where an exercise with a rule stands; None before it was done with a load that is known."""
    done = _with_a_load(sessions, protocol, exercise)
    if exercise.progress.rule == "none" or not done:
        return None
    stretches, verdicts = _stretches(done)
    stretch, verdict = stretches[-1], verdicts[-1]
    at_load = reversed(verdicts[-stretch.sessions :])
    move, load = _decide(stretch, verdict, exercise)
    return Standing(
        performed=done[-1],
        verdict=verdict,
        decided=next((one for one in at_load if one.passed is not None), verdict),
        stretch=stretch,
        move=move,
        next=load,
        earlier=tuple(stretches[:-1]),
    )


def earned_on(sessions: Iterable[Session], protocol: Protocol, exercise: Exercise) -> tuple[Earned, ...]:
    """Give the days on which a step was earned: once for each row of passes, oldest first."""
    earned: list[Earned] = []
    had = False
    if exercise.progress.rule == "none":
        return ()
    stretch: Stretch | None = None
    for performed in _with_a_load(sessions, protocol, exercise):
        stretch = _after(stretch, performed, judge(performed))
        has = has_earned(stretch, exercise.progress)
        if has and (not had or stretch.sessions == 1):
            earned.append(Earned(performed.on, stretch.load))
        had = has
    return tuple(earned)


def _with_a_load(sessions: Iterable[Session], protocol: Protocol, exercise: Exercise) -> list[Performance]:
    return [one for one in performances(sessions, protocol, exercise) if one.load is not None]


def _stretches(done: Sequence[Performance]) -> tuple[list[Stretch], list[Verdict]]:
    stretches: list[Stretch] = []
    verdicts: list[Verdict] = []
    for performed in done:
        verdict = judge(performed)
        stretch = _after(stretches[-1] if stretches else None, performed, verdict)
        if stretch.sessions > 1:
            stretches[-1] = stretch
        else:
            stretches.append(stretch)
        verdicts.append(verdict)
    return stretches, verdicts


def _after(stretch: Stretch | None, performed: Performance, verdict: Verdict) -> Stretch:
    """Add a performance to a stretch, or begin the next with it."""
    assert performed.load is not None
    if stretch is None or not same(stretch.load, performed.load):
        before = stretch.load if stretch is not None else None
        stretch = Stretch(load=performed.load, first=performed.on, before=before)
    stretch = replace(stretch, load=performed.load, sessions=stretch.sessions + 1)
    if verdict.passed is None:
        return stretch
    if verdict.passed:
        return replace(stretch, passes=stretch.passes + 1, setbacks=0, passed=True, last_pass=performed.on)
    return replace(stretch, passes=0, setbacks=stretch.setbacks + 1 if verdict.setback else 0)


def _decide(stretch: Stretch, verdict: Verdict, exercise: Exercise) -> tuple[Move, Load]:
    if has_earned(stretch, exercise.progress):
        more = stepped(stretch.load, exercise, 1)
        return ("up", more) if more is not None else ("nothing to add", stretch.load)
    lighter: list[tuple[Move, Load]] = []
    less = stepped(stretch.load, exercise, -1)
    if verdict.broken >= BROKEN and less is not None:
        lighter.append(("too heavy", less))
    if (back := _back_to(stretch, exercise.progress, less)) is not None:
        lighter.append(("back", back))
    return min(lighter, key=lambda one: kilograms(one[1]) or 0) if lighter else ("stays", stretch.load)


def _back_to(stretch: Stretch, progress: Progress, less: Load | None) -> Load | None:
    """Give the load to go back to after sessions that fell short in a row."""
    if progress.rule == "linear":
        far = progress.back_after is not None and stretch.setbacks >= progress.back_after
        return less if far else None
    new = stretch.before is not None and heavier(stretch.load, stretch.before) and not stretch.passed
    return stretch.before if new and stretch.setbacks >= SHORT else None
