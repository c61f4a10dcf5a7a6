"""What is due: the next session of the plan that is followed, else the activation last used."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tui.progress.following import PlanStanding, Running, running, stands_in
from tui.progress.known import ACTIVATION, FIRST, Known, traits_of
from tui.progress.performance import in_order, is_done
from tui.progress.plan_event import PlanEvent
from tui.progress.record import Session
from tui.protocol.model import Protocol

REST_DAYS = 2  # whole days free, where no plan says otherwise


class NextUp(Struct, frozen=True, kw_only=True):
    """What is due: the protocol (as the plan changes it, where one is followed), and the first day allowed.

    `stands` is None where no plan is followed, or none that could be; `notes` are sentences that must be
    said. `protocol` is None where there is none to be read.
    """

    protocol: Protocol | None
    due: date
    running: Running | None = None
    stands: PlanStanding | None = None
    notes: tuple[str, ...] = ()

    @property
    def load_by_plan(self) -> bool:
        """Whether a plan writes the load."""
        return self.stands is not None and self.stands.load_by_plan

    @property
    def place(self) -> tuple[str, int] | None:
        """What a session started from here records: the plan and the number of its session."""
        if self.stands is None or self.stands.number is None:
            return None
        return self.stands.plan.id, self.stands.number


def due_on(protocol: Protocol, sessions: Iterable[Session], rest_days: int, known: Known, on: date) -> date:
    """Give the first day on which a protocol may be done.

    So many whole days after the last session that had a muscle in common with it, warm-ups left out on both
    sides; `on` where there was none.
    """
    works = {mark for exercise in protocol.exercises if not exercise.warm_up for mark in _marks(exercise.id)}
    for exercise in protocol.exercises:
        if not exercise.warm_up:
            traits = traits_of(exercise)
            works |= {*traits.muscles, *_counted_as(traits.counts)}
    for session in reversed(in_order(sessions)):
        for record in session.sets:
            if record.warm_up or not (record.pain or is_done(record)):
                continue
            traits = known.traits(session, record)
            if not works.isdisjoint({*_marks(record.exercise), *traits.muscles, *_counted_as(traits.counts)}):
                return _later(session.started.date(), rest_days + 1)
    return on


def _later(day: date, days: int) -> date:
    """Give the day so many later; a record may stand at the end of the calendar."""
    return day + timedelta(days=min(days, (date.max - day).days))


def next_up(sessions: Sequence[Session], events: Iterable[PlanEvent], known: Known, on: date) -> NextUp:
    """Say what is due: the next session of the plan, else the activation last used."""
    now = running(events)
    if now is None:
        return _activation(sessions, known, on)
    plan = known.plan(now.plan)
    if plan is None:
        note = (
            f"the plan {now.plan} cannot be followed: {known.problem(now.plan)}; what was done of it is kept"
        )
        other = _activation(sessions, known, on)
        return NextUp(protocol=other.protocol, due=other.due, running=now, notes=(note,))
    stands = stands_in(plan, sessions, now.since)
    if stands.session is None:
        note = f"{plan.name} is done: {stands.done} of {stands.of} sessions"
        other = _activation(sessions, known, on)
        return NextUp(
            protocol=other.protocol, due=other.due, running=now, stands=stands, notes=(*stands.notes, note)
        )
    protocol = stands.session.protocol
    due = due_on(protocol, sessions, plan.rest_days, known, on)
    return NextUp(protocol=protocol, due=due, running=now, stands=stands, notes=stands.notes)


def _activation(sessions: Sequence[Session], known: Known, on: date) -> NextUp:
    ids = dict.fromkeys(session.protocol for session in reversed(in_order(sessions)))
    used = (protocol for id in ids if (protocol := known.protocol(id)) and ACTIVATION in protocol.tags)
    protocol = next(used, None) or known.protocol(FIRST) or next(known.activations(), None)
    if protocol is None:
        return NextUp(protocol=None, due=on, notes=("there is no activation that can be read",))
    return NextUp(protocol=protocol, due=due_on(protocol, sessions, REST_DAYS, known, on))


def _marks(exercise: str) -> tuple[str, ...]:
    return (f"exercise {exercise}",)


def _counted_as(counts: str) -> tuple[str, ...]:
    return () if counts == "other" else (f"counts for {counts}",)
