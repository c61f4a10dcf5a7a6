"""The load of an exercise, and how a heavier one is earned."""

from decimal import Decimal

from msgspec import UNSET, UnsetType

from tui.files.shown import quoted
from tui.protocol.findings import Findings, Path
from tui.protocol.model import DerivedLoad, Increment, Load, Progress, Unit
from tui.protocol.shape import ExerciseTable, LoadTable, ProgressTable
from tui.protocol.source import Source
from tui.protocol.units import parse_load, parse_step, plain

DEFAULT_STEP = Increment(lb=Decimal("5"), kg=Decimal("2.5"))  # what most gyms can add
PERFECT = 5  # of five: the feeling that earning a load asks for, where the file does not say


def read_load(
    load: float | str | LoadTable | UnsetType, path: Path, findings: Findings, *, unit: Unit, protocol: str
) -> Load | DerivedLoad | None:
    """Give the load to start with, or from what it is derived; `unit` is that of bare numbers.

    `path` is where the load stands in the file, `protocol` the id of what it is lifted in.
    """
    if load is UNSET:
        return None
    if not isinstance(load, LoadTable):
        return parse_load(load, unit=unit)
    of, percent = load.of, load.percent
    for key, value in (("of", of), ("percent", percent)):
        if value is UNSET and (*path, key) not in findings.spoken_of:
            hint = 'write { of = "activation-rdl", percent = [110, 115] }'
            findings.value(path, "missing", f'the load has no "{key}"', hint)
    if of == protocol:
        message = f"the load is derived from {quoted(protocol)}, which is this protocol"
        findings.value((*path, "of"), "load", message, "name another protocol, or write the load")
    if of is UNSET or percent is UNSET:
        return None
    least, most = (Decimal(repr(figure)) for figure in percent)
    if most < least:
        message, hint = (
            "percent has its upper bound below the lower",
            f"write [{plain(most)}, {plain(least)}]",
        )
        findings.value((*path, "percent"), "load", message, hint)
    return DerivedLoad(of, (least, most))


def read_step(table: ExerciseTable, *, unit: Unit) -> Increment:
    """Give the smallest increment: the exercise's or the catalogue's, else 5 lb / 2.5 kg."""
    return DEFAULT_STEP if table.step is UNSET else parse_step(table.step, unit=unit)


def read_progress(source: Source, table: ExerciseTable, findings: Findings) -> Progress:
    """Give the rule by which a load is earned; one that earns has a connection, 5 where none is given."""
    keys = ProgressTable() if table.progress is UNSET else table.progress
    path = source.path_of("progress")
    if table.progress is not UNSET and keys.rule is UNSET and (*path, "rule") not in findings.spoken_of:
        hint = 'write rule = "earn", "double", "linear" or "none"'
        findings.value(path, "missing", 'the progress has no "rule"', hint)
    if keys.rule is UNSET or keys.rule == "none":
        return Progress()
    connection = None if keys.connection is UNSET else keys.connection
    return Progress(
        rule=keys.rule,
        connection=PERFECT if connection is None and keys.rule == "earn" else connection,
        sessions=1 if keys.sessions is UNSET else keys.sessions,
        days=0 if keys.days is UNSET else keys.days,
        typical=None if keys.typical is UNSET else keys.typical,
        after=1 if keys.after is UNSET else keys.after,
        back_after=None if keys.back_after is UNSET else keys.back_after,
    )
