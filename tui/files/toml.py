r"""TOML 1.0 from strangers: looked over before it is parsed, so that no parser can be made to hang or burst.

The compiled `tomli` reads TOML 1.1 too, and so will later standard libraries. Editors' grammars and other
readers know 1.0, so what only 1.1 allows is refused here, in the same pass that guards the parser: line
breaks, comments and a last comma in an inline table, the escapes \e and \x, times of day without seconds.
"""

import re
from typing import Any

import tomli

from tui.files.errors import LastrepError

LONGEST_PLAIN = 100_000  # characters: a text no longer than that has no more words and signs than is allowed

# A text of headers and simple values needs no looking over, which takes five times as long as parsing it.
# Lists and inline tables are simple too where they hold few things and stand on one line.
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_VALUE = rf"""(?:"[^"\\\n]*+"|[+-]?[0-9][0-9.]{{0,30}}+|true|false|{_DATE})"""
_KEY = r"[\w-]{1,60}[ ]*+=[ ]*+"
_LIST = rf"\[[ ]*+(?:{_VALUE}[ ]*+(?:,[ ]*+|(?=\]))){{1,30}}\]"
_TABLE = rf"{{[ ]*+(?:{_KEY}(?:{_VALUE}|{_LIST})[ ]*+(?:,[ ]*+(?!}})|(?=}}))){{1,30}}}}"
_TABLES = rf"\[[ ]*+(?:{_TABLE}[ ]*+(?:,[ ]*+|(?=\]))){{1,30}}\]"
_TEXT = r'"""[^"\\]*+"""'
_HEADER = r"\[{1,2}[\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\]{1,2}"
_PLAIN = re.compile(
    rf"(?:(?:{_HEADER}|{_KEY}(?:{_VALUE}|{_LIST}|{_TABLE}|{_TABLES}|{_TEXT}))?[ ]*+(?:#[^\n]*+)?(?:\n|\Z))*",
    re.ASCII,
)


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
    if len(text) > LONGEST_PLAIN or not _PLAIN.fullmatch(text):
        # Here and not above: it makes many patterns ready, and most texts are plain.
        from tui.files.objections import objections  # noqa: PLC0415

        for offset, message, hint in objections(text):
            raise _at(text, offset, message, hint)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        from tui.files.objections import in_one_voice  # noqa: PLC0415 - likewise

        message, line, column, hint = in_one_voice(error, text)
        raise NotToml(message, line=line, column=column, hint=hint) from error
    except (
        ValueError,
        RecursionError,
        OverflowError,
    ) as error:  # what parsers let through: years of 0000, and their like
        raise NotToml(f"it cannot be read as TOML: {error}", line=1, column=1) from error


def _at(text: str, offset: int, message: str, hint: str | None) -> NotToml:
    line = text.count("\n", 0, offset) + 1
    return NotToml(message, line=line, column=offset - text.rfind("\n", 0, offset), hint=hint)
