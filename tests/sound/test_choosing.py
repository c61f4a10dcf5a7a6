import pytest

from tests.sound.machine import Machine
from tui.files.settings import Settings
from tui.sound.choosing import chosen


def test_a_player_is_used_where_there_is_one_and_else_the_bell(machine: Machine) -> None:
    assert chosen(Settings(), machine.environ, "linux").tones == "bell"
    machine.has("aplay")
    choice = chosen(Settings(), machine.environ, "linux")
    assert (choice.tones, [player.name for player in choice.players]) == ("player", ["aplay"])


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_the_bell_rings_where_the_lifter_is(machine: Machine, variable: str) -> None:
    machine.has("paplay")
    machine.has("espeak-ng")
    choice = chosen(Settings(voice="auto"), {**machine.environ, variable: "10.0.0.1"}, "linux")
    assert (choice.tones, choice.players, choice.voice) == ("bell", (), None)


@pytest.mark.parametrize("sound", ["bell", "off"])
def test_the_voice_follows_a_setting_of_its_own(machine: Machine, sound: str) -> None:
    machine.has("paplay")
    machine.has("espeak-ng")
    settings = Settings(sound="bell" if sound == "bell" else "off", voice="auto")
    choice = chosen(settings, machine.environ, "linux")
    assert choice.tones == sound
    assert choice.voice is not None
    assert chosen(Settings(), machine.environ, "linux").voice is None


def test_words_that_nothing_could_play_are_not_made(machine: Machine) -> None:
    machine.has("espeak-ng")
    assert chosen(Settings(voice="auto"), machine.environ, "linux").voice is None


def test_a_voice_that_is_heard_by_itself_needs_no_player(machine: Machine) -> None:
    machine.has("termux-tts-speak")
    assert chosen(Settings(voice="auto"), machine.environ, "linux").voice is not None
