r"""TOML 1.0 from strangers: looked over before it is parsed, so that no parser can be made to hang or burst.

The compiled `tomli` reads TOML 1.1 too, and so will later standard libraries. Editors' grammars and other
readers know 1.0, so what only 1.1 allows is refused here, in the same pass that guards the parser: line
breaks, comments and a last comma in an inline table, the escapes \e and \x, times of day without seconds.
"""

import re
from collections.abc import Iterator
from typing import Any

import tomli

from tui.files.errors import LastrepError
from tui.files.shown import shown
from tui.files.slips import of_bracket, of_quote, remedy

MAX_DEPTH = 8  # brackets within brackets; the deepest thing that any of our formats needs is four
MAX_KEY_PARTS = 8  # parsers need quadratic time for dotted keys: 7.7 s for one of 40 kB
MAX_ITEMS = 1_000  # of one list or inline table; a place among a million of them takes 150 MB to find
MAX_TOKENS = 100_000  # of one file: twice what 200 exercises with every key need
MAX_PLAIN_LINES = 20_000
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
# A text of nothing but headers and simple values needs no looking over, which takes longer than parsing it.
_PLAIN = re.compile(
    r"""(?:
        (?: \[{1,2} [\w-]{1,60} (?:\.[\w-]{1,60}){0,3} \]{1,2}
          | [\w-]{1,60} [ ]*+ = [ ]*+
            (?: "[^"\\\n]*+" | [+-]?[0-9][0-9.]{0,30} | true | false
              | [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?
            )
        )?
        [ ]*+ (?:\#[^\n]*+)? (?:\n|\Z)
    )*""",
    re.VERBOSE | re.ASCII,
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


class NotToml(LastrepError):
    """The text is no TOML 1.0, or nothing that a parser should be given.

    Line and column count from 1, in characters.
    """

    def __init__(self, message: str, *, line: int, column: int, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.line = line
        self.column = column


def parse(text: str) -> dict[str, Any]:
    """Parse TOML 1.0; raises NotToml."""
    text = text.replace("\r\n", "\n")
    if text.count("\n") > MAX_PLAIN_LINES or not _PLAIN.fullmatch(text):
        for offset, message, hint in _objections(text):
            raise _at(text, offset, message, hint)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _in_one_voice(error, text) from error
    except (
        ValueError,
        RecursionError,
        OverflowError,
    ) as error:  # what parsers let through: years of 0000, and their like
        raise NotToml(f"it cannot be read as TOML: {error}", line=1, column=1) from error


def tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Give the words and signs of a text that was parsed: kind, what is written, its offset."""
    for token in _TOKEN.finditer(text):
        yield _kind(token), token[0], token.start()


def _objections(text: str) -> Iterator[tuple[int, str, str | None]]:
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


def _at(text: str, offset: int, message: str, hint: str | None) -> NotToml:
    line = text.count("\n", 0, offset) + 1
    return NotToml(message, line=line, column=offset - text.rfind("\n", 0, offset), hint=hint)


def _in_one_voice(error: tomli.TOMLDecodeError, text: str) -> NotToml:
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
    return NotToml(shown(message), line=error.lineno, column=column, hint=hint)


def _first_column(text: str, line: int) -> int:
    whole = text.split("\n", line)[line - 1]
    return len(whole) - len(whole.lstrip(" \t")) + 1
