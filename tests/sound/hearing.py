"""Ears: finds the tones in a recording, and tells from them alone how the set went.

It knows the pitch that each tone begins with, and how a rep is made up; nothing of who made the sounds.
"""

import math
from array import array
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.sound.tones import TONES

PITCHES = {notes[0].hertz: name for name, notes in TONES.items()}

BLOCK = 0.001  # seconds in which the loudness is measured
APART = 0.1  # seconds of silence between two tones; inside of one there is less
AUDIBLE = 0.05  # of the loudest sample
LISTENED = 0.042  # seconds of a tone by which its pitch is told: the shortest is hardly longer
PURE = 0.8  # of the energy that must lie in one pitch


class Heard(Struct, frozen=True):
    """A tone, and when it began, in seconds of the recording."""

    at: float
    name: str


class Performed(Struct, frozen=True):
    """What the lifter does from a moment on: a phase or the hold, in which rep, whether that is the last."""

    at: float
    kind: str
    rep: int
    last: bool


class HeardSet(Struct, frozen=True):
    """A set as it was heard: its phases, and when it ended."""

    phases: tuple[Performed, ...]
    ended: float


def heard(samples: "array[int]", rate: int) -> list[Heard]:
    """Find every tone; raises AssertionError for one that is none of ours."""
    return [Heard(at / rate, _name(samples, at, rate)) for at in _onsets(samples, rate)]


def told(tones: Sequence[Heard]) -> list[HeardSet]:
    """Tell from tones alone what was to be done in each set."""
    sets = []
    tones = list(tones)
    while (
        begins := next((i for i, tone in enumerate(tones) if tone.name in {"go", "last"}), None)
    ) is not None:
        ends = next(i for i in range(begins, len(tones)) if tones[i].name in {"done", "switch", "finish"})
        sets.append(HeardSet(tuple(_told(tones[begins:ends])), tones[ends].at))
        tones = tones[ends + 1 :]
    return sets


def _told(tones: Sequence[Heard]) -> Iterator[Performed]:
    moves = {"low": "lower", "high": "lift"}
    # A set's first tone names no phase: it is the one that the first low or high to come is not.
    other = next(moves[tone.name] for tone in tones if tone.name in moves)
    first = "lift" if other == "lower" else "lower"
    kind, rep, last = "", 0, False
    for tone in tones:
        last = last or tone.name == "last"
        if tone.name in {"go", "last"}:
            kind = first
        elif tone.name == "tick":
            kind = "stretch" if kind == "lower" else "squeeze"
        else:
            kind = moves.get(tone.name, tone.name)
        rep += kind == first
        yield Performed(tone.at, kind, rep, last)


def _onsets(samples: "array[int]", rate: int) -> Iterator[int]:
    block = round(BLOCK * rate)
    threshold = _loudest(samples) * AUDIBLE
    silent_since = -rate
    for at in range(0, len(samples) - block, block):
        part = samples[at : at + block]
        if _loudest(part) > threshold:
            if at - silent_since >= APART * rate:
                yield at
            silent_since = at + block


def _loudest(samples: "array[int]") -> int:
    highest = max(samples)
    return max(highest, -min(samples))


def _name(samples: "array[int]", at: int, rate: int) -> str:
    begins = at + round(0.004 * rate)  # past the soft edge
    part = samples[begins : begins + round(LISTENED * rate)]
    pitch = max(PITCHES, key=lambda hertz: _power(part, hertz, rate))
    pure = _power(part, pitch, rate) / max(1, sum(sample * sample for sample in part))
    assert pure > PURE, f"something else at {at / rate:.3f} s: {pitch} Hz, {pure:.0%}"
    return PITCHES[pitch]


def _power(part: "array[int]", hertz: float, rate: int) -> float:
    """Give the energy at a pitch: Goertzel's filter, whose result for a pure sine is the energy of all."""
    turn = 2 * math.cos(2 * math.pi * hertz / rate)
    one = two = 0.0
    for sample in part:
        one, two = sample + turn * one - two, one
    return (one * one + two * two - turn * one * two) * 2 / len(part)
