"""Days and counts as sentences say them, whatever the locale."""

from collections.abc import Sequence
from datetime import date

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_TEENS = range(10, 21)


def day_of(on: date) -> str:
    """Give a day: `Sat 21 Nov`."""
    return f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"


def ordinal(number: int) -> str:
    """Say which in a row, from 1: `third`, `21st`."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in _TEENS else ending}"


def counted(number: int, what: str) -> str:
    """Say how many: `1 day`, `9 days`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """Join words as speech does: `1, 2 and 3`."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""
