import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui import __version__
from tui.cli import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LASTREP_HOME", str(tmp_path))
    return tmp_path


def test_an_error_is_one_line_and_a_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "activation-rld"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith('lastrep: there is no protocol "activation-rld"; did you mean "activation-rdl"')
    assert err.count("\n") == 1


@pytest.mark.parametrize("words", [["show"], ["nonsense"], ["list", "--nonsense"], ["check", "--nonsense"]])
def test_wrong_usage_is_one_line_and_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("lastrep: ")
    assert err.count("\n") == 1


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"lastrep {__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert all(
        f"\n    {command} " in out for command in ("run", "list", "show", "check", "log", "where", "doctor")
    )


def test_arguments_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "\x1b[2J"]) == 2
    assert main(["check", "\x1b[2J\udcff"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_a_reader_that_goes_away_ends_it_quietly(home: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "tui", "show", "activation-rdl", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LASTREP_HOME": str(home)},
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    assert program.wait(30) == 141
    assert program.stderr.read() == b""
    program.stderr.close()


def test_a_terminal_of_few_characters_gets_escapes(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "show", "activation-rdl"],
        capture_output=True,
        check=True,
        env={**os.environ, "LASTREP_HOME": str(home), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert rb"3 \xd7 12" in done.stdout
