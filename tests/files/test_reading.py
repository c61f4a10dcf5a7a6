import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.files.errors import Unreadable
from tui.files.reading import read_text


def code_of(path: Path, *, limit: int = 1000) -> tuple[str, str]:
    with pytest.raises(Unreadable) as raised:
        read_text(path, limit=limit)
    return raised.value.code, raised.value.message


@contextmanager
def as_nobody() -> Iterator[None]:
    """Do without root's right to read everything, where the tests have it."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_text_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes("name = 'ü'\r\n".encode())
    assert read_text(tmp_path / "a.toml") == "name = 'ü'\r\n"


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfname = 'a'")
    assert read_text(tmp_path / "a.toml") == "name = 'a'"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("a = 1")
    (tmp_path / "b.toml").symlink_to("a.toml")
    assert read_text(tmp_path / "b.toml") == "a = 1"


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    assert code_of(tmp_path / "a.toml") == ("unreadable", "there is no such file")
    assert code_of(tmp_path / "a\0.toml") == ("unreadable", "there is no such file")


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    assert code_of(tmp_path) == ("unreadable", "it is a folder, not a text file")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert code_of(tmp_path / "pipe.toml") == ("unreadable", "it is a pipe, not a text file")


def test_a_device_is_not_read_not_even_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    assert code_of(tmp_path / "zero.toml") == ("unreadable", "it is a device, not a text file")


def test_a_socket_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the names of sockets must be short
    with socket.socket(socket.AF_UNIX) as endpoint:
        endpoint.bind("s.toml")
        assert code_of(Path("s.toml")) == ("unreadable", "it is a socket, not a text file")


def test_links_that_lead_in_a_circle_are_said_to_do_so(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to("b.toml")
    (tmp_path / "b.toml").symlink_to("a.toml")
    assert code_of(tmp_path / "a.toml") == ("unreadable", "it cannot be read: its links lead in a circle")


def test_a_file_without_permission_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.toml").write_text("a = 1")
    (tmp_path / "a.toml").chmod(0)
    monkeypatch.chdir(tmp_path)
    with as_nobody():
        assert code_of(Path("a.toml")) == ("unreadable", "it cannot be read: permission denied")


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x" * 1000)
    assert len(read_text(tmp_path / "a.toml", limit=1000)) == 1000
    assert code_of(tmp_path / "a.toml", limit=999) == (
        "too-large",
        "it is larger than 999 bytes, the most that is read",
    )


def test_a_file_that_claims_to_be_empty_is_cut_off_while_it_is_read() -> None:
    assert code_of(Path("/proc/self/smaps"), limit=100)[0] == "too-large"


def test_what_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"a = 1\nb = '\xff'\n")
    assert code_of(tmp_path / "a.toml") == ("encoding", "it is not UTF-8 text: byte 0xff in line 2")


def test_utf_16_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes("a = 1".encode("utf-16"))
    assert code_of(tmp_path / "a.toml") == ("encoding", "it is UTF-16 text")
