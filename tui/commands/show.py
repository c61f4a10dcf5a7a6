"""`lastrep show`: a protocol as it will be done, or a plan week by week."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from tui.commands import COMMANDS, add_json
from tui.commands.check import as_json
from tui.commands.house import House
from tui.commands.laying import TIED, clock, columns, wrapped
from tui.commands.planned import load_as_json, load_as_text, plan_as_json, plan_laid_out, reps_as_json
from tui.files.problems import rendered
from tui.files.shown import shown
from tui.protocol.model import Exercise, Paced, Protocol
from tui.protocol.plan import Plan
from tui.protocol.tempo import format_tempo
from tui.protocol.timeline import Span, Step, Totals, compile_steps, totals
from tui.protocol.units import format_seconds


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "show",
        help=COMMANDS["show"],
        description="Show a protocol as it is done: totals, exercises, every step; or the weeks of a plan.",
    )
    parser.add_argument("name", metavar="NAME|FILE", help="an id from `lastrep list`, or a path")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Show a protocol or a plan, or what is wrong with it; gives the exit status. Raises NothingToWorkOn."""
    found = house.library.find(args.name)
    reading = house.library.read(found)
    if reading.plan is not None:
        _show_plan(reading.plan, house, as_json=args.json)
        return 0
    protocol = reading.protocol
    if protocol is None:
        if args.json:
            house.say_json(as_json(reading.problems))
        else:
            for problem in reading.problems:
                print(rendered(problem, width=house.width), file=house.err)
        return 1
    sums = totals(compile_steps(protocol))
    steps = compile_steps(protocol, max_reps=1)
    if args.json:
        house.say_json(_as_json(protocol, sums, steps))
    else:
        for line in _laid_out(protocol, sums, steps, house.width):
            house.say(line)
    return 0


def _show_plan(plan: Plan, house: House, *, as_json: bool) -> None:
    if as_json:
        house.say_json(plan_as_json(plan))
    else:
        for line in plan_laid_out(plan, house.width):
            house.say(line)


def _as_json(protocol: Protocol, sums: Totals, steps: Sequence[Step]) -> dict[str, Any]:
    return {
        "id": protocol.id,
        "name": protocol.name,
        "summary": protocol.summary,
        "source": protocol.source,
        "level": protocol.level,
        "tags": list(protocol.tags),
        "file": shown(protocol.file),
        "seconds": _span(sums.seconds),
        "tension": _span(sums.tension),
        "lowering": _span(sums.lowering),
        "exercises": [_exercise_as_json(exercise) for exercise in protocol.exercises],
        "steps": [_step_as_json(step) for step in steps],
    }


def _span(span: Span) -> dict[str, float]:
    return {"least": span.least, "most": span.most}


def _exercise_as_json(exercise: Exercise) -> dict[str, Any]:
    work = exercise.work
    reps: list[int | str | None] = [None] * exercise.sets
    if isinstance(work, Paced):
        reps = [reps_as_json(target) for target in work.reps]
    return {
        "id": exercise.id,
        "name": exercise.name,
        "section": exercise.section,
        "sets": exercise.sets,
        "reps": reps,
        "tempo": format_tempo(work.tempo) if isinstance(work, Paced) else None,
        "load": load_as_json(exercise.load),
    }


def _step_as_json(step: Step) -> dict[str, Any]:
    return {
        "at": step.at,
        "seconds": step.seconds,
        "kind": step.kind,
        "exercise": step.exercise,
        "section": step.section,
        "set": step.set,
        "sets": step.sets,
        "rep": step.rep,
        "reps": None if step.open_ended else step.reps,
        "side": step.side,
        "cue": step.cue,
    }


def _laid_out(protocol: Protocol, sums: Totals, steps: Sequence[Step], width: int | None) -> Iterator[str]:
    yield wrapped(shown(protocol.name), width)
    if protocol.summary:
        yield wrapped(shown(protocol.summary), width)
    opens = any(step.open_ended for step in steps)
    figures = (("", sums.seconds), ("tension ", sums.tension), ("lowering ", sums.lowering))
    yield wrapped(
        ("from " if opens else "") + " · ".join(name + clock(span) for name, span in figures), width
    )
    if protocol.source:
        yield wrapped(f"Source: {shown(protocol.source)}", width)
    yield ""
    yield from _exercises(protocol, width)
    for (name, of, side), group in groupby(steps, key=_heading):
        yield ""
        yield wrapped(f"{shown(name)}, {of}" + (f", {side}" if side else ""), width)
        yield from _steps(list(group), width)


def _exercises(protocol: Protocol, width: int | None) -> Iterator[str]:
    rows = [(shown(exercise.name), _dose(exercise), _manner(exercise)) for exercise in protocol.exercises]
    widths = tuple(max(len(row[column]) for row in rows) for column in (0, 1))
    section = None
    for exercise, row in zip(protocol.exercises, rows, strict=True):
        if exercise.section != section and exercise.section:
            yield wrapped(shown(exercise.section), width)
        section = exercise.section
        yield columns(row, widths, width)


def _dose(exercise: Exercise) -> str:
    work = exercise.work
    if not isinstance(work, Paced):
        amount = f"{work.seconds:g} s"
    else:
        asked = [target.text for target in work.reps]
        amount = asked[0] if len(set(asked)) == 1 else ", ".join(asked)
    return f"{exercise.sets} × {amount}" + (" a side" if exercise.each_side else "")


def _manner(exercise: Exercise) -> str:
    parts = []
    if isinstance(exercise.work, Paced):
        parts.append(format_tempo(exercise.work.tempo))
        if exercise.work.final_hold is not None:
            hold = exercise.work.final_hold
            parts.append(f"hold {hold.seconds:g}{TIED}s at {hold.at}")
    if exercise.sets > 1:
        ready = exercise.rest == "ready"
        parts.append("rest until ready" if ready else f"rest{TIED}{exercise.rest:g}{TIED}s")
    if exercise.load is not None:
        parts.append(load_as_text(exercise.load))
    return " · ".join(parts)


def _heading(step: Step) -> tuple[str, str, str | None]:
    return step.name, f"set {step.set} of {step.sets}", step.side


def _steps(steps: Sequence[Step], width: int | None) -> Iterator[str]:
    """Give one line a rep, and one for each step outside of reps."""
    for rep, group in groupby(steps, key=lambda step: step.rep):
        members = list(group)
        head = f"{format_seconds(members[0].at):>7}  "
        if rep is not None:
            head += f"{'rep ' + str(rep):<8}"
        done = ", ".join(_step(step) for step in members)
        lines = wrapped(done, None if width is None else width - len(head)).split("\n")
        yield head + lines[0]
        for line in lines[1:]:
            yield " " * len(head) + line


def _step(step: Step) -> str:
    if step.seconds is None:
        return "ready: waits for a key"
    return f"{step.kind}{TIED}{step.seconds:g}"
