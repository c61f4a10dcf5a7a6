"""A file that is being edited: what was read, what is on disk by now, and how it is saved."""

import os
from pathlib import Path
from typing import Literal

from tui.files.errors import Unreadable
from tui.files.lossless import Lossless
from tui.files.reading import read_bytes
from tui.files.writing import replace_file

Outside = Literal["same", "changed", "gone"]  # what others did to the file since it was read or saved


class Draft:
    """A file in an editor. Raises Unreadable where there is no text to be edited.

    With `copy_of`, a file that is not the user's own, the text is its text; the first save makes `path`.
    """

    def __init__(self, path: Path, *, copy_of: Path | None = None) -> None:
        self.path = path
        content = read_bytes(path if copy_of is None else copy_of)
        self._lossless = Lossless(content, where=str(path))
        self._on_disk = content if copy_of is None else None
        self._stamp = _stamp(path) if copy_of is None else None
        self.saved_text = self._lossless.text

    @property
    def is_on_disk(self) -> bool:
        """Whether there is a file of that name, as far as is known: a copy has none before its first save."""
        return self._on_disk is not None

    def meant(self, text: str) -> str:
        """Give what is meant by the text of the editor; lines and columns are the same."""
        return self._lossless.meant(text)

    def look(self) -> Outside:
        """Say what became of the file; one that was written anew with the same bytes is the same."""
        stamp = _stamp(self.path)
        if stamp == self._stamp:
            return "same"
        if stamp is None:
            return "gone"
        try:
            content = read_bytes(self.path)
        except Unreadable:
            return "changed"
        if content != self._on_disk:
            return "changed"
        self._stamp = stamp
        return "same"

    def save(self, text: str) -> None:
        """Put the text of the editor in the place of the file, whatever is there. Raises NotWritten."""
        content = self._lossless.content(text)
        replace_file(self.path, content)
        self._on_disk, self._stamp, self.saved_text = content, _stamp(self.path), text

    def reload(self) -> str:
        """Take what is on disk by now and give its text. Raises Unreadable, and then nothing has changed."""
        content = read_bytes(self.path)
        lossless = Lossless(content, where=str(self.path))
        self._on_disk, self._stamp, self._lossless = content, _stamp(self.path), lossless
        self.saved_text = lossless.text
        return lossless.text


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - as elsewhere: the system's own answer
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
