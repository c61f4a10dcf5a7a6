"""What a terminal sends, as the names of keys by which controls know them."""

import re
import unicodedata

ESCAPE = "\x1b"
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O[@-~])")
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)?\Z")

_BY_LETTER = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end"}
_BY_NUMBER = {"5": "pageup", "6": "pagedown", "1": "home", "4": "end", "3": "delete"}
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_NAMED = {
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x7f": "backspace",
    "\x08": "backspace",
    ESCAPE: "escape",
}


def key_of(character: str) -> str:
    """Name the key of one character, as the controls do: `space`, `question_mark`, `n`, `ctrl+q`."""
    if character in _NAMED:
        return _NAMED[character]
    if character < " ":
        return f"ctrl+{chr(ord(character) + 0x60)}"
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


def keys_in(text: str, *, whole: bool) -> tuple[list[str], str]:
    """Name the keys in what came, and give the rest that may go on; with `whole` nothing more will come.

    Sequences that are no key of ours are left out: none of their characters may be taken for one.
    """
    keys = []
    while text:
        if text[0] != ESCAPE:
            keys.append(key_of(text[0]))
            text = text[1:]
        elif sequence := _SEQUENCE.match(text):
            keys += _of_sequence(sequence[0])
            text = text[sequence.end() :]
        elif not whole and _BEGUN.match(text):
            break
        elif text == ESCAPE or text[1] == ESCAPE:
            keys.append("escape")
            text = text[1:]
        else:  # alt and a key, or a sequence that was cut short
            text = text[2:]
    return keys, text


def _of_sequence(sequence: str) -> list[str]:
    last, parts = sequence[-1], sequence[2:-1].split(";")
    name = _BY_NUMBER.get(parts[0]) if last == "~" else _BY_LETTER.get(last)
    return [name] if name is not None else []
