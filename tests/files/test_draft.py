import os
from pathlib import Path

import pytest

from tui.files.draft import Draft
from tui.files.errors import Unreadable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"a\n")
    return path


def test_saving_puts_the_text_in_its_place(path: Path) -> None:
    draft = Draft(path)
    draft.save("b")
    assert (path.read_bytes(), draft.saved_text, draft.look()) == (b"b", "b", "same")


def test_it_knows_what_others_did(path: Path) -> None:
    draft = Draft(path)
    path.write_bytes(b"bb\n")
    assert draft.look() == "changed"
    path.unlink()
    assert draft.look() == "gone"
    path.mkdir()
    assert draft.look() == "changed"


def test_the_same_bytes_written_anew_are_no_change(path: Path) -> None:
    draft = Draft(path)
    path.write_bytes(b"a\n")
    os.utime(path, (1, 1))
    assert draft.look() == "same"


def test_reloading_takes_what_is_there_by_now(path: Path) -> None:
    draft = Draft(path)
    path.write_bytes(b"b\r\nc")
    assert (draft.reload(), draft.look()) == ("b\nc", "same")
    draft.save("b\nd")
    assert path.read_bytes() == b"b\r\nd"


def test_a_copy_is_made_by_the_first_save(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own" / "mine.toml"
    draft = Draft(own, copy_of=path)
    assert (draft.is_on_disk, draft.look()) == (False, "same")
    draft.save(draft.saved_text)
    assert (own.read_bytes(), draft.is_on_disk, draft.look()) == (b"a\n", True, "same")


def test_a_copy_that_somebody_else_made_meanwhile_is_a_change(path: Path, tmp_path: Path) -> None:
    draft = Draft(tmp_path / "own.toml", copy_of=path)
    (tmp_path / "own.toml").write_text("theirs")
    assert draft.look() == "changed"


def test_what_is_no_file_cannot_be_edited(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        Draft(tmp_path)
