"""What a terminal showed, made anew from the bytes that came."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyte

_FRAME_BEGUN, _FRAME_DONE = b"\x1b[?2026h", b"\x1b[?2026l"
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=]\d*[a-z]")  # keyboard protocol


@dataclass(frozen=True)
class Piece:
    """Bytes that came together, with their moment in seconds of the monotonic clock."""

    at: float
    data: bytes


@dataclass(frozen=True)
class Shown:
    """A picture, with the moment from which on it was whole."""

    at: float
    screen: str


class Picture:
    """The screen of a terminal of so many columns and rows."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)

    def takes(self, piece: Piece) -> None:
        """Draw what came."""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", piece.data))

    @property
    def screen(self) -> str:
        """The rows of the screen, without the blanks at their ends."""
        return "\n".join(line.rstrip() for line in self._screen.display)


def pictures(pieces: Iterable[Piece], size: tuple[int, int]) -> Iterator[Shown]:
    """Give every picture that was whole: where a frame is begun, the one at its end."""
    picture = Picture(size)
    within, before = False, b""
    for piece in pieces:
        picture.takes(piece)
        data = before + piece.data  # a mark may have come in two pieces
        before = data[1 - len(_FRAME_DONE) :]
        begun, done = data.rfind(_FRAME_BEGUN), data.rfind(_FRAME_DONE)
        within = begun > done if begun != done else within
        if not within:
            yield Shown(piece.at, picture.screen)
