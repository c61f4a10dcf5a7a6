"""The tones: each cue sounds like no other, so that it is known without looking."""

import hashlib
import math
from array import array
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from tui.sound.wav import LOUDEST, RATE, silence

EDGE = 0.006  # seconds in which a note swells and fades, so that it does not click


class Note(Struct, frozen=True):
    """A sine of so many hertz and seconds, `level` of the loudest; at 0 Hz it is silent."""

    hertz: float
    seconds: float
    level: float = 0.5


# Low and high lie more than an octave apart, a tick is over at once, a hold is long as what it means. No two
# begin with the same pitch. The low ones are louder: small loudspeakers and ears make little of them.
TONES: Mapping[str, Sequence[Note]] = MappingProxyType(
    {
        "low": (Note(330, 0.20, 0.6),),
        "high": (Note(880, 0.16),),
        "tick": (Note(1760, 0.05, 0.4),),
        "pip": (Note(1175, 0.09),),
        "go": (Note(1397, 0.50),),
        "last": (Note(740, 0.12), Note(0, 0.05), Note(740, 0.24)),
        "hold": (Note(494, 0.75, 0.55),),
        "half": (Note(587, 0.14), Note(0, 0.06), Note(587, 0.14)),
        "done": (Note(988, 0.16), Note(659, 0.30)),
        "soon": (Note(1047, 0.10), Note(0, 0.06), Note(1319, 0.16)),
        "switch": (Note(698, 0.14), Note(523, 0.14), Note(698, 0.20)),
        "finish": (Note(784, 0.16), Note(988, 0.16), Note(1568, 0.45)),
    }
)


def synthesised(notes: Sequence[Note], volume: float = 100.0) -> "array[int]":
    """Give the samples of notes one after the other, at a volume from 0 to 100."""
    samples: array[int] = array("h")
    for note in notes:
        samples.extend(_sine(note, volume / 100.0) if note.hertz else silence(note.seconds))
    return samples


def version(name: str, volume: float) -> str:
    """Give hex digits that change when the tone of that name sounds different."""
    made_of = (RATE, EDGE, volume, [(note.hertz, note.seconds, note.level) for note in TONES[name]])
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:12]


def _sine(note: Note, volume: float) -> "array[int]":
    loudest = LOUDEST * note.level * volume
    step = 2 * math.pi * note.hertz / RATE
    samples = array("h", [round(loudest * math.sin(step * i)) for i in range(round(note.seconds * RATE))])
    edge = min(round(EDGE * RATE), len(samples) // 2)
    for i in range(edge):
        swell = 0.5 - 0.5 * math.cos(math.pi * (i + 0.5) / edge)
        samples[i] = round(samples[i] * swell)
        samples[-1 - i] = round(samples[-1 - i] * swell)
    return samples
