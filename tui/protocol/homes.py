"""Where each key belongs, and what to say of one that stands elsewhere or nowhere."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct, inspect

from tui.protocol.findings import Path
from tui.protocol.shape import DefaultsTable, ExerciseTable, PlanFile, ProtocolFile, SessionTable, WeekTable

_OF_PLANS = frozenset({"week", "sessions", "run"})  # the keys that tell their three tables from all others
Fields = Mapping[str, inspect.Field]


@cache
def fields_of(table: type[Struct]) -> Fields:
    """Give the keys of a table with their types."""
    described_table = inspect.type_info(table)
    assert isinstance(described_table, inspect.StructType)
    return {field.encode_name: field for field in described_table.fields}


def home_of(key: str, fields: Fields, path: Path) -> tuple[str, str] | None:
    """Say where a key belongs that stands at `path` in a table of other fields: a message and a hint."""
    in_plan = not fields.keys().isdisjoint(_OF_PLANS)
    return _home_in_plan(key, path) if in_plan else _home_in_protocol(key, path)


def _home_in_protocol(key: str, path: Path) -> tuple[str, str] | None:
    """Say where a key belongs that is only in the wrong place."""
    in_exercise = path[:1] in (("exercise",), ("defaults",))
    deep = len(path) > (2 if path[:1] == ("exercise",) else 1)
    if path and in_exercise and deep and key in fields_of(ExerciseTable):
        table = ".".join(part for part in path if isinstance(part, str))
        return "belongs to the exercise itself", f"write it above [{table}]"
    if in_exercise and key in fields_of(ProtocolFile):
        return "belongs to the head of the file", "write it above the first [[exercise]] and [defaults]"
    if path == ("defaults",) and key in fields_of(ExerciseTable):
        return "belongs to a single exercise", "write it below its [[exercise]]"
    if not path and key == "week":
        return "belongs to a plan", "the files of plans lie in the folder plans/"
    if not path and key in fields_of(DefaultsTable):
        return "belongs to an exercise", "write it below its [[exercise]], or below [defaults]"
    return None


def _home_in_plan(key: str, path: Path) -> tuple[str, str] | None:
    """Say where a key of a plan belongs that is only in the wrong place."""
    if not path and key in {"exercise", "defaults"}:
        return "belongs to a protocol", "a plan has [[week]]; the files of protocols lie beside its folder"
    if path and key in fields_of(PlanFile):
        return "belongs to the head of the file", "write it above the first [[week]]"
    if "sessions" in path and key in fields_of(WeekTable):
        return "belongs to the week", "write it below [[week]], beside sessions"
    if "sessions" not in path and key in fields_of(SessionTable):
        return "belongs to a session", f'write it into sessions = [{{ run = "...", {key} = ... }}]'
    return None


def told_missing(name: str, path: Path) -> tuple[str, str]:
    """Say that a required key is not in the table at `path`, and how to write it."""
    match name:
        case "exercise":
            return (
                "there is no [[exercise]], and nothing to be done",
                "add one: [[exercise]] with use, sets and reps",
            )
        case "week":
            return "there is no [[week]], and nothing to be done", "add one: [[week]] with sessions"
        case "sessions":
            return 'the week has no "sessions"', 'write sessions = [{ run = "activation-rdl" }]'
        case "run":
            return 'the session has no "run"', 'write { run = "..." } with the id of a protocol'
    where = "in the first lines" if not path else "below it"
    return f'"{name}" is missing', f'write {name} = "..." {where}'
