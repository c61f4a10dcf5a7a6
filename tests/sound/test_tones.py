import wave
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.session.cue_names import PRECEDENCE
from tui.sound.tones import TONES, synthesised, version
from tui.sound.wav import LOUDEST, RATE, as_wav, read_wav

names = pytest.mark.parametrize("name", TONES)


def test_every_cue_has_a_tone_and_a_bell() -> None:
    assert set(TONES) == set(PRECEDENCE)


def test_no_two_tones_begin_with_the_same_pitch() -> None:
    pitches = sorted(notes[0].hertz for notes in TONES.values())
    assert all(higher / lower > 1.04 for lower, higher in pairwise(pitches))


def test_low_and_high_lie_more_than_an_octave_apart_and_a_tick_is_the_shortest() -> None:
    assert TONES["high"][0].hertz > 2 * TONES["low"][0].hertz
    lengths = {name: sum(note.seconds for note in notes) for name, notes in TONES.items()}
    assert min(lengths, key=lengths.__getitem__) == "tick"
    assert lengths["go"] > lengths["pip"]
    assert TONES["go"][0].hertz > TONES["pip"][0].hertz


def test_a_set_ends_with_two_notes_and_a_session_with_three() -> None:
    assert [sum(1 for note in TONES[name] if note.hertz) for name in ("done", "finish")] == [2, 3]


@names
def test_a_tone_begins_and_ends_softly_and_never_clips(name: str) -> None:
    samples = synthesised(TONES[name])
    loudest = max(map(abs, samples))
    assert LOUDEST * 0.3 < loudest < LOUDEST * 0.7
    assert max(abs(sample) for sample in (*samples[:8], *samples[-8:])) < loudest * 0.05
    # No step between two samples is larger than those of its highest sine: nothing clicks.
    steepest = max(note.hertz for note in TONES[name]) * 6.3 / RATE * loudest
    assert max(abs(b - a) for a, b in pairwise(samples)) <= steepest + 2


@given(st.integers(0, 100), st.sampled_from(sorted(TONES)))
def test_the_volume_is_in_the_samples(volume: int, name: str) -> None:
    full, turned_down = synthesised(TONES[name]), synthesised(TONES[name], volume)
    assert len(turned_down) == len(full)
    assert abs(max(turned_down) - max(full) * volume / 100) <= 1


def test_a_tone_of_another_volume_has_another_version() -> None:
    assert len({version("low", 100.0), version("low", 50.0), version("high", 100.0)}) == 3


def test_a_file_is_what_other_programs_read_as_wav(tmp_path: Path) -> None:
    samples = synthesised(TONES["done"])
    path = tmp_path / "done.wav"
    path.write_bytes(as_wav(samples))
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() == len(samples)
    assert read_wav(path) == samples
