"""A session told in a few lines of plain text."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tui.files.shown import shown
from tui.progress.judging import Verdict
from tui.progress.record import Session, SetRecord
from tui.protocol.units import format_seconds

_ENDLESS = 10_000  # columns


def told(session: Session, judged: Sequence[Verdict], width: int | None) -> list[str]:
    """Tell a session and its verdicts in lines of at most `width` columns, uncut where that is None."""
    width = width or _ENDLESS
    name = shown(session.name or session.protocol or "typed by hand")
    about = [f"{session.started:%Y-%m-%d %H:%M}"]
    if session.seconds is not None:
        about.append(format_seconds(session.seconds))
    if session.end is not None:
        about.append(session.end.outcome)
    if not session.counts:
        about.append("of a later version, not counted")
    head = "  ".join([about[0], name, *about[1:]])
    lines = (
        [head] if len(head) <= width else [*_wrapped("  ".join(about), width, 0), *_wrapped(name, width, 0)]
    )
    for _, group in groupby(session.sets, key=lambda one: (one.entry, one.exercise)):
        lines += _exercise(list(group), width)
    for verdict in judged:
        of = f"{shown(verdict.exercise)}: " if len(judged) > 1 else ""
        lines += _wrapped(f"{of}{shown(verdict.why)}", width, 2)
    if session.note:
        lines += _wrapped(f"note: {shown(session.note)}", width, 2)
    return lines


def _exercise(sets: list[SetRecord], width: int) -> Iterator[str]:
    loads = list(dict.fromkeys(_load(one) for one in sets if one.load is not None))
    title = shown(sets[0].exercise) + (", warm-up" if sets[0].warm_up else "")
    yield from _wrapped("  ".join([title, ", ".join(loads)]).rstrip(), width, 2)
    yield from _wrapped("; ".join(_details(sets)), width, 4)


def _load(one: SetRecord) -> str:
    return shown(one.load or "") + (" per hand" if one.per_hand else "")


def _details(sets: list[SetRecord]) -> Iterator[str]:
    for side, group in groupby(sets, key=lambda one: one.side):
        done = _done(list(group))
        yield f"{side} {done}" if side else done
    if any(one.connection is not None for one in sets):
        yield "felt " + " ".join("-" if one.connection is None else str(one.connection) for one in sets)
    where = list(dict.fromkeys(one.felt for one in sets if one.felt is not None))
    if where:
        yield f"mostly {', '.join(where)}"
    if broken := _numbers(sets, (one.tempo_kept is False for one in sets)):
        yield f"tempo broke in {broken}"
    if painful := _numbers(sets, (one.pain for one in sets)):
        yield f"pain in {painful}"


def _done(sets: list[SetRecord]) -> str:
    if all(one.reps is None and one.seconds is not None for one in sets):
        return " ".join(f"{one.seconds:g}" for one in sets) + " s"
    if all(one.reps is None for one in sets):
        return f"{len(sets)} set{'' if len(sets) == 1 else 's'}"
    return "reps " + " ".join("-" if one.reps is None else str(one.reps) for one in sets)


def _numbers(sets: list[SetRecord], chosen: Iterable[bool]) -> str:
    """Name the chosen sets: "set 1", "sets 1 and 3", with their sides."""
    names = [
        f"{one.set or place}{f' {one.side}' if one.side else ''}"
        for place, (one, is_chosen) in enumerate(zip(sets, chosen, strict=True), 1)
        if is_chosen
    ]
    if not names:
        return ""
    together = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"set{'' if len(names) == 1 else 's'} {together}"


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )
