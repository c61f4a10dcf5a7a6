"""What is not loaded: the framework takes longer than everything else, and a grammar as long as the rest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FRAMEWORK = ("textual", "rich")
GRAMMAR = ("tree_sitter", "tree_sitter_toml")

GOOD = 'name = "N"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\n'


def loaded_by(code: str, home: Path) -> set[str]:
    """Run code in a fresh interpreter; gives the packages that it has loaded."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\n{code}\nprint('\\n' + ' '.join({{name.split('.')[0] for name in sys.modules}}))",
        ],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "LASTREP_HOME": str(home)},
    )
    return set(done.stdout.rsplit("\n", 2)[1].split())


@pytest.mark.parametrize(
    "module", ["tui.training", "tui.protocol.library", "tui.progress.journal", "tui.cli", "tui.commands.run"]
)
def test_nothing_below_the_app_loads_the_framework(module: str, tmp_path: Path) -> None:
    assert not loaded_by(f"import {module}", tmp_path) & {*FRAMEWORK, *GRAMMAR}


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["list"],
        ["schema"],
        ["show", "activation-rdl"],
        ["log"],
        ["next"],
        ["balance"],
        ["plan", "status"],
        ["where"],
        ["export", "--format", "csv"],
        ["merge", "none.toml"],
        ["doctor"],
        ["show", "good"],
    ],
)
def test_commands_load_neither_framework_nor_grammar(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "good.toml").write_text(GOOD)
    loaded = loaded_by(f"from tui.cli import main\nmain({words!r})", tmp_path)
    assert "tui" in loaded
    assert not loaded & {*FRAMEWORK, *GRAMMAR}


def test_the_grammar_is_loaded_where_a_problem_is_to_be_placed(tmp_path: Path) -> None:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "bad.toml").write_text(GOOD + "rset = 3\n")
    loaded = loaded_by("from tui.cli import main\nmain(['check'])", tmp_path)
    assert set(GRAMMAR) <= loaded
    assert not loaded & set(FRAMEWORK)
