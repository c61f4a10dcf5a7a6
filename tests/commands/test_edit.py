import sys
from pathlib import Path

import pytest

from tests.commands.shell import Shell
from tui.files.errors import LastrepError, NothingToWorkOn
from tui.protocol.library import bundled_folder

GOOD = 'name = "N"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\n'


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """An editor that adds its first word to the file, in a folder with a space in its name."""
    program = tmp_path / "my tools" / "editor.py"
    program.parent.mkdir()
    program.write_text("import sys\nopen(sys.argv[2], 'a').write(sys.argv[1])\n")
    return f"'{sys.executable}' '{program}'"


def test_the_editor_is_split_as_a_shell_does_and_the_file_checked(shell: Shell, editor: str) -> None:
    path = shell.has("mine.toml", GOOD)
    shell.environ = {"EDITOR": f"{editor} 'rset = 3'"}
    assert shell.types("edit mine") == 1
    assert path.read_text() == GOOD + "rset = 3"
    assert f'{path}:5:1: error: unknown key "rset"; did you mean "rest"?' in shell.said
    shell.environ = {"VISUAL": f"{editor} '#'", "EDITOR": "nothing"}
    path.write_text(GOOD)
    assert shell.types("edit mine") == 0
    assert shell.said == f"no problems in {path}\n"


def test_nothing_in_it_is_asked_of_a_shell(
    shell: Shell, editor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the editor writes to its second word, which is no file of ours here
    shell.has("mine.toml", GOOD)
    shell.environ = {"EDITOR": f"{editor} '#$(touch {tmp_path}/seen)' ; touch {tmp_path}/seen"}
    shell.types("edit mine")
    assert not (tmp_path / "seen").exists()


def test_a_bundled_file_is_copied_first(shell: Shell, editor: str) -> None:
    shell.environ = {"EDITOR": f"{editor} '# mine'"}
    before = (bundled_folder() / "activation-rdl.toml").read_bytes()
    assert shell.types("edit activation-rdl") == 0
    assert "ships with lastrep" in shell.complained
    assert (shell.protocols / "activation-rdl.toml").read_bytes() == before + b"# mine"
    assert (bundled_folder() / "activation-rdl.toml").read_bytes() == before


def test_without_an_editor_it_says_what_to_do(shell: Shell) -> None:
    with pytest.raises(NothingToWorkOn, match="no editor is set") as refused:
        shell.types("edit activation-rdl")
    assert "EDITOR=nano" in str(refused.value)
    assert not shell.protocols.exists()


def test_an_editor_that_is_not_there_is_named(shell: Shell) -> None:
    shell.has("mine.toml", GOOD)
    shell.environ = {"EDITOR": "no-such-editor -w"}
    with pytest.raises(LastrepError, match='the editor "no-such-editor" cannot be started'):
        shell.types("edit mine")
    shell.environ = {"EDITOR": "vi '"}
    with pytest.raises(NothingToWorkOn, match="EDITOR is"):
        shell.types("edit mine")


def test_a_copy_that_no_editor_was_started_for_is_removed_again(shell: Shell) -> None:
    shell.environ = {"EDITOR": "no-such-editor"}
    with pytest.raises(LastrepError, match="cannot be started"):
        shell.types("edit activation-rdl")
    assert not (shell.protocols / "activation-rdl.toml").exists()


def test_a_copy_that_a_failing_editor_left_as_it_was_is_removed_again(shell: Shell) -> None:
    shell.environ = {"EDITOR": "false"}
    assert shell.types("edit activation-rdl") == 1
    assert "ended with status 1" in shell.complained
    assert "removed again" in shell.complained
    assert shell.said == ""
    assert not (shell.protocols / "activation-rdl.toml").exists()


def test_what_was_changed_or_was_there_before_a_failing_editor_is_kept(shell: Shell, tmp_path: Path) -> None:
    failing = tmp_path / "failing.py"
    failing.write_text("import sys\nopen(sys.argv[1], 'a').write('# mine')\nsys.exit(3)\n")
    shell.environ = {"EDITOR": f"'{sys.executable}' '{failing}'"}
    assert shell.types("edit activation-rdl") == 1
    assert (shell.protocols / "activation-rdl.toml").read_text().endswith("# mine")
    assert shell.said == ""
    own = shell.has("activation-rdl.toml", (bundled_folder() / "activation-rdl.toml").read_text("utf-8"))
    shell.environ = {"EDITOR": "false"}
    assert shell.types("edit activation-rdl") == 1
    assert own.exists()


def test_an_unknown_name_is_answered_with_what_might_be_meant(shell: Shell) -> None:
    shell.environ = {"EDITOR": "true"}
    with pytest.raises(NothingToWorkOn, match="activation-rdl"):
        shell.types("edit activation-rld")
