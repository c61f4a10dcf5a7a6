"""What is wrong in a file, in the form that compilers use."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "advice"]


class Problem(Struct, frozen=True, kw_only=True):
    """One thing wrong, or one piece of advice.

    `line` and `column` count from 1, in characters; both are None where there is no place to name.
    `excerpt` is the source line and `width` the length of what is wrong in it, in characters.
    """

    file: str
    code: str
    message: str
    line: int | None = None
    column: int | None = None
    severity: Severity = "error"
    hint: str | None = None
    excerpt: str | None = None
    width: int = 1
