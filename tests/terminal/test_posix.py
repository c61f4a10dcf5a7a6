import os
from collections.abc import Iterator

import pytest

from tui.terminal.posix import Line


@pytest.fixture
def pipe() -> Iterator[tuple[Line, int]]:
    reads, writes = os.pipe()
    with Line(reads).reading() as line:
        yield line, writes
    os.close(reads)


def test_each_character_of_a_pipe_is_a_key(pipe: tuple[Line, int]) -> None:
    line, writes = pipe
    os.write(writes, b" n\x1b[5~")
    assert line.wait(None) == ["space", "n", "pageup"]
    assert line.wait(0.0) == []
    os.close(writes)


def test_lines_leave_what_follows_to_the_keys(pipe: tuple[Line, int]) -> None:
    line, writes = pipe
    os.write(writes, b"2 20\r\n\nq")
    assert line.line() == "2 20"
    assert line.line() == ""
    assert line.wait(None) == ["q"]
    os.close(writes)


def test_the_end_of_a_pipe_is_the_end_of_all_keys(pipe: tuple[Line, int]) -> None:
    line, writes = pipe
    os.write(writes, b"last\x1b")
    os.close(writes)
    assert line.line() == "last\x1b"
    assert line.line() is None
    assert line.ended
    assert line.wait(0.0) == []


def test_bytes_that_are_no_text_press_nothing_known(pipe: tuple[Line, int]) -> None:
    line, writes = pipe
    os.write(writes, b"\xff\xfen")
    assert line.wait(None)[-1] == "n"
    os.close(writes)
