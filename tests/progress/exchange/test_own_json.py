import json
from datetime import UTC, date, datetime, time
from math import inf, isnan, nan
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.progress.records import AS_WRITTEN, session, sessions
from tui.progress.blocks import split
from tui.progress.entries import read_entries
from tui.progress.exchange.importing import read_exported
from tui.progress.exchange.incoming import coming_from
from tui.progress.exchange.names import Names
from tui.progress.exchange.own_json import NoDocument, read_own_json, write_own_json
from tui.progress.exchange.plans import kept_plans
from tui.progress.reading import read_block
from tui.progress.record import Session
from tui.progress.writing import block_text, plan_text

PLAN = {"id": "aaaaaaaaaaaa", "plan": "weeks", "at": datetime(2026, 11, 1, 8, tzinfo=UTC), "state": "started"}


def there_and_back(one: Session) -> Session:
    """Export a session, import it, and read the block that it gets."""
    imported = read_exported(write_own_json([one], []), Names(), None, UTC)
    coming = coming_from(imported, (), UTC)
    assert (imported.wrong, coming.wrong) == ((), ())
    (block,) = coming.blocks
    (read,) = split(block.text)
    reading = read_block(read, "", UTC)
    assert reading.session is not None
    assert reading.wrong is None
    return reading.session


@given(sessions)
def test_it_loses_nothing(one: Session) -> None:
    assert there_and_back(one) == one


def test_what_only_toml_knows_is_not_lost_either() -> None:
    odd: dict[str, Any] = {
        "a": date(2026, 1, 1),
        "b": time(12, 30),
        "c": datetime(2026, 1, 1, 12, 0, 0, 500),  # noqa: DTZ001 - TOML has such
        "d": [inf, -inf, {"x": date(2026, 1, 2), "$toml": {"$toml": 3}}],
        "e": 10**30,
        "f": 1.0,
        "g": {"$toml": "text"},
    }
    one = replace(
        session(1), unknown=odd, seconds=318.44, started=datetime(2026, 1, 1, 1, 1, 1, 7, tzinfo=UTC)
    )
    assert there_and_back(one) == one
    assert isnan(there_and_back(replace(one, unknown={"x": nan})).unknown["x"])
    assert type(there_and_back(one).unknown["f"]) is float


def test_a_session_of_a_later_version_goes_through_as_it_is() -> None:
    text = AS_WRITTEN.replace("format = 1", "format = 2").replace(
        "seconds = 318.4", 'seconds = "five minutes"'
    )
    (entry,) = read_entries(text.encode(), "").entries
    assert entry.session is not None
    assert there_and_back(entry.session) == entry.session


def test_it_is_plain_ascii_with_the_keys_of_the_file() -> None:
    text = write_own_json([replace(session(1), note="über\x1b[31m")], [PLAN])
    assert text.isascii()
    document = json.loads(text)
    assert [*document] == ["format", "sessions", "plans"]
    assert document["sessions"][0]["started"] == "2026-01-02T18:00:00+00:00"
    assert document["plans"] == [
        {"id": "aaaaaaaaaaaa", "plan": "weeks", "at": "2026-11-01T08:00:00+00:00", "state": "started"}
    ]


def test_plan_entries_go_out_and_come_in_once_each_in_the_order_of_time(tmp_path: Path) -> None:
    later = PLAN | {"id": "bbbbbbbbbbbb", "at": datetime(2026, 12, 1, tzinfo=UTC), "state": "stopped"}
    (tmp_path / "progress.toml").write_text(
        plan_text(later) + "\n" + plan_text(PLAN) + block_text(session(1))
    )
    (tmp_path / "progress-a.toml").write_text(plan_text(PLAN))
    plans = kept_plans(tmp_path)
    assert plans == [PLAN, later]
    coming = coming_from(read_exported(write_own_json([], plans), Names()), (), UTC)
    assert [block.text.decode() for block in coming.blocks] == [plan_text(PLAN), plan_text(later)]
    assert coming.blocks[0].text.decode().splitlines()[1::2] == [
        'id = "aaaaaaaaaaaa"',
        "at = 2026-11-01T08:00:00+00:00",
    ]
    assert coming.blocks[0].text.endswith(b'state = "started"\n')


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ("{", "it is not JSON: ", 1),
        ('{\n"sessions": [}', "it is not JSON: ", 2),
        ('{"sessions": NaN}', "it cannot be read as JSON: NaN is no number", None),
        ('{"sessions": ' + "9" * 5000 + "}", "it cannot be read as JSON", None),
        ('{"sessions": ' + "[" * 100_000, "it ", None),
        ("{}", 'it has no list "sessions"', None),
        ('{"format": 2, "sessions": []}', "a later version of lastrep wrote it", None),
        ('{"format": "x", "sessions": []}', "a later version", None),
    ],
)
def test_what_is_no_document_of_ours_is_said(text: str, why: str, line: int | None) -> None:
    with pytest.raises(NoDocument) as refused:
        read_own_json(text)
    assert refused.value.why.startswith(why)
    assert line is None or refused.value.line == line


def test_a_broken_session_is_named_and_takes_no_other_with_it() -> None:
    document = json.loads(write_own_json([session(1), session(2), session(3)], [PLAN, PLAN]))
    document["sessions"][1]["set"][1]["reps"] = -1
    document["sessions"].append(7)
    document["sessions"].append({"started": "2026-01-01", "protocol": "a", "x": {"$toml": "1\ny = 2"}})
    document["sessions"].append({"started": "2026-01-01", "protocol": "a", "x": {"$toml": "[1]"}})
    document["sessions"].append({"started": "2026-01-01", "protocol": "a", "x": None})
    del document["plans"][1]["id"]
    read = read_own_json(json.dumps(document))
    assert [one.id for one in read.sessions][:2] == [session(1).id, session(3).id]
    assert [(wrong.line, wrong.why) for wrong in read.wrong] == [
        (None, "session 2: set 2, reps: a whole number of 0 or more is meant"),
        (None, "session 4: it is no table"),
        (None, 'session 5: "$toml": it is no value of TOML'),
        (None, 'session 6: "$toml": a single value is meant'),
        (None, "plan 2: it has no `id`"),
    ]
    assert len(read.sessions) == 3
    assert read.sessions[2].unknown == {}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inside: (
            st.lists(inside, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "started", "set", "end", "$toml", "x"]), inside)
        ),
        max_leaves=12,
    )
)
def test_whatever_stands_in_a_document_only_whole_blocks_come_out(value: Any) -> None:
    document = {"sessions": [value, {"started": "2026-01-01", "protocol": "a", "x": value}], "plans": [value]}
    try:
        imported = read_exported(json.dumps(document), Names(), None, UTC)
    except NoDocument:
        return
    for block in coming_from(imported, (), UTC).blocks:
        read = read_entries(block.text, "", UTC)
        assert [entry.key for entry in read.entries] == [block.key]
        assert not read.damaged
