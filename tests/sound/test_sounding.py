import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sound.machine import Machine, comes_true
from tui.files.settings import Settings
from tui.sound.choosing import make_player
from tui.sound.outlet import Outlet
from tui.sound.sounding import Sounding
from tui.sound.tones import TONES


class Room:
    """Where it is heard: counts the strokes of the bell, and keeps the notices."""

    def __init__(self, machine: Machine) -> None:
        self.machine, self.strokes = machine, 0
        self.notices: list[str] = []
        self.rings = True
        self._soundings: list[Sounding] = []

    def opens(self, settings: Settings | None = None, *, rehearsal: bool = False) -> Sounding:
        """Make the player of a session, and wait until its tones are made."""
        outlet = Outlet(
            self.ring,
            lambda _, stroke: stroke(),
            lambda what, why: self.notices.append(f"{what} {why}"),
            rings=self.rings,
        )
        sounding = make_player(
            settings or Settings(),
            self.machine.environ,
            self.machine.cache,
            outlet,
            rehearsal=rehearsal,
            platform="linux",
        )
        self._soundings.append(sounding)
        sounding.wait_until_ready()
        return sounding

    def ring(self) -> None:
        self.strokes += 1

    def leaves(self) -> None:
        for sounding in self._soundings:
            sounding.close()
            sounding._worker.join()


@pytest.fixture
def room(machine: Machine) -> Iterator[Room]:
    room = Room(machine)
    yield room
    room.leaves()


def test_each_cue_is_played_as_its_own_tone(room: Room) -> None:
    room.machine.has_speakers()
    player = room.opens()
    for name in TONES:
        player.play(name)
    comes_true(lambda: sorted(room.machine.played()) == sorted(TONES))
    assert (room.strokes, room.notices) == (0, [])


def test_tones_are_made_once(room: Room) -> None:
    room.machine.has_speakers()
    room.opens()
    made = {path: path.stat().st_ino for path in room.machine.cache.iterdir()}
    assert len(made) == len(TONES) + 1
    room.opens()
    assert {path: path.stat().st_ino for path in room.machine.cache.iterdir()} == made
    room.opens(Settings(volume=40))
    assert len(list(room.machine.cache.iterdir())) == 2 * len(TONES) + 1


def test_without_a_player_the_bell_rings_and_nothing_is_complained_of(room: Room) -> None:
    player = room.opens()
    for name in ("low", "done", "finish"):
        player.play(name, "words")
    assert (room.strokes, room.notices) == (1 + 2 + 3, [])


def test_where_no_player_answers_the_bell_takes_over_with_one_notice(room: Room) -> None:
    room.machine.has("paplay", status=1)
    player = room.opens()
    player.play("low")
    player.play("high")
    assert room.strokes == 2
    assert room.notices == [
        "No sound player answers: the terminal's bell rings instead. paplay ended with status 1"
    ]


def test_a_player_that_fails_later_is_dropped_with_one_notice(room: Room) -> None:
    room.machine.has_speakers()
    player = room.opens()
    room.machine.has("paplay", status=7)
    player.play("low")
    comes_true(lambda: len(room.machine.played()) == 1)
    ends = time.monotonic() + 20
    while not room.strokes and time.monotonic() < ends:
        player.play("high")
    rung = room.strokes
    player.play("high")
    assert room.strokes == rung + 1
    assert room.notices == [
        "No sound player answers: the terminal's bell rings instead. paplay ended with status 7"
    ]


def test_a_cache_that_cannot_be_written_does_not_silence_it(room: Room) -> None:
    room.machine.has_speakers()
    room.machine.cache.write_text("no folder")
    player = room.opens()
    player.play("low")
    comes_true(lambda: room.machine.played() == ["low"])


def test_sound_off_is_silence_while_the_command_still_runs(room: Room) -> None:
    room.machine.has_speakers()
    room.machine.has("lamp")
    player = room.opens(Settings(sound="off", command="lamp"))
    player.play("low", "lower")
    comes_true(lambda: room.machine.cues("lamp") == ["low"])
    assert (room.strokes, room.machine.calls("paplay")) == (0, [])


def test_the_command_is_run_for_cues_and_not_for_words_alone(room: Room) -> None:
    room.machine.has("lamp")
    player = room.opens(Settings(command="lamp"))
    player.play(None, "2")
    player.play("hold", "hold")
    comes_true(lambda: room.machine.cues("lamp") == ["hold"])


def test_words_are_said_beside_the_tone(room: Room) -> None:
    word = room.machine.note("word.wav")
    room.machine.has_speakers()
    room.machine.has("espeak-ng", f'cp {word} "$4"')
    player = room.opens(Settings(voice="auto"))
    word.write_bytes(next(room.machine.cache.glob("tone-hold*")).read_bytes())
    player.prepare(("lower",))
    player.wait_until_ready()
    player.play("low", "lower")
    comes_true(lambda: sorted(room.machine.played()) == ["low", "word"])


@pytest.mark.parametrize(
    ("rehearsal", "keep_awake", "held"), [(False, True, True), (True, True, False), (False, False, False)]
)
def test_the_machine_is_kept_awake_in_sessions_and_never_in_rehearsals(
    room: Room, rehearsal: bool, keep_awake: bool, held: bool
) -> None:
    ended = room.machine.note("ended")
    room.machine.has("systemd-inhibit", f"cat; touch {ended}")
    room.machine.has("cat")
    player = room.opens(Settings(keep_awake=keep_awake), rehearsal=rehearsal)
    player.prepare(())
    if held:
        comes_true(lambda: room.machine.calls("systemd-inhibit"))
    player.close()
    if held:
        comes_true(ended.exists)
    assert bool(room.machine.calls("systemd-inhibit")) == held


def test_the_tones_of_a_rehearsal_that_prepares_nothing_are_there(room: Room) -> None:
    room.machine.has_speakers()
    player = room.opens(rehearsal=True)
    player.play("go")
    comes_true(lambda: room.machine.played() == ["go"])


def test_a_notice_of_the_command_is_given_once(room: Room) -> None:
    player = room.opens(Settings(command="no-such-lamp"))
    player.play("low")
    player.play("low")
    assert room.notices == [
        'The command for cues does not work: it is not run any more. the command "no-such-lamp" is not found'
    ]


@pytest.mark.parametrize("settings", [Settings(), Settings(sound="off", voice="auto")])
def test_where_no_bell_rings_nobody_is_told_that_it_does(room: Room, settings: Settings) -> None:
    room.rings = False
    room.machine.has("paplay", status=1)
    room.machine.has("espeak-ng")
    player = room.opens(settings)
    player.play("low")
    told = "no cue is heard" if settings.sound == "auto" else "no words are said"
    assert room.notices == [f"No sound player answers: {told}. paplay ended with status 1"]


def test_what_is_kept_is_kept_for_its_owner_alone(room: Room) -> None:
    room.machine.has_speakers()
    room.opens()
    files: list[Path] = list(room.machine.cache.iterdir())
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
