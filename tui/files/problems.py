"""What is wrong in a file, in the form that compilers use."""

from textwrap import fill
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
    whole = text.split("\n", line)[line - 1].removesuffix("\r")
    start = 0 if len(whole) <= _EXCERPT else max(0, column - 1 - _EXCERPT // 2)
    return whole[start : start + _EXCERPT], start + 1


def summed_up(problem: Problem) -> str:
    """Give the problem as a list shows it: one line, without file and column."""
    place = "" if problem.line is None else f"line {problem.line}: "
    return shown(place + problem.message)


def rendered(problem: Problem, *, width: int | None = None) -> str:
    """Give the problem as compilers do: place and message, the source line, carets under it and the hint.

    With a `width`, in cells, no line is wider than that where words allow it.
    """
    place = "" if problem.line is None else f":{problem.line}:{problem.column}"
    first = shown(f"{problem.file}{place}: {problem.severity}: {problem.message}")
    hint = problem.hint if problem.hint is not None and problem.hint not in problem.message else None
    if problem.excerpt is None or problem.column is None:
        return _wrapped(first if hint is None else f"{first}; {shown(hint)}", "", "  ", width)
    ahead = problem.excerpt[: problem.column - problem.excerpt_from]
    marked = problem.excerpt[len(ahead) :][: problem.width]
    after = problem.excerpt[len(ahead) + len(marked) :]
    number = f"{problem.line:>3}"
    margin = f"{' ' * len(number)} | "
    if width is not None:
        room = max(20, width - len(margin))
        ahead, marked, after = _window(ahead, marked, after, room)
    carets = " " * _cells(ahead) + "^" * max(1, _cells(marked))
    lines = [_wrapped(first, "", "  ", width), f"{number} | {pictured(ahead + marked + after)}".rstrip()]
    if hint is None:
        return "\n".join([*lines, margin + carets])
    hint = shown(hint)
    if width is None or len(margin) + len(carets) + 1 + _cells(hint) <= width:
        return "\n".join([*lines, f"{margin}{carets} {hint}"])
    return "\n".join([*lines, margin + carets, _wrapped(hint, margin, margin, width)])


def _window(ahead: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """Cut a source line to its room, with an ellipsis at each end where something is left out."""
    if _cells(ahead + marked + after) <= room:
        return ahead, marked, after
    if len(marked) > room // 2:
        marked = marked[: room // 2 - 1] + "…"
    if len(ahead) > room // 3:
        ahead = "…" + ahead[-(room // 3 - 1) :]
    left = room - len(ahead) - len(marked)
    return ahead, marked, after if len(after) <= left else after[: max(0, left - 1)] + "…"


def _wrapped(text: str, first: str, rest: str, width: int | None) -> str:
    if width is None:
        return first + text
    return fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


_EXCERPT = 200  # characters: two lines of a wide terminal


def _cells(text: str) -> int:
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
