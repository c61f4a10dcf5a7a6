"""Cells of tables that spreadsheets open: written so that none of them runs, read with care."""

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from math import isfinite

from tui.files.shown import quoted
from tui.protocol.model import Unit
from tui.protocol.units import DAY, MAX_LOAD, converted, plain

_FORMULA = re.compile(r"'*[=+\-@\t]")
_GUARDED = re.compile(r"'+[=+\-@\t]")
_NUMBER = re.compile(r"(\d{1,16})(?:[.,](\d{1,20}))?", re.ASCII)
_LOAD = re.compile(r"(?:bodyweight ?\+ ?)?(\d{1,9}(?:\.\d{1,9})?) ?(kg|lb)")
_LENGTH = re.compile(
    r"(?:(\d{1,3}) ?h(?:rs?)?)? ?(?:(\d{1,4}) ?m(?:in)?)? ?(?:(\d{1,6}(?:[.,]\d+)?) ?s(?:ec)?)?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORDED = re.compile(r"(?:(\d{1,2}) ([A-Za-z]{3,9})|([A-Za-z]{3,9}) (\d{1,2}),) (\d{4}),? (.+)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?")
_DATED = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ](.+)")
_NOON = 12
_MOST_REPS = 10_000


class WrongCell(Exception):
    """Why a row cannot be read, in a few words."""


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Take exactly that apostrophe away again."""
    return text[1:] if _GUARDED.match(text) else text


def row_of(cells: Iterable[object], delimiter: str = ",", *, quoted: bool = False) -> str:
    """Write a row; cells stand in quotes where they must, or all of them."""
    must = re.compile(f'[{delimiter}"\r\n]|^[ ]|[ ]$')
    texts = ["" if cell is None else str(cell) for cell in cells]
    return (
        delimiter.join(
            '"' + text.replace('"', '""') + '"' if quoted or must.search(text) else text for text in texts
        )
        + "\n"
    )


def figure(value: float) -> str:
    """Write a number without exponent, and without a point where it is whole."""
    return plain(Decimal(repr(value)))


def known_figure(value: object) -> str:
    """Write what came along under a key of another app's, where it is a number above 0; else nothing."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or value <= 0:
        return ""
    return figure(value)


def number(text: str, what: str, most: float) -> Decimal | None:
    """Read a number of 0 to `most`, with a decimal point or comma; None for an empty cell.

    Raises WrongCell.
    """
    text = text.strip().strip("\N{NO-BREAK SPACE}")
    if not text:
        return None
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise WrongCell(f"{what} is {quoted(text)}, a number of 0 or more is meant")
    value = Decimal(f"{found[1]}.{found[2] or 0}")
    if value > Decimal(most):
        raise WrongCell(f"{what} is {quoted(text)}, more than {most:,.0f}")
    return value


def whole(text: str, what: str, most: int = _MOST_REPS) -> int | None:
    """Read a whole number; `12.0` is one. None for an empty cell. Raises WrongCell."""
    value = number(text, what, most)
    if value is None:
        return None
    if value != int(value):
        raise WrongCell(f"{what} is {quoted(text)}, a whole number is meant")
    return int(value)


def weight(text: str, unit: str) -> str | None:
    """Read a weight of that unit as a load; None for an empty cell and for 0. Raises WrongCell."""
    amount = number(text, "the weight", MAX_LOAD)
    if not amount:
        return None
    amount = amount.quantize(Decimal("0.001"))
    return f"{plain(amount)} {unit}" if amount else None


def amount_in(load: str | None, unit: Unit | None) -> tuple[Decimal, Unit] | None:
    """Give the weight of a load and its unit, in `unit` where one is asked for; None where there is none."""
    found = _LOAD.fullmatch(load or "")
    if found is None:
        return None
    own: Unit = "kg" if found[2] == "kg" else "lb"
    if unit is None or unit == own:
        return Decimal(found[1]), own
    return converted(Decimal(found[1]), own, unit).quantize(Decimal("0.001")), unit


def length(text: str) -> float | None:
    """Read how long something took, in seconds: `3600`, `7m`, `1h 5m`, `45s`. None for an empty cell and 0.

    Raises WrongCell.
    """
    text = text.strip()
    if not text:
        return None
    found = _LENGTH.fullmatch(text)
    if found is None or not any(found.groups()):
        return float(number(text, "the duration", DAY) or 0) or None
    hours, minutes, seconds = (Decimal((part or "0").replace(",", ".")) for part in found.groups())
    total = hours * 3600 + minutes * 60 + seconds
    if total > DAY:
        raise WrongCell(f"the duration is {quoted(text)}, more than a day")
    return float(total) or None


def length_text(seconds: float) -> str:
    """Write how long a session took, in minutes: `7m`, `1h 5m`."""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    return " ".join([f"{hours}h"] * bool(hours) + [f"{minutes}m"] * bool(minutes or not hours))


def moment(text: str) -> datetime:
    """Read a date and a time of day, as the apps write them; without an offset unless there is one.

    `2026-11-21 18:02:11`, `2026-11-21 6:02:11 PM`, `21 Nov 2026, 18:02`, `Nov 21, 2026, 6:02 PM`, ISO 8601.
    Raises WrongCell.
    """
    tidy = " ".join(text.split())  # between 6:02 and PM, some put a space that is none of ASCII's
    try:
        return _moment(tidy)
    except ValueError as error:
        raise WrongCell(f"{quoted(text.strip())} is no date and time") from error


def moment_text(instant: datetime) -> str:
    """Write `21 Nov 2026, 18:02`, with English months whatever the machine speaks."""
    return f"{instant.day} {_MONTHS[instant.month - 1]} {instant.year:04}, {instant:%H:%M}"


def _moment(text: str) -> datetime:
    if found := _WORDED.fullmatch(text):
        day, month = found[1] or found[4], found[2] or found[3]
        hour, minute, second = _clock(found[6])
        return datetime(  # noqa: DTZ001 - the zone is the caller's
            int(found[5]), _MONTHS.index(month[:3].title()) + 1, int(day), hour, minute, second
        )
    if (found := _DATED.fullmatch(text)) and _CLOCK.fullmatch(found[4]):
        return datetime(int(found[1]), int(found[2]), int(found[3]), *_clock(found[4]))  # noqa: DTZ001 - likewise
    return datetime.fromisoformat(text)


def _clock(text: str) -> tuple[int, int, int]:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= _NOON:
            raise ValueError(text)
        hour = hour % _NOON + (_NOON if found[4].lower() == "p" else 0)
    return hour, int(found[2]), int(found[3] or 0)
