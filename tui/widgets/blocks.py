"""Figures and words drawn in blocks, as large as their room allows.

A cell of a terminal is about twice as high as it is wide, so a pixel of as many half-rows as cells is square.
"""

from typing import NamedTuple

PIXEL_ROWS = 5
SMOOTH = 20  # half-rows from which a figure is made of whole rows
TALLEST = 2  # how many times as high as wide a pixel may be, so that three figures still fill the height

_FONT = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "?": ("###", "  #", " ##", "   ", " # "),
    "A": ("###", "# #", "###", "# #", "# #"),
    "C": ("###", "#  ", "#  ", "#  ", "###"),
    "D": ("## ", "# #", "# #", "# #", "## "),
    "E": ("###", "#  ", "###", "#  ", "###"),
    "F": ("###", "#  ", "###", "#  ", "#  "),
    "G": ("###", "#  ", "# #", "# #", "###"),
    "H": ("# #", "# #", "###", "# #", "# #"),
    "I": ("#", "#", "#", "#", "#"),
    "K": ("# #", "# #", "## ", "# #", "# #"),
    "L": ("#  ", "#  ", "#  ", "#  ", "###"),
    "N": ("#  #", "## #", "# ##", "#  #", "#  #"),
    "O": ("###", "# #", "# #", "# #", "###"),
    "Q": ("####", "#  #", "#  #", "# ##", "####"),
    "R": ("###", "# #", "## ", "# #", "# #"),
    "S": ("###", "#  ", "###", "  #", "###"),
    "T": ("###", " # ", " # ", " # ", " # "),
    "U": ("# #", "# #", "# #", "# #", "###"),
    "W": ("#   #", "#   #", "# # #", "# # #", "#####"),
    "Y": ("# #", "# #", "###", " # ", " # "),
    "Z": ("###", "  #", " # ", "#  ", "###"),
    "‖": ("# #", "# #", "# #", "# #", "# #"),  # paused
    "▶": ("#  ", "## ", "###", "## ", "#  "),  # waits for a key
}


def can_draw(text: str) -> bool:
    """Whether every character has a shape."""
    return all(character in _FONT for character in text)


def pixel_width(text: str) -> int:
    """Give the width of a text in pixels, one between two characters."""
    return sum(len(_FONT[character][0]) for character in text) + max(0, len(text) - 1)


class Scale(NamedTuple):
    """The size of a figure: cells of a stroke, half-rows of its three bars and of the two gaps between."""

    cells: int
    bar: int
    gap: int

    @property
    def half_rows(self) -> int:
        """The height of the figure."""
        return 3 * self.bar + 2 * self.gap


def largest_scale(text: str, width: int, height: int) -> Scale | None:
    """Give the largest scale at which a text fits into so many cells by rows; None where none does."""
    if not text or not can_draw(text):
        return None
    cells = width // pixel_width(text)
    half_rows = min(2 * height, PIXEL_ROWS * TALLEST * cells)
    if cells < 1 or half_rows < PIXEL_ROWS:
        return None
    unit = 2 if half_rows >= SMOOTH else 1  # large figures are made of whole rows: no seams
    bar = half_rows // unit // PIXEL_ROWS
    gap = (half_rows // unit - 3 * bar) // 2
    return Scale(min(cells, bar * unit), bar * unit, gap * unit)


def draw(text: str, scale: Scale) -> list[str]:
    """Draw a text in half blocks: rows of one width. Raises KeyError for a shape that is not known."""
    half_rows: list[str] = []
    for row in range(PIXEL_ROWS):
        line = " ".join(_FONT[character][row] for character in text)
        thickness = scale.gap if row % 2 else scale.bar
        half_rows += ["".join(cell * scale.cells for cell in line)] * thickness
    if len(half_rows) % 2:
        half_rows.append(" " * len(half_rows[0]))
    blocks = {("#", "#"): "█", ("#", " "): "▀", (" ", "#"): "▄", (" ", " "): " "}
    return [
        "".join(blocks[upper, lower] for upper, lower in zip(above, below, strict=True))
        for above, below in zip(half_rows[::2], half_rows[1::2], strict=True)
    ]
