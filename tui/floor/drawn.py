"""Pictures and text as pieces, each with the part that it plays; a widget gives parts their colours."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

Part = Literal["plain", "strong", "faint", "line", "earned", "good", "watch", "bad", "chosen"]

NARROWEST = 8  # characters below which nothing is broken any more


class Piece(NamedTuple):
    """A piece of a line; `action` is what happens where it is touched, empty for nothing."""

    text: str
    part: Part = "plain"
    action: str = ""


Line = Sequence[Piece]
Draw = Callable[[int], Sequence[Line]]  # from cells to lines


class Ends(NamedTuple):
    """One line of a list: a left and a right end."""

    left: str
    right: str = ""
    part: Part = "plain"


def line(text: str, part: Part = "plain") -> Line:
    """Make a line of one piece."""
    return (Piece(text, part),)


def broken(text: str, width: int, *, indent: int = 0, part: Part = "plain") -> list[Line]:
    """Break a text between words into lines of so many characters; all after the first are indented."""
    if not text.strip():
        return [()]
    start = " " * (len(text) - len(text.lstrip()))
    rows = textwrap.wrap(
        text.strip(), max(NARROWEST, width), initial_indent=start, subsequent_indent=start + " " * indent
    )
    return [line(row, part) for row in rows]


def lines_of(texts: Iterable[tuple[str, Part]], width: int) -> list[Line]:
    """Break several texts."""
    return [row for text, part in texts for row in broken(text, width, indent=2, part=part)]


def text_of(lines: Iterable[Line]) -> list[str]:
    """Give the bare text of lines, without spaces at their ends."""
    return ["".join(piece.text for piece in pieces).rstrip() for pieces in lines]
