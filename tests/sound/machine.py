"""A machine of its own for each test: nothing is installed but what the test has put there."""

import shlex
import time
from collections.abc import Callable
from pathlib import Path

from tui.sound.tones import TONES, synthesised
from tui.sound.wav import data

PATIENCE = 20.0  # seconds, after which what should come is not coming


class Machine:
    """Programs are small scripts that note how they were called."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache"
        self._programs, self._notes = folder / "bin", folder / "notes"
        self._programs.mkdir(parents=True)
        self._notes.mkdir()
        self.environ: dict[str, str] = {"PATH": str(self._programs), "HOME": str(folder)}

    def has(self, program: str, script: str = "", *, status: int = 0) -> None:
        """Install a program: it notes its words, does what the script says, and ends with that status."""
        notes = shlex.quote(str(self._notes / program))
        path = self._programs / program
        lines = ("#!/bin/sh", "PATH=/usr/bin:/bin", f'echo "$LASTREP_CUE|$*" >> {notes}', script)
        path.write_text("\n".join((*lines, f"exit {status}", "")))
        path.chmod(0o700)

    def has_speakers(self) -> None:
        """Install a player that stands by, and keeps what it is given to play."""
        given = f'part=$(mktemp {self._notes}/XXXXXX) && cat > "$part" && mv "$part" "$part.raw"'
        self.has("paplay", f'case "$1" in --raw) {given};; esac')

    def lacks(self, program: str) -> None:
        """Remove a program."""
        (self._programs / program).unlink()

    def calls(self, program: str) -> list[str]:
        """Give the words with which a program was called, in order."""
        return [line.partition("|")[2] for line in self._lines(program)]

    def cues(self, program: str) -> list[str]:
        """Give the cues for which a program was called, in order."""
        return [line.partition("|")[0] for line in self._lines(program)]

    def played(self, program: str = "paplay") -> list[str]:
        """Name the tones and words that were played, without the silence of the probe."""
        calls = [call.split()[-1] for call in self.calls(program)]
        names = [Path(call).name.split("-")[:2] for call in calls if call.endswith(".wav")]
        files = [name[1] if name[0] == "tone" else "word" for name in names if name[1] != "silence.wav"]
        tones = {data(synthesised(notes)): name for name, notes in TONES.items()}
        given = [path.read_bytes() for path in self._notes.glob("*.raw")]
        return files + [tones[one] for one in given if one]

    def note(self, name: str) -> Path:
        """Give the place of a note that a script may write."""
        return self._notes / name

    def _lines(self, program: str) -> list[str]:
        notes = self._notes / program
        return notes.read_text().splitlines() if notes.exists() else []


def comes_true(condition: Callable[[], object]) -> None:
    """Wait until something holds; fail where it does not in a long time."""
    ends = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends, "it does not come true"
        time.sleep(0.005)
