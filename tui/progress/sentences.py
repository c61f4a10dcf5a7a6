"""The gate in words: what a session has come to, with the sets that decided it."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from tui.progress.days import counted, day_of, ordinal
from tui.progress.gate import Standing, has_earned, needed, standing
from tui.progress.judging import Verdict, judge
from tui.progress.performance import in_order, performance, when
from tui.progress.record import Session
from tui.progress.weights import change, percent_text
from tui.protocol.model import DerivedLoad, Exercise, Load, Paced, Protocol
from tui.protocol.units import format_load


class Said(Struct, frozen=True, kw_only=True):
    """What the summary says of one exercise: `sentence` with the load that comes of it, and `verdict`.

    `short` is the sentence without the count of sessions behind it.
    """

    entry: int
    exercise: str
    name: str
    verdict: Verdict
    sentence: str
    short: str


def said_of(session: Session, protocol: Protocol, sessions: Iterable[Session]) -> tuple[Said, ...]:
    """Say what a session has come to, for each exercise that has a rule and was done.

    `sessions` are all that are known, in any order, this one among them or not; later ones do not count.
    """
    before = [one for one in sessions if one.id != session.id and when(one) <= when(session)]
    row = in_order([*before, session])
    said = []
    for exercise in protocol.exercises:
        performed = performance(session, protocol, exercise)
        if exercise.progress.rule == "none" or performed is None or not session.counts:
            continue
        verdict = judge(performed)
        stands = standing(row, protocol, exercise)
        if performed.load is None or stands is None:
            sentence, so_far = _without_a_load(verdict), ""
        else:
            sentence, so_far = _sentence(stands, exercise)
        said.append(
            Said(
                entry=exercise.entry,
                exercise=exercise.id,
                name=exercise.name,
                verdict=verdict,
                sentence=f"{sentence} {so_far}".rstrip(),
                short=sentence,
            )
        )
    return tuple(said)


def of_a_step(stands: Standing) -> str:
    """Say what earned a step: what was done, and in how many sessions, where one is not enough."""
    passes = needed(stands.performed.exercise.progress)
    done = stands.decided.done
    return done if passes == 1 else f"{done}, {passes} sessions in a row"


def because(stands: Standing) -> str:
    """Say why a load does not go up: the sets that decided it, or what is still to come."""
    verdict, stretch = stands.verdict, stands.stretch
    load = format_load(stretch.load)
    match stands.move:
        case "too heavy":
            return f"{verdict.reasons}, and swinging means too heavy"
        case "back":
            reasons = f": {verdict.reasons}" if verdict.passed is False else ""
            return f"{counted(stretch.setbacks, 'session')} in a row fell short at {load}{reasons}"
    if verdict.passed is None:
        return f"not judged: {verdict.reasons}"
    return _on_the_way(stands) if verdict.passed else verdict.reasons


def going_on(stands: Standing, today: date) -> str:
    """Say which session at its load comes next: `third session at 20 lb in 9 days`."""
    text = f"{ordinal(stands.sessions_at(stands.next) + 1)} session at {format_load(stands.next)}"
    days = (today - stands.stretch.first).days
    return f"{text} in {counted(days, 'day')}" if days > 0 else text


def _sentence(stands: Standing, exercise: Exercise) -> tuple[str, str]:
    """Give what comes of a session, and how often its load was lifted where that stays."""
    if isinstance(exercise.load, DerivedLoad):
        return _derived(stands, exercise.load), ""
    if stands.verdict.passed is not None and stands.move == "stays":
        return f"{_capital(stands.next)} stays: {because(stands)}.", _so_far(stands, exercise)
    return _moved(stands, exercise), ""


def _moved(stands: Standing, exercise: Exercise) -> str:
    verdict = stands.verdict
    percent = change(stands.stretch.load, stands.next)
    step = f" That is {percent_text(percent)}." if percent is not None else ""
    load = _capital(stands.next)
    if verdict.passed is None:
        still = f" {load} is still earned." if stands.move == "up" else ""
        return f"Not judged: {verdict.reasons}.{still}"
    if stands.move == "up":
        return f"{load} earned: {of_a_step(stands)}.{step}{_to_the_bottom(exercise)}"
    if stands.move == "nothing to add":
        return f"Earned: {of_a_step(stands)}. There is nothing to add: the next variant."
    when = "next" if stands.move == "too heavy" else _again(stands)
    return f"{load} is offered {when}: {because(stands)}.{step}"


def _again(stands: Standing) -> str:
    return "again" if stands.sessions_at(stands.next) else "next"


def _so_far(stands: Standing, exercise: Exercise) -> str:
    """Count the sessions at a load: `Session 3 at 20 lb in 9 days; most people need 2-3 weeks.`"""
    days = (stands.performed.on - stands.stretch.first).days
    text = f"Session {stands.stretch.sessions} at {format_load(stands.stretch.load)}"
    text += f" in {counted(days, 'day')}" if days > 0 else ""
    typical = exercise.progress.typical
    return f"{text}; most people need {typical}." if typical else f"{text}."


def _on_the_way(stands: Standing) -> str:
    """Say what a row of passes still lacks."""
    stretch, progress = stands.stretch, stands.performed.exercise.progress
    if stretch.passes < needed(progress):
        return f"passed, {stretch.passes} of {needed(progress)} in a row"
    assert not has_earned(stretch, progress)
    from_on = stretch.first + timedelta(days=progress.days)
    return (
        f"passed; a step can be earned from {day_of(from_on)} on, {counted(progress.days, 'day')} at one load"
    )


def _derived(stands: Standing, load: DerivedLoad) -> str:
    lifted = _capital(stands.stretch.load)
    follows = f"The load follows {load.of}."
    if stands.verdict.passed is None:
        return f"Not judged: {stands.verdict.reasons}. {follows}"
    if stands.verdict.passed:
        return f"{lifted} passed: {stands.verdict.done}. {follows}"
    return f"{lifted} not passed: {stands.verdict.reasons}. {follows}"


def _without_a_load(verdict: Verdict) -> str:
    if verdict.passed:
        return f"Passed: {verdict.done}. The load was not recorded, so no step can be offered."
    return verdict.why


def _to_the_bottom(exercise: Exercise) -> str:
    """Say where reps begin again after a step of double progression."""
    if exercise.progress.rule != "double" or not isinstance(exercise.work, Paced):
        return ""
    ranges = {(target.least, target.most) for target in exercise.work.reps if not target.open_ended}
    if len(ranges) != 1:
        return ""
    ((least, most),) = ranges
    return f" Back to {least} reps." if least < most else ""


def _capital(load: Load) -> str:
    text = format_load(load)
    return text[:1].upper() + text[1:]
