"""The built wheel in an empty environment, away from its source: a stranger's `pip install`."""

import json
from pathlib import Path

import pytest

import tui
from tests.dist.building import ROOT, VERSIONS, built, installed, output_of, pip_into, python_of
from tests.e2e.quick import QUICK, SETS, written
from tests.e2e.terminal import Terminal, at_home


@pytest.mark.parametrize("version", VERSIONS)
def test_the_wheel_installed_with_pip_lists_shows_checks_and_rehearses(version: str, tmp_path: Path) -> None:
    python = python_of(version)
    if python is None:
        pytest.skip(f"this machine has no Python {version}")
    wheel, _ = built(tmp_path / "dist")
    programs = installed(
        python,
        tmp_path / "environment",
        ("--no-compile", "--require-hashes", "-r", ROOT / "constraints.txt"),
        ("--no-deps", wheel),
    )
    assert pip_into(tmp_path / "environment", "check") == "No broken requirements found.\n"

    home = tmp_path / "home"
    tiny = written(tmp_path, "tiny", QUICK)
    lastrep = programs / "lastrep"

    def says(*words: str | Path) -> str:
        return output_of(lastrep, *words, cwd=tmp_path, **at_home(home))

    where = output_of(programs / "python", "-c", "import tui; print(tui.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(tmp_path / "environment")
    assert says("--version") == f"lastrep {tui.__version__}\n"
    listed = {one["id"]: one for one in json.loads(says("list", "--json"))}
    assert len(listed) > 15
    assert all(one["bundled"] and one["problem"] is None for one in listed.values())
    assert json.loads(says("show", "activation-rdl", "--json"))["seconds"] == {"least": 300.0, "most": 300.0}
    assert "Little squat" in says("show", tiny)
    assert json.loads(says("check", tiny, "--json")) == []

    with Terminal(
        "run", str(tiny), "--speed", "20", env=at_home(home), size=(80, 24), program=str(lastrep)
    ) as user:
        user.sees("Little squat", "REHEARSAL")
        user.types("enter")
        user.sees(f"{SETS} of {SETS} sets done")
        user.types("escape")
        user.sees("Today")
        user.types("q")
        assert user.ends() == 0
