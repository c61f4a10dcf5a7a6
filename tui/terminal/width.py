"""Text in the width of a terminal: whole words, no control codes."""

import os
import unicodedata
from collections.abc import Iterator
from typing import TextIO

USUAL = 80  # cells, where a terminal does not say how wide it is


def columns(stream: TextIO) -> int | None:
    """Give the cells of a line now; None where the output goes elsewhere and no line has an end."""
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or USUAL
    except OSError:
        return USUAL


def cells(text: str) -> int:
    """Count the cells that a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def fitted(text: str, stream: TextIO) -> str:
    """Break a text between words for the stream that it goes to; no further where that is no terminal."""
    return "\n".join(in_lines(text, columns(stream)))


def in_lines(text: str, width: int | None) -> Iterator[str]:
    """Break a text between words; a word that is longer than the line stays whole."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width is not None and line.strip() and cells(longer) > width:
            yield line
            line = word
        else:
            line = longer
    yield line
