import subprocess
import sys
from pathlib import Path

import pytest

from tui.files.paths import find_paths


def test_lastrep_home_puts_everything_into_one_folder(tmp_path: Path) -> None:
    paths = find_paths({"LASTREP_HOME": str(tmp_path), "XDG_DATA_HOME": "/elsewhere"})
    assert paths.progress == tmp_path / "progress.toml"
    assert paths.underway("7ce418072e8c") == tmp_path / "underway-7ce418072e8c.toml"
    assert paths.config_file == tmp_path / "config.toml"
    assert paths.protocols == tmp_path / "protocols"
    assert paths.cache == tmp_path / "cache"


def test_a_relative_lastrep_home_starts_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths({"LASTREP_HOME": "stick"}).data == tmp_path / "stick"


def test_the_xdg_variables_are_honoured(tmp_path: Path) -> None:
    kinds = ("DATA", "STATE", "CONFIG", "CACHE")
    paths = find_paths({f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in kinds})
    assert paths.data == tmp_path / "data" / "lastrep"
    assert paths.state == tmp_path / "state" / "lastrep"
    assert paths.config == tmp_path / "config" / "lastrep"
    assert paths.cache == tmp_path / "cache" / "lastrep"


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_an_xdg_variable_that_is_empty_or_relative_is_passed_over(value: str) -> None:
    assert find_paths({"XDG_DATA_HOME": value}) == find_paths({})
    assert find_paths({}).data.is_absolute()


def test_a_device_has_a_file_of_its_own(tmp_path: Path) -> None:
    paths = find_paths({"LASTREP_HOME": str(tmp_path)})
    assert paths.progress_of("phone") == tmp_path / "progress-phone.toml"
    assert paths.progress_of(None) == paths.progress_of("") == paths.progress


def test_importing_paths_does_not_import_what_only_looking_them_up_needs() -> None:
    code = """
import sys, tui.files.paths, tui.files.lock
sys.exit("platformdirs" in sys.modules or "filelock" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
