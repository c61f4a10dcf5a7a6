"""The terminal's bell: the sound that works anywhere, over SSH too. Its strokes tell what it is about."""

from collections.abc import Callable, Sequence

BETWEEN = 0.18  # seconds between two strokes: fewer, and terminals make one of them

# A pip or a phase is one stroke; what ends or changes something, two; the end of the session, three.
STROKES: dict[str, int] = {
    "finish": 3,
    "switch": 2,
    "done": 2,
    "last": 2,
    "hold": 2,
    "soon": 1,
    "half": 1,
    "go": 1,
    "low": 1,
    "high": 1,
    "tick": 1,
    "pip": 1,
}


class Bell:
    """Rings patterns; a new one cuts what is left of the one before."""

    def __init__(
        self, ring: Callable[[], None], later: Callable[[float, Callable[[], None]], object]
    ) -> None:
        """Take how to ring once, and how to have something done after so many seconds."""
        self._ring, self._later = ring, later
        self._turn = 0

    def prepare(self, words: Sequence[str]) -> None:
        """Need nothing: a bell has no words."""

    def play(self, name: str | None, words: str = "") -> None:  # noqa: ARG002 - a bell has no words
        """Ring the pattern of a cue; one that is not known is one stroke."""
        if name is None:
            return
        self._turn += 1
        self._ring()
        for stroke in range(1, STROKES.get(name, 1)):
            self._later(stroke * BETWEEN, self._if_still(self._turn))

    def close(self) -> None:
        """Ring nothing more."""
        self._turn += 1

    def _if_still(self, turn: int) -> Callable[[], None]:
        def stroke() -> None:
            if turn == self._turn:
                self._ring()

        return stroke


class Silence:
    """Plays nothing."""

    def prepare(self, words: Sequence[str]) -> None:
        """Need nothing."""

    def play(self, name: str | None, words: str = "") -> None:
        """Stay silent."""

    def close(self) -> None:
        """Stay silent."""
