import os
import stat
import sys
import tracemalloc
import wave
from pathlib import Path

import pytest

from tests.commands.shell import Shell
from tests.sound.machine import Machine
from tui.commands.score import score
from tui.files.errors import LastrepError, NothingToWorkOn
from tui.protocol.library import Library, bundled_folder
from tui.sound.mixing import place
from tui.sound.tones import TONES, synthesised
from tui.sound.wav import RATE, as_wav, read_wav, silence

SHORT = """
name = "Short"
lead_in = 4
[[exercise]]
name = "Squat"
sets = 2
reps = 2
tempo = "2-0-1-0"
final_hold = { seconds = 2, at = "stretch" }
rest = 5
"""
WAITS = SHORT.replace("rest = 5", 'rest = "ready"')
OPEN = SHORT.replace("reps = 2", 'reps = "max"').replace("final_hold", "# final_hold")


def rendered(shell: Shell, text: str, options: str = "") -> Path:
    shell.has("short.toml", text)
    file = shell.home / "out" / "session.wav"
    file.parent.mkdir(exist_ok=True)
    assert shell.types(f"render short -o {file} {options}") == 0
    return file


def test_every_tone_stands_at_its_due_moment_to_the_sample(shell: Shell) -> None:
    samples = read_wav(rendered(shell, SHORT))
    library = Library(folders=(shell.protocols,), bundled=bundled_folder(), default_unit="lb")
    protocol = library.read(library.find("short")).protocol
    assert protocol is not None
    heard = [one for one in score(protocol, lead_in=4.0, waiting=0.0, max_reps=1).heard if one.name]
    assert [one.name for one in heard[:6]] == ["pip", "pip", "pip", "go", "high", "last"]
    assert [one.at for one in heard[:6]] == [1.0, 2.0, 3.0, 4.0, 6.0, 7.0]
    expected = silence(len(samples) / RATE)
    for one in heard:
        tone = synthesised(TONES[str(one.name)])
        expected[place(one.at) : place(one.at) + len(tone)] = tone
    assert samples == expected
    assert heard[-1].name == "finish"


def test_it_says_where_the_file_is_how_long_and_how_large(shell: Shell) -> None:
    file = rendered(shell, SHORT)
    # 4 s lead-in, 2 x (2 reps of 3 s and a hold of 2 s), 5 s rest, and what the last tone takes.
    assert shell.said.splitlines() == [f"{file}: 0:25, 1.1 MB", "Tones, without words."]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with wave.open(str(file)) as opened:
        assert opened.getnframes() / RATE == pytest.approx(25 + 0.77, abs=0.01)


def test_a_wait_for_a_key_takes_as_long_as_is_said_and_is_counted_in(shell: Shell) -> None:
    short = len(read_wav(rendered(shell, WAITS, "--ready 7"))) / RATE
    assert "It waits 7 s where it would wait for a key (once); --ready changes that." in shell.said
    assert len(read_wav(rendered(shell, WAITS, "--ready 9"))) / RATE == pytest.approx(short + 2)
    assert short == pytest.approx(4 + 8 + 7 + 4 + 8 + 0.77, abs=0.01)


def test_a_set_to_the_maximum_has_the_reps_that_are_said(shell: Shell) -> None:
    two = len(read_wav(rendered(shell, OPEN, "--max-reps 2"))) / RATE
    assert 'Sets of "max" have 2 reps; --max-reps changes that.' in shell.said
    assert len(read_wav(rendered(shell, OPEN, "--max-reps 4"))) / RATE == pytest.approx(two + 2 * 2 * 3)


def test_a_range_goes_to_its_top_and_that_is_told(shell: Shell) -> None:
    rendered(shell, SHORT.replace("reps = 2", 'reps = "1-3"'))
    assert "Ranges go to their top." in shell.said


def test_a_file_that_is_there_is_replaced_and_its_leavings_are_gone(shell: Shell) -> None:
    file = rendered(shell, SHORT)
    file.write_bytes(as_wav(silence(0.1)))
    before = file.stat().st_size
    rendered(shell, SHORT)
    assert read_wav(file)
    assert file.stat().st_size > before
    assert list(file.parent.iterdir()) == [file]


def test_with_a_voice_its_words_are_in_the_file(shell: Shell, tmp_path: Path) -> None:
    machine = speaking(tmp_path)
    shell.environ = machine.environ
    without = read_wav(rendered(shell, SHORT))
    with_words = read_wav(rendered(shell, SHORT, "--voice"))
    assert with_words != without
    assert "Tones, and words by espeak-ng." in shell.said
    spoken = len(machine.calls("espeak-ng"))
    rendered(shell, SHORT, "--voice")
    assert len(machine.calls("espeak-ng")) == spoken, "words are kept"
    (shell.home / "config.toml").write_text('voice = "auto"\n')
    assert read_wav(rendered(shell, SHORT)) == with_words
    assert read_wav(rendered(shell, SHORT, "--no-voice")) == without


