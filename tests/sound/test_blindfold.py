"""From the sound alone a program tells what the lifter is to do: here from the file that `render` writes."""

from pathlib import Path

import pytest

from tests.commands.shell import Shell
from tests.sound.blindfold import moments, planned, steps_of, without_times
from tests.sound.hearing import heard, told
from tui.sound.wav import RATE, read_wav
from tui.training import LEAD_IN


@pytest.mark.parametrize("name", ["activation-rdl", "activation-home"])
def test_a_whole_session_is_told_from_its_sound_alone(name: str, tmp_path: Path) -> None:
    file = tmp_path / "session.wav"
    assert Shell(tmp_path).types(f"render {name} -o {file}") == 0
    tones = heard(read_wav(file), RATE)
    sets, expected = told(tones), planned(steps_of(name), LEAD_IN)
    assert without_times(sets) == without_times(expected)
    late = [abs(a - b) for a, b in zip(moments(sets), moments(expected), strict=True)]
    assert max(late) < 0.005
    assert tones[-1].name == "finish"
