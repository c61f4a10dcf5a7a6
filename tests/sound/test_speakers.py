import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sound.machine import Machine, comes_true
from tui.sound.players import system_players
from tui.sound.speakers import HANGS, MEANWHILE, MOST, Speakers
from tui.sound.tones import TONES, synthesised
from tui.sound.wav import data

FILE = Path("/some/tone-low-1.wav")
LOW = data(synthesised(TONES["low"]))


def speakers_of(machine: Machine) -> Speakers:
    return Speakers(system_players(machine.environ))


def plays(speakers: Speakers) -> None:
    """Play to the end."""
    child = speakers.play(FILE)
    assert child is not None
    child.wait()


def test_the_first_player_that_is_installed_is_used(machine: Machine) -> None:
    machine.has("aplay")
    machine.has("paplay")
    assert [player.name for player in system_players(machine.environ)] == ["paplay", "aplay"]
    plays(speakers_of(machine))
    assert machine.calls("paplay") == [str(FILE)]
    assert not machine.calls("aplay")


@pytest.mark.parametrize(
    ("program", "words"),
    [("aplay", "-q "), ("pw-play", ""), ("afplay", ""), ("termux-media-player", "play ")],
)
def test_each_player_is_asked_in_its_own_words(machine: Machine, program: str, words: str) -> None:
    machine.has(program)
    plays(speakers_of(machine))
    assert machine.calls(program) == [f"{words}{FILE}"]


def test_a_player_gets_none_of_our_streams_and_cannot_reach_our_terminal(machine: Machine) -> None:
    note = machine.note("streams")
    machine.has("paplay", f"for n in 0 1 2; do readlink /proc/$$/fd/$n | cat >> {note}; done")
    plays(speakers_of(machine))
    assert note.read_text().split() == ["/dev/null"] * 3


def test_a_player_has_a_session_of_its_own(machine: Machine) -> None:
    machine.has("paplay", "exec sleep 600")
    speakers = speakers_of(machine)
    child = speakers.play(FILE)
    assert child is not None
    assert os.getsid(child.pid) == child.pid
    speakers.cut(child)
    child.wait()


def test_a_player_that_fails_is_dropped_and_that_is_told_once(machine: Machine) -> None:
    machine.has("paplay")
    speakers = speakers_of(machine)
    speakers.probe(FILE)
    machine.has("paplay", status=3)
    child = speakers.play(FILE)
    assert child is not None
    child.wait()
    assert speakers.play(FILE) is None
    assert (speakers.complaint(), speakers.complaint()) == ("paplay ended with status 3", None)


def test_a_player_that_cannot_be_started_is_dropped(machine: Machine) -> None:
    machine.has("paplay")
    speakers = speakers_of(machine)
    speakers.probe(FILE)
    machine.lacks("paplay")
    assert speakers.play(FILE) is None
    assert "paplay cannot be started" in str(speakers.complaint())


def test_a_player_without_a_server_is_found_out_before_the_first_cue(machine: Machine) -> None:
    machine.has("paplay", status=1)
    machine.has("aplay")
    speakers = speakers_of(machine)
    speakers.probe(FILE)
    assert speakers.player is not None
    assert speakers.player.name == "aplay"
    assert speakers.complaint() is None


def test_where_no_player_answers_that_is_told(machine: Machine) -> None:
    machine.has("paplay", status=1)
    speakers = speakers_of(machine)
    speakers.probe(FILE)
    assert speakers.player is None
    assert speakers.complaint() == "paplay ended with status 1"


def test_a_bare_device_that_is_busy_is_no_failure(machine: Machine) -> None:
    machine.has("aplay", "read line < " + str(machine.note("gate")))
    os.mkfifo(machine.note("gate"))
    speakers = speakers_of(machine)
    first = speakers.play(FILE)
    comes_true(lambda: machine.calls("aplay"))
    machine.has("aplay", status=1)
    second = speakers.play(FILE)
    assert first is not None
    assert second is not None
    second.wait()
    speakers.look()
    assert speakers.player is not None
    machine.note("gate").write_text("go on\n")
    assert first.wait() == 0


