"""Characters that no text of a file may hold: they steer a terminal, or make a line read otherwise."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from tui.files.problems import Problem
from tui.files.shown import called, forbidden, forbidden_in_file
from tui.protocol.findings import MOST, Findings, Path, at_character

_MANY_LINES = "notes"  # the only key whose text may have several lines


def steering_characters(text: str, *, file: str) -> tuple[Problem, ...]:
    """Report such characters as they stand in the file, comments included, each at its place."""
    return tuple(
        at_character(
            text,
            found.start(),
            file=file,
            code="text",
            message=f"a {called(found[0])} in the file",
            hint="remove it",
        )
        for found in islice(forbidden_in_file(text), MOST)
    )


def judge_texts(raw: Mapping[str, Any], findings: Findings, *, seen: str) -> None:
    """Report keys and values that hold such characters, but those that stand in `seen`: they are reported."""
    _judge_table(raw, findings, (), seen)


def _judge_table(table: Mapping[str, Any], findings: Findings, path: Path, seen: str) -> None:
    for key, value in table.items():
        if (message := _objection(key, "a key", seen)) is not None:
            findings.key((*path, key), "text", message, "remove it")
        _judge_value(value, key, findings, (*path, key), seen)


def _judge_value(value: Any, key: str, findings: Findings, path: Path, seen: str) -> None:  # noqa: ANN401
    if isinstance(value, str):
        lines = value.replace("\n", "") if key == _MANY_LINES else value
        if (message := _objection(lines, "the text", seen)) is not None:
            findings.value(
                path, "text", message, "write it on one line" if "line break" in message else "remove it"
            )
    elif isinstance(value, dict):
        _judge_table(value, findings, path, seen)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            _judge_value(item, key, findings, (*path, place), seen)


def _objection(text: str, where: str, seen: str) -> str | None:
    found = forbidden(text)
    if found is None or (found[0] not in "\t\n\r" and found[0] in seen):
        return None
    return f"a {called(found[0])} in {where}"
