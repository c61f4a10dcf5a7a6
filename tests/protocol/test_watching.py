from collections.abc import Callable
from pathlib import Path

import pytest

from tui.protocol.library import Found, Library, bundled_folder
from tui.protocol.reading import Reading
from tui.protocol.running import Running
from tui.protocol.watching import BATCH, Watch

MINE = 'name = "Mine"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 4\ntempo = "3-1-1-1"\n'


class Counting(Library):
    """Remembers which files were read."""

    read_files: list[str]

    def _read(self, found: Found, called: str, running: Running) -> Reading:
        self.read_files.append(found.path.name)
        return super()._read(found, called, running)


@pytest.fixture
def library(tmp_path: Path) -> Counting:
    library = Counting(folders=(tmp_path,), bundled=bundled_folder(), default_unit="lb")
    library.read_files = []
    return library


def ids(watch: Watch) -> list[str]:
    return [row.found.id for row in watch.latest.rows if not row.found.bundled]


def filled(watch: Watch) -> None:
    assert [listing.unread for listing in watch.fill()][-1] == 0


def test_what_has_not_changed_is_not_read_again(tmp_path: Path, library: Counting) -> None:
    (tmp_path / "a.toml").write_text(MINE)
    (tmp_path / "b.toml").write_text(MINE)
    watch = Watch(library)
    filled(watch)
    assert not watch.changed()
    library.read_files.clear()
    (tmp_path / "b.toml").write_text(MINE + "# more\n")
    assert watch.changed()
    filled(watch)
    assert [name for name in library.read_files if name in {"a.toml", "b.toml"}] == ["b.toml"]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (lambda folder: (folder / "c.toml").write_text(MINE), ["a", "b", "c"]),
        (lambda folder: (folder / "a.toml").unlink(), ["b"]),
        (lambda folder: (folder / "a.toml").rename(folder / "z.toml"), ["b", "z"]),
    ],
)
def test_files_come_and_go(
    tmp_path: Path, library: Counting, change: Callable[[Path], object], left: list[str]
) -> None:
    (tmp_path / "a.toml").write_text(MINE)
    (tmp_path / "b.toml").write_text(MINE)
    watch = Watch(library)
    filled(watch)
    change(tmp_path)
    assert watch.changed()
    filled(watch)
    assert ids(watch) == left
    assert not watch.changed()


def test_with_the_exercises_everything_is_read_again(tmp_path: Path, library: Counting) -> None:
    (tmp_path / "a.toml").write_text(MINE.replace("seated-leg-curl", "own"))
    watch = Watch(library)
    filled(watch)
    assert watch.latest.rows[0].reading.protocol is None
    (tmp_path / "exercises.toml").write_text('[own]\nname = "Own"\n')
    filled(watch)
    assert watch.latest.rows[0].reading.protocol is not None


def test_of_many_files_some_are_read_at_once_and_the_wanted_ones_first(
    tmp_path: Path, library: Counting
) -> None:
    for number in range(400):
        (tmp_path / f"f{number:03}.toml").write_text(MINE + "#" * 1000)
    watch = Watch(library)
    first = watch.open({"f399"})
    assert 0 < first.unread < 400
    assert "f399" in ids(watch)
    unread = [listing.unread for listing in watch.fill()]
    assert unread == sorted(unread, reverse=True)
    assert len(unread) == -(-first.unread // BATCH)
    assert len(ids(watch)) == 400


def test_a_protocol_that_plans_run_is_read_once(tmp_path: Path, library: Counting) -> None:
    (tmp_path / "a.toml").write_text(MINE)
    (tmp_path / "plans").mkdir()
    for name in ("one", "two"):
        (tmp_path / "plans" / f"{name}.toml").write_text(
            'name = "P"\n[[week]]\nsessions = [{ run = "a" }]\n', "utf-8"
        )
    filled(Watch(library))
    assert library.read_files.count("a.toml") == 1
