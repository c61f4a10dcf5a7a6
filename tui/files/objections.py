"""What stands in a TOML text that no parser should be given, found in one pass over its words and signs.

Also the words for what a parser itself objects to. None of it is needed for a text that is plain.
"""

import re
from collections.abc import Iterator

import tomli

from tui.files.shown import shown
from tui.files.slips import of_bracket, of_quote, remedy

MAX_DEPTH = 8  # brackets within brackets; the deepest thing that any of our formats needs is four
MAX_KEY_PARTS = 8  # parsers need quadratic time for dotted keys: 7.7 s for one of 40 kB
MAX_ITEMS = 1_000  # of one list or inline table; a place among a million of them takes 150 MB to find
MAX_TOKENS = 100_000  # of one file: twice what 200 exercises with every key need
MAX_WORD = 200  # characters of a number, date or bare key; Python reads no integer above 4,300 digits

# Groups are never repeated possessively: before 3.11.5, Python loses its place in them (gh-106052).
_TOKEN = re.compile(
    r"""(?P<newline>\n)
    |(?P<comment>\#[^\n]*)
    |(?P<basic>\"\"\"(?:[^"\\]++|\\(?:.|\Z)|"(?!""))*(?P<end_1>\"{3,5})?
              | "(?:[^"\\\n]++|\\[^\n])*(?P<end_2>")?)
    |(?P<literal>'''(?:[^']++|'(?!''))*(?P<end_3>'{3,5})? | '[^'\n]*+(?P<end_4>')?)
    |(?P<open>[\[{])
    |(?P<close>[\]}])
    |(?P<comma>,)
    |(?P<equals>=)
    |(?P<dot>\.)
    |(?P<space>[ \t\r]++)
    |(?P<word>[^\s\#"'\[\]{},=.]++)
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS = (
    "word",
    "newline",
    "comment",
    "basic",
    "literal",
    "equals",
    "open",
    "close",
    "comma",
    "dot",
    "space",
)
_CLOSED_BY = {"[": "]", "{": "}"}
_ESCAPE_OF_1_1 = re.compile(r"\\(?:([ex])|.)", re.DOTALL)
_TIME_OF_1_1 = re.compile(r"(?:\d{4}-\d\d-\d\d[Tt])?\d\d:\d\d(?!:|\d)")
_DIGITS = re.compile(r"[-+0-9_]+")


def tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Give the words and signs of a text that was parsed: kind, what is written, its offset."""
    for token in _TOKEN.finditer(text):
        yield _kind(token), token[0], token.start()


def objections(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Give offset, message and hint of all that the parser must not see; one pass over the tokens."""
    brackets: list[tuple[str, int]] = []
    items: list[int] = []  # of each of those brackets
    parts = 1
    comma: int | None = None  # where the comma stands that was the last thing seen
    for number, token in enumerate(_TOKEN.finditer(text)):
        kind, start, what = _kind(token), token.start(), token[0]
        if number == MAX_TOKENS:
            yield start, f"more than {MAX_TOKENS:,} words and signs", "no file of these formats needs as many"
        if kind == "dot":
            parts += 1
            if parts > MAX_KEY_PARTS:
                yield (
                    start,
                    f"the key has more than {MAX_KEY_PARTS} parts",
                    "no key of these files is that deep",
                )
        elif kind not in ("word", "basic", "literal", "space"):
            parts = 1
        if kind in ("basic", "literal") and not any(token.group("end_1", "end_2", "end_3", "end_4")):
            yield start, "the quote that opens here is never closed", of_quote(text, start)
        if kind == "open":
            brackets.append((what, start))
            items.append(1)
            if len(brackets) > MAX_DEPTH:
                yield (
                    start,
                    f"brackets are nested deeper than {MAX_DEPTH}",
                    "no value of these files is that deep",
                )
        elif kind == "close":
            if what == "}" and comma is not None:
                yield comma, "an inline table ends without a comma", "leave the last comma out"
            if brackets:
                brackets.pop()
                items.pop()
        elif kind == "comma" and items:
            items[-1] += 1
            if items[-1] > MAX_ITEMS:
                yield (
                    start,
                    f"more than {MAX_ITEMS:,} entries in one list",
                    "no list of these files is that long",
                )
        elif kind in ("newline", "comment") and brackets and brackets[-1][0] == "{":
            yield (
                start,
                "an inline table stands on one line",
                "write it on one line, or as a table of its own",
            )
        elif kind == "basic":
            for escape in _ESCAPE_OF_1_1.finditer(what):
                if escape[1] is not None:
                    yield (
                        start + escape.start(),
                        rf"TOML 1.0 has no escape \{escape[1]}",
                        r"write \u and four digits",
                    )
        elif kind == "word":
            if len(what) > MAX_WORD:
                name = "a number" if _DIGITS.fullmatch(what) else "a word"
                yield start, f"{name} of {len(what):,} characters", f"the most is {MAX_WORD}"
            elif _TIME_OF_1_1.fullmatch(what):
                yield (
                    start,
                    f"the time {what} has no seconds",
                    f'write {what}:00, or "{what}" in quotes if it is text',
                )
        if kind not in ("newline", "comment", "space"):
            comma = start if kind == "comma" else None
    for what, start in brackets:
        yield start, f"the {what} that opens here is never closed", of_bracket(text, start, _CLOSED_BY[what])


def _kind(token: re.Match[str]) -> str:
    """Say which token it is: the outer group, whatever groups within it took part."""
    return next(kind for kind in _KINDS if token[kind] is not None)


def in_one_voice(error: tomli.TOMLDecodeError, text: str) -> tuple[str, int, int, str | None]:
    """Give message, line, column and hint of what the parser objects to."""
    message, hint, column = error.msg[:1].lower() + error.msg[1:], None, error.colno
    if message == "cannot overwrite a value":
        message, hint, column = (
            "this key is given twice",
            "keep one of the two",
            _first_column(text, error.lineno),
        )
    elif message.startswith("cannot declare"):
        message, hint, column = (
            "this table is given twice",
            "keep one of the two",
            _first_column(text, error.lineno),
        )
    else:
        hint = remedy(text, error.pos, message)
    return shown(message), error.lineno, column, hint


def _first_column(text: str, line: int) -> int:
    whole = text.split("\n", line)[line - 1]
    return len(whole) - len(whole.lstrip(" \t")) + 1
