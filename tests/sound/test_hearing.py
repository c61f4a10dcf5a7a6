from array import array

import pytest

from tests.sound.hearing import heard
from tui.sound.tones import TONES, synthesised
from tui.sound.wav import RATE, silence


@pytest.mark.parametrize("name", TONES)
def test_the_ears_know_each_tone_and_its_beginning(name: str) -> None:
    samples = silence(0.5) + synthesised(TONES[name]) + silence(0.5)
    (tone,) = heard(samples, RATE)
    assert tone.name == name
    assert tone.at == pytest.approx(0.5, abs=0.004)


def test_the_ears_take_no_noise_for_a_tone() -> None:
    noise = array("h", [(i * 7919 % 20011) - 10000 for i in range(RATE // 5)])
    with pytest.raises(AssertionError, match="something else"):
        heard(silence(0.5) + noise + silence(0.5), RATE)
