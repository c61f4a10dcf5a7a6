"""The slips that strangers make in TOML, and what to write instead: the remedies of syntax errors."""

import re

from tui.files.shown import shown

_SEEN = 200  # characters of a line that are looked at
_CURLY = "“”„‟‘’‚‛"  # what word processors make of quotes
_IN_CURLY = re.compile(f'[{_CURLY}]([^{_CURLY}"\n]{{0,60}})[{_CURLY}"]')
_BARE_TEXT = re.compile(
    r"[ \t]*([A-Za-z0-9_-]{1,40})[ \t]*=[ \t]*([\w:/+.-][\w:/+. -]{0,60}?)[ \t]*(?:#.*)?\Z"
)
_NO_VALUE = re.compile(r"(?:\A|[\s{,])([A-Za-z0-9_-]{1,40})[ \t]*=[ \t]*\Z")
_NO_EQUALS = re.compile(
    r"[ \t]*([A-Za-z0-9_-]{1,40})([ \t]*:[ \t]*|[ \t]+)([^\s:=][^=#]{0,60}?)[ \t]*(?:#.*)?\Z"
)
_VALUE = re.compile(r"""[+-]?[0-9]+(?:\.[0-9]+)?|true|false|"[^"\\]*"|'[^']*'""")
_WORDS = re.compile(r"\w[\w /+.-]*")
_WORD = re.compile(r"[A-Za-z][\w-]{0,60}")
_NUMBERS = re.compile(r"[0-9.]+(?: +[0-9.]+)+")
_ZEROS = re.compile(r"0+([1-9][0-9]*|0)")
_TABLES = re.compile(r"[ \t]*(?:\[\[[ \t]*([\w.-]{1,40})[ \t]*\]?|\[([\w.-]{1,40})\]\])[ \t]*(?:#.*)?\Z")
_TABLE = re.compile(r"[ \t]*\[[ \t]*([\w.-]{1,40})[ \t]*(?:#.*)?\Z")
_MEANS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_EXAMPLES = {
    "name": '"Leg day"',
    "use": '"seated-leg-curl"',
    "run": '"leg-day"',
    "sets": "3",
    "reps": "12",
    "rest": "90",
    "hold": "30",
    "load": '"20 lb"',
    "tempo": '"3-1-1-1"',
}
_COMMENT = "write key = value, or begin the line with # to make it a comment"
_BEHIND = "put the rest on a line of its own, or behind #"


def remedy(text: str, offset: int, message: str) -> str | None:
    """Say what to write instead of what the parser stopped at; None where nothing better is known."""
    line, place = _line(text, offset)
    hint = _straight(line, place) or _brackets(line)
    if hint is None and message.startswith("invalid value"):
        hint = _no_value(line, place) or _bare(line) or _word(line, place)
    elif hint is None and message.startswith("expected newline"):
        hint = _bare(line) or ("leave the comma out" if line[place:].strip() == "," else _BEHIND)
    elif hint is None and message.startswith("expected '='"):
        hint = _no_equals(line, place) or _COMMENT
    elif hint is None and message.startswith("invalid statement"):
        hint = _COMMENT
    elif hint is None and message.startswith("unclosed array"):
        hint = "put a comma between its entries, and ] at its end"
    return None if hint is None else shown(hint)


def of_quote(text: str, offset: int) -> str:
    """Say what to do about a quote that is never closed."""
    line, place = _line(text, offset)
    before = next((at for at, char in enumerate(line[:place]) if char in _CURLY), None)
    if before is not None and '"' not in line[:before]:
        return shown(_straight(line, before) or "")
    curly = line.rstrip()[place + 1 :].endswith(tuple(_CURLY))
    return f"close it with a straight {line[place]}" if curly else "close it, or remove it"


def of_bracket(text: str, offset: int, closed_by: str) -> str:
    """Say what to do about a bracket that is never closed."""
    line, _ = _line(text, offset)
    return _brackets(line) or f"close it with {closed_by}"


def _line(text: str, offset: int) -> tuple[str, int]:
    start = text.rfind("\n", 0, offset) + 1
    return text[start : start + _SEEN].partition("\n")[0], offset - start


def _straight(line: str, place: int) -> str | None:
    if line[place : place + 1] not in tuple(_CURLY):
        return None
    found = _IN_CURLY.match(line, place)
    return 'write straight quotes: "' + (f'{found[1]}"' if found else '..."')


def _brackets(line: str) -> str | None:
    if (found := _TABLES.match(line)) is not None:
        return f"write [[{found[1] or found[2]}]]"
    return None if (found := _TABLE.match(line)) is None else f"write [{found[1]}]"


def _no_value(line: str, place: int) -> str | None:
    found = _NO_VALUE.search(line[:place])
    if found is None or line[place : place + 1] not in ("", "#", "}", ",", "\r"):
        return None
    example = _EXAMPLES.get(found[1])
    return "write a value after the =" + (f": {found[1]} = {example}" if example else "")


def _bare(line: str) -> str | None:
    """Recognise the commonest slip, `tempo = 3-1-1-1`: text as a value, without its quotes; and its like."""
    found = _BARE_TEXT.match(line)
    if found is None:
        return None
    key, value = found[1], found[2]
    if value.lower() in _MEANS:
        return f"write {key} = {_MEANS[value.lower()]}, in lower case and without quotes"
    if _NUMBERS.fullmatch(value):
        return f"write one value a line: {key} = {value.split()[0]}; or a list: [{', '.join(value.split())}]"
    if (zeros := _ZEROS.fullmatch(value)) is not None:
        return f"write {key} = {zeros[1]}"
    return _BEHIND if value.startswith(("true ", "false ")) else f'text stands in quotes: {key} = "{value}"'


def _word(line: str, place: int) -> str | None:
    found = _WORD.match(line, place)
    if found is None:
        return None
    if found[0].lower() in _MEANS:
        return f"write {_MEANS[found[0].lower()]}, in lower case and without quotes"
    return f'text stands in quotes: "{found[0]}"'


def _no_equals(line: str, place: int) -> str | None:
    found = _NO_EQUALS.match(line)
    colon = line[place : place + 1] == ":"
    if found is not None and _VALUE.fullmatch(found[3]):
        return f"write {found[1]} = {found[3]}"
    if found is not None and colon and _WORDS.fullmatch(found[3]):
        return f'write {found[1]} = "{found[3]}"'
    return "write = in place of the :" if colon else None
