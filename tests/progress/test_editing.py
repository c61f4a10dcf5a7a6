import errno
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from msgspec.structs import replace

from tests.files.failing import CHANGING, Call, FailingDisk
from tests.progress.records import AS_WRITTEN, NOW, session, sessions
from tui.files.errors import NotWritten
from tui.files.paths import Paths, find_paths
from tui.progress.editing import NotEdited, edit_session
from tui.progress.journal import read_history
from tui.progress.record import Session
from tui.progress.writing import block_text

ID = "7ce418072e8c"
LATER = NOW + timedelta(days=3)
WITH_COMMENTS = """\
# my year
[[session]]
id = "7ce418072e8c"   # the program wrote this
protocol = "activation-rdl" # and this
started = 2026-11-21T18:02:11+01:00
seconds=318.44
mood = "good" # mine

# the hard ones
[[session.set]]
exercise = "nordic"
reps = 5 # one more than last week
load = "20 lb"
weather = 81.25

[session.end]
outcome = 'finished' # at last
# deload from here
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths({"LASTREP_HOME": str(tmp_path)})


def note(text: str) -> Callable[[Session], Session]:
    return lambda one: replace(one, note=text)


def reps(count: int) -> Callable[[Session], Session]:
    return lambda one: replace(one, sets=(replace(one.sets[0], reps=count), *one.sets[1:]))


def read(paths: Paths) -> list[Session]:
    history = read_history(paths.data, UTC)
    assert not history.damaged
    return list(history.sessions)


def test_the_text_of_one_block_is_replaced_and_every_other_byte_stays(paths: Paths) -> None:
    before = "\ufeff# mine\r\n" + WITH_COMMENTS.replace(ID, "000000000abc").replace("\n", "\r\n") + "\r\n\r\n"
    behind = "\n\n# and behind\n[[goal]]\nx = 1\n\n" + block_text(session(3)) + "# the end"
    paths.progress.write_bytes((before + AS_WRITTEN + behind).encode())
    edited = edit_session(paths, ID, note("better"), LATER, zone=UTC)
    content = paths.progress.read_bytes().decode()
    assert content.startswith(before)
    assert content.endswith(behind)
    changed = AS_WRITTEN.replace("felt set 3 most", "better").replace(
        "edited = 2026-11-22T09:00:00", "edited = 2026-11-24T18:07:29"
    )
    assert content[len(before) : -len(behind)] == changed
    assert edited.session in read(paths)
    assert edited.path == paths.progress


def test_only_the_lines_that_must_change_do_and_comments_of_the_block_stay_too(paths: Paths) -> None:
    paths.progress.write_text(WITH_COMMENTS)
    edit_session(paths, ID, reps(6), LATER, zone=UTC)
    assert paths.progress.read_text() == WITH_COMMENTS.replace("reps = 5", "reps = 6").replace(
        "[session.end]\n", "[session.end]\nedited = 2026-11-24T18:07:29+01:00\n"
    )


def test_a_value_can_come_and_go(paths: Paths) -> None:
    paths.progress.write_text(WITH_COMMENTS)
    edit_session(
        paths,
        ID,
        lambda one: replace(one, sets=(replace(one.sets[0], load=None, connection=4, pain=True),)),
        LATER,
        zone=UTC,
    )
    text = paths.progress.read_text()
    assert "load =" not in text
    assert "reps = 5 # one more than last week\nconnection = 4\npain = true\nweather = 81.25\n" in text


def test_what_is_laid_out_otherwise_is_written_anew_with_what_is_not_known(paths: Paths) -> None:
    odd = AS_WRITTEN.replace("plan_session = 7", 'odd = [\n  1.25,\n  "b",\n]\nlater = 2026-01-01')
    paths.progress.write_text(odd + "# below\n\n" + block_text(session(9)))
    edit_session(paths, ID, note("x"), LATER, zone=UTC)
    text = paths.progress.read_text()
    assert 'odd = [1.25, "b"]\nlater = 2026-01-01\n' in text
    assert 'note = "x"' in text
    assert text.endswith('outcome = "finished"\n# below\n\n' + block_text(session(9)))


def test_a_set_can_be_taken_out(paths: Paths) -> None:
    paths.progress.write_text(AS_WRITTEN)
    edit_session(paths, ID, lambda one: replace(one, sets=one.sets[1:]), LATER, zone=UTC)
    (one,) = read(paths)
    assert [done.exercise for done in one.sets] == ["single-leg-bridge-hold"]


def test_a_block_typed_by_hand_gets_the_id_that_its_content_gave_it(paths: Paths) -> None:
    typed = "[[session]] # typed\nstarted = 2026-11-21\nprotocol = 'a'\n\n# later\n"
    paths.progress.write_text(typed + block_text(session(1)))
    ((id, started),) = [(one.id, one.started) for one in read(paths) if one.protocol == "a"]
    edit_session(paths, id, note("by hand"), LATER, zone=UTC)
    assert paths.progress.read_text() == (
        f"[[session]] # typed\nid = \"{id}\"\nstarted = 2026-11-21\nprotocol = 'a'\n"
        'note = "by hand"\n\n[session.end]\nedited = 2026-11-24T18:07:29+01:00\noutcome = "finished"\n'
        "\n# later\n" + block_text(session(1))
    )
    assert [(one.id, one.started) for one in read(paths) if one.protocol == "a"] == [(id, started)]
    edit_session(paths, id, note("again"), LATER, zone=UTC)
    assert [one.note for one in read(paths) if one.id == id] == ["again"]


def test_a_session_of_another_machine_is_appended_to_ones_own_file(paths: Paths) -> None:
    theirs = paths.progress_of("phone")
    theirs.write_text(AS_WRITTEN)
    edited = edit_session(paths, ID, note("here"), LATER, device="laptop", zone=UTC)
    assert theirs.read_text() == AS_WRITTEN
    assert edited.path == paths.progress_of("laptop")
    assert [one.note for one in read(paths)] == ["here"]
    edit_session(paths, ID, note("and again"), LATER, device="laptop", zone=UTC)
    assert edited.path.read_text().count("[[session]]") == 1
    assert [one.note for one in read(paths)] == ["and again"]


def test_the_copy_that_was_edited_last_is_the_one_that_is_changed(paths: Paths) -> None:
    paths.progress.write_text(AS_WRITTEN.replace("felt set 3 most", "ours"))
    paths.progress_of("phone").write_text(
        AS_WRITTEN.replace("felt set 3 most", "theirs").replace("edited = 2026-11-22", "edited = 2027-01-01")
    )
    edit_session(paths, ID, reps(7), LATER, zone=UTC)
    ((text, count),) = [(one.note, one.sets[0].reps) for one in read(paths)]
    assert (text, count) == ("theirs", 7)  # although the clock of the phone is ahead


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("format = 1", "format = 2", "which this version does not know"),
        ("\n[session.end]", "\n[session.sky]\nrain = true\n\n[session.end]", "`sky`"),
        ("entry = 2", "entry = 2\nextra = [{ a = 1 }]", "`extra`"),
        ('outcome = "finished"', 'outcome = "finished"\nwhat is this', "belongs to no session"),
    ],
)
def test_what_cannot_be_kept_is_not_edited_and_its_line_is_named(
    paths: Paths, before: str, after: str, why: str
) -> None:
    content = "\n\n" + AS_WRITTEN.replace(before, after)
    paths.progress.write_text(content)
    with pytest.raises(NotEdited) as refused:
        edit_session(paths, ID, note("x"), LATER, zone=UTC)
    assert why in str(refused.value)
    assert str(refused.value).startswith(f"{paths.progress}:{3 if why[0] != 'b' else 49}: ")
    assert paths.progress.read_text() == content


def test_a_session_that_is_gone_or_withdrawn_is_not_edited(paths: Paths) -> None:
    paths.progress.write_text(AS_WRITTEN)
    with pytest.raises(NotEdited, match="no session 000000000000 any more"):
        edit_session(paths, "000000000000", note("x"), LATER)
    paths.withdrawn_of(None).write_text(AS_WRITTEN)
    with pytest.raises(NotEdited, match="any more"):
        edit_session(paths, ID, note("x"), LATER)


def test_what_was_edited_from_outside_meanwhile_is_what_is_changed(paths: Paths) -> None:
    paths.progress.write_text(AS_WRITTEN)
    paths.progress.write_text(AS_WRITTEN.replace("reps = 12", "reps = 11") + block_text(session(5)))
    edit_session(paths, ID, note("x"), LATER, zone=UTC)
    assert [(one.note, one.sets[0].reps) for one in read(paths)] == [(None, 12), ("x", 11)]


@pytest.mark.takes_seconds
@given(before=sessions, after=sessions)
def test_whatever_is_edited_reads_as_it_was_meant(
    before: Session, after: Session, tmp_path_factory: pytest.TempPathFactory
) -> None:
    paths = find_paths({"LASTREP_HOME": str(tmp_path_factory.mktemp("home"))})
    neighbour = session(10**6)
    assume(before.id != neighbour.id)
    around = block_text(neighbour).encode()
    text = block_text(before).encode()
    paths.progress.write_bytes(around + b"\n" + text + b"\n# mine\n" + around)
    change = replace(after, unknown=before.unknown)
    edited = edit_session(paths, before.id, lambda _: change, datetime(2200, 1, 1, tzinfo=UTC), zone=UTC)
    content = paths.progress.read_bytes()
    assert content.startswith(around + b"\n[[session]]")
    assert content.endswith(b"\n# mine\n" + around)
    tomllib.loads(content.decode())
    expected = replace(change, id=before.id, end=edited.session.end)
    assert [one for one in read(paths) if one.id == before.id] == [expected]


@pytest.mark.parametrize("call", CHANGING)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("device", [None, "laptop"])
def test_whatever_fails_either_the_old_or_the_new_text_stands_there(
    tmp_path: Path, call: Call, error: int, device: str | None
) -> None:
    for nth in range(1, 12):
        paths = find_paths({"LASTREP_HOME": str(tmp_path / str(nth))})
        paths.data.mkdir()
        paths.progress.write_text(AS_WRITTEN + "\n" + block_text(session(1)))
        failing = FailingDisk(call, nth, error)
        try:
            edit_session(paths, ID, note("new"), LATER, device=device, zone=UTC, disk=failing.disk())
        except NotWritten:
            assert {one.note for one in read(paths)} <= {None, "felt set 3 most", "new"}
        else:
            assert [one.note for one in read(paths)] == [None, "new"]
        assert len(read(paths)) == 2
        edit_session(paths, ID, note("new"), LATER, device=device, zone=UTC)
        assert [one.note for one in read(paths)] == [None, "new"]
        assert [path.name for path in paths.data.iterdir() if path.name.endswith(".part")] == []
        if not failing.has_failed:
            return
    pytest.fail("it should have run out of calls to fail")


def test_a_table_of_somebody_else_below_a_session_is_never_lost(paths: Paths) -> None:
    paths.progress.write_text(AS_WRITTEN + '\n[goals]\nbench = "100 kg"\n')
    before = paths.progress.read_bytes()
    with pytest.raises(NotEdited, match="goals"):
        edit_session(paths, ID, note("x"), LATER, zone=UTC)
    assert paths.progress.read_bytes() == before
