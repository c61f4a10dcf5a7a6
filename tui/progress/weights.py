"""Loads in arithmetic: which is heavier, one step more or less, and the true percentage of a change.

Exact: decimals and fractions. Loads keep their unit; 1 lb = 0.45359237 kg where two units meet.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from msgspec import Struct
from msgspec.structs import replace

from tui.protocol.loading import DEFAULT_STEP
from tui.protocol.model import Exercise, Load, Unit
from tui.protocol.units import MAX_LOAD, converted, parse_load, plain
from tui.protocol.wrong import Wrong

_BY_HAND = re.compile(r"(?P<amount>[0-9]{1,5}(?:[.,][0-9]{1,3})?) ?(?P<unit>lb|kg)s?", re.IGNORECASE)
_TENTH = Decimal("0.1")
_LABEL = Decimal("0.05")  # kg: 20 lb is sold as 9.07 kg, or as 9.1
_HUNDRED = Decimal(100)


@lru_cache(256)  # ten years of sets know some dozen loads
def read_load(text: str | None) -> Load | None:
    """Read a load as it was recorded; None where it is not there, or says what no load says."""
    if text is None:
        return None
    try:
        return parse_load(_as_meant(text), unit="lb")
    except Wrong:  # a record edited by hand may say anything
        return None


def _as_meant(text: str) -> str:
    """Read what hands type: `20 lbs`, `20 LB`, `12,5 kg`."""
    meant = _BY_HAND.fullmatch(text.strip())
    if meant is None:
        return text
    return f"{meant['amount'].replace(',', '.')} {meant['unit'].lower()}"


def kilograms(load: Load) -> Decimal | None:
    """Give what a load weighs, the body left out; None for a band."""
    if load.kind == "band":
        return None
    if load.amount is None or load.unit is None:
        return Decimal(0)
    return converted(load.amount, load.unit, "kg")


def same(one: Load, other: Load) -> bool:
    """Whether two loads are one; in two units, as near as plates and dumbbells are labelled."""
    if (one.kind, one.band) != (other.kind, other.band):
        return False
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return one.amount == other.amount
    first, second = kilograms(one), kilograms(other)
    return first is not None and second is not None and abs(first - second) <= _LABEL


def heavier(one: Load, other: Load) -> bool:
    """Whether the first is known to be the heavier one: bands and weights cannot be compared."""
    first, second = kilograms(one), kilograms(other)
    return first is not None and second is not None and one.kind == other.kind and first > second


def step_of(exercise: Exercise, unit: Unit) -> Decimal:
    """Give the smallest step of an exercise in that unit."""
    own = exercise.step.lb if unit == "lb" else exercise.step.kg
    usual = DEFAULT_STEP.lb if unit == "lb" else DEFAULT_STEP.kg
    return own or usual or Decimal(1)


def stepped(load: Load, exercise: Exercise, by: int) -> Load | None:
    """Give a load so many whole steps away; None where nothing can be added, or nothing is left.

    A weight is more than nothing; what is added to the body may come to nothing.
    """
    if load.amount is None or load.unit is None:
        return None
    amount = load.amount + by * step_of(exercise, load.unit)
    if amount == 0 and load.kind == "bodyweight":
        return Load("bodyweight")
    return replace(load, amount=amount) if 0 < amount <= MAX_LOAD else None


def change(before: Load, after: Load) -> Decimal | None:
    """Give the true change in percent; None where it has none: the body's own weight is not known."""
    if before.kind != "weight" or after.kind != "weight":
        return None
    if before.amount is None or after.amount is None or before.unit is None or after.unit is None:
        return None
    return (converted(after.amount, after.unit, before.unit) - before.amount) * _HUNDRED / before.amount


def percent_text(percent: Decimal) -> str:
    """Print a change, to a tenth: `+25 %`, `+8.3 %`, `+0 %`, `-20 %`."""
    figure = percent.quantize(_TENTH, ROUND_HALF_UP)
    return f"{'-' if figure < 0 else '+'}{plain(abs(figure))} %"


class Derived(Struct, frozen=True):
    """What a band of percents comes to: the load, and the band itself in the load's unit."""

    load: Load
    least: Decimal
    most: Decimal

    @property
    def lies_in_it(self) -> bool:
        """Whether the load lies in the band; nothing loadable may."""
        return self.load.amount is not None and self.least <= self.load.amount <= self.most


def derived(base: Load, percent: tuple[Decimal, Decimal], exercise: Exercise) -> Derived | None:
    """Derive a load: of base plus whole steps, the one nearest to the middle of the band that lies in it.

    Of two the lower; if none lies in it, the highest below its upper end, never below the base. None for
    what has no percentage.
    """
    if base.kind != "weight" or base.amount is None or base.unit is None:
        return None
    least, most = (base.amount * figure / _HUNDRED for figure in percent)
    step = step_of(exercise, base.unit)

    def steps_to(amount: Decimal) -> Fraction:
        return (Fraction(amount) - Fraction(base.amount or 0)) / Fraction(step)

    first, last, middle = ceil(steps_to(least)), floor(steps_to(most)), steps_to((least + most) / 2)
    near = [min(max(steps, first), last) for steps in (floor(middle), ceil(middle))]
    inside = [steps for steps in near if first <= steps <= last and base.amount + steps * step > 0]
    chosen = min(inside, key=lambda steps: (abs(steps - middle), steps)) if inside else max(last, 0)
    return Derived(replace(base, amount=base.amount + chosen * step), least, most)
