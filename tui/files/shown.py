"""Text from outside, made safe to show: no character of it may steer a terminal or reorder a line."""

import re
from collections.abc import Iterator

_C0_DEL_C1 = r"\x00-\x1f\x7f-\x9f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINE_ENDS = "\u2028\u2029"

_STEERING = re.compile(f"[{_C0_DEL_C1}{_BIDI}{_LINE_ENDS}\ud800-\udfff]")
_IN_A_FILE = re.compile(rf"(?!\t|\n|\r\n)[{_C0_DEL_C1}{_BIDI}{_LINE_ENDS}]")
_BIDI_ONLY = re.compile(f"[{_BIDI}]")


def forbidden(text: str) -> re.Match[str] | None:
    """Find the first character that no text may hold: C0, DEL, C1, bidirectional controls, ends of lines."""
    return _STEERING.search(text)


def forbidden_in_file(text: str) -> Iterator[re.Match[str]]:
    """Find such characters as they stand in a whole file, where tabs and ends of lines are layout."""
    return _IN_A_FILE.finditer(text)


def called(character: str) -> str:
    """Name a forbidden character for a message: "line break", "control character U+001B"."""
    if character in "\n\u2028\u2029":
        return "line break"
    if character in "\t\r":
        return "tab" if character == "\t" else "carriage return"
    kind = "bidirectional control" if _BIDI_ONLY.match(character) else "control character"
    return f"{kind} U+{ord(character):04X}"


def shown(text: str) -> str:
    r"""Write every character that could steer a terminal as its escape, such as \x1b or \u202e."""
    return _STEERING.sub(_escape, text)


def pictured(text: str) -> str:
    """Replace every such character by one visible character, so that columns stay where they are."""
    return _STEERING.sub(_picture, text)


def shortened(text: str, most: int = 40) -> str:
    """Cut text to `most` characters, with an ellipsis for the rest."""
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(text: str) -> str:
    """Quote text of a file for a message: cut to a readable length, and safe to show."""
    return f'"{shown(shortened(text))}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if re.match("[\udc80-\udcff]", character):  # a byte of a file name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def _picture(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\t":
        return " "
    return chr(0x2400 + ord(character)) if character < " " else "\N{REPLACEMENT CHARACTER}"
