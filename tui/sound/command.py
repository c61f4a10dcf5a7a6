"""The user's own command: run for a cue, one at a time, without a shell."""

import os
import shlex
import time
from collections.abc import Callable, Mapping

from tui.files.shown import quoted
from tui.sound.children import Child, begin, ended, found

VARIABLE = "LASTREP_CUE"  # in its environment: the name of the cue
HANGS = 30.0  # seconds after which it is not at work but stuck, as with the players
MOMENT = 2.0  # seconds that it has at the end of a session
TWICE = 2  # failures in a row, after which it is dropped


class Command:
    """Runs what the settings name. It is never waited for: while it runs, the next cue is passed over."""

    def __init__(
        self, text: str, environ: Mapping[str, str], *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Take the command as it is written in the settings."""
        self._monotonic, self._since = monotonic, 0.0
        self._environ = dict(environ)
        self._running: Child | None = None
        self._failures = 0
        self._complaint: str | None = None
        self._words: list[str] = []
        try:
            self._words = shlex.split(text, posix=os.name != "nt")
        except ValueError as error:
            self._complaint = f"the command {quoted(text)} cannot be read: {error}"
        if self._words and (path := found(self._words[0], environ)) is None:
            self._drop(f"the command {quoted(self._words[0])} is not found")
        elif self._words:
            self._words[0] = path or self._words[0]

    def play(self, name: str) -> None:
        """Run it for the cue of that name, unless it still runs for an earlier one."""
        self._look()
        if not self._words or self._running is not None:
            return
        try:
            self._running = begin(self._words, {**self._environ, VARIABLE: name})
            self._since = self._monotonic()
        except (OSError, ValueError) as error:
            self._failed(f"it cannot be started: {error}")

    def complaint(self) -> str | None:
        """Say once why it is not run any more."""
        complaint, self._complaint = self._complaint, None
        return complaint

    def close(self) -> None:
        """Give it a moment to come to its end."""
        self._words = []
        if self._running is not None:
            ended(self._running, moment=MOMENT)
            self._running = None

    def _look(self) -> None:
        if self._running is None:
            return
        status = self._running.poll()
        if status is None:
            if self._monotonic() - self._since > HANGS:
                ended(self._running, moment=0.0)
                self._running = None
                self._drop(f"the command {quoted(self._words[0])} does not come to an end")
            return
        self._running = None
        if status == 0:
            self._failures = 0
        else:
            self._failed(f"it ended with status {status}")

    def _failed(self, how: str) -> None:
        self._failures += 1
        if self._failures == TWICE:
            self._drop(f"the command {quoted(self._words[0])} failed twice: {how}")

    def _drop(self, why: str) -> None:
        self._complaint = why
        self._words = []
