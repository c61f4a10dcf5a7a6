"""Which modules a command without a screen loads: they are nearly all of its time."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.guards.fresh import loaded_by
from tests.guards.limits import MODULES, PACKAGES, SLOW
from tests.ten_years import ten_years

GOOD = 'name = "N"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\n'
STANDARD = {*sys.stdlib_module_names, *sys.builtin_module_names, "tui", "__main__"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "good.toml").write_text(GOOD)
    ten_years(tmp_path, sessions=20)
    return tmp_path


@pytest.mark.parametrize("words", MODULES)
def test_a_command_loads_no_more_than_it_needs(words: Sequence[str], home: Path) -> None:
    loaded = loaded_by(f"from tui.cli import main\nassert main({[*words]!r}) == 0", home)
    ours = {name for name in loaded if name.partition(".")[0] == "tui"}
    tops = {name.partition(".")[0] for name in loaded}
    compiled = {name for name in tops if name.endswith("__mypyc")}  # of tomli, by a name of its own
    assert "tui.cli" in ours
    assert not tops & SLOW
    assert tops - STANDARD - compiled <= PACKAGES
    assert len(ours) <= MODULES[tuple(words)], sorted(ours)