def test_a_player_that_hangs_is_ended_and_dropped(machine: Machine) -> None:
    now = 0.0
    machine.has("paplay", "exec sleep 600")
    speakers = Speakers(system_players(machine.environ), monotonic=lambda: now)
    child = speakers.play(FILE)
    assert child is not None
    now = HANGS + 1
    speakers.look()
    assert child.returncode is not None
    assert "does not come to an end" in str(speakers.complaint())


def test_no_more_than_so_many_play_at_a_time(machine: Machine) -> None:
    machine.has("paplay", "exec sleep 600")
    speakers = speakers_of(machine)
    children = [speakers.play(FILE) for _ in range(MOST + 2)]
    assert children[MOST:] == [None, None]
    for child in children[:MOST]:
        assert child is not None
        speakers.cut(child)
        child.wait()


def test_what_has_ended_is_reaped_at_the_next_look(machine: Machine) -> None:
    machine.has("paplay")
    speakers = speakers_of(machine)
    child = speakers.play(FILE)
    assert child is not None

    def reaped() -> bool:
        speakers.look()
        return child.returncode == 0

    comes_true(reaped)


def test_playing_does_not_wait_for_the_player(machine: Machine) -> None:
    machine.has("paplay", "exec sleep 600")
    speakers = speakers_of(machine)
    child = speakers.play(FILE)
    assert child is not None
    assert child.poll() is None
    speakers.cut(child)
    assert child.wait() != 0
    speakers.look()
    assert speakers.player is not None, "what we cut ourselves is no failure"


def test_nothing_is_begun_after_the_end(machine: Machine) -> None:
    machine.has("paplay")
    speakers = speakers_of(machine)
    speakers.close()
    assert speakers.play(FILE) is None
    assert not machine.calls("paplay")


# ── a player that stands by ─────────────────────────────────────────────────────────────────────────────────


def test_samples_go_to_the_player_that_stands_by(machine: Machine) -> None:
    machine.has_speakers()
    speakers = speakers_of(machine)
    speakers.stand_by()
    child = speakers.play(FILE, LOW)
    assert child is not None
    child.wait()
    assert machine.played() == ["low"]
    assert "--raw --rate=22050 --channels=1 --format=s16le" in machine.calls("paplay")
    speakers.close()


def test_where_none_stands_by_any_more_the_file_is_played(machine: Machine) -> None:
    machine.has("paplay")
    speakers = speakers_of(machine)
    speakers.stand_by()
    comes_true(lambda: len(machine.calls("paplay")) == 1)
    waiting = speakers._standing_by
    assert waiting is not None
    waiting.wait()
    child = speakers.play(FILE, LOW)
    assert child is not None
    child.wait()
    assert str(FILE) in machine.calls("paplay")
    speakers.close()


def test_the_one_that_stands_by_goes_with_the_session(machine: Machine) -> None:
    machine.has_speakers()
    speakers = speakers_of(machine)
    speakers.stand_by()
    waiting = speakers._standing_by
    assert waiting is not None
    speakers.close()
    assert waiting.wait() == 0
    assert machine.played() == []


def test_the_next_one_is_begun_when_the_count_is_drawn_not_while_it_is_due(machine: Machine) -> None:
    machine.has_speakers()
    waits: list[tuple[float, Callable[[], None]]] = []
    speakers = Speakers(system_players(machine.environ), later=lambda *what: waits.append(what))
    speakers.stand_by()
    child = speakers.play(FILE, LOW)
    assert child is not None
    assert speakers._standing_by is None
    ((seconds, begin),) = waits
    assert seconds == MEANWHILE
    begin()
    assert speakers._standing_by is not None
    child.wait()
    speakers.close()
    begin()
    assert speakers._standing_by is None


def test_players_that_cannot_stand_by_play_files(machine: Machine) -> None:
    machine.has("aplay")
    speakers = speakers_of(machine)
    speakers.stand_by()
    child = speakers.play(FILE, LOW)
    assert child is not None
    child.wait()
    assert machine.calls("aplay") == [f"-q {FILE}"]
