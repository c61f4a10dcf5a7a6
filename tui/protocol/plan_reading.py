"""Text -> a plan, or everything that is wrong with it, in the order of the file."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from tui.files.shown import quoted
from tui.protocol.findings import Findings, Path
from tui.protocol.framing import read_framed
from tui.protocol.loading import read_load
from tui.protocol.model import Protocol, Ready, RepTarget, Unit
from tui.protocol.overriding import misfits, overridden
from tui.protocol.plan import Overrides, Plan, PlannedHold, PlannedSession, Week
from tui.protocol.reading import Reading
from tui.protocol.shape import MAX_WEEKS, FinalHoldTable, PlanFile, SessionTable
from tui.protocol.size import first_too_long
from tui.protocol.units import parse_duration, parse_reps
from tui.protocol.walk import walk
from tui.protocol.wrong import Wrong

LookUp = Callable[[str], Protocol]  # the protocol of an id; raises Wrong where there is none to be run

REST_DAYS = 1
MAX_WRITTEN = (
    400  # sessions written out: a protocol of 200 exercises, changed by each, still reads in a second
)


def read_plan(text: str, *, file: str, id: str, look_up: LookUp, default_unit: Unit) -> Reading:
    """Read the text of a plan; nothing in it raises.

    `file` is its name in messages, `id` its name without .toml. `look_up` gives the protocols that it runs;
    `default_unit` is that of bare numbers where a protocol names none.
    """

    def read(raw: dict[str, Any], findings: Findings) -> Plan | None:
        good = walk(raw, PlanFile, findings)
        weeks = tuple(_read_weeks(good, findings, id=id, look_up=look_up, unit=default_unit))
        _judge_length(good, findings)
        if findings:
            return None
        return Plan(
            id=id,
            name=good["name"],
            weeks=weeks,
            file=file,
            summary=good.get("summary"),
            source=good.get("source"),
            level=good.get("level"),
            tags=tuple(good.get("tags", ())),
            was=tuple(good.get("was", ())),
            rest_days=good.get("rest_days", REST_DAYS),
            quiet=tuple(good.get("quiet", ())),
        )

    plan, problems = read_framed(text, read, file=file)
    return Reading(None, problems, plan)


def _read_weeks(
    good: dict[str, Any], findings: Findings, *, id: str, look_up: LookUp, unit: Unit
) -> Iterator[Week]:
    entries: Sequence[dict[str, Any]] = good.get("week", ())
    written = 0
    for place, entry in enumerate(entries):
        path: Path = ("week", place)
        written += len(entry.get("sessions", ()))
        if written > MAX_WRITTEN:
            message = f"up to here the plan writes out {written} sessions; the most is {MAX_WRITTEN}"
            findings.value(path, "too-long", message, "use weeks and times for what is alike")
            return
        forever = entry.get("forever", False)
        if forever and place < len(entries) - 1:
            message = "what goes on forever leaves no room for the weeks below it"
            findings.value((*path, "forever"), "conflict", message, "only the last [[week]] may say so")
        if forever and "weeks" in entry:
            message = "weeks and forever exclude each other"
            findings.value((*path, "weeks"), "conflict", message, "keep the one that is meant")
        sessions = [
            _read_session(session, (*path, "sessions", number), findings, plan=id, look_up=look_up, unit=unit)
            for number, session in enumerate(entry.get("sessions", ()))
        ]
        yield Week(
            sessions=tuple(session for session in sessions if session is not None),
            weeks=entry.get("weeks", 1),
            times=entry.get("times", 1),
            forever=forever,
        )


def _read_session(
    good: dict[str, Any], path: Path, findings: Findings, *, plan: str, look_up: LookUp, unit: Unit
) -> PlannedSession | None:
    if "run" not in good:
        return None
    try:
        protocol = _looked_up(good["run"], plan, look_up)
    except Wrong as error:
        findings.wrong((*path, "run"), error)
        return None
    changes = _read_changes(good, path, findings, protocol=protocol, unit=unit)
    misfit = list(misfits(protocol, changes))
    for key, wrong in misfit:
        findings.wrong((*path, key), wrong)
    if misfit:
        return None
    changed = overridden(protocol, changes)
    if (too_long := first_too_long(changed.exercises, opening=changed.opening)) is not None:
        findings.value(path, "too-long", too_long[1], "write fewer sets, or shorter ones")
    return PlannedSession(run=good["run"], protocol=changed, overrides=changes)


def _looked_up(run: str, plan: str, look_up: LookUp) -> Protocol:
    if run == plan:
        hint = "give the file another name, if a protocol of this name is meant"
        raise Wrong(f"run is {quoted(run)}, which is this plan itself", code="unknown-protocol", hint=hint)
    return look_up(run)


def _read_changes(
    good: dict[str, Any], path: Path, findings: Findings, *, protocol: Protocol, unit: Unit
) -> Overrides:
    table = msgspec.convert(good, SessionTable)
    return Overrides(
        sets=None if table.sets is UNSET else table.sets,
        reps=_read_reps(table.reps),
        final_hold=_read_hold(table, path, findings),
        rest=_read_rest(table.rest),
        load=read_load(
            table.load, (*path, "load"), findings, unit=protocol.unit or unit, protocol=protocol.id
        ),
    )


def _read_reps(
    reps: int | str | list[int | str] | UnsetType,
) -> RepTarget | tuple[RepTarget, ...] | None:
    if reps is UNSET:
        return None
    targets = parse_reps(reps)
    return targets if isinstance(reps, list) else targets[0]


def _read_rest(rest: float | str | UnsetType) -> float | Ready | None:
    if rest is UNSET:
        return None
    return "ready" if rest == "ready" else parse_duration(rest)


def _read_hold(table: SessionTable, path: Path, findings: Findings) -> PlannedHold | None:
    hold = table.final_hold
    if hold is UNSET:
        return None
    if not isinstance(hold, FinalHoldTable):
        return PlannedHold(parse_duration(hold))
    if hold.seconds is UNSET:
        where = (*path, "final_hold")
        if (*where, "seconds") not in findings.spoken_of:
            message = 'the final hold has no "seconds"'
            findings.value(where, "missing", message, "write { seconds = 5, at = ... }")
        return None
    return PlannedHold(parse_duration(hold.seconds), None if hold.at is UNSET else hold.at)


def _judge_length(good: dict[str, Any], findings: Findings) -> None:
    weeks = 0
    for place, entry in enumerate(good.get("week", ())):
        weeks += entry.get("weeks", 1)
        if weeks > MAX_WEEKS:
            message = f"up to here the plan has {weeks} weeks; the most is {MAX_WEEKS}"
            findings.value(("week", place), "too-long", message, "write forever = true in the last [[week]]")
            return
