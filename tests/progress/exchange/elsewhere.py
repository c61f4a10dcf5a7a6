"""Other programs that read such exports, as the formats are described: not by our code, nor by `csv`.

A field may stand in quotes, a quote in it is doubled, and line breaks and delimiters in it are text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

_MONTHS = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True)
class LiftedSet:
    """A set as another program understands it: kilograms, seconds."""

    workout: str
    at: datetime
    exercise: str
    order: str
    kilograms: Fraction
    reps: int
    seconds: Fraction
    notes: str
    workout_notes: str


def table(text: str, delimiter: str) -> list[dict[str, str]]:
    """Read a table character by character."""
    rows: list[list[str]] = [[""]]
    characters, quoted = iter([*text, "\n"]), False
    pending = ""
    while True:
        character = pending or next(characters, None)
        pending = ""
        if character is None:
            break
        if quoted:
            if character != '"':
                rows[-1][-1] += character
                continue
            following = next(characters)
            if following == '"':
                rows[-1][-1] += '"'
            else:
                quoted, pending = False, following
        elif character == '"' and not rows[-1][-1]:
            quoted = True
        elif character == delimiter:
            rows[-1].append("")
        elif character == "\n":
            rows.append([""])
        elif character != "\r":
            rows[-1][-1] += character
    header, *rest = [row for row in rows if row != [""]]
    assert all(len(row) == len(header) for row in rest)
    return [dict(zip(header, row, strict=True)) for row in rest]


def in_strong(text: str) -> Iterator[LiftedSet]:
    """Read an export of Strong, the shape with a column for the unit."""
    for row in table(text, ";"):
        factor = {"kg": Fraction(1), "lbs": Fraction("0.45359237")}[row["Weight Unit"]]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", row["Date"])
        assert re.fullmatch(r"(\d+h)? ?(\d+m)?", row["Workout Duration"])
        yield LiftedSet(
            row["Workout Name"],
            datetime.fromisoformat(row["Date"]),
            row["Exercise Name"],
            row["Set Order"],
            Fraction(row["Weight"]) * factor,
            int(row["Reps"]),
            Fraction(row["Seconds"]),
            row["Notes"],
            row["Workout Notes"],
        )


def in_hevy(text: str) -> Iterator[LiftedSet]:
    """Read an export of Hevy, with weights in kilograms or pounds."""
    assert all(re.fullmatch(r'"([^"]|"")*"(,"([^"]|"")*")*', line) for line in text.splitlines()[:1])
    for row in table(text, ","):
        day, month, year, hour, minute = re.split(r"[ ,:]+", row["start_time"])
        weight, factor = row.get("weight_kg", ""), Fraction(1)
        if "weight_lbs" in row:
            weight, factor = row["weight_lbs"], Fraction("0.45359237")
        yield LiftedSet(
            row["title"],
            datetime.fromisoformat(f"{year}-{_MONTHS.index(month):02}-{int(day):02}T{hour}:{minute}"),
            row["exercise_title"],
            f"{row['set_type']} {row['set_index']}",
            Fraction(weight or 0) * factor,
            int(row["reps"] or 0),
            Fraction(row["duration_seconds"] or 0),
            row["exercise_notes"],
            row["description"],
        )
