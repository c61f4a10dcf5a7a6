"""A voice that speaks at once, which takes it a while: so it says only what need not be in time."""

from collections.abc import Mapping, Sequence
from threading import Event

from tui.sound.children import Child, begin, left_alone
from tui.sound.synthesizers import Synthesizer, speakable

TWICE = 2  # failures in a row, after which it is dropped
TOLD = frozenset({"hold", "done", "switch"})  # cues worth their words even if these come late


class LateVoice:
    """Says what is about a hold, a rest, the other side, or a step that waits for a key."""

    def __init__(self, synthesizer: Synthesizer, environ: Mapping[str, str]) -> None:
        """Take who speaks."""
        self._synthesizer, self._environ = synthesizer, environ
        self._speaking: Child | None = None
        self._failures = 0
        self._complaint: str | None = None

    def prepare(self, words: Sequence[str], stopped: Event) -> None:
        """Have nothing to make ready."""

    def say(self, cue: str | None, words: str) -> None:
        """Begin to say what is about a hold, a rest, the other side, or waiting for a key."""
        self._look()
        counted = words.isdecimal() or words == "half way"
        if self._failures >= TWICE or not (cue in TOLD or (cue is None and not counted)):
            return
        try:
            if self._speaking is not None:
                self._speaking.terminate()
                left_alone([self._speaking])
            self._speaking = _fed(begin(self._synthesizer.words, self._environ, fed=True), speakable(words))
        except (OSError, ValueError):
            self._speaking = None
            self._failed()

    def complaint(self) -> str | None:
        """Say once why nothing is said any more."""
        complaint, self._complaint = self._complaint, None
        return complaint

    def close(self) -> None:
        """Let it finish its sentence."""
        if self._speaking is not None:
            left_alone([self._speaking])
            self._speaking = None

    def _look(self) -> None:
        if self._speaking is None or (status := self._speaking.poll()) is None:
            return
        self._speaking = None
        if status > 0:
            self._failed()
        else:
            self._failures = 0

    def _failed(self) -> None:
        self._failures += 1
        if self._failures == TWICE:
            self._complaint = f"{self._synthesizer.name} does not speak"


def _fed(child: Child, text: str) -> Child:
    """Hand a program its text: short enough for any pipe, so this does not wait."""
    assert child.stdin is not None
    try:
        child.stdin.write(text.encode())
        child.stdin.close()
    except BrokenPipeError:
        pass  # it ended before it read: its status says so
    return child
