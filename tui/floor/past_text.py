"""A session that was done, in words: one line in a list, or all of it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from tui.files.shown import shown
from tui.floor.drawn import Ends, Part
from tui.floor.wording import day_and_year
from tui.progress.days import counted
from tui.progress.reading import Damaged
from tui.progress.record import Session, SetRecord
from tui.protocol.units import format_seconds

EMPTY = (
    "No sessions yet.",
    "The first is written down when a set of it is done. esc goes back to the list; enter there sets one up.",
)
READING = "reading the sessions"


def name_of(session: Session) -> str:
    """Give the name of what was done."""
    return shown(session.name or session.protocol or "typed by hand")


def row(session: Session, this_year: int) -> Ends:
    """Say in one line what it was, with its load and how well it was felt."""
    left = f"{day_and_year(session.started, this_year):10}  {name_of(session)}"
    if not session.counts:
        return Ends(left, "of a later version", "faint")
    outcome = session.end.outcome if session.end is not None else "finished"
    if outcome != "finished":
        return Ends(left, outcome, "watch")
    working = [one for one in session.sets if not one.warm_up]
    felt = " ".join(str(one.connection) for one in working if one.connection is not None)
    return Ends(left, felt if felt and len(felt) <= len("5 5 5 5 5 5") else counted(len(working), "set"))


def told(session: Session, names: Mapping[str, str], verdict: Iterable[str]) -> Iterator[tuple[str, Part]]:
    """Tell all of a session; the first line is when it was."""
    about = [f"{session.started:%Y-%m-%d %H:%M}"]
    if session.seconds is not None:
        about.append(format_seconds(session.seconds))
    if session.end is not None:
        about.append(session.end.outcome)
    yield " · ".join(about), "faint"
    if session.plan is not None and session.plan_session is not None:
        yield f"session {session.plan_session} of the plan {shown(session.plan)}", "faint"
    for (_, exercise, warm_up), group in groupby(
        session.sets, key=lambda one: (one.entry, one.exercise, one.warm_up)
    ):
        yield "", "plain"
        yield shown(names.get(exercise, exercise)) + (", warm-up" if warm_up else ""), "strong"
        for number, one in enumerate(group, 1):
            yield f"  {of_set(one, number)}", "bad" if one.pain else "plain"
    if not session.sets:
        yield "", "plain"
        yield "no set was written down", "faint"
    verdicts = list(verdict)
    if verdicts:
        yield "", "plain"
        for sentence in verdicts:
            yield shown(sentence), "plain"
    if session.note:
        yield "", "plain"
        yield f"note: {shown(session.note)}", "plain"
    sums = [
        f"{name} {format_seconds(seconds)}"
        for name, seconds in (("tension", session.tension), ("lowering", session.lowering))
        if seconds is not None
    ]
    if session.edited is not None:
        sums.append(f"edited {session.edited:%Y-%m-%d %H:%M}")
    if sums:
        yield "", "plain"
        yield " · ".join(sums), "faint"


def of_set(one: SetRecord, number: int) -> str:
    """Say what a set came to: `set 1 · 20 lb each · 12 of 12 · hold 5 s · felt 5`."""
    parts = [f"set {one.set or number}{f' {one.side}' if one.side else ''}"]
    if one.load is not None:
        parts.append(shown(one.load) + (" each" if one.per_hand else ""))
    if one.reps is not None:
        of = f" of {shown(one.target)}" if one.target and one.target != "max" else ""
        parts.append(f"{one.reps}{of}" if of else counted(one.reps, "rep"))
    if one.seconds is not None:
        of = f" of {one.seconds_target:g}" if one.seconds_target is not None else ""
        parts.append(f"{one.seconds:g}{of} s")
    if one.tempo is not None or one.tempo_kept is False:
        parts.append(f"{shown(one.tempo or 'tempo')}{' broke' if one.tempo_kept is False else ''}")
    if one.final_hold is not None:
        parts.append(f"hold {one.final_hold:g} s")
    if one.connection is not None:
        parts.append(f"felt {one.connection}")
    if one.felt is not None:
        parts.append(one.felt)
    if one.pain:
        parts.append("pain")
    return " · ".join(parts)


def of_damage(damaged: Iterable[Damaged]) -> str:
    """Name the first piece that cannot be read with its line, and count the others."""
    wrong = list(damaged)
    if not wrong:
        return ""
    first = wrong[0]
    name = Path(first.file).name
    where = name if first.line is None else f"{name}:{first.line}"
    more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return shown(f"⚠ {where}: not counted: {first.why}{more}")
