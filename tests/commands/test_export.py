import json
import os
from pathlib import Path

import pytest

from tests.commands.shell import Shell
from tests.progress.exchange.elsewhere import in_hevy, in_strong, table
from tests.progress.records import AS_WRITTEN, session
from tui.files.errors import NothingToWorkOn
from tui.progress.writing import block_text

DAMAGED = '[[session]]\nid = "00000000000d"\nreps = \n'


@pytest.fixture(autouse=True)
def records(shell: Shell) -> None:
    (shell.home / "progress.toml").write_text("\n".join([DAMAGED, AS_WRITTEN, block_text(session(1))]))


def test_every_format_goes_to_standard_output_and_what_is_damaged_is_named(shell: Shell) -> None:
    assert shell.types("export --format json") == 0
    assert len(json.loads(shell.said)["sessions"]) == 2
    assert shell.complained.startswith(f"lastrep: {shell.home}/progress.toml:1: line 3: ")
    assert shell.types("export --format csv") == 0
    assert [row["exercise"] for row in table(shell.said, ",")][-2:] == [
        "Dumbbell Romanian deadlift",
        "Single-leg bridge hold",
    ]
    shell.types("export --format strong")
    assert len(list(in_strong(shell.said))) == 5
    shell.types("export --format hevy --unit lb")
    assert {float(one.kilograms) for one in in_hevy(shell.said)} == {9.0718474, 0.0}


def test_exercises_of_protocol_files_have_the_names_that_stand_there(shell: Shell) -> None:
    shell.has("mine.toml", 'name = "Mine"\n[[exercise]]\nname = "Copenhagen plank, long"\nhold = 30\n')
    text = block_text(session(1)).replace("dumbbell-romanian-deadlift", "copenhagen-plank-long")
    (shell.home / "progress.toml").write_text(text)
    shell.types("export --format csv")
    assert {row["exercise"] for row in table(shell.said, ",")} == {"Copenhagen plank, long"}


def test_a_file_is_written_for_its_owner_alone_and_the_count_is_said(shell: Shell, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert shell.types(f"export --format strong -o {out}/strong.csv") == 0
    assert shell.said == f"2 sessions with 5 sets written to {out}/strong.csv\n"
    assert len(list(in_strong((out / "strong.csv").read_text()))) == 5
    assert (out / "strong.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["progress.toml", "withdrawn.toml", "config.toml", "nowhere/x.csv"])
def test_what_the_program_keeps_is_never_written_over(shell: Shell, name: str) -> None:
    before = (shell.home / "progress.toml").read_text()
    with pytest.raises(NothingToWorkOn):
        shell.types(f"export --format csv -o {shell.home}/{name}")
    assert (shell.home / "progress.toml").read_text() == before
    assert not (shell.home / "nowhere").exists()


def test_a_folder_or_a_pipe_is_not_replaced(shell: Shell) -> None:
    os.mkfifo(shell.home / "pipe")
    for name in ("pipe", "."):
        with pytest.raises(NothingToWorkOn, match="it is no file"):
            shell.types(f"export --format csv -o {shell.home}/{name}")
    shell.types("export --format csv -o -")
    assert shell.said.count("\n") == 6


def test_json_keeps_each_unit(shell: Shell) -> None:
    with pytest.raises(NothingToWorkOn, match="leave --unit out"):
        shell.types("export --format json --unit kg")


def test_a_terminal_is_not_steered_by_what_was_written_down(shell: Shell) -> None:
    (shell.home / "progress.toml").write_text(AS_WRITTEN.replace("felt set 3 most", r"\u001b[31m\u202e"))
    shell.types("export --format csv", width=80)
    assert "\x1b" not in shell.said
    assert r"\x1b[31m\u202e" in shell.said
    assert shell.said.count("\n") == 3
    shell.types("export --format csv")
    assert "\x1b[31m\u202e" in shell.said


def test_without_records_there_is_a_header_alone(shell: Shell) -> None:
    (shell.home / "progress.toml").unlink()
    shell.types("export --format hevy")
    assert shell.said.count("\n") == 1
    shell.types("export --format json")
    assert json.loads(shell.said) == {"format": 1, "sessions": [], "plans": []}
