"""What makes cues heard, as a session needs it."""

from collections.abc import Sequence
from typing import Protocol as Shape

from tui.session.cue_names import CueName


class Player(Shape):
    """What makes cues heard. Nothing here ever waits."""

    def prepare(self, words: Sequence[str]) -> None:
        """Begin to make ready what will be said, those that are needed first first."""

    def play(self, name: CueName | None, words: str = "") -> None:
        """Begin to play a tone, or to say words, or both."""

    def close(self) -> None:
        """Let go of everything: the session is over."""
