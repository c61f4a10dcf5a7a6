from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tui.protocol.findings import Findings
from tui.protocol.homes import fields_of
from tui.protocol.shape import CatalogueEntry, ExerciseTable, ProtocolFile
from tui.protocol.walk import walk

scalars = (
    st.none().map(lambda _: float("nan"))
    | st.booleans()
    | st.integers(-5, 150)
    | st.floats()
    | st.dates()
    | st.sampled_from(
        ["", "x", "3-1-1-1", "8-12", "ready", "each", "lift", "20 lb", "5 lb / 2.5 kg", "A", "90s"]
    )
    | st.text(max_size=70)
)
keys = st.sampled_from(
    [*fields_of(ExerciseTable), *fields_of(ProtocolFile), "seconds", "at", "of", "percent"]
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=6,
)


@given(st.dictionaries(keys, values, max_size=8), st.sampled_from([ExerciseTable, CatalogueEntry]))
def test_what_the_walk_leaves_of_a_table_can_be_converted(
    raw: dict[str, Any], table: type[ExerciseTable] | type[CatalogueEntry]
) -> None:
    findings = Findings()
    good = walk(raw, table, findings)
    msgspec.convert(good, table)
    assert (good == raw) or findings


def test_nothing_is_said_of_a_table_that_is_right() -> None:
    findings = Findings()
    raw = {"use": "x", "reps": [12, "8-10"], "rest": "ready", "final_hold": {"seconds": 5}, "load": 20}
    assert walk(raw, ExerciseTable, findings) == raw
    assert not findings


def test_a_misspelt_key_that_is_needed_is_not_called_missing_too() -> None:
    findings = Findings()
    walk({"nam": "x", "exercise": [{}]}, ProtocolFile, findings)
    assert [finding.code for finding in findings] == ["unknown-key"]


def test_every_key_has_a_description_for_editors() -> None:
    for table in (ProtocolFile, ExerciseTable, CatalogueEntry):
        properties = msgspec.json.schema(table)["$defs"][table.__name__]["properties"]
        bare = [
            key for key, schema in properties.items() if "description" not in schema and "$ref" not in schema
        ]
        assert bare == []
