"""A file as a text area can hold it, and the way back to its very bytes.

A text area knows one end of line, and some characters would steer the terminal that it is drawn on. Both are
kept aside: line ends where they differ, and a visible stand-in for each character that may not be shown.
"""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from tui.files.reading import decoded
from tui.files.shown import forbidden_in_file, pictured

_BOM = "\ufeff"
_STAND_INS = range(0x2801, 0x2900)  # Braille patterns: one cell each, and hardly ever in a protocol


class Lossless:
    """The content of a UTF-8 file; raises Unreadable, with the code `encoding`, where it is none."""

    def __init__(self, content: bytes, *, where: str) -> None:
        decoded(content, where=where)
        text = content.decode("utf-8")
        self._bom = _BOM if text.startswith(_BOM) else ""
        text = text.removeprefix(_BOM)
        self._lines, self._ends = _split(text)
        self._stand_ins = dict(_stand_ins(text))
        self._back = {ord(stand_in): character for character, stand_in in self._stand_ins.items()}
        there = str.maketrans(self._stand_ins)
        self._lines = [line.translate(there) for line in self._lines]

    @property
    def text(self) -> str:
        """What the text area gets: lines that end with a line feed."""
        return "\n".join(self._lines)

    def meant(self, text: str) -> str:
        """Give the text that is meant by what stands in the text area; lines and columns are the same."""
        return text.translate(self._back)

    def content(self, text: str) -> bytes:
        """Give the bytes of a text from the text area: what was not touched is as it was."""
        lines = text.split("\n")
        ends = self._ends_of(lines)
        whole = "".join(line + end for line, end in zip(lines, ends, strict=True))
        return (self._bom + self.meant(whole)).encode("utf-8", "surrogatepass")

    def _ends_of(self, lines: list[str]) -> list[str]:
        kinds = Counter(end for end in self._ends if end)
        usual = kinds.most_common(1)[0][0] if kinds else "\n"
        ends = [usual] * (len(lines) - 1)
        if len(kinds) > 1:
            same = SequenceMatcher(None, self._lines, lines, autojunk=False).get_matching_blocks()
            for old, new, size in same:
                for step in range(size):
                    if new + step < len(ends) and self._ends[old + step]:
                        ends[new + step] = self._ends[old + step]
        return [*ends, ""]


def harmless(text: str) -> str:
    """Make pasted text fit for a text area: one kind of line end, and no character that steers a terminal."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("\t".join(pictured(part) for part in line.split("\t")) for line in lines)


def _split(text: str) -> tuple[list[str], list[str]]:
    """Split at line feeds alone; gives the lines and how each of them ends."""
    *whole, last = text.split("\n")
    ends = ["\r\n" if line.endswith("\r") else "\n" for line in whole]
    lines = [line.removesuffix("\r") for line in whole]
    return [*lines, last], [*ends, ""]


def _stand_ins(text: str) -> Iterator[tuple[str, str]]:
    """Give every forbidden character of a text a stand-in that the text does not have itself."""
    there = set(text)
    free = (chr(code) for code in _STAND_INS if chr(code) not in there)
    for character in dict.fromkeys(found[0] for found in forbidden_in_file(text)):
        picture = pictured(character)
        yield character, picture if "\u2400" <= picture < "\u2421" and picture not in there else next(free)
