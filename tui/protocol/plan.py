"""A plan as it is meant: which protocol when, in weeks, with what each session changes of it."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tui.protocol.model import DerivedLoad, Exercise, Load, Paced, Protocol, Ready, RepTarget


class PlannedHold(Struct, frozen=True):
    """A final hold in seconds, 0 for none; `at` is None where it stays where the exercise has it."""

    seconds: float
    at: Literal["stretch", "squeeze"] | None = None


class Overrides(Struct, frozen=True, kw_only=True):
    """What a session changes of its protocol; None where it changes nothing.

    A single rep target is for every set, a tuple has one a set.
    """

    sets: int | None = None
    reps: RepTarget | tuple[RepTarget, ...] | None = None
    final_hold: PlannedHold | None = None
    rest: float | Ready | None = None
    load: Load | DerivedLoad | None = None


class PlannedSession(Struct, frozen=True, kw_only=True):
    """One session: the protocol as it is done on that day, the overrides already applied."""

    run: str
    protocol: Protocol
    overrides: Overrides = Overrides()


class Week(Struct, frozen=True, kw_only=True):
    """An entry of a plan: its sessions, `times` over in a week, for so many weeks or from then on."""

    sessions: tuple[PlannedSession, ...]
    weeks: int = 1
    times: int = 1
    forever: bool = False

    @property
    def in_a_week(self) -> tuple[PlannedSession, ...]:
        """All sessions of one calendar week, in order."""
        return self.sessions * self.times


class Plan(Struct, frozen=True, kw_only=True):
    """One file of plans/: the sessions of weeks. `rest_days` are whole days free between two of them."""

    id: str
    name: str
    weeks: tuple[Week, ...]
    file: str = ""
    summary: str | None = None
    source: str | None = None
    level: Literal["beginner", "intermediate", "advanced"] | None = None
    tags: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    rest_days: int = 1
    quiet: tuple[str, ...] = ()

    @property
    def forever(self) -> bool:
        """Whether the last entry goes on without an end."""
        return self.weeks[-1].forever


class RepSum(Struct, frozen=True):
    """Reps that are done at least and at most."""

    least: int
    most: int


class PlanSums(Struct, frozen=True):
    """What a plan comes to without its endless entry: calendar weeks, sessions, reps of what is no warm-up.

    A rep of one side counts as one.
    """

    weeks: int
    sessions: int
    reps: RepSum


def plan_sums(plan: Plan) -> PlanSums:
    """Add up the weeks, sessions and reps of a plan."""
    weeks = sessions = least = most = 0
    for week in plan.weeks:
        if not week.forever:
            weeks += week.weeks
            sessions += week.weeks * len(week.in_a_week)
            for session in week.sessions:
                reps = reps_of(session.protocol)
                least += week.weeks * week.times * reps.least
                most += week.weeks * week.times * reps.most
    return PlanSums(weeks, sessions, RepSum(least, most))


def reps_of(protocol: Protocol) -> RepSum:
    """Add up the reps of a protocol, warm-ups left out."""
    targets = [
        target
        for exercise in protocol.exercises
        if not exercise.warm_up and isinstance(exercise.work, Paced)
        for target in exercise.work.reps * _sides(exercise)
    ]
    return RepSum(sum(target.least for target in targets), sum(target.most for target in targets))


def calendar(plan: Plan) -> Iterator[tuple[int, Week]]:
    """Give each calendar week with its number, from 1; the endless entry once, as the last."""
    number = 1
    for week in plan.weeks:
        for _ in range(week.weeks):
            yield number, week
            number += 1


def _sides(exercise: Exercise) -> int:
    return 2 if exercise.each_side else 1


def length_of(plan: Plan) -> str:
    """Say how long a plan is: `10 weeks`, `10 weeks+` where it goes on, `week by week` if all is endless."""
    weeks = plan_sums(plan).weeks
    if weeks == 0:
        return "week by week"
    return f"{weeks} week{'' if weeks == 1 else 's'}{'+' if plan.forever else ''}"
