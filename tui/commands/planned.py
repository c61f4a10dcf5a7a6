"""A plan as commands show it: laid out week by week, and as JSON."""

from collections.abc import Iterator
from typing import Any

from tui.commands.laying import TIED, columns, wrapped
from tui.files.shown import shown
from tui.protocol.model import DerivedLoad, Load, RepTarget
from tui.protocol.plan import Overrides, Plan, PlannedSession, PlanSums, Week, calendar, plan_sums
from tui.protocol.units import format_load, plain


def plan_as_json(plan: Plan) -> dict[str, Any]:
    """Give what `show --json` promises of a plan: an entry a calendar week, the endless one once."""
    sums = plan_sums(plan)
    return {
        "id": plan.id,
        "name": plan.name,
        "summary": plan.summary,
        "source": plan.source,
        "level": plan.level,
        "tags": list(plan.tags),
        "file": shown(plan.file),
        "kind": "plan",
        "rest_days": plan.rest_days,
        "weeks": [
            {"week": number, "sessions": [_session_as_json(session) for session in week.in_a_week]}
            for number, week in calendar(plan)
        ],
        "forever": plan.forever,
        "sessions": sums.sessions,
        "reps": {"least": sums.reps.least, "most": sums.reps.most},
    }


def load_as_json(load: Load | DerivedLoad | None) -> str | dict[str, Any] | None:
    """Give a load as text, or from what it is derived."""
    if isinstance(load, DerivedLoad):
        return {"of": load.of, "percent": [float(figure) for figure in load.percent]}
    return None if load is None else format_load(load)


def load_as_text(load: Load | DerivedLoad) -> str:
    """Give a load in a few words."""
    if isinstance(load, DerivedLoad):
        return f"{'-'.join(plain(figure) for figure in load.percent)} % of {load.of}"
    return shown(format_load(load))


def reps_as_json(target: RepTarget) -> int | str:
    """Give the reps of a set as they are written: a number, "8-12", "max"."""
    return int(target.text) if target.text.isdecimal() else target.text


def plan_laid_out(plan: Plan, width: int | None) -> Iterator[str]:
    """Give the lines that show a plan: its head, its sums, and what is done in which week."""
    yield wrapped(shown(plan.name), width)
    if plan.summary:
        yield wrapped(shown(plan.summary), width)
    yield wrapped(in_figures(plan), width)
    if plan.source:
        yield wrapped(f"Source: {shown(plan.source)}", width)
    rows = list(_rows(plan))
    widths = (max(len(when) for when, _ in rows),)
    yield ""
    for row in rows:
        yield columns(row, widths, width)


def in_figures(plan: Plan) -> str:
    """Give the sums of a plan in one line: weeks, sessions, reps, days of rest."""
    sums = plan_sums(plan)
    parts = [*_sums(sums)] if sums.sessions else []
    if plan.forever:
        parts.append("then week after week" if parts else "week after week")
    rest = _counted(plan.rest_days, "day")
    return " · ".join([*parts, f"{rest} of rest between sessions"])


def _sums(sums: PlanSums) -> Iterator[str]:
    yield _counted(sums.weeks, "week")
    yield _counted(sums.sessions, "session")
    if sums.reps.most:
        least, most = sums.reps.least, sums.reps.most
        yield f"{least if least == most else f'{least}–{most}'}{TIED}reps"


def _rows(plan: Plan) -> Iterator[tuple[str, str]]:
    number = 1
    for week in plan.weeks:
        yield _when(week, number), "; then ".join(_what(session) for session in week.sessions)
        number += week.weeks


def _when(week: Week, number: int) -> str:
    last = number + week.weeks - 1
    weeks = f"week {number}" if last == number else f"weeks {number}–{last}"
    often = "" if week.times == 1 else f", {week.times} times"
    return f"from {weeks} on{often}" if week.forever else f"{weeks}{often}"


def _what(session: PlannedSession) -> str:
    changes = _changes(session.overrides)
    name = shown(session.protocol.name)
    return f"{name}: {changes}" if changes else name


def _changes(changes: Overrides) -> str:
    reps = changes.reps
    asked = "" if reps is None else ", ".join(target.text for target in _targets(reps))
    parts = []
    if isinstance(reps, tuple):
        parts.append(asked)
    elif changes.sets is not None and asked:
        parts.append(f"{changes.sets} × {asked}")
    elif changes.sets is not None:
        parts.append(_counted(changes.sets, "set"))
    elif asked:
        parts.append(f"{asked} reps")
    if changes.final_hold is not None:
        at = f" at {changes.final_hold.at}" if changes.final_hold.at else ""
        parts.append(f"hold {changes.final_hold.seconds:g}{TIED}s{at}")
    if changes.rest is not None:
        ready = changes.rest == "ready"
        parts.append("rest until ready" if ready else f"rest{TIED}{changes.rest:g}{TIED}s")
    if changes.load is not None:
        parts.append(load_as_text(changes.load))
    return " · ".join(parts)


def _session_as_json(session: PlannedSession) -> dict[str, Any]:
    changes = session.overrides
    hold, reps = changes.final_hold, changes.reps
    return {
        "run": session.run,
        "sets": changes.sets,
        "reps": [reps_as_json(target) for target in reps]
        if isinstance(reps, tuple)
        else (None if reps is None else reps_as_json(reps)),
        "final_hold": None if hold is None else {"seconds": hold.seconds, "at": hold.at},
        "rest": changes.rest,
        "load": load_as_json(changes.load),
    }


def _targets(reps: RepTarget | tuple[RepTarget, ...]) -> tuple[RepTarget, ...]:
    return reps if isinstance(reps, tuple) else (reps,)


def _counted(number: int, what: str) -> str:
    return f"{number}{TIED}{what}{'' if number == 1 else 's'}"
