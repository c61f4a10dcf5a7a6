import errno
import multiprocessing
import tomllib
from datetime import UTC
from pathlib import Path

import pytest

from tests.files.failing import CHANGING, Call, FailingDisk
from tests.progress.records import NOW, session
from tui.files.errors import NotWritten
from tui.files.paths import Paths, find_paths
from tui.progress.appending import append_session, start_of_torn_end
from tui.progress.journal import read_history
from tui.progress.record import Session
from tui.progress.writing import block_text


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths({"LASTREP_HOME": str(tmp_path)})


def days(paths: Paths) -> list[int]:
    return [int(one.id, 16) for one in read_history(paths.data, UTC).sessions]


def text_of(*sessions: Session) -> str:
    return "\n".join(map(block_text, sessions))


def test_the_first_session_makes_the_file_private_and_the_next_are_added_below(paths: Paths) -> None:
    for number in (1, 2, 3):
        assert append_session(paths, session(number), NOW).locked
    assert paths.progress.read_text() == text_of(session(1), session(2), session(3))
    assert paths.progress.stat().st_mode & 0o777 == 0o600
    assert len(tomllib.loads(paths.progress.read_text())["session"]) == 3


def test_a_device_has_a_file_of_its_own(paths: Paths) -> None:
    append_session(paths, session(1), NOW, device="phone")
    assert not paths.progress.exists()
    assert days(paths) == [1]


def test_a_file_that_does_not_end_in_a_line_feed_gets_one_first(paths: Paths) -> None:
    paths.progress.write_text(text_of(session(1)).removesuffix("\n"))
    append_session(paths, session(2), NOW)
    assert paths.progress.read_text() == text_of(session(1), session(2))


def test_a_session_whose_id_is_there_already_is_not_added_again(paths: Paths) -> None:
    append_session(paths, session(1), NOW)
    append_session(paths, session(2), NOW)
    append_session(paths, session(1), NOW)
    assert paths.progress.read_text() == text_of(session(1), session(2))


def test_an_id_that_is_only_mentioned_does_not_keep_a_session_out(paths: Paths) -> None:
    paths.progress.write_text(
        f'[[session]]\nstarted = 2026-01-01\nprotocol = "a"\nnote = "{session(1).id}"\n'
    )
    append_session(paths, session(1), NOW)
    assert len(days(paths)) == 2


def test_what_its_owner_wrote_stays_byte_for_byte(paths: Paths) -> None:
    mine = "\ufeff# mine\n[[session]]\nstarted = 2026-01-01\nprotocol = 'a'\n[[session]]\nx\n"
    before = mine.replace("\n", "\r\n").encode()
    paths.progress.write_bytes(before)
    append_session(paths, session(1), NOW)
    assert paths.progress.read_bytes().startswith(before)
    assert len(days(paths)) == 2


def test_a_torn_end_is_copied_aside_and_cut(paths: Paths) -> None:
    whole, torn = text_of(session(1)) + "\n", block_text(session(2)).partition("[session.end]")[0]
    for number in (1, 2):
        paths.progress.write_text(whole + torn)
        copy = append_session(paths, session(3), NOW).torn
        assert copy is not None
        assert copy.name == "progress.toml.torn-20261121T180729" + ("" if number == 1 else "-2")
        assert copy.read_text() == torn
        assert days(paths) == [1, 3]
        tomllib.loads(paths.progress.read_text())


def test_a_torn_session_is_written_again_from_its_underway_file(paths: Paths) -> None:
    paths.progress.write_text(text_of(session(1)) + "\n" + block_text(session(2))[:-5])
    append_session(paths, session(2), NOW)
    assert days(paths) == [1, 2]


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n# my notes\n",
        '\n[[session]]\nprotocol = "typed by hand"\n',
        '\n[[session]]\nid = "not of ours"\n',
        '\n[[session]]\nid = "00000000000a"\nformat = 2\nfinished = true\n',
        "\n[[plan]]\nid = '1'\n",
        "\n[[session]]\nprotocol = 'cut by its own",
    ],
)
def test_what_is_no_torn_append_of_ours_is_never_cut(end: str) -> None:
    assert start_of_torn_end((text_of(session(1)) + end).encode()) is None


