import tomllib
from datetime import UTC, datetime, timedelta, timezone

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.records import AS_WRITTEN, session, sessions
from tui.progress.blocks import split
from tui.progress.reading import read_block
from tui.progress.record import End, Session
from tui.progress.writing import block_text, in_bytes


def read(text: str) -> Session | None:
    (block,) = split(in_bytes(text))
    return read_block(block, "progress.toml").session


def test_a_session_is_written_as_the_file_promises() -> None:
    done = read(AS_WRITTEN)
    assert done is not None
    assert block_text(done) == AS_WRITTEN


@given(sessions)
def test_every_session_comes_back_as_it_was(done: Session) -> None:
    assert read(block_text(done)) == done


@given(st.lists(sessions, max_size=3))
def test_several_blocks_are_one_toml_file_that_other_programs_can_read(done: list[Session]) -> None:
    tables = tomllib.loads("\n".join(map(block_text, done))).get("session", [])
    assert [table["id"] for table in tables] == [one.id for one in done]
    assert [len(table.get("set", [])) for table in tables] == [len(one.sets) for one in done]


@given(sessions)
def test_the_id_is_the_first_line_and_the_outcome_the_last_and_no_value_takes_two(done: Session) -> None:
    lines = block_text(done).removesuffix("\n").split("\n")
    assert lines[1] == f'id = "{done.id}"'
    assert done.end is not None
    assert lines[-1] == f'outcome = "{done.end.outcome}"'
    assert all(line == "" or line[0] == "[" or " = " in line for line in lines)


def test_seconds_are_rounded_to_a_tenth_and_instants_to_the_second() -> None:
    odd = timezone(timedelta(hours=1, minutes=19, seconds=32))
    done = msgspec.structs.replace(
        session(1),
        seconds=318.4499999,
        started=datetime(2026, 11, 21, 18, 2, 11, 999_999, tzinfo=odd),
        end=End(at=datetime(2026, 11, 21, 18, 2, 11, 5, tzinfo=UTC)),
    )
    text = block_text(done)
    assert "seconds = 318.4\n" in text
    assert "started = 2026-11-21T18:02:39+01:20\n" in text
    assert "at = 2026-11-21T18:02:11+00:00\n" in text


def test_half_characters_from_a_bad_terminal_do_not_stop_a_session_from_being_saved() -> None:
    done = msgspec.structs.replace(session(1), note="felt \udcff it")
    assert b'note = "felt ? it"' in in_bytes(block_text(done))


def test_a_session_under_way_has_no_end() -> None:
    text = block_text(session(1, ended=False))
    assert "outcome" not in text
    assert read(text) is None
