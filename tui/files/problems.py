"""What is wrong in a file, in the form that compilers use."""

from typing import Literal
from unicodedata import combining, east_asian_width

from msgspec import Struct

from tui.files.errors import Unreadable
from tui.files.shown import pictured, shown

Severity = Literal["error", "advice"]


class Problem(Struct, frozen=True, kw_only=True):
    """One thing wrong, or one piece of advice.

    `line` and `column` count from 1, in characters; both are None where there is no place to name.
    `excerpt` is the source line, from its column `excerpt_from` on; `width` is the length of what is wrong
    in it, in characters. The texts may hold what steers a terminal: `rendered` and `summed_up` clean them.
    """

    file: str
    code: str
    message: str
    line: int | None = None
    column: int | None = None
    severity: Severity = "error"
    hint: str | None = None
    excerpt: str | None = None
    excerpt_from: int = 1
    width: int = 1


def of_unreadable(error: Unreadable, *, file: str) -> Problem:
    """Say as a problem, without a place, that a file cannot be read."""
    return Problem(file=file, code=error.code, message=error.message, hint=error.hint)


def excerpt(text: str, line: int, column: int) -> tuple[str, int]:
    """Give as much of the source line around a column as can be shown, and the column it starts with."""
    whole = text.split("\n", line)[line - 1].rstrip("\r")
    start = 0 if len(whole) <= _EXCERPT else max(0, column - 1 - _EXCERPT // 2)
    return whole[start : start + _EXCERPT], start + 1


def summed_up(problem: Problem) -> str:
    """Give the problem as a list shows it: one line, without file and column."""
    place = "" if problem.line is None else f"line {problem.line}: "
    return shown(place + problem.message)


def rendered(problem: Problem) -> str:
    """Give the problem as compilers do: place and message, the source line, carets under it and the hint."""
    place = "" if problem.line is None else f":{problem.line}:{problem.column}"
    first = f"{problem.file}{place}: {problem.severity}: {problem.message}"
    hint = problem.hint if problem.hint is not None and problem.hint not in problem.message else None
    if problem.excerpt is None or problem.column is None:
        return shown(first if hint is None else f"{first}; {hint}")
    ahead = problem.excerpt[: problem.column - problem.excerpt_from]
    marked = problem.excerpt[len(ahead) :][: problem.width]
    number = f"{problem.line:>3}"
    carets = " " * _cells(ahead) + "^" * max(1, _cells(marked))
    return "\n".join(
        (
            shown(first),
            f"{number} | {pictured(problem.excerpt)}".rstrip(),
            f"{' ' * len(number)} | {carets}{'' if hint is None else ' ' + shown(hint)}",
        )
    )


_EXCERPT = 200  # characters: two lines of a wide terminal


def _cells(text: str) -> int:
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
