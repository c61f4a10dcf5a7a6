"""Single values of a file: whether each is what its key wants."""

import re
from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import Any

from msgspec import inspect

from tui.files.shown import quoted
from tui.protocol.ids import is_id, slug
from tui.protocol.tempo import parse_tempo
from tui.protocol.units import parse_duration, parse_load, parse_reps, parse_step
from tui.protocol.wrong import Wrong, described, did_you_mean, number


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that somebody most likely meant: fewest slips of the fingers first."""
    # Here and not above: files without slips need none of it.
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(word[:80], list(known), n=4, cutoff=0.6)
    return min(close, key=lambda candidate: _slips(word[:80], candidate), default=None)


def _slips(word: str, other: str) -> int:
    """Count letters left out, added, exchanged for another or for their neighbour (edit distance)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        before, above, row = row, before, [i]
        for j, target in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == target:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]


def judge(value: Any, kind: inspect.Type, what: str) -> None:  # noqa: ANN401 - whatever a TOML parser gives
    """Judge a value by the type of its key; `what` names it in the message. Raises Wrong."""
    if isinstance(kind, inspect.LiteralType):
        _judge_choice(value, [str(choice) for choice in kind.values], what)
    elif isinstance(kind, inspect.BoolType):
        if not isinstance(value, bool):
            meant = str(value).strip().lower()
            hint = (
                f"write {what} = {meant}, without quotes"
                if meant in ("true", "false")
                else "write true or false"
            )
            raise Wrong(f"{what} is {described(value)}, it must be true or false", code="type", hint=hint)
    elif isinstance(kind, inspect.StrType):
        _judge_text(value, kind, what)
    elif isinstance(kind, inspect.IntType | inspect.FloatType):
        _judge_number(value, kind, what)
    else:
        hint = "write { key = value }" if what.endswith("]") else f"write [{what}]"
        raise Wrong(f"{what} is {described(value)}, it must be a table", code="type", hint=hint)


def _judge_choice(value: Any, choices: list[str], what: str) -> None:  # noqa: ANN401
    if isinstance(value, str) and value in choices:
        return
    named = ", ".join(f'"{choice}"' for choice in choices)
    code = "range" if isinstance(value, str) else "type"
    near = nearest(value.strip().lower(), choices) if isinstance(value, str) else None
    hint = f"write one of {named}" if near is None else did_you_mean(near)
    raise Wrong(f"{what} is {described(value)}, it must be one of {named}", code=code, hint=hint)


def _judge_text(value: Any, kind: inspect.StrType, what: str) -> None:  # noqa: ANN401
    if not isinstance(value, str):
        hint = (
            f'write it in quotes: "{number(value)}"'
            if isinstance(value, int | float)
            else "write it in quotes"
        )
        raise Wrong(f"{what} is {described(value)}, it must be text", code="type", hint=hint)
    if kind.min_length and not value.strip():
        raise Wrong(f"{what} is empty", code="range", hint="write something, or leave it out")
    if kind.max_length is not None and len(value) > kind.max_length:
        message = f"{what} has {len(value)} characters; the most is {kind.max_length}"
        raise Wrong(message, code="range", hint="one short line is read at a glance")


def _judge_number(value: Any, kind: inspect.IntType | inspect.FloatType, what: str) -> None:  # noqa: ANN401
    whole = isinstance(kind, inspect.IntType)
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        name = "a whole number" if whole else "a number"
        meant = isinstance(value, str) and re.fullmatch("[0-9]{1,4}", value)
        hint = f"write {what} = {value}, without quotes" if meant else None
        raise Wrong(f"{what} is {described(value)}, it must be {name}", code="type", hint=hint)
    least = kind.ge if kind.ge is not None else kind.gt
    too_small = (kind.ge is not None and value < kind.ge) or (kind.gt is not None and value <= kind.gt)
    if not isfinite(value) or too_small or (kind.le is not None and value > kind.le):
        bounds = (
            f"{least} to {kind.le}" if kind.ge is not None else f"more than {least} and at most {kind.le}"
        )
        raise Wrong(f"{what} is {number(value)}; it must be {bounds}", code="range")


def _read_length(value: Any, what: str) -> None:  # noqa: ANN401
    if parse_duration(value, what=what) <= 0:
        raise Wrong(f"{what} is 0; it must be more than 0", code="duration", hint="write seconds, such as 30")


def _read_pause(value: Any, what: str) -> None:  # noqa: ANN401
    if value != "ready":
        parse_duration(value, what=what, ready=True)


def _read_id(value: Any, what: str) -> None:  # noqa: ANN401
    if not isinstance(value, str):
        raise Wrong(f"{what} is {described(value)}, it must be text", code="type", hint="write it in quotes")
    if not is_id(value):
        near = slug(value)
        hint = did_you_mean(near) if near else "an id has only a-z, 0-9 and -"
        raise Wrong(
            f"{what} {quoted(value)} is no id: only a-z, 0-9 and - can be in one", code="name", hint=hint
        )


def _read_letter(value: Any, what: str) -> None:  # noqa: ANN401
    if not (isinstance(value, str) and len(value) == 1 and value.isascii() and value.isalpha()):
        raise Wrong(f"{what} is {described(value)}, it must be one letter", code="superset", hint='write "A"')


READERS: Mapping[str, Callable[[Any, str], object]] = {
    "duration": lambda value, what: parse_duration(value, what=what),
    "length": _read_length,
    "pause": _read_pause,
    "tempo": lambda value, _what: parse_tempo(value),
    "reps": lambda value, _what: parse_reps(value),
    "load": lambda value, _what: parse_load(value, unit="lb"),  # the unit changes nothing in what is right
    "step": lambda value, _what: parse_step(value, unit="lb"),
    "id": _read_id,
    "letter": _read_letter,
}
