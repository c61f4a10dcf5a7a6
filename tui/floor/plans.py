"""Plans, started and stopped, and where one stands in one of them, in words."""

import os
from datetime import date, datetime, timedelta
from typing import Literal

from tui.files.paths import Paths
from tui.floor.due import when_due
from tui.progress.appending import append_plan_event
from tui.progress.days import counted, day_of
from tui.progress.journal import History
from tui.progress.plan_event import PlanEvent
from tui.progress.schedule import NextUp
from tui.protocol.plan import Plan


def mark(
    paths: Paths,
    history: History,
    plan: str,
    state: Literal["started", "stopped"],
    now: datetime,
    *,
    device: str | None,
) -> None:
    """Append what was decided, at a later second than whatever was decided before. Raises NotWritten."""
    at = now.replace(microsecond=0)
    if history.plans:
        at = max(at, history.plans[-1].at.astimezone(at.tzinfo) + timedelta(seconds=1))
    event = PlanEvent(id=os.urandom(6).hex(), plan=plan, at=at, state=state)
    append_plan_event(paths, event, device=device)


def runs(up: NextUp, plan: Plan) -> bool:
    """Whether this plan is the one that is followed."""
    return up.running is not None and up.running.plan in (plan.id, *plan.was)


def standing(up: NextUp, plan: Plan, on: date) -> str:
    """Say where one stands in a plan: `running since Sat 21 Nov: session 7 of 27, week 3, due Tue 24 Nov`."""
    if up.running is None or not runs(up, plan):
        return "not running"
    since = f"running since {day_of(up.running.since)}"
    if up.stands is None:
        return since
    if up.stands.number is None:
        return f"{since}: done, {counted(up.stands.done, 'session')}"
    of = f" of {up.stands.of}" if up.stands.of is not None else ""
    where = f"session {up.stands.number}{of}, week {up.stands.week}"
    return f"{since}: {where}, {when_due(up.due, on)}"


def asked_before_start(up: NextUp, plan: Plan) -> list[str]:
    """Say what starting a plan comes to."""
    lines = [
        f"Its next session stands under Today. {counted(plan.rest_days, 'day')} of rest between two sessions."
    ]
    if up.running is not None:
        other = up.stands.plan.name if up.stands is not None else up.running.plan
        lines.append(f"{other} runs, and is stopped by it. What was done of it is kept.")
    return lines


ASKED_BEFORE_STOP = "What was done of it is kept. Started again, it begins with its first session."
