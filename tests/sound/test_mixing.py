from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sound.mixing import Sounded, frames, mixed, place
from tui.sound.tones import TONES, synthesised
from tui.sound.wav import LOUDEST, RATE

TONE = {name: synthesised(notes) for name, notes in TONES.items()}
WORDS = {"lower": array("h", [1000] * 9000), "2": array("h", [-700] * 400)}
score_of = st.lists(
    st.tuples(
        st.floats(0, 5, allow_nan=False),
        st.sampled_from([None, *sorted(TONES)]),
        st.sampled_from(["", "lower", "2", "nobody speaks this"]),
    ),
    max_size=12,
)


def mix(*heard: tuple[float, str | None, str], least: float = 0.0) -> "array[int]":
    score = [Sounded(*one) for one in heard]
    samples: array[int] = array("h")
    for block in mixed(score, TONE.__getitem__, WORDS.get, least):
        samples.extend(block)
    assert len(samples) == frames(score, TONE.__getitem__, WORDS.get, least)
    return samples


def test_a_tone_stands_at_its_moment_to_the_sample() -> None:
    samples = mix((0.5, "low", ""), (2.25, "tick", ""))
    for at, name in ((0.5, "low"), (2.25, "tick")):
        begins = round(at * RATE)
        assert samples[begins : begins + len(TONE[name])] == TONE[name]
    assert not any(samples[: RATE // 2])
    assert not any(samples[RATE // 2 + len(TONE["low"]) : round(2.25 * RATE)])


def test_a_new_word_cuts_the_old_one() -> None:
    samples = mix((0.0, None, "lower"), (0.1, None, "2"))
    assert set(samples[: place(0.1)]) == {1000}
    assert set(samples[place(0.1) :]) == {-700}


def test_a_word_that_nobody_speaks_cuts_nothing() -> None:
    assert len(mix((0.0, None, "lower"), (0.1, None, "nobody speaks this"))) == 9000


def test_two_sounds_at_a_time_are_added_and_never_wrap_around() -> None:
    samples = mix((0.0, "hold", "lower"), (0.05, "low", ""), (0.06, "go", ""))
    assert max(map(abs, samples)) <= LOUDEST
    assert samples[place(0.01)] == TONE["hold"][place(0.01)] + 1000


def test_a_session_is_as_long_as_it_takes() -> None:
    assert len(mix(least=3.5)) == round(3.5 * RATE)
    assert not any(mix(least=3.5))


@pytest.mark.takes_seconds
@given(score_of, st.floats(0, 8))
def test_the_mix_is_the_sum_of_all_that_is_due(
    drawn: list[tuple[float, str | None, str]], least: float
) -> None:
    heard = sorted(drawn, key=lambda one: one[0])
    length = 15 * RATE
    expected, loudest = [0] * length, [0] * length

    def add(at: int, samples: "array[int]") -> None:
        for i, sample in enumerate(samples, at):
            expected[i] += sample
            loudest[i] += abs(sample)

    spoken = [(place(at), WORDS[words]) for at, _, words in heard if words in WORDS]
    for (at, word), (ends, _) in pairwise([*spoken, (len(expected), array("h"))]):
        add(at, word[: ends - at])
    for begins, name, _ in heard:
        if name is not None:
            add(place(begins), TONE[name])
    samples = mix(*heard, least=least)
    assert not any(loudest[len(samples) :])
    clear = [i for i in range(len(samples)) if loudest[i] <= LOUDEST]
    assert all(samples[i] == expected[i] for i in clear)