@pytest.mark.takes_seconds
def test_every_byte_offset_cut_or_filled_with_zeros_or_followed_by_an_append_loses_nothing(
    paths: Paths,
) -> None:
    whole = text_of(session(1), session(2)) + "\n"
    last = block_text(session(3, sets=1))
    for cut in range(len(last) + 1):
        for zeros in (0, 300):
            content = (whole + last[:cut]).encode() + bytes(zeros)
            paths.progress.write_bytes(content)
            there = [1, 2, 3] if cut >= len(last) - 1 else [1, 2]
            assert days(paths) == there, (cut, zeros)
            append_session(paths, session(4), NOW)
            assert days(paths) == [*there, 4], (cut, zeros)
            after = paths.progress.read_bytes()
            assert tomllib.loads(after.decode()), (cut, zeros)
            set_aside = b"\n".join(copy.read_bytes().rstrip(b"\0") for copy in paths.data.glob("*.torn-*"))
            kept = after.removesuffix(block_text(session(4)).encode())
            assert (kept + set_aside).split() == content.replace(b"\0", b"").split(), (cut, zeros)
            for copy in paths.data.glob("*.torn-*"):
                copy.unlink()


@pytest.mark.takes_seconds
def test_damage_at_any_place_costs_only_the_sessions_that_it_touches(paths: Paths) -> None:
    done = [session(number, sets=2) for number in (1, 2, 3, 4)]
    texts = [(block_text(one) + "\n").encode() for one in done]
    content, ends = b"".join(texts), [sum(map(len, texts[: n + 1])) for n in range(4)]
    records = {one.id: one for one in [*done, session(9)]}
    stale = (block_text(session(2)) + block_text(session(1))).encode()
    for start in range(0, len(content), 11):
        for length in (1, 512):
            for filling in (bytes(length), stale[start % 300 :][:length], b""):
                stop = min(start + length, len(content))
                paths.progress.write_bytes(content[:start] + filling[: stop - start] + content[stop:])
                append_session(paths, session(9), NOW)
                read = {one.id: one for one in read_history(paths.data, UTC).sessions}
                touched = [n for n in range(4) if start < ends[n] and stop > ends[n] - len(texts[n])]
                expected = {one.id for n, one in enumerate(done) if n not in touched} | {session(9).id}
                assert {id: read.get(id) for id in expected} == {id: records[id] for id in expected}, start
                if filling == bytes(length):  # what is missing leaves no trace, zeros do: nothing is misread
                    assert all(records[id] == one for id, one in read.items()), start


@pytest.mark.parametrize("call", CHANGING)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("short", [None, 0, 100])
def test_whatever_fails_the_file_stays_valid_and_the_next_try_adds_the_session_once(
    tmp_path: Path, call: Call, error: int, short: int | None
) -> None:
    for nth in range(1, 12):
        paths = find_paths({"LASTREP_HOME": str(tmp_path / str(nth))})
        append_session(paths, session(1), NOW)
        with paths.progress.open("a") as file:
            file.write("\n" + block_text(session(2))[:200])
        failing = FailingDisk(call, nth, error, short=short)
        try:
            append_session(paths, session(3), NOW, disk=failing.disk())
        except NotWritten:
            assert days(paths) == [1]
        else:
            assert days(paths) == [1, 3]
        append_session(paths, session(3), NOW)
        assert days(paths) == [1, 3]
        tomllib.loads(paths.progress.read_text())
        if not failing.has_failed:
            return
    pytest.fail("it should have run out of calls to fail")


def test_a_progress_file_that_is_none_is_refused_and_left_alone(paths: Paths) -> None:
    paths.progress.mkdir()
    with pytest.raises(NotWritten, match="it is a folder"):
        append_session(paths, session(1), NOW)


def _append_many(home: str, numbers: range) -> None:
    paths = find_paths({"LASTREP_HOME": home})
    for number in numbers:
        append_session(paths, session(number), NOW, wait=60.0)


def test_two_programs_that_append_at_once_lose_nothing(paths: Paths) -> None:
    spawn = multiprocessing.get_context("spawn")
    programs = [
        spawn.Process(target=_append_many, args=(str(paths.data), numbers))
        for numbers in (range(1, 21), range(21, 41))
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
        assert program.exitcode == 0
    assert days(paths) == list(range(1, 41))
    assert read_history(paths.data, UTC).damaged == ()
