"""The sounds as files: in the cache, or in a folder of this session where the cache cannot be written."""

import os
import shutil
import tempfile
import time
import weakref
from array import array
from contextlib import suppress
from pathlib import Path

from tui.files.errors import NotWritten
from tui.files.writing import replace_file
from tui.sound.wav import as_wav

KEPT = 90 * 24 * 3600  # seconds after which a sound that nothing asked for is removed
PREFIXES = ("tone-", "word-")


class Store:
    """Keeps sounds by a name that changes when they do. Made for one thread at a time."""

    def __init__(self, cache: Path) -> None:
        """Take the folder of the cache; it need not exist."""
        self._folder = cache

    def path_of(self, name: str) -> Path:
        """Say where a sound lies, or would."""
        return self._folder / f"{name}.wav"

    def has(self, name: str) -> bool:
        """Whether a sound is there already; it is then kept for longer."""
        path = self.path_of(name)
        try:
            if not path.stat().st_size:
                return False
            os.utime(path)
        except OSError:
            return path.is_file()
        return True

    def put(self, name: str, samples: "array[int]") -> Path:
        """Keep a sound and say where. Raises NotWritten where no folder takes it."""
        path = self.path_of(name)
        try:
            replace_file(path, as_wav(samples))
        except NotWritten:
            self._use_another_folder()
            path = self.path_of(name)
            replace_file(path, as_wav(samples))
        return path

    def tidy(self) -> None:
        """Remove what no session has asked for in a long time."""
        oldest = time.time() - KEPT
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name.startswith(PREFIXES) and path.stat().st_mtime < oldest:
                    path.unlink(missing_ok=True)

    def _use_another_folder(self) -> None:
        try:
            folder = Path(tempfile.mkdtemp(prefix="lastrep-"))
        except OSError as error:
            raise NotWritten("no folder takes the sounds") from error
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._folder = folder
