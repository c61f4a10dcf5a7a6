"""A value that cannot be what it is meant to be."""

from typing import Any

from tui.files.errors import LastrepError
from tui.files.shown import quoted


class Wrong(LastrepError):
    """A value is not understood; `code` is one of those of `check --json`, the hint says what to write."""

    def __init__(self, message: str, *, code: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.code = code


def described(value: Any) -> str:  # noqa: ANN401 - whatever a TOML parser gives
    """Say what kind of value stands in a file: `the text "x"`, `the number 3`, `a list`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {number(value)}"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else "a date or time"


def number(value: int | float) -> str:
    """Print a number of a file, cut where it is endless."""
    text = f"{value:g}" if not isinstance(value, int) else str(value)
    return text if len(text) <= 12 else f"{float(value):.6g}"  # noqa: PLR2004


def did_you_mean(text: str) -> str:
    """Offer a text to write instead, in quotes."""
    return f"did you mean {quoted(text)}?"
