from io import StringIO
from pathlib import Path

import pytest

from tests.sound.machine import Machine, comes_true
from tui.cli import parser_for
from tui.commands import sounds
from tui.commands.house import House
from tui.files.paths import find_paths
from tui.sound.meanings import MEANINGS
from tui.sound.tones import TONES


class Room:
    """Hears what `lastrep sounds` plays; no time passes while it waits."""

    def __init__(self, folder: Path) -> None:
        self.machine = Machine(folder / "machine")
        self.home = folder
        self.waited = 0.0

    def types(self, *, terminal: bool = True) -> str:
        args = parser_for(["sounds"]).parse_args(["sounds"])
        out, err = StringIO(), StringIO()
        paths = find_paths({"LASTREP_HOME": str(self.home)})
        house = House(paths, out, err, 80 if terminal else None, self.machine.environ)
        assert sounds.run(args, house, wait=self._waits) == 0
        self.complained = err.getvalue()
        return out.getvalue()

    def _waits(self, seconds: float) -> None:
        self.waited += seconds


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_every_cue_is_named_and_played_then_two_reps(room: Room) -> None:
    room.machine.has_speakers()
    said = room.types()
    assert "Tones through paplay." in said
    for name, when in MEANINGS.items():
        assert f"  {name:<8}{when}" in said
    lesson = [
        "pip",
        "pip",
        "pip",
        "go",
        "tick",
        "high",
        "tick",
        "last",
        "tick",
        "hold",
        "high",
        "tick",
        "finish",
    ]
    assert [
        line.split()[0]
        for line in said.split("Two slow reps")[1].splitlines()
        if line.startswith("  ") and line[2] != " "
    ] == lesson
    comes_true(lambda: sorted(room.machine.played()) == sorted([*TONES, *lesson]))
    assert "Nothing heard?" in said
    assert "\a" not in said
    assert 25 < room.waited < 45


def test_every_tone_has_its_line() -> None:
    assert set(MEANINGS) == set(TONES)


def test_without_a_player_the_bell_rings_its_patterns(room: Room) -> None:
    said = room.types()
    assert "The terminal's bell: one stroke for a phase" in said
    by_line = [line.count("\a") for line in said.split("  finish")[1].splitlines()[:2]]
    assert sum(by_line) == 3


def test_where_no_player_answers_that_is_said(room: Room) -> None:
    room.machine.has("paplay", status=1)
    assert "No player answers" in room.types()
    assert "paplay ended with status 1" in room.complained


def test_over_ssh_the_bell_rings(room: Room) -> None:
    room.machine.environ["SSH_TTY"] = "/dev/pts/9"
    assert "The terminal's bell over SSH" in room.types()


def test_no_bell_is_written_into_a_file(room: Room) -> None:
    assert "\a" not in room.types(terminal=False)


def test_what_is_wrong_in_the_settings_is_told_and_what_is_in_force_is_played(room: Room) -> None:
    (room.home / "config.toml").write_text('sound = "off"\nvolume = 300\n')
    assert 'sound = "off" in the settings' in room.types()
    assert "config.toml:2:1: error: volume" in room.complained
    (room.home / "config.toml").write_text('sound = "off\n')
    assert "The terminal's bell" in room.types()
    assert "the defaults are used until it is mended" in room.complained


def test_sound_off_is_said(room: Room) -> None:
    (room.home / "config.toml").write_text('sound = "off"\n')
    assert 'sound = "off" in the settings' in room.types()
