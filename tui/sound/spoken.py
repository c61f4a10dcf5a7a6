"""Words as samples, from the voice of the system."""

import hashlib
import tempfile
from array import array
from collections.abc import Mapping
from pathlib import Path

from tui.files.errors import Unreadable
from tui.sound.children import done
from tui.sound.synthesizers import Synthesizer, speakable
from tui.sound.wav import LOUDEST, read_wav

WITHIN = 15.0  # seconds for one announcement
LOUDNESS = 0.4  # of the loudest: with the loudest tone at the same time it is not more than all
QUIET = 0.02  # of a word's loudest: what lies before it is silence, and would make it late


def spoken(
    synthesizer: Synthesizer, words: str, environ: Mapping[str, str], volume: float = 100.0
) -> "array[int]":
    """Have words spoken, and give them without the silence before them, at a volume of 0 to 100.

    It waits for the program. Raises Unreadable where nothing comes of it.
    """
    assert synthesizer.into is not None
    with tempfile.TemporaryDirectory(prefix="lastrep-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "word.wav"
        command = [part.format(file) if part == "{}" else part for part in synthesizer.into]
        try:
            status = done(command, environ, said=speakable(words), within=WITHIN)
        except (OSError, ValueError) as error:
            raise Unreadable(f"it cannot be started: {error}", code="unreadable") from error
        if status != 0:
            raise Unreadable(f"it ended with status {status}", code="unreadable")
        return _even(read_wav(file), volume / 100.0)


def version(synthesizer: Synthesizer, words: str, volume: float) -> str:
    """Give hex digits that change when words sound different."""
    made_of = (synthesizer.name, speakable(words), LOUDNESS, volume)
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:20]


def _even(samples: "array[int]", volume: float) -> "array[int]":
    loudest = max(max(samples, default=0), -min(samples, default=0))
    if loudest == 0:
        raise Unreadable("nothing is to be heard", code="unreadable")
    begins = next(i for i, sample in enumerate(samples) if abs(sample) > loudest * QUIET)
    factor = LOUDEST * LOUDNESS * volume / loudest
    return array("h", [round(sample * factor) for sample in samples[begins:]])
