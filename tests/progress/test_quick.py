import tomllib
from datetime import datetime
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from tests.progress.records import AS_WRITTEN, session, sessions
from tui.files.toml import NotToml, parse
from tui.progress.quick import parse_as_written
from tui.progress.record import Session
from tui.progress.writing import block_text, in_bytes

PIECES = st.sampled_from(
    [
        *(line + "\n" for line in AS_WRITTEN.splitlines()),
        *"\"\\'=,:#[]{}\n\t\r\x00\x7f 1.e-_",
        'reps = 12,"set":3\n',
        "reps = null\n",
        "reps = 012\n",
        'note = "a = b"\n',
        'note = "\\/"\n',
        "\n\n[[session.set]]\n",
        "\n\n[session.end]\n",
    ]
)


def plain(table: Any) -> Any:
    """Write instants as text, as the short cut gives them."""
    if isinstance(table, dict):
        return {key: plain(value) for key, value in table.items()}
    if isinstance(table, list):
        return [plain(value) for value in table]
    return table.isoformat() if isinstance(table, datetime) else table


def test_what_the_program_writes_is_read_by_the_short_cut() -> None:
    assert parse_as_written(AS_WRITTEN.encode()) == plain(tomllib.loads(AS_WRITTEN)["session"][0])
    assert parse_as_written(AS_WRITTEN.replace("\n", "\r\n").encode()) is not None
    assert parse_as_written(in_bytes(block_text(session(1, sets=0)))) is not None
    assert parse_as_written(in_bytes(block_text(session(1, ended=False)))) is not None


@given(sessions)
def test_it_reads_a_session_as_toml_does_or_not_at_all(done: Session) -> None:
    text = block_text(done)
    assert parse_as_written(in_bytes(text)) in (None, plain(tomllib.loads(text)["session"][0]))


@given(
    st.lists(st.tuples(st.integers(0, len(AS_WRITTEN)), st.integers(0, 40), PIECES), min_size=1, max_size=4)
)
@example([(AS_WRITTEN.index("reps = 12"), len("reps = 12\n"), 'reps = 12,"set":3\n')])
def test_whatever_is_changed_it_never_reads_what_toml_refuses(changes: list[tuple[int, int, str]]) -> None:
    text = AS_WRITTEN
    for where, cut, put in changes:
        text = text[:where] + put + text[where + cut :]
    read = parse_as_written(text.encode())
    if read is None:
        return
    try:
        tables = parse(text)
    except NotToml as error:
        raise AssertionError(f"{error} in {text}") from error
    assert plain(tables) == {"session": [read]}


@given(st.integers(0, len(AS_WRITTEN)), st.binary(min_size=1, max_size=3))
def test_bytes_that_are_no_text_are_left_to_the_parser(where: int, junk: bytes) -> None:
    data = AS_WRITTEN.encode()[:where] + junk + AS_WRITTEN.encode()[where:]
    read = parse_as_written(data)
    assert read is None or plain(tomllib.loads(data.decode())) == {"session": [read]}
