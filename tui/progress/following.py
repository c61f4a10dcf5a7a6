"""A plan that is followed: which one, and where one stands in it. Nothing is skipped."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from tui.progress.performance import in_order
from tui.progress.plan_event import PlanEvent, in_order_of_time
from tui.progress.record import Session
from tui.protocol.library import Library
from tui.protocol.model import Load
from tui.protocol.plan import Plan, PlannedSession, plan_sums


class Running(Struct, frozen=True):
    """The plan that is followed, by the id under which it was started, and since when."""

    plan: str
    since: datetime


class PlanStanding(Struct, frozen=True, kw_only=True):
    """Where one stands in a plan. `number` (from 1, over the whole plan) is the session that is next.

    `number`, `week` and `session` are None once all is done; `of` is None where there is no end. `notes` are
    sentences about what has changed since.
    """

    plan: Plan
    number: int | None
    week: int | None
    session: PlannedSession | None
    of: int | None
    done: int
    notes: tuple[str, ...] = ()

    @property
    def load_by_plan(self) -> bool:
        """Whether the plan itself writes the load of its next session."""
        return writes_load(self.session)


def running(events: Iterable[PlanEvent]) -> Running | None:
    """Give the plan that is followed: the one started last, unless it was stopped."""
    now: Running | None = None
    for event in in_order_of_time(events):
        if event.state == "started":
            now = Running(event.plan, event.at)
        elif now is not None and event.plan == now.plan:
            now = None
    return now


def counted_from(events: Iterable[PlanEvent], plan: Plan) -> datetime | None:
    """Give from when on the sessions of a plan count: its start, or where it does not run, its last end.

    None: from the beginning.
    """
    ids = (plan.id, *plan.was)
    since: datetime | None = None
    runs = False
    for event in in_order_of_time(events):
        if event.plan in ids and (event.state == "started" or runs):
            since, runs = event.at, event.state == "started"
        elif runs and event.state == "started":
            since, runs = event.at, False
    return since


def stands_in(plan: Plan, sessions: Iterable[Session], since: datetime | None) -> PlanStanding:
    """Say where one stands: the first session of the table not done since then is next.

    Only sessions that were begun from the plan and finished count for it.
    """
    ids = (plan.id, *plan.was)
    done: dict[int, Session] = {}
    for session in in_order(sessions):
        number = session.plan_session
        if session.plan not in ids or number is None or (since is not None and session.started < since):
            continue
        if session.end is not None and session.end.outcome == "finished" and session_at(plan, number):
            done[number] = session
    number = next(number for number in range(1, len(done) + 2) if number not in done)
    found = session_at(plan, number)
    week, planned = found if found is not None else (None, None)
    return PlanStanding(
        plan=plan,
        number=number if found is not None else None,
        week=week,
        session=planned,
        of=None if plan.forever else plan_sums(plan).sessions,
        done=len(done),
        notes=tuple(_changes(plan, done)),
    )


def session_at(plan: Plan, number: int) -> tuple[int, PlannedSession] | None:
    """Give the week and the session of a number, both from 1; None beyond the end."""
    left, week = number - 1, 1
    for entry in plan.weeks:
        in_a_week = entry.in_a_week
        if entry.forever or left < len(in_a_week) * entry.weeks:
            return week + left // len(in_a_week), in_a_week[left % len(in_a_week)]
        left -= len(in_a_week) * entry.weeks
        week += entry.weeks
    return None


def planned(library: Library, plan: str, number: int) -> PlannedSession | None:
    """Give that session of a plan, if there is a readable file."""
    found = library.plan(plan)
    session = session_at(found, number) if found is not None else None
    return session[1] if session is not None else None


def writes_load(session: PlannedSession | None) -> bool:
    """Whether the plan itself writes the load of a session."""
    return session is not None and isinstance(session.overrides.load, Load)


def _changes(plan: Plan, done: dict[int, Session]) -> Iterator[str]:
    """Say what of the sessions done is not what the plan has there today."""
    changed = []
    for number, session in sorted(done.items()):
        found = session_at(plan, number)
        if found is not None and session.protocol not in (
            found[1].run,
            found[1].protocol.id,
            *found[1].protocol.was,
        ):
            changed.append(str(number))
    if changed:
        which = f"session {changed[0]} was" if len(changed) == 1 else f"{len(changed)} sessions done were"
        yield f"the plan {plan.id} has changed since: {which} another protocol; what was done counts"
