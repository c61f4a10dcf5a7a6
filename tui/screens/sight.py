"""What is to be seen of a file: worked out once, and away from the screen where that takes long."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from tui.files.problems import Problem
from tui.files.shown import shown
from tui.floor.wording import span, time_of
from tui.protocol.advice import Advice
from tui.protocol.advice import advice as advice_on
from tui.protocol.dose import sets_and_reps, tempo_and_hold
from tui.protocol.library import Listed
from tui.protocol.model import Protocol
from tui.protocol.plan import Plan, PlannedSession, length_of, plan_sums
from tui.protocol.timeline import Step, compile_steps, totals
from tui.session.snapshot import clock
from tui.widgets.time_strip import Part, parts

MOST_ROWS = 400  # of the course; more of them tell nobody more


class Sight(Struct, frozen=True):
    """A file as it is shown. `course` is what comes when: a time, and what begins then."""

    title: str
    problems: tuple[Problem, ...] = ()
    words: tuple[str, ...] = ()  # summary, totals
    exercises: tuple[tuple[str, str, str], ...] = ()  # section where a new one begins, name, dose
    strip: tuple[Part, ...] = ()
    course: tuple[tuple[str, str], ...] = ()
    protocol: Protocol | None = None


def sight_of(listed: Listed, *, course: bool = False, advice: tuple[Problem, ...] | None = None) -> Sight:
    """Work out what is to be seen of a file; the course only where it is asked for.

    `advice` has its places in the text; where none is given it is worked out here, without them.
    """
    reading, found = listed.reading, listed.found
    where = ("your file, in place of the bundled one",) if found.instead_of_bundled else ()
    if reading.plan is not None:
        return Sight(
            shown(reading.plan.name),
            reading.problems,
            (*where, *_plan_words(reading.plan)),
            _weeks(reading.plan),
        )
    protocol = reading.protocol
    if protocol is None:
        return Sight(shown(found.path.name), reading.problems, where)
    steps = compile_steps(protocol)
    shortest = compile_steps(protocol, max_reps=1)
    sums = totals(steps)
    tension = span(sums.tension.least, sums.tension.most)
    lowering = span(sums.lowering.least, sums.lowering.most)
    summary = (protocol.summary,) if protocol.summary else ()
    if advice is None:
        advice = tuple(_unplaced(one, protocol) for one in advice_on(protocol))
    return Sight(
        protocol.name,
        advice,
        (*where, *summary, f"{time_of(sums)} · tension {tension} · lowering {lowering}"),
        tuple(_exercises(protocol)),
        tuple(parts(shortest, {exercise.entry for exercise in protocol.exercises if exercise.warm_up})),
        tuple(_course(shortest)) if course else (),
        protocol,
    )


def _unplaced(one: Advice, protocol: Protocol) -> Problem:
    return Problem(file=protocol.file, code=one.code, message=one.message, hint=one.hint, severity="advice")


def _exercises(protocol: Protocol) -> Iterator[tuple[str, str, str]]:
    section = None
    for exercise in protocol.exercises:
        heading = exercise.section if exercise.section != section else None
        section = exercise.section
        dose = "   ".join(part for part in (sets_and_reps(exercise), tempo_and_hold(exercise)) if part)
        yield heading or "", exercise.name, dose


def _course(steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    name = ""
    for place, (_, group) in enumerate(groupby(steps, key=_turn)):
        if place >= MOST_ROWS:
            yield "", "… and so on"
            return
        members = list(group)
        first = members[0]
        if first.name != name:
            yield "", first.name
            name = first.name
        seconds = sum(step.seconds or 0.0 for step in members)
        length = "until a key" if first.seconds is None else clock(seconds)
        yield clock(first.at), f"{_told(first)} · {length}"


def _turn(step: Step) -> object:
    return step.set_key if step.in_set else (step.set_key, step.kind, step.at)


def _told(step: Step) -> str:
    if not step.in_set:
        return step.kind
    side = f", {step.side}" if step.side else ""
    if step.rep is None:
        return f"set {step.set}{side}, {'hold' if step.kind == 'hold' else 'move'}"
    reps = "as many as you can" if step.open_ended else f"{step.reps} rep{'' if step.reps == 1 else 's'}"
    return f"set {step.set}{side}, {reps}"


def _plan_words(plan: Plan) -> Iterator[str]:
    sums = plan_sums(plan)
    if plan.summary:
        yield plan.summary
    if not sums.sessions:
        yield length_of(plan)
        return
    least, most = sums.reps.least, sums.reps.most
    reps = f"{least}" if least == most else f"{least}–{most}"
    yield f"{length_of(plan)} · {sums.sessions} sessions · {reps} reps"


def _weeks(plan: Plan) -> tuple[tuple[str, str, str], ...]:
    rows, number = [], 1
    for week in plan.weeks:
        last = number + week.weeks - 1
        name = f"from week {number} on" if week.forever else f"week {number}" if last == number else ""
        sessions = ", then ".join(dict.fromkeys(_session(session) for session in week.sessions))
        often = "" if week.times == 1 else f"{week.times} times: "
        rows.append(("", name or f"weeks {number} to {last}", f"{often}{sessions}"))
        number += week.weeks
    return tuple(rows)


def _session(session: PlannedSession) -> str:
    """Name what is run; where that is one exercise alone, with what is done of it in this week."""
    protocol = session.protocol
    worked = [exercise for exercise in protocol.exercises if not exercise.warm_up]
    return f"{protocol.name} {sets_and_reps(worked[0])}" if len(worked) == 1 else protocol.name
