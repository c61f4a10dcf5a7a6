import difflib
from pathlib import Path

import pytest

from tui.files.errors import NotWritten
from tui.files.remembering import remember_seen
from tui.files.settings import read_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


def write(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_bytes(text.encode())


def test_without_a_file_one_is_made(file: Path) -> None:
    remember_seen(file, "safety")
    assert file.read_text() == 'seen = ["safety"]\n'
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "text",
    [
        'seen = ["a"]',
        'seen = ["a"]  # mine ]\n',
        "seen = []\nunit = 'kg'\n",
        'unit = "kg"\n  seen=["a]",]\n[keys]\nseen = ["x"]\n',
        'seen = [\n  "a",  # [first]\n  "b" # second\n]\ntheme = "x"\n',
        "# only a comment\n",
        'unit = "kg"',
        'unit = "kg"\n\n# my keys\n[keys]\nseen = ["space"]\n',
        "# about keys\n[keys]\npause = ['x']\n",
        'protocols = [\n[ "no" ],\n]\n[keys]\n',
        '\ufeffunit = "kg"\r\n[keys]\r\n',
        'theme = """\n[keys]\nseen = ["no"]\n"""\n',
    ],
)
def test_the_word_is_added_and_no_more_than_one_line_changes(file: Path, text: str) -> None:
    write(file, text)
    before = read_settings(file).settings.seen
    remember_seen(file, "safety")
    assert read_settings(file).settings.seen == (*before, "safety")
    lines, after = text.splitlines(keepends=True), file.read_bytes().decode().splitlines(keepends=True)
    changes = [line for line in difflib.ndiff(lines, after) if line[0] in "+-"]
    assert sum(line[0] == "-" and line[2:] != lines[-1] for line in changes) <= 1
    assert all("seen" in line or "]" in line or line[2:].rstrip() == lines[-1] for line in changes)
    once = file.read_bytes()
    remember_seen(file, "safety")
    assert file.read_bytes() == once


@pytest.mark.parametrize("text", ["seen = \n", "seen = 3\n", "seen.a = 1\n", "\xff\x00", "x = 1\nx = 2\n"])
def test_a_broken_file_is_not_written_to(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(NotWritten, match="not changed: "):
        remember_seen(file, "safety")
    assert file.read_bytes() == text.encode("latin-1")


def test_a_list_inside_which_something_else_than_words_stands_is_kept(file: Path) -> None:
    write(file, "seen = [1, ['a]']]\n")
    remember_seen(file, "safety")
    assert file.read_text() == "seen = [1, ['a]'], \"safety\"]\n"
