"""Samples and the files that hold them: mono, 16 bits, one rate for everything that is heard."""

import struct
import sys
import wave
from array import array
from pathlib import Path

from tui.files.errors import Unreadable

RATE = 22050  # samples a second; the voices speak at it too
LOUDEST = 32767
LONGEST = 24 * 3600  # seconds of one file: its header counts bytes in 32 bits

_BYTES = 2  # a sample
_MOST_BYTES = 64 * 1024 * 1024  # of a file that is read: half an hour, far more than any word


def silence(seconds: float) -> "array[int]":
    """Give nothing to hear."""
    return array("h", bytes(_BYTES * round(seconds * RATE)))


def header(frames: int) -> bytes:
    """Give what stands before that many samples in a WAV file."""
    size = frames * _BYTES
    form = struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE")
    kind = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, RATE * _BYTES, _BYTES, 8 * _BYTES)
    return form + kind + struct.pack("<4sI", b"data", size)


def data(samples: "array[int]") -> bytes:
    """Give samples as they stand in a WAV file."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples.tobytes()


def as_wav(samples: "array[int]") -> bytes:
    """Give a whole WAV file."""
    return header(len(samples)) + data(samples)


def read_wav(path: Path) -> "array[int]":
    """Read samples of 16 bits, at our rate and with one channel, whatever theirs are. Raises Unreadable."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Unreadable("it is too long to be a word", code="too-big", where=path)
        with wave.open(str(path), "rb") as file:
            if file.getsampwidth() != _BYTES:
                raise Unreadable("its samples are not of 16 bits", code="unreadable", where=path)
            rate, channels = file.getframerate(), file.getnchannels()
            samples = array("h", file.readframes(file.getnframes()))
    except (OSError, EOFError, wave.Error, ValueError) as error:
        raise Unreadable(f"it cannot be read as sound: {error}", code="unreadable", where=path) from error
    if sys.byteorder == "big":
        samples.byteswap()
    return _at_our_rate(samples[::channels], rate)


def _at_our_rate(samples: "array[int]", rate: int) -> "array[int]":
    if rate == RATE or rate <= 0:
        return samples
    step = rate / RATE
    return array("h", (samples[int(i * step)] for i in range(int(len(samples) / step))))
