import errno
import os
import resource
import stat
from pathlib import Path

import pytest

from tests.files.failing import CHANGING, Call, FailingDisk
from tui.files.disk import SYSTEM, Disk
from tui.files.errors import NotWritten
from tui.files.writing import append_to_file, cut_file, make_folder, remove_file, replace_file

OLD, NEW = b"what was there\n", b"what is meant to be there\n"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_are_private_all_the_way_down(tmp_path: Path) -> None:
    make_folder(tmp_path / "share" / "lastrep")
    assert mode(tmp_path / "share") == mode(tmp_path / "share" / "lastrep") == 0o700


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "lastrep").write_text("")
    with pytest.raises(NotWritten, match="a file stands where a folder should be"):
        make_folder(tmp_path / "lastrep" / "data")


def test_replacing_makes_a_private_file_and_leaves_no_other_behind(tmp_path: Path) -> None:
    replace_file(tmp_path / "new" / "a.toml", NEW)
    replace_file(tmp_path / "new" / "a.toml", NEW + NEW)
    assert (tmp_path / "new" / "a.toml").read_bytes() == NEW + NEW
    assert mode(tmp_path / "new" / "a.toml") == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.toml"]


def test_replacing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_bytes(OLD)
    (tmp_path / "link.toml").symlink_to("real.toml")
    replace_file(tmp_path / "link.toml", NEW)
    assert (tmp_path / "link.toml").is_symlink()
    assert (tmp_path / "real.toml").read_bytes() == NEW


def test_links_in_a_circle_are_an_error_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to("b.toml")
    (tmp_path / "b.toml").symlink_to("a.toml")
    with pytest.raises(NotWritten):
        append_to_file(tmp_path / "a.toml", NEW)


@pytest.mark.parametrize("call", CHANGING)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EACCES, errno.EROFS])
def test_whatever_fails_while_replacing_the_old_file_or_the_new_is_there_whole(
    tmp_path: Path, call: Call, error: int
) -> None:
    reasons: set[str] = set()
    for nth in range(1, 10):
        path = tmp_path / str(nth) / "deep" / "a.toml"
        path.parent.mkdir(parents=True)
        path.write_bytes(OLD)
        failing = FailingDisk(call, nth, error)
        try:
            replace_file(path, NEW, disk=failing.disk())
        except NotWritten as refused:
            reasons.add(str(refused))
            assert path.read_bytes() in (OLD, NEW)
        else:
            assert path.read_bytes() == NEW
        assert list(path.parent.iterdir()) == [path]
        if not failing.has_failed:
            assert all("a.toml: cannot be written: " in reason for reason in reasons)
            return
    pytest.fail("it should have run out of calls to fail")


@pytest.mark.parametrize("call", CHANGING)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EACCES, errno.EROFS])
def test_whatever_fails_while_appending_the_old_content_stays_and_nothing_is_half_there(
    tmp_path: Path, call: Call, error: int
) -> None:
    for nth in range(1, 10):
        path = tmp_path / str(nth) / "a.toml"
        path.parent.mkdir()
        path.write_bytes(OLD)
        failing = FailingDisk(call, nth, error)
        try:
            append_to_file(path, NEW, disk=failing.disk())
        except NotWritten:
            assert path.read_bytes() == OLD
        else:
            assert path.read_bytes() == OLD + NEW
        if not failing.has_failed:
            return
    pytest.fail("it should have run out of calls to fail")


@pytest.mark.parametrize("written", [0, 1, len(NEW) - 1])
def test_a_write_that_stops_short_without_an_error_is_cut_back(tmp_path: Path, written: int) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    with pytest.raises(NotWritten, match="the disk is full"):
        append_to_file(path, NEW, disk=FailingDisk("write", 1, errno.ENOSPC, short=written).disk())
    assert path.read_bytes() == OLD


def test_a_real_limit_on_the_size_of_files_cuts_nothing_in_half(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(OLD) + 5, hard))
    try:
        with pytest.raises(NotWritten):
            append_to_file(path, NEW)
        with pytest.raises(NotWritten, match="may not grow"):
            replace_file(path, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_private_when_appended_to(tmp_path: Path) -> None:
    append_to_file(tmp_path / "data" / "progress.toml", NEW)
    assert mode(tmp_path / "data" / "progress.toml") == 0o600


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "progress.toml")
    with pytest.raises(NotWritten, match="it is not a file"):
        append_to_file(tmp_path / "progress.toml", NEW)


def test_a_file_that_is_replaced_while_we_append_gets_it_too(tmp_path: Path) -> None:
    path, editors = tmp_path / "progress.toml", tmp_path / "editors"
    path.write_bytes(OLD)
    editors.write_bytes(OLD + b"# edited\n")

    def saved_by_an_editor_first(handle: int, content: bytes) -> int:
        if editors.exists():
            editors.rename(path)
        return os.write(handle, content)

    append_to_file(path, NEW, disk=Disk(write=saved_by_an_editor_first))
    assert path.read_bytes() == OLD + b"# edited\n" + NEW


def test_a_disk_that_offers_no_fsync_is_written_to_all_the_same(tmp_path: Path) -> None:
    disk = FailingDisk("fsync", 1, errno.EINVAL, lasting=True).disk()
    append_to_file(tmp_path / "a.toml", OLD, disk=disk)
    append_to_file(tmp_path / "a.toml", NEW, disk=disk)
    assert (tmp_path / "a.toml").read_bytes() == OLD + NEW


def test_cutting_and_removing(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD + NEW)
    cut_file(path, len(OLD), disk=SYSTEM)
    assert path.read_bytes() == OLD
    remove_file(path)
    remove_file(path)
    with pytest.raises(NotWritten, match="not there"):
        cut_file(path, 0)
