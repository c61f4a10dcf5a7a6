"""Durations, loads and reps as they are written in files and typed by hand: parse and print.

Loads are exact decimals. 1 lb = 0.45359237 kg.
"""

import re
from decimal import Decimal
from math import isfinite
from typing import Any

from tui.files.shown import quoted
from tui.protocol.model import MAX_REPS, Increment, Load, RepTarget, Unit
from tui.protocol.wrong import Wrong, described, did_you_mean, number

KG_PER_LB = Decimal("0.45359237")
DAY = 24 * 60 * 60  # seconds, the longest duration
MAX_LOAD = 10_000  # lb or kg

_DURATION = re.compile(r"(?:(?P<m>[0-9]{1,5})m)?(?:(?P<s>[0-9]{1,5}(?:\.[0-9]{1,3})?)s)?")
_CLOCK = re.compile(r"(?P<m>[0-9]{1,4}):(?P<s>[0-9]{2})")
_WEIGHT = re.compile(r"(?P<amount>[0-9]{1,5}(?:\.[0-9]{1,3})?) ?(?P<unit>lb|kg)")
_RANGE = re.compile(r"(?P<least>[0-9]{1,3})-(?P<most>[0-9]{1,3})")
_LOAD_FORMS = 'write "20 lb", "12.5 kg", "bodyweight", "bodyweight +5 kg", "band" or "band red"'
_LONGEST = 60


def parse_duration(value: Any, *, what: str = "a duration", ready: bool = False) -> float:  # noqa: ANN401
    """Read seconds (5, 2.5) or "90s", "2m", "1m30s", "1:30", "0:90": between 0 and 24 hours.

    `what` names it in the message; `ready` says that the hint may offer "ready". Raises Wrong.
    """
    forms = 'write seconds (90), "90s", "2m", "1m30s" or "1:30"' + (', or "ready"' if ready else "")
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Wrong(f"{what} is {described(value)}, it must be a duration", code="type", hint=forms)
    seconds = _seconds(value) if isinstance(value, str) else value
    if seconds is None:
        hint = next((did_you_mean(text) for text in _tidied(str(value)) if _seconds(text) is not None), forms)
        raise Wrong(f"{what} {quoted(str(value))} is no duration", code="duration", hint=hint)
    if not isfinite(seconds) or not 0 <= seconds <= DAY:
        written = quoted(value) if isinstance(value, str) else number(value)
        raise Wrong(
            f"{what} is {written}; a duration lies between 0 and 24 hours", code="duration", hint=forms
        )
    return float(seconds)


def format_seconds(seconds: float) -> str:
    """Print seconds as a clock does, whole ones: "5:00", "1:02:03"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def parse_load(value: Any, *, unit: Unit) -> Load:  # noqa: ANN401 - whatever a TOML parser gives
    """Read "20 lb", "12.5 kg", "bodyweight", "bodyweight +5 kg", "band", "band red", or a number in `unit`.

    Raises Wrong.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Wrong(f"load is {described(value)}, it must be text or a number", code="type", hint=_LOAD_FORMS)
    if not isinstance(value, str):
        return _weight(_exact(value, "load"), unit, f"load is {number(value)} {unit}")
    text = " ".join(value.split(" ")).strip()
    if text == "bodyweight":
        return Load("bodyweight")
    if text == "band" or re.fullmatch(rf"band [^ ].{{0,{_LONGEST}}}", text):
        return Load("band", band=text.removeprefix("band").strip() or None)
    added = re.fullmatch(r"bodyweight ?\+ ?(.+)", text)
    weight = _WEIGHT.fullmatch(added[1] if added else text)
    if weight is None:
        raise _no_load("load", value, text)
    load = _weight(
        Decimal(weight["amount"]), _unit(weight["unit"]), f"load {quoted(value)} is nothing to lift"
    )
    return Load("bodyweight", load.amount, load.unit) if added else load


def format_load(load: Load) -> str:
    """Print a load as it is written in files: "20 lb", "bodyweight +5 kg", "band red"."""
    if load.kind == "band":
        return "band" if load.band is None else f"band {load.band}"
    weight = "" if load.amount is None else f"{plain(load.amount)} {load.unit}"
    if load.kind == "weight":
        return weight
    return f"bodyweight +{weight}" if weight else "bodyweight"


def parse_step(value: Any, *, unit: Unit) -> Increment:  # noqa: ANN401 - whatever a TOML parser gives
    """Read the smallest step that can be loaded: "5 lb", "5 lb / 2.5 kg", or a number in `unit`.

    Raises Wrong.
    """
    hint = 'write "5 lb", "2.5 kg" or both: "5 lb / 2.5 kg"'
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Wrong(f"step is {described(value)}, it must be text or a number", code="type", hint=hint)
    if not isinstance(value, str):
        only = _weight(_exact(value, "step"), unit, f"step is {number(value)} {unit}")
        return Increment(**{unit: only.amount})
    steps: dict[str, Decimal] = {}
    for part in value.split("/"):
        weight = _WEIGHT.fullmatch(part.strip())
        if weight is None:
            raise Wrong(f"step {quoted(value)} is no weight", code="load", hint=hint)
        if weight["unit"] in steps:
            raise Wrong(f"step {quoted(value)} names {weight['unit']} twice", code="load", hint=hint)
        step = _weight(Decimal(weight["amount"]), _unit(weight["unit"]), f"step {quoted(value)} is no step")
        steps[weight["unit"]] = step.amount or Decimal(0)
    return Increment(lb=steps.get("lb"), kg=steps.get("kg"))


