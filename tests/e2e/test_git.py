"""Two machines that keep their records in a git repository, with the merge driver that `--help` installs."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.progress.records import session
from tui.files.paths import find_paths
from tui.progress.editing import edit_session
from tui.progress.journal import read_history
from tui.progress.withdrawing import withdraw_session
from tui.progress.writing import block_text

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

WHEN = datetime(2027, 1, 1, tzinfo=UTC)


class Repository:
    """A repository whose folder is the home of the program."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.paths = find_paths({"LASTREP_HOME": str(folder)})
        self.file = folder / "progress.toml"
        self.types("git init -q -b main")
        self._install()
        self.file.write_text("# my training\n\n" + "\n".join(block_text(session(n)) for n in (1, 2, 3)))
        self.commits()

    def _install(self) -> None:
        told = self.types("lastrep merge --git --help").stdout.splitlines()
        lines = [line.strip() for line in told if line.startswith(("  git config", "  printf"))]
        assert len(lines) == 2
        for line in lines:
            self.types(line)

    def types(self, line: str, *, status: int = 0) -> subprocess.CompletedProcess[str]:
        here = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        names = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        done = subprocess.run(
            line,
            shell=True,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env={
                **os.environ,
                **names,
                "PATH": here,
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_SYSTEM": os.devnull,
                "LASTREP_HOME": str(self.folder),
            },
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done

    def commits(self) -> None:
        self.types("git add . && git commit -qm x")

    def days(self) -> list[int]:
        history = read_history(self.folder)
        assert not history.damaged
        return [int(one.id, 16) for one in history.sessions]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "records")


def add(repository: Repository, *numbers: int) -> None:
    with repository.file.open("a") as file:
        file.writelines("\n" + block_text(session(number)) for number in numbers)


def test_two_branches_that_have_grown_apart_merge_to_every_session_once(repository: Repository) -> None:
    repository.types("git checkout -q -b laptop")
    add(repository, 4, 6, 7)
    edit_session(repository.paths, session(1).id, lambda one: replace(one, note="laptop"), WHEN)
    repository.commits()
    repository.types("git checkout -q main")
    add(repository, 5, 7)
    edit_session(repository.paths, session(2).id, lambda one: replace(one, note="phone"), WHEN)
    repository.commits()
    repository.types("git merge -q laptop -m merged")
    content = repository.file.read_text()
    assert repository.days() == [1, 2, 3, 4, 5, 6, 7]
    assert content.count("[[session]]") == 7
    assert content.startswith("# my training\n\n[[session]]")
    assert [one.note for one in read_history(repository.folder).sessions][:3] == ["laptop", "phone", None]
    assert repository.types("git status --porcelain").stdout == ""


def test_a_session_withdrawn_here_and_edited_there_stays_withdrawn(repository: Repository) -> None:
    repository.types("git checkout -q -b laptop")
    edit_session(repository.paths, session(2).id, lambda one: replace(one, note="laptop"), WHEN)
    withdraw_session(repository.paths, session(3).id, WHEN)
    repository.commits()
    repository.types("git checkout -q main")
    withdraw_session(repository.paths, session(2).id, WHEN)
    repository.commits()
    repository.types("git merge -q laptop -m merged")
    assert repository.days() == [1]
    withdrawn = (repository.folder / "withdrawn.toml").read_text()
    assert [withdrawn.count(session(number).id) for number in (2, 3)] == [1, 1]


def test_a_damaged_file_is_a_conflict_and_ours_stays_as_it_was(repository: Repository) -> None:
    repository.types("git checkout -q -b laptop")
    add(repository, 4)
    repository.file.write_text(repository.file.read_text().replace("reps = 12", "reps = twelve", 1))
    repository.commits()
    repository.types("git checkout -q main")
    add(repository, 5)
    ours = repository.file.read_text()
    repository.commits()
    told = repository.types("git merge -q laptop -m merged", status=1)
    assert "THEIRS:3: line " in told.stderr
    assert "CONFLICT" in told.stdout
    assert repository.file.read_text() == ours
    assert repository.types("git status --porcelain").stdout.startswith("UU progress.toml")
