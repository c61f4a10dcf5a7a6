import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands.shell import Shell
from tui.commands import COMMANDS
from tui.commands.completion import options


@pytest.fixture
def script(shell: Shell, tmp_path: Path) -> Path:
    path = tmp_path / "completion.bash"
    shell.types("completion bash")
    path.write_text(shell.said)
    return path


def completed(script: Path, *words: str) -> list[str]:
    """What bash offers for the last of these words, with a `lastrep` that lists two names."""
    quoted = " ".join(f"'{word}'" for word in words)
    lines = f"""
        lastrep() {{ printf '%s\\n' '  "id": "activation-rdl",' '  "id": "my-day"'; }}
        source '{script}'
        COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}
        _lastrep
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", lines], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_commands_are_completed(script: Path) -> None:
    assert set(completed(script, "lastrep", "")) == set(COMMANDS)
    assert completed(script, "lastrep", "comp") == ["completion"]


def test_options_and_names_are_completed(script: Path) -> None:
    assert completed(script, "lastrep", "run", "--sp") == ["--speed"]
    assert completed(script, "lastrep", "show", "my") == ["my-day"]
    assert completed(script, "lastrep", "where", "my") == []


def test_every_command_and_its_options_are_known() -> None:
    known = options()
    assert set(known) == set(COMMANDS)
    assert "--json" in known["list"]


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_shell_can_read_its_lines(shell: Shell, tmp_path: Path, name: str) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed here")
    path = tmp_path / "lines"
    shell.types(f"completion {name}")
    path.write_text(shell.said)
    assert subprocess.run([name, "-n", str(path)], capture_output=True, check=False).returncode == 0
