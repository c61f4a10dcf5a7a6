"""A whole session as one stream of samples: every tone and word at its moment, to the sample."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from tui.sound.wav import LOUDEST, RATE

BLOCK = RATE  # samples given out at a time where nothing is to be heard


class Sounded(Struct, frozen=True):
    """What is to be heard `at` so many seconds from the beginning: a tone or none, words or none."""

    at: float
    name: str | None
    words: str = ""


def place(seconds: float) -> int:
    """Give the sample at which a moment lies."""
    return round(seconds * RATE)


def frames(
    score: Sequence[Sounded],
    tone: Callable[[str], "array[int]"],
    word: Callable[[str], "array[int] | None"],
    least: float = 0.0,
) -> int:
    """Count the samples that `mixed` will give for the same score."""
    length = place(least)
    for i, sounded in enumerate(score):
        begins = place(sounded.at)
        length = max(length, begins)
        if sounded.name is not None:
            length = max(length, begins + len(tone(sounded.name)))
        said = word(sounded.words) if sounded.words else None
        if said is not None:
            cut = next((place(later.at) for later in score[i + 1 :] if _said(later, word)), None)
            ends = begins + len(said)
            length = max(length, ends if cut is None else min(ends, cut))
    return length


def mixed(
    score: Iterable[Sounded],
    tone: Callable[[str], "array[int]"],
    word: Callable[[str], "array[int] | None"],
    least: float = 0.0,
) -> Iterator["array[int]"]:
    """Give the samples in blocks, of at least so many seconds in all; a new word cuts the old one.

    The score is in order of time. `word` gives None for words that nobody speaks. Only what still sounds is
    held in memory.
    """
    given = 0
    tones: array[int] = array("h")  # what still sounds, from the sample `given` on
    words: array[int] = array("h")
    for sounded in score:
        begins = place(sounded.at)
        yield from _out(tones, words, begins - given)
        tones, words, given = tones[begins - given :], words[begins - given :], begins
        if sounded.name is not None:
            tones = _sum(tones, tone(sounded.name))
        said = word(sounded.words) if sounded.words else None
        if said is not None:
            words = said
    yield from _out(tones, words, max(len(tones), len(words), place(least) - given))


def _said(sounded: Sounded, word: Callable[[str], "array[int] | None"]) -> bool:
    return bool(sounded.words) and word(sounded.words) is not None


def _out(tones: "array[int]", words: "array[int]", count: int) -> Iterator["array[int]"]:
    sounding = min(count, max(len(tones), len(words)))
    if sounding > 0:
        yield _sum(tones[:sounding], words[:sounding])
    for at in range(max(sounding, 0), count, BLOCK):
        yield array("h", bytes(2 * min(BLOCK, count - at)))


def _sum(one: "array[int]", other: "array[int]") -> "array[int]":
    """Add samples; what would be louder than the loudest is cut."""
    if not one or not other:
        return one or other
    short, long = sorted((one, other), key=len)
    added = array("h", [max(-LOUDEST, min(LOUDEST, a + b)) for a, b in zip(short, long, strict=False)])
    return added + long[len(short) :]
