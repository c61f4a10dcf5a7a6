"""What is asked before a session, line by line: what was left, what is safe, the loads."""

from collections.abc import Mapping
from decimal import Decimal

from tui.files.errors import NotWritten
from tui.floor import resume_text
from tui.floor.load_line import FIGURES, LoadLine
from tui.floor.safety import SAFE_TRAINING
from tui.floor.sessions import Choice, Sessions
from tui.floor.setting_up import IT_WILL_FEEL_ODD, NOT_TODAY, notes, reason, why
from tui.floor.wording import time_of
from tui.plain.printer import Printer
from tui.progress.left import Interrupted
from tui.progress.offering import Offer
from tui.protocol.dose import dose
from tui.protocol.model import Exercise, Protocol
from tui.protocol.timeline import compile_steps, totals
from tui.protocol.units import plain
from tui.terminal.typed import Typed

START = "Enter starts, q leaves."
HOW = f"{START} A number of an exercise and a load, such as {{}}, sets it; a load of 0 is not recorded."
LEAVE = frozenset({"q", "quit", "\x1b"})


def set_up(
    protocol: Protocol,
    sessions: Sessions,
    *,
    rehearsal: str,
    typed: Typed,
    out: Printer,
    place: tuple[str, int] | None = None,
) -> Mapping[int, str | None] | None:
    """Show what will be done and take loads until enter; None where the lifter leaves.

    Nobody there to type anything: it starts as it stands.
    """
    prepared = sessions.set_up(protocol, place)
    lines = prepared.lines
    out.say(f"{protocol.name}, {time_of(totals(compile_steps(protocol)))}")
    if rehearsal:
        out.say(rehearsal)
    if protocol.summary:
        out.say(protocol.summary)
    section = None
    for exercise in protocol.exercises:
        if exercise.section and exercise.section != section:
            out.say(f"{exercise.section}:")
        section = exercise.section
        _describe(exercise, lines.get(exercise.entry), prepared.offers[exercise.entry], out)
    if prepared.feels_odd:
        out.say(IT_WILL_FEEL_ODD)
    out.say(NOT_TODAY)
    example = next(iter(lines), None)
    how = HOW.format(f'"{example} 25"') if example is not None else START
    out.say(how)
    while (answer := typed.line()) is not None and (answer := answer.strip()):
        if answer in LEAVE:
            return None
        entry, _, load = answer.partition(" ")
        line = lines.get(int(entry)) if entry.isdecimal() else None
        set_to = with_load(line, load) if line is not None else None
        if set_to is None:
            out.say(f'"{answer}" sets nothing. {how}')
            continue
        lines[set_to.entry] = set_to
        out.say(_load(set_to))
    return prepared.loads


def with_load(line: LoadLine, text: str) -> LoadLine | None:
    """Put a typed load into its line: figures, with or without its unit; None where that is no load."""
    figures = text.strip().removesuffix(line.unit).strip()
    if not figures or set(figures) - FIGURES:
        return None
    while line.figures:
        line = line.erased()
    for figure in figures:
        longer = line.typed(figure)
        if longer == line:
            return None
        line = longer
    return line


def understands(typed: Typed, out: Printer) -> bool | None:
    """Show what is said before the very first session; False: not today. None: nobody was there."""
    out.say("Before the first session")
    for paragraph in SAFE_TRAINING:
        out.say(paragraph)
    out.say("Enter goes on, q leaves.")
    answer = typed.line()
    return None if answer is None else answer.strip() not in LEAVE


def choose(left: Interrupted, sessions: Sessions, *, typed: Typed, out: Printer) -> Choice:
    """Ask what is to become of a session that was interrupted; nobody there: it stays as it is."""
    why_not = sessions.why_not(left)
    out.say("A session was interrupted")
    out.say(resume_text.left_off(left, sessions.ago(left)))
    out.say(resume_text.kept(left))
    offered: dict[str, tuple[Choice, str]] = {}
    if why_not is not None:
        out.say(why_not)
    else:
        offered["r"] = ("resume", resume_text.resume_label(left))
    if left.session.sets:
        offered["s"] = ("save", "save what was done")
    offered |= {"d": ("discard", "discard"), "q": ("leave", "later")}
    sure = False
    while True:
        out.say(", ".join(f"{key} {label}" for key, (_, label) in offered.items()) + ", then enter.")
        answer = typed.line()
        if answer is None:
            return "leave"
        answer = answer.strip() or "r"
        choice = offered[answer][0] if answer in offered else None
        if choice == "discard" and not sure:
            sure = True
            out.say(resume_text.SURE)
        elif choice is not None:
            return choice


def close(left: Interrupted, choice: Choice, sessions: Sessions, *, out: Printer) -> None:
    """Do what was chosen, and say what became of it."""
    try:
        sessions.close(left, choice)
    except NotWritten as error:
        out.say(f"NOT SAVED: {error}")
    else:
        out.say({"save": "Saved.", "discard": "Thrown away."}.get(choice, "It stays as it is."))


def _describe(exercise: Exercise, line: LoadLine | None, offer: Offer, out: Printer) -> None:
    out.say(f"{exercise.entry}. {exercise.name}, {dose(exercise).replace('  ', ', ')}")
    if line is not None:
        out.say(f"{_load(line)}{_why(offer, line)}")
        if (behind := reason(offer)) is not None:
            out.say(behind)
    for note in notes(exercise, offer):
        out.say(note)


def _load(line: LoadLine) -> str:
    if line.load is None:
        return "load: not recorded" if not line.fresh else f"load: none yet, in {line.unit}"
    return f"load: {line.shown}"


def _why(offer: Offer, line: LoadLine) -> str:
    """Say where the load comes from, or which other one is offered and how it is taken."""
    if line.load is None or not (text := why(offer, line)):
        return ""
    if reason(offer) is None or offer.load is None:
        return f", {text}"
    return f'; {text.partition(":")[0]}: "{line.entry} {plain(offer.load.amount or Decimal(0))}" takes it'
