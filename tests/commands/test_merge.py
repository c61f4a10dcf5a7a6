from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.commands.shell import Shell
from tests.progress.records import AS_WRITTEN, session
from tui.files.errors import NothingToWorkOn
from tui.progress.journal import read_history
from tui.progress.record import End
from tui.progress.writing import block_text


def days(shell: Shell) -> list[int]:
    history = read_history(shell.home)
    assert not history.damaged
    return [int(one.id, 16) for one in history.sessions]


def given(shell: Shell, name: str, *texts: str) -> Path:
    path = shell.home / name
    path.write_text("\n".join(texts), "utf-8")
    return path


def text(*numbers: int) -> str:
    return "\n".join(block_text(session(number)) for number in numbers)


def test_a_copy_of_what_was_not_saved_and_files_of_other_machines_come_in(shell: Shell) -> None:
    given(shell, "progress.toml", text(2))
    (shell.home / "elsewhere").mkdir()
    copy = given(shell, "elsewhere/lastrep-000000000003.toml", text(3))
    whole = given(shell, "elsewhere/progress.toml", text(1, 2, 4))
    before = [path.read_bytes() for path in (copy, whole)]
    assert shell.types(f"merge {copy} {whole}") == 0
    assert shell.said == "3 blocks added, 1 there already\n"
    assert (shell.home / "progress.toml").read_text() == text(1, 2, 3, 4)
    assert [path.read_bytes() for path in (copy, whole)] == before
    assert shell.types(f"merge {whole} {copy}") == 0
    assert shell.said == "0 blocks added, 4 there already\n"


@pytest.mark.parametrize(
    "name",
    [
        "progress.sync-conflict-20261121-180211-ABCDEFG.toml",
        "progress (Anna's conflicted copy 2026-11-21).toml",
        "progress (conflicted copy 2026-11-21 180211).toml",
    ],
)
def test_conflict_copies_are_read_as_they_lie_and_can_be_merged(shell: Shell, name: str) -> None:
    given(shell, "progress.toml", text(1, 2))
    edit = replace(session(1), note="there", end=End(edited=datetime(2027, 1, 1, tzinfo=UTC)))
    copy = given(shell, name, block_text(edit), text(3))
    before = read_history(shell.home).sessions
    assert [one.note for one in before] == ["there", None, None]
    assert shell.types(f'merge "{copy}"') == 0
    assert shell.said == "0 blocks added, 2 there already\n"  # as it lies in the folder, it is read anyway
    copy.rename(shell.home / "x.toml")
    assert shell.types(f"merge {shell.home}/x.toml") == 0
    assert shell.said == "1 block added, 0 there already, 1 replaced by a later edit\n"
    assert read_history(shell.home).sessions == before


def test_three_machines_in_one_folder_each_write_their_own_file(shell: Shell) -> None:
    for number, device in enumerate(("phone", "laptop", "bench"), 1):
        given(shell, "config.toml", f'device = "{device}"\n')
        shell.types(f"merge {given(shell, 'x.toml', text(number))}")
        assert (shell.home / f"progress-{device}.toml").read_text() == text(number)
    assert days(shell) == [1, 2, 3]


def test_what_cannot_be_read_is_named_with_its_line_and_the_rest_comes_in(shell: Shell) -> None:
    broken = block_text(session(2)).replace("reps = 12", "reps = twelve", 1)
    file = given(shell, "x.toml", text(1), broken, text(3))
    assert shell.types(f"merge {file} {shell.home}/none.toml") == 1
    assert f"lastrep: {file}:{text(1).count(chr(10)) + 2}: line " in shell.complained
    assert f"lastrep: {shell.home}/none.toml: there is no such file\n" in shell.complained
    assert shell.said == "2 blocks added, 0 there already\n"
    assert days(shell) == [1, 3]


def test_nothing_to_merge_is_status_2(shell: Shell) -> None:
    assert shell.types(f"merge {shell.home}/none.toml") == 2
    with pytest.raises(NothingToWorkOn):
        shell.types("merge --git a b")


def test_what_was_withdrawn_on_another_machine_does_not_come_back_by_it(shell: Shell) -> None:
    assert shell.types(f"merge {given(shell, 'withdrawn-phone.toml', text(1))}") == 1
    assert "lay it beside progress.toml" in shell.complained
    assert shell.types(f"merge {given(shell, 'x.toml', text(1, 2))}") == 0
    assert shell.said == "1 block added, 0 there already, 1 left out, as withdrawn earlier\n"
    assert days(shell) == [2]


def test_a_file_without_a_session_is_said(shell: Shell) -> None:
    assert shell.types(f"merge {given(shell, 'x.toml', 'unit = 1')}") == 1
    assert "there is no session in it; name a progress file" in shell.complained


def test_as_a_merge_driver_it_writes_to_ours_alone(shell: Shell) -> None:
    base, ours, theirs = (
        given(shell, name, *texts)
        for name, texts in (("base", (text(1),)), ("ours", (text(1, 3),)), ("theirs", (text(1, 2),)))
    )
    assert shell.types(f"merge --git {base} {ours} {theirs}") == 0
    assert [path.read_text() for path in (base, ours, theirs)] == [text(1), text(1, 2, 3), text(1, 2)]
    assert not (shell.home / "progress.toml").exists()


def test_what_the_driver_cannot_merge_it_leaves_as_it_was(shell: Shell) -> None:
    base, ours = given(shell, "base", text(1)), given(shell, "ours", text(1))
    theirs = given(shell, "theirs", AS_WRITTEN.replace("reps = 12", "reps = -1"))
    assert shell.types(f"merge --git {base} {ours} {theirs}") == 1
    assert shell.complained.startswith("lastrep: THEIRS:1: set 1, reps: ")
    assert ours.read_text() == text(1)


def test_help_prints_the_two_lines_that_install_the_driver(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        shell.types("merge --git --help")
    assert ended.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert '  git config merge.lastrep.driver "lastrep merge --git %O %A %B"' in lines
    assert r"  printf '%s merge=lastrep\n' 'progress*.toml' 'withdrawn*.toml' >> .gitattributes" in lines