def converted(amount: Decimal, unit: Unit, to: Unit) -> Decimal:
    """Give an amount in another unit: exactly to kilograms, to pounds as exactly as decimals allow."""
    if unit == to:
        return amount
    return amount * KG_PER_LB if to == "kg" else amount / KG_PER_LB


def parse_reps(value: Any) -> tuple[RepTarget, ...]:  # noqa: ANN401 - whatever a TOML parser gives
    """Read 12, "8-12", "max", or a list with one of these a set; a single one gives a single target.

    Raises Wrong.
    """
    if isinstance(value, list):
        if not value:
            raise Wrong("reps is an empty list", code="reps", hint="write one number a set: [12, 10, 8]")
        return tuple(_target(item) for item in value)
    return (_target(value),)


def plain(amount: Decimal) -> str:
    """Print a decimal without exponent and without zeros at its end."""
    return f"{amount.normalize():f}"


def _target(value: Any) -> RepTarget:  # noqa: ANN401 - whatever a TOML parser gives
    hint = 'write a number (12), a range ("8-12"), a list ([12, 10, 8]) or "max"'
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise Wrong(
            f"reps is {described(value)}, it must be a whole number or a range", code="type", hint=hint
        )
    if isinstance(value, int):
        return _between(value, value, str(value), str(value))
    if value == "max":
        return RepTarget(1, MAX_REPS, "max")
    found = _RANGE.fullmatch(value)
    if found is None:
        raise Wrong(f"reps {quoted(value)} is not understood", code="reps", hint=_meant_reps(value) or hint)
    least, most = int(found["least"]), int(found["most"])
    if most < least:
        message = f"reps {quoted(value)} has its upper bound below the lower"
        raise Wrong(message, code="reps", hint=did_you_mean(f"{most}-{least}"))
    return _between(least, most, str(least) if least == most else f"{least}-{most}", quoted(value))


def _between(least: int, most: int, text: str, written: str) -> RepTarget:
    if not 1 <= least <= most <= MAX_REPS:
        raise Wrong(f"reps is {written[:_LONGEST]}; a set has 1 to {MAX_REPS}", code="reps")
    return RepTarget(least, most, text)


def _meant_reps(text: str) -> str | None:
    if text.isdecimal():
        return f"write it as a number: {int(text[:3])}"
    if text.strip().lower() in ("max", "amrap"):
        return did_you_mean("max")
    found = re.fullmatch(r" *([0-9]{1,3}) *(?:-|–|—|to|\.\.) *([0-9]{1,3}) *", text)
    return None if found is None else did_you_mean("-".join(sorted(found.groups(), key=int)))


def _seconds(text: str) -> float | None:
    found = _CLOCK.fullmatch(text) or _DURATION.fullmatch(text)
    if found is None or not text:
        return None
    return 60 * int(found["m"] or 0) + float(found["s"] or 0)


def _tidied(text: str) -> tuple[str, ...]:
    """Give what might have been meant by "90", "90 s", "2 min", "1m30", "1:5"."""
    tight = re.sub(r"\s", "", text[:_LONGEST].lower().replace(",", "."))
    tight = re.sub(r"s(?:ec|ecs|econd|econds)$", "s", re.sub(r"m(?:in|ins|inute|inutes)(?=\d|$)", "m", tight))
    return (tight, f"{tight}s")


def _weight(amount: Decimal, unit: Unit, nothing: str) -> Load:
    if amount <= 0:
        raise Wrong(nothing, code="load", hint="write what is lifted, or leave it out")
    if amount > MAX_LOAD:
        raise Wrong(
            f"{plain(amount)} {unit} is more than {MAX_LOAD:,}, the most that is understood", code="load"
        )
    return Load("weight", amount, unit)


def _exact(value: float, what: str) -> Decimal:
    if not isfinite(value) or abs(value) > 10 * MAX_LOAD:
        raise Wrong(f"{what} is {number(value)}, which is no weight", code="load", hint=_LOAD_FORMS)
    return Decimal(int(value)) if value == int(value) else Decimal(repr(value))


def _unit(text: str) -> Unit:
    return "kg" if text == "kg" else "lb"


def _no_load(what: str, value: str, text: str) -> Wrong:
    tight = re.sub(r"(?<=\d),(?=\d)", ".", text[:_LONGEST].lower())
    tight = re.sub(r" ?(?:pounds?|lbs|#)$", " lb", re.sub(r" ?(?:kilos?|kgs|kilograms?)$", " kg", tight))
    tight = re.sub(r"^(?:bw|body ?weight|body-weight)\b", "bodyweight", tight)
    good = tight == "bodyweight" or _WEIGHT.fullmatch(re.sub(r"^bodyweight ?\+ ?", "", tight))
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", tight):
        return Wrong(
            f"{what} {quoted(value)} has no unit", code="load", hint=f'write "{tight} lb" or "{tight} kg"'
        )
    hint = did_you_mean(tight) if good else _LOAD_FORMS
    return Wrong(f"{what} {quoted(value)} is not understood", code="load", hint=hint)
