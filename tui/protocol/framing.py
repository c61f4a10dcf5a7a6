"""What is alike in the reading of every file with a head: its text, its version, where its problems are."""

from collections.abc import Callable
from typing import Any, TypeVar

from tui.files.problems import Problem
from tui.files.toml import NotToml, parse
from tui.protocol.findings import Findings, of_syntax, placed
from tui.protocol.texts import judge_texts, steering_characters

FORMAT = 1

_T = TypeVar("_T")


def read_framed(
    text: str, read: Callable[[dict[str, Any], Findings], _T | None], *, file: str
) -> tuple[_T | None, tuple[Problem, ...]]:
    """Give what `read` makes of a text, or everything that is wrong with it, in the order of the file."""
    steering = steering_characters(text, file=file)
    try:
        raw = parse(text)
    except NotToml as error:
        return None, steering or (of_syntax(text, error, file=file),)
    findings = Findings()
    if _is_newer(raw.get("format")):
        message = f"the file is of format {raw['format']}; it needs a newer lastrep"
        findings.value(("format",), "newer-format", message, f"this one reads format {FORMAT}")
        return None, placed(findings, text, file=file)
    judge_texts(raw, findings, seen=text)
    made = read(raw, findings)
    problems = (*steering, *placed(findings, text, file=file))
    if problems or made is None:
        return None, tuple(sorted(problems, key=_place))
    return made, ()


def _is_newer(format: object) -> bool:
    return isinstance(format, int) and not isinstance(format, bool) and format > FORMAT


def _place(problem: Problem) -> tuple[bool, int, int]:
    return (problem.line is None, problem.line or 0, problem.column or 0)
