from pathlib import Path

import pytest

from tests.commands.shell import Shell
from tests.progress.exchange.samples import HEVY_KG, HEVY_LBS, STRONG_COMMA, STRONG_NUMBERED, STRONG_UNIT
from tests.progress.records import AS_WRITTEN, session
from tui.files.errors import NothingToWorkOn, Unreadable
from tui.progress.journal import read_history
from tui.progress.record import Session
from tui.progress.writing import block_text


def sessions(shell: Shell) -> list[Session]:
    history = read_history(shell.home)
    assert not history.damaged
    return list(history.sessions)


def given(shell: Shell, name: str, text: str) -> Path:
    path = shell.home / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "count"),
    [(STRONG_COMMA, 2), (STRONG_UNIT, 1), (STRONG_NUMBERED, 1), (HEVY_KG, 1), (HEVY_LBS, 1)],
)
def test_the_same_file_twice_adds_nothing(shell: Shell, text: str, count: int) -> None:
    file = given(shell, "export.csv", "\ufeff" + text.replace("\n", "\r\n"))
    assert shell.types(f"import {file} --unit kg") == 0
    assert shell.said.splitlines()[1] == f"{count} added, 0 there already"
    before = (shell.home / "progress.toml").read_bytes()
    assert shell.types(f"import {file} --unit kg") == 0
    assert shell.said.splitlines()[1] == f"0 added, {count} there already"
    assert (shell.home / "progress.toml").read_bytes() == before
    assert len(sessions(shell)) == count


def test_imported_sessions_stand_in_the_order_of_time_and_every_byte_of_the_others_stays(
    shell: Shell,
) -> None:
    mine = "# mine\n" + block_text(session(300)) + "# not before\n" + block_text(session(400))
    given(shell, "progress.toml", mine)
    shell.types(f"import {given(shell, 'x.csv', STRONG_UNIT)}")
    content = (shell.home / "progress.toml").read_text()
    assert [one.started.month for one in sessions(shell)] == [10, 11, 2]
    added = content[content.index('[[session]]\nid = "', 20) :].partition("\n# not before")[0]
    assert content.replace("\n" + added, "").replace("\n", "") == mine.replace("\n", "")


def test_a_broken_row_is_named_by_its_line_and_counted(shell: Shell) -> None:
    file = given(shell, "x.csv", STRONG_UNIT.replace("2;45;lbs;4", "2;-45;lbs;4"))
    assert shell.types(f"import {file}") == 1
    assert shell.complained == (
        f'lastrep: {file}:3: the weight is "-45", a number of 0 or more is meant; passed over\n'
    )
    assert shell.said == ("Strong: 1 session with 2 sets read, 1 passed over\n1 added, 0 there already\n")


def test_a_row_that_was_mended_comes_in_the_next_time(shell: Shell) -> None:
    broken = given(shell, "x.csv", STRONG_UNIT.replace("2;45;lbs;4", "2;-45;lbs;4"))
    shell.types(f"import {broken}")
    given(shell, "x.csv", STRONG_UNIT)
    assert shell.types(f"import {broken}") == 0
    assert shell.said.splitlines()[1] == "0 added, 0 there already, 1 replaced by a fuller or later copy"
    assert [len(one.sets) for one in sessions(shell)] == [3]


def test_without_a_unit_that_is_needed_nothing_is_taken_in(shell: Shell) -> None:
    file = given(shell, "x.csv", STRONG_COMMA)
    with pytest.raises(NothingToWorkOn, match="add --unit kg or --unit lb"):
        shell.types(f"import {file}")
    assert not (shell.home / "progress.toml").exists()


@pytest.mark.parametrize("format", ["json", "csv", "strong", "hevy"])
def test_what_went_out_is_there_already(shell: Shell, format: str) -> None:
    given(shell, "progress.toml", AS_WRITTEN + "\n" + block_text(session(1)))
    before = sessions(shell)
    out = shell.home / "out.txt"
    shell.types(f"export --format {format} -o {out}")
    assert shell.types(f"import {out}") == 0
    assert shell.said.splitlines()[1] == "0 added, 2 there already"
    assert sessions(shell) == before


def test_json_brings_the_same_records_to_another_machine(shell: Shell, tmp_path: Path) -> None:
    given(shell, "progress.toml", AS_WRITTEN.replace("mood", "x") + "\n" + block_text(session(1)))
    plan = '[[plan]]\nid = "p1"\nplan = "weeks"\nat = 2026-01-02T20:00:00Z\nstate = "started"\n'
    with (shell.home / "progress.toml").open("a") as file:
        file.write("\n" + plan)
    shell.types(f"export --format json -o {shell.home}/all.json")
    other = Shell(tmp_path / "other")
    assert other.types(f"import {shell.home}/all.json") == 0
    assert other.said == (
        "lastrep's JSON: 2 sessions with 5 sets and 1 plan entry read, 0 passed over\n"
        "3 added, 0 there already\n"
    )
    assert sessions(other) == sessions(shell)
    assert 'state = "started"\n' in (other.home / "progress.toml").read_text()


def test_what_was_withdrawn_stays_away(shell: Shell) -> None:
    given(shell, "progress.toml", AS_WRITTEN)
    shell.types(f"export --format json -o {shell.home}/all.json")
    (shell.home / "progress.toml").rename(shell.home / "withdrawn.toml")
    assert shell.types(f"import {shell.home}/all.json") == 0
    assert shell.said.splitlines()[1] == "0 added, 0 there already, 1 left out, as withdrawn earlier"
    assert sessions(shell) == []


def test_a_machine_with_a_name_takes_it_into_its_own_file(shell: Shell) -> None:
    given(shell, "config.toml", 'device = "phone"\n')
    shell.types(f"import {given(shell, 'x.csv', HEVY_KG)}")
    assert (shell.home / "progress-phone.toml").exists()
    assert not (shell.home / "progress.toml").exists()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\n1,2\n", "its first line is that of no export that is known"),
        ("", "its first line is that of no export that is known"),
        (AS_WRITTEN, "progress files are taken by `lastrep merge`"),
        ('{\n"sessions": [}', "x:2: it is not JSON"),
    ],
)
def test_what_is_no_export_is_said(shell: Shell, text: str, why: str) -> None:
    with pytest.raises(NothingToWorkOn) as refused:
        shell.types(f"import {given(shell, 'x', text)}")
    assert why in str(refused.value)


def test_a_file_that_is_not_there_or_no_text_is_said(shell: Shell) -> None:
    with pytest.raises(NothingToWorkOn, match="there is no such file"):
        shell.types(f"import {shell.home}/none.csv")
    (shell.home / "x.csv").write_bytes(STRONG_UNIT.encode("utf-16"))
    with pytest.raises(Unreadable, match="save it as UTF-8"):
        shell.types(f"import {shell.home}/x.csv")
    with pytest.raises(Unreadable, match="it is a folder"):
        shell.types(f"import {shell.home}")
