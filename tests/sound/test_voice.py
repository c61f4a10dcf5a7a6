from pathlib import Path
from threading import Event
from typing import cast

import pytest

from tests.sound.machine import Machine, comes_true
from tui.sound.late_voice import LateVoice
from tui.sound.players import system_players
from tui.sound.speakers import Speakers
from tui.sound.spoken import LOUDNESS, spoken
from tui.sound.store import Store
from tui.sound.synthesizers import Synthesizer, speakable, synthesizer
from tui.sound.tones import TONES, synthesised
from tui.sound.voice import PreparedVoice
from tui.sound.wav import LOUDEST, RATE, as_wav, silence

WORD = as_wav(silence(0.05) + synthesised(TONES["hold"]))


def speaks(machine: Machine, *, status: int = 0, wav: bytes = WORD) -> None:
    """Install a voice that notes what it is to say, and writes the same sound for every word."""
    machine.note("word.wav").write_bytes(wav)
    said, word = machine.note("said"), machine.note("word.wav")
    machine.has("espeak-ng", f'cat >> {said}; echo >> {said}; cp {word} "$4"', status=status)
    machine.has("paplay", "exec sleep 600")


def voice_of(machine: Machine, volume: float = 100.0) -> PreparedVoice:
    program = synthesizer(machine.environ, "linux")
    speakers = Speakers(system_players(machine.environ))
    assert program is not None
    return PreparedVoice(
        program, machine.environ, store=Store(machine.cache), speakers=speakers, volume=volume
    )


def said(machine: Machine) -> list[str]:
    note = machine.note("said")
    return note.read_text().splitlines() if note.exists() else []


def test_words_are_prepared_in_the_order_in_which_they_are_needed(machine: Machine) -> None:
    speaks(machine)
    voice_of(machine).prepare(("3", "2", "1", "lower"), Event())
    assert said(machine) == ["3", "2", "1", "lower"]
    assert len(list(machine.cache.glob("word-*.wav"))) == 4


def test_what_was_prepared_once_is_not_spoken_again(machine: Machine) -> None:
    speaks(machine)
    for _ in range(2):
        voice_of(machine).prepare(("lower",), Event())
    assert said(machine) == ["lower"]
    voice_of(machine, volume=50.0).prepare(("lower",), Event())
    assert said(machine) == ["lower", "lower"]


def test_a_word_that_is_not_ready_is_not_said(machine: Machine) -> None:
    speaks(machine)
    voice = voice_of(machine)
    voice.say("low", "lower")
    voice.prepare(("stretch",), Event())
    voice.say("tick", "lower")
    assert not machine.calls("paplay")


def test_a_new_word_cuts_the_old_one(machine: Machine) -> None:
    speaks(machine)
    voice = voice_of(machine)
    voice.prepare(("rest, 12 seconds", "3"), Event())
    voice.say("done", "rest, 12 seconds")
    comes_true(lambda: len(machine.calls("paplay")) == 1)
    first = voice._being_said
    voice.say("pip", "3")
    comes_true(lambda: len(machine.calls("paplay")) == 2)
    assert first is not None
    assert first.wait() != 0
    assert voice._being_said is not None
    voice._being_said.kill()
    voice._being_said.wait()


def test_nothing_more_is_prepared_when_the_session_is_over(machine: Machine) -> None:
    speaks(machine)
    stopped = Event()
    stopped.set()
    voice_of(machine).prepare(("lower",), stopped)
    assert said(machine) == []


def test_a_voice_that_fails_twice_is_dropped_and_that_is_told_once(machine: Machine) -> None:
    speaks(machine, status=1)
    voice = voice_of(machine)
    voice.prepare(("3", "2", "1", "lower"), Event())
    assert said(machine) == ["3", "2"]
    why = "espeak-ng does not speak: it ended with status 1"
    assert (voice.complaint(), voice.complaint()) == (why, None)


@pytest.mark.parametrize("wav", [b"", b"RIFF", as_wav(silence(0.1))])
def test_a_voice_that_writes_nothing_to_hear_has_failed(machine: Machine, wav: bytes) -> None:
    speaks(machine, wav=wav)
    voice = voice_of(machine)
    voice.prepare(("3", "2"), Event())
    assert "espeak-ng does not speak" in str(voice.complaint())