def test_a_voice_that_is_wanted_and_not_there_is_told(shell: Shell) -> None:
    shell.has("short.toml", SHORT)
    with pytest.raises(NothingToWorkOn, match="no voice here"):
        shell.types(f"render short -o {shell.home}/x.wav --voice")
    (shell.home / "config.toml").write_text('voice = "auto"\n')
    rendered(shell, SHORT)
    assert shell.complained == "lastrep: there is no voice here: without words\n"


def test_a_voice_that_fails_leaves_no_half_a_file(shell: Shell, tmp_path: Path) -> None:
    machine = speaking(tmp_path, status=1)
    shell.environ = machine.environ
    shell.has("short.toml", SHORT)
    with pytest.raises(LastrepError, match="status 1"):
        shell.types(f"render short -o {shell.home}/x.wav --voice")
    assert not (shell.home / "x.wav").exists()


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("{home}/folder", "folder: it is a folder; name a file: -o short.wav"),
        ("{home}/folder.wav", "it is a folder"),
        ("/dev/null", "ends in .wav; -o /dev/null.wav"),
        ("{home}/protocols/short.toml", "ends in .wav; -o .*/short.wav"),
        ("{home}/session", "ends in .wav; -o .*/session.wav"),
        ("{home}/nowhere/session.wav", "nowhere: there is no such folder; make it first"),
        ("{home}/notes.wav", "notes.wav: it is no sound file, and it stays as it is; take another name"),
        ("{home}/linked.wav", "it is no sound file"),
        ("{home}/pipe.wav", "it is no sound file"),
        ("-", "^a session is written into a file, not to standard output; name a file: -o short.wav$"),
        ("''", "^the name of the file is empty; name a file: -o short.wav$"),
    ],
)
def test_no_file_of_the_user_is_ever_overwritten(shell: Shell, output: str, why: str) -> None:
    protocol = shell.has("short.toml", SHORT)
    for folder in ("folder", "folder.wav"):
        (shell.home / folder).mkdir()
    (shell.home / "notes.wav").write_text("my notes")
    (shell.home / "linked.wav").symlink_to(protocol)
    os.mkfifo(shell.home / "pipe.wav")
    with pytest.raises(NothingToWorkOn, match=why):
        shell.types(f"render short -o {output.format(home=shell.home)}")
    assert protocol.read_text() == SHORT
    assert (shell.home / "notes.wav").read_text() == "my notes"
    assert not (shell.home / "nowhere").exists()


def test_a_name_in_capitals_is_a_sound_file_too(shell: Shell) -> None:
    shell.has("short.toml", SHORT)
    assert shell.types(f"render short -o {shell.home}/SHORT.WAV") == 0


def test_a_plan_is_no_session(shell: Shell) -> None:
    with pytest.raises(NothingToWorkOn, match="is a plan"):
        shell.types(f"render connection-weeks -o {shell.home}/x.wav")


def test_a_broken_protocol_is_told_with_its_problems(shell: Shell) -> None:
    shell.has("short.toml", SHORT.replace("reps", "repz"))
    assert shell.types(f"render short -o {shell.home}/x.wav") == 1
    assert "repz" in shell.complained


@pytest.mark.takes_seconds
def test_two_hours_need_no_more_memory_than_a_minute(shell: Shell) -> None:
    shell.has("short.toml", SHORT.replace("rest = 5", "rest = 3600").replace("sets = 2", "sets = 3"))
    tracemalloc.start()
    try:
        assert shell.types(f"render short -o {shell.home}/x.wav") == 0
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "2:00:" in shell.said
    assert most < 8_000_000


def test_it_is_refused_where_no_file_could_hold_it(shell: Shell) -> None:
    many = WAITS.replace("sets = 2", "sets = 20")
    shell.has("short.toml", many + many[many.index("[[") :])
    with pytest.raises(LastrepError, match="a sound file holds 24 hours"):
        shell.types(f"render short -o {shell.home}/x.wav --ready 3600")
    assert not (shell.home / "x.wav").exists()


def speaking(folder: Path, *, status: int = 0) -> Machine:
    """Give a machine on which a voice says the same for every word."""
    assert sys.platform != "win32"
    machine = Machine(folder / "machine")
    machine.note("word.wav").write_bytes(as_wav(synthesised(TONES["hold"])))
    machine.has("espeak-ng", f'cat > /dev/null; cp {machine.note("word.wav")} "$4"', status=status)
    return machine
