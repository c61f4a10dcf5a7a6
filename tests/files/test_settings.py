from pathlib import Path

import pytest

from tui.files.paths import find_paths
from tui.files.settings import Settings, SettingsRead, read_settings

ALL = """\
unit = "kg"
device = "phone"
lead_in = 5
sound = "off"
voice = "auto"
volume = 80
command = "lights"
keep_awake = false
theme = "nord"
protocols = ["more", "/and/more"]
seen = ["safety"]

[keys]
pause = ["space", "p"]
"""


def read(tmp_path: Path, text: str) -> SettingsRead:
    (tmp_path / "config.toml").write_bytes(text.encode())
    return read_settings(tmp_path / "config.toml")


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == SettingsRead(Settings())
    assert read(tmp_path, "") == SettingsRead(Settings())


@pytest.mark.parametrize("text", [ALL, "\ufeff" + ALL, ALL.replace("\n", "\r\n")])
def test_every_setting_is_read(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == SettingsRead(
        Settings(
            unit="kg",
            device="phone",
            lead_in=5.0,
            sound="off",
            voice="auto",
            volume=80.0,
            command="lights",
            keep_awake=False,
            theme="nord",
            protocols=("more", "/and/more"),
            seen=("safety",),
            keys={"pause": ("space", "p")},
        )
    )


def test_an_unknown_key_is_a_warning_with_its_line_and_the_nearest_known_one(tmp_path: Path) -> None:
    found = read(tmp_path, '# mine\nsund = "off"\nunit = "kg"\nxyzzy = 1\n')
    assert found.settings == Settings(unit="kg")
    first, second = found.problems
    assert (first.line, first.column, first.severity) == (2, 1, "advice")
    assert first.hint == "did you mean sound?"
    assert first.excerpt == 'sund = "off"'
    assert second.line == 4


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("unit = 'stone'", "unit: 'stone' is no word that belongs here"),
        ("device = '../x'", "device: "),
        ("lead_in = true", "lead_in: a number is meant"),
        ("lead_in = nan", "lead_in: a number of 0 or more is meant"),
        ("keep_awake = 'no'", "keep_awake: true or false is meant"),
        ("seen = 'safety'", "seen: a list is meant"),
        ("[keys]\npause = 'space'", "keys: a list is meant"),
    ],
)
def test_a_wrong_value_is_named_and_its_default_holds(tmp_path: Path, line: str, message: str) -> None:
    found = read(tmp_path, f"theme = 'nord'\n{line}\n")
    assert found.settings == Settings(theme="nord")
    (problem,) = found.problems
    assert problem.message.startswith(message)
    assert (problem.line, problem.severity) == (2, "error")


def test_a_broken_file_is_reported_with_its_line_and_the_defaults_hold(tmp_path: Path) -> None:
    found = read(tmp_path, 'unit = "kg"\nsound = \n')
    assert found.settings == Settings()
    assert [(one.code, one.line) for one in found.problems] == [("syntax", 2)]


def test_a_folder_in_the_place_of_the_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    found = read_settings(tmp_path / "config.toml")
    assert found.settings == Settings()
    assert [one.code for one in found.problems] == ["unreadable"]


def test_more_folders_of_protocols_lie_in_the_config_folder_unless_they_say_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/people/lifter")
    paths = find_paths({"LASTREP_HOME": str(tmp_path)})
    settings = Settings(protocols=("more", "/and/more", "~/gym"))
    assert settings.protocol_folders(paths) == (
        tmp_path / "protocols",
        tmp_path / "more",
        Path("/and/more"),
        Path("/people/lifter/gym"),
    )
