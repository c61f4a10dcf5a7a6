"""The voice. Words are made before they are needed; one that is not ready when it is due is not said."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Protocol as Shape

from tui.files.errors import NotWritten, Unreadable
from tui.sound.children import Child
from tui.sound.speakers import Speakers
from tui.sound.spoken import spoken, version
from tui.sound.store import Store
from tui.sound.synthesizers import Synthesizer

TWICE = 2  # failures in a row, after which a voice is dropped


class Voice(Shape):
    """Says words with a cue."""

    def prepare(self, words: Sequence[str], stopped: Event) -> None:
        """Make words ready until it is stopped; this may take long."""

    def say(self, cue: str | None, words: str) -> None:
        """Begin to say words, or nothing where they are not ready; a new word cuts the old one."""

    def complaint(self) -> str | None:
        """Say once why nothing is said any more."""

    def close(self) -> None:
        """Say nothing more."""


class PreparedVoice:
    """Plays what the synthesizer has written into files."""

    def __init__(
        self,
        synthesizer: Synthesizer,
        environ: Mapping[str, str],
        *,
        store: Store,
        speakers: Speakers,
        volume: float,
    ) -> None:
        """Take who speaks, where words are kept, and through what they are heard at a volume of 0 to 100."""
        self._synthesizer, self._environ = synthesizer, environ
        self._store, self._speakers, self._volume = store, speakers, volume
        self._ready: dict[str, Path] = {}
        self._being_said: Child | None = None
        self._complaint: str | None = None

    def prepare(self, words: Sequence[str], stopped: Event) -> None:
        """Make words ready, in this order, until it is stopped."""
        failures = 0
        for one in words:
            if stopped.is_set() or one in self._ready:
                continue
            name = f"word-{version(self._synthesizer, one, self._volume)}"
            try:
                if not self._store.has(name):
                    self._store.put(name, spoken(self._synthesizer, one, self._environ, self._volume))
                self._ready[one] = self._store.path_of(name)
                failures = 0
            except NotWritten as error:
                self._complaint = str(error)
                return
            except Unreadable as error:
                failures += 1
                if failures == TWICE:
                    self._complaint = f"{self._synthesizer.name} does not speak: {error.message}"
                    return

    def say(self, cue: str | None, words: str) -> None:  # noqa: ARG002 - what is ready is said with any cue
        """Begin to say words that are ready."""
        file = self._ready.get(words)
        if file is None:
            return
        if self._being_said is not None:
            self._speakers.cut(self._being_said)
        self._being_said = self._speakers.play(file)

    def complaint(self) -> str | None:
        """Say once why nothing is said any more."""
        complaint, self._complaint = self._complaint, None
        return complaint

    def close(self) -> None:
        """Leave it to the speakers."""


class NoVoice:
    """Says nothing."""

    def prepare(self, words: Sequence[str], stopped: Event) -> None:
        """Need nothing."""

    def say(self, cue: str | None, words: str) -> None:
        """Stay silent."""

    def complaint(self) -> str | None:
        """Have none."""
        return None

    def close(self) -> None:
        """Stay silent."""