def test_a_word_begins_at_once_and_is_no_louder_than_others(machine: Machine) -> None:
    speaks(machine)
    program = synthesizer(machine.environ, "linux")
    assert program is not None
    full = spoken(program, "lower", machine.environ)
    assert max(full) == pytest.approx(LOUDEST * LOUDNESS, rel=0.01)
    assert next(i for i, sample in enumerate(full) if abs(sample) > 300) < 0.005 * RATE
    assert max(spoken(program, "lower", machine.environ, 50.0)) == pytest.approx(max(full) / 2, rel=0.01)


@pytest.mark.parametrize("text", ["--version", "-w /etc/passwd", "$(touch x); `id`", "a\nb\x1b]0;x\x07"])
def test_text_of_a_file_is_read_out_and_never_obeyed(machine: Machine, text: str) -> None:
    speaks(machine)
    voice_of(machine).prepare((text,), Event())
    assert said(machine) == [speakable(text)]
    (call,) = machine.calls("espeak-ng")
    assert call.split()[:3] == ["-v", "en", "-w"]
    assert call.endswith("/word.wav --stdin")


def test_what_some_voices_take_for_commands_is_left_out() -> None:
    assert speakable("Curl [[volm 9]] <b>now</b>") == "Curl volm 9 b now /b"
    assert len(speakable("long " * 1000)) <= 300


def test_each_system_has_its_own_voice(machine: Machine) -> None:
    assert synthesizer(machine.environ, "linux") is None
    machine.has("termux-tts-speak")
    assert cast(Synthesizer, synthesizer(machine.environ, "linux")).into is None
    machine.has("espeak-ng")
    assert cast(Synthesizer, synthesizer(machine.environ, "linux")).name == "espeak-ng"
    machine.has("say")
    assert cast(Synthesizer, synthesizer(machine.environ, "linux")).name == "espeak-ng"
    mac = synthesizer(machine.environ, "darwin")
    assert mac is not None
    assert mac.into is not None
    assert mac.into[1:] == ("-o", "{}", "--data-format=LEI16@22050", "-f", "-")


# ── a voice that cannot be prepared ─────────────────────────────────────────────────────────────────────────


def late_voice(machine: Machine) -> LateVoice:
    program = synthesizer(machine.environ, "linux")
    assert program is not None
    return LateVoice(program, machine.environ)


def test_a_voice_that_comes_late_says_only_ready_hold_and_rest(machine: Machine) -> None:
    note = machine.note("said")
    machine.has("termux-tts-speak", f"cat >> {note}; echo >> {note}")
    for cue, words in (
        ("pip", "3"),
        ("go", "lower"),
        (None, "2"),
        ("last", "last one"),
        ("hold", "hold"),
        ("half", "half way"),
        ("done", "rest, 12 seconds"),
        (None, "Seated leg curl. 40 lb"),
    ):
        voice = late_voice(machine)
        voice.say(cue, words)
        if voice._speaking is not None:
            voice._speaking.wait()
    assert said(machine) == ["hold", "rest, 12 seconds", "Seated leg curl. 40 lb"]


def test_a_late_voice_that_fails_twice_is_dropped(machine: Machine) -> None:
    machine.has("termux-tts-speak", status=2)
    voice = late_voice(machine)
    for _ in range(4):
        voice.say("hold", "hold")
        if voice._speaking is not None:
            voice._speaking.wait()
    assert len(machine.calls("termux-tts-speak")) == 2
    assert (voice.complaint(), voice.complaint()) == ("termux-tts-speak does not speak", None)


def test_the_cache_holds_words_by_what_is_said_not_by_a_name_that_it_could_choose(machine: Machine) -> None:
    speaks(machine)
    voice_of(machine).prepare(("../../up", "a/b"), Event())
    assert [path.parent for path in machine.cache.iterdir()] == [machine.cache] * 2
    assert not Path(machine.cache.parent / "up.wav").exists()
