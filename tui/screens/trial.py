"""A few cues, for hearing what the settings make of them."""

from collections.abc import Callable
from functools import partial

from tui.session.cue_names import CueName
from tui.session.hearing import Player

FIRST = 0.6  # seconds until the first: the tones and words are made in this time
APART = 1.2  # seconds between two: longer than each of them
TRIED: tuple[tuple[CueName, str], ...] = (
    ("low", "Lower"),
    ("high", "Lift"),
    ("hold", "Hold"),
    ("done", "Set done"),
)


class Trial:
    """Plays a few cues, one after the other, and lets go of the player."""

    def __init__(self, player: Player, later: Callable[[float, Callable[[], None]], object]) -> None:
        """Begin at once; `later` has something done after so many seconds."""
        self._player, self._closed = player, False
        player.prepare([words for _, words in TRIED])
        for place, (name, words) in enumerate(TRIED):
            later(FIRST + place * APART, partial(self._play, name, words))
        later(FIRST + len(TRIED) * APART, self.close)

    def close(self) -> None:
        """Play nothing more."""
        if not self._closed:
            self._closed = True
            self._player.close()

    def _play(self, name: CueName, words: str) -> None:
        if not self._closed:
            self._player.play(name, words)
