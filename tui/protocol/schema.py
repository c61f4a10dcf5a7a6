"""JSON Schemas of the three kinds of file, made from the shapes, for editors that complete and check.

They refuse what a schema can refuse, and never what the readers accept.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from tui.files.errors import Unreadable
from tui.files.reading import read_text
from tui.files.writing import replace_file
from tui.protocol import patterns
from tui.protocol.joining import WORK
from tui.protocol.shape import CatalogueEntry, ExerciseTable, PlanFile, ProtocolFile, WeekTable

SchemaKind = Literal["protocol", "plan", "exercises"]
KINDS: tuple[SchemaKind, ...] = get_args(SchemaKind)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES: Mapping[SchemaKind, str] = {
    "protocol": "A protocol of lastrep",
    "plan": "A plan of lastrep",
    "exercises": "The exercises that lastrep knows",
}
_SHAPES: Mapping[SchemaKind, Any] = {
    "protocol": ProtocolFile,
    "plan": PlanFile,
    "exercises": dict[Annotated[str, Meta(pattern=patterns.ID)], CatalogueEntry],
}


def schema(kind: SchemaKind) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a kind of file."""
    made = msgspec.json.schema(_SHAPES[kind])
    tables: dict[str, dict[str, Any]] = made["$defs"]
    for table in tables.values():
        del table["title"]  # the name of a class says nothing to anybody who writes a file
    for shape, rules in _RULES.items():
        if shape.__name__ in tables:
            tables[shape.__name__] |= rules
    return {"$schema": _DIALECT, "title": _TITLES[kind], **made}


def schema_text(kind: SchemaKind) -> str:
    """Give the schema as it is kept in a file."""
    return json.dumps(schema(kind), indent=1) + "\n"


def schema_file(kind: SchemaKind) -> str:
    """Give the name under which files refer to a schema."""
    return f"{kind}.schema.json"


def put_schemas_beside(folder: Path) -> None:
    """Put the three schemas into a folder of protocols, where theirs are missing or of another version.

    Plans, which lie in its `plans/`, refer to the same three. Raises NotWritten.
    """
    for kind in KINDS:
        path, text = folder / schema_file(kind), schema_text(kind)
        if _there(path) != text:
            replace_file(path, text.encode())


def _there(path: Path) -> str | None:
    try:
        return read_text(path)
    except Unreadable:
        return None


def _has_any(*keys: str) -> dict[str, Any]:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _not_both(first: str, second: str) -> dict[str, Any]:
    return {"not": {"required": [first, second]}}


_IS_MAX = {"anyOf": [{"const": "max"}, {"type": "array", "contains": {"const": "max"}}]}
_NO_HOLD = {"properties": {"final_hold": {"not": {"type": "number", "exclusiveMinimum": 0}}}}

_RULES: Mapping[type[Struct], dict[str, Any]] = {
    ExerciseTable: {
        "allOf": [
            _has_any("use", "name"),
            *(_not_both(*pair) for pair in (("reps", "time"), ("reps", "hold"), ("time", "hold"))),
            {
                "if": _has_any("time", "hold"),
                "then": {
                    "not": {"required": ["tempo"]},
                    "properties": {"final_hold": {"const": 0}},
                },
            },
            {"if": {"properties": {"reps": _IS_MAX}, "required": ["reps"]}, "then": _NO_HOLD},
        ]
    },
    ProtocolFile: {
        "if": {"not": {"properties": {"defaults": _has_any(*WORK)}, "required": ["defaults"]}},
        "then": {"properties": {"exercise": {"items": _has_any(*WORK)}}},
    },
    WeekTable: {"not": {"properties": {"forever": {"const": True}}, "required": ["weeks", "forever"]}},
}
