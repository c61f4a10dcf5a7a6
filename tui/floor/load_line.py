"""One line of the set-up: the load of one exercise, stepped by what can be loaded or typed in figures."""

from decimal import Decimal
from typing import Literal

import msgspec
from msgspec import Struct

from tui.progress.weights import step_of
from tui.protocol.model import Exercise, Load, Unit
from tui.protocol.units import format_load, plain

LARGEST = Decimal(2000)
FIGURES = frozenset("0123456789.,")


class LoadLine(Struct, frozen=True, kw_only=True):
    """The load as it is being set: `figures` is what stands in the line, empty where none is known."""

    entry: int
    name: str
    kind: Literal["weight", "bodyweight", "band"]
    unit: Unit
    step: Decimal
    figures: str = ""
    band: str | None = None
    per_hand: bool = False
    stops: tuple[Decimal, ...] = ()  # amounts that no step leads past
    fresh: bool = True  # the next figure begins anew instead of going on with what was offered

    @property
    def load(self) -> str | None:
        """The load as it is recorded; None where it is left empty."""
        amount = self._amount
        if self.kind == "band":
            return format_load(Load("band", band=self.band))
        if self.kind == "bodyweight":
            return format_load(Load("bodyweight", amount or None, self.unit if amount else None))
        return format_load(Load("weight", amount, self.unit)) if amount else None

    @property
    def shown(self) -> str:
        """The load as it is read: `20 lb each`, `bodyweight`, or a place to type it."""
        if self.kind != "weight":
            return self.load or ""
        if not self.figures:
            return f"__ {self.unit}{' each' if self.per_hand else ''}"
        return f"{self.figures} {self.unit}{' each' if self.per_hand else ''}"

    def typed(self, character: str) -> "LoadLine":
        """Take a figure or a decimal point; anything that would not be a load leaves the line as it is."""
        if self.kind == "band":
            return self
        before = "" if self.fresh else self.figures.removesuffix("0") if self.figures == "0" else self.figures
        figures = before + ("." if character == "," else character)
        figures = f"0{figures}" if figures.startswith(".") else figures
        if figures.count(".") > 1 or len(figures) > len("1999.75"):
            return self
        changed = msgspec.structs.replace(self, figures=figures, fresh=False)
        return changed if (changed._amount or Decimal(0)) <= LARGEST else self

    def erased(self) -> "LoadLine":
        """Take back a figure; what was offered goes at once."""
        figures = "" if self.fresh else self.figures[:-1]
        return msgspec.structs.replace(self, figures=figures, fresh=False)

    def stepped(self, by: int) -> "LoadLine":
        """Add or take off whole steps; never below one step of a weight, or nothing on the body."""
        if self.kind == "band":
            return self
        least = self.step if self.kind == "weight" else Decimal(0)
        before = self._amount or Decimal(0)
        amount = min(LARGEST, max(least, before + by * self.step))
        between = [stop for stop in self.stops if min(before, amount) < stop < max(before, amount)]
        if between:
            amount = min(between, key=lambda stop: abs(stop - before))
        return msgspec.structs.replace(self, figures=plain(amount) if amount else "", fresh=True)

    @property
    def _amount(self) -> Decimal | None:
        return Decimal(self.figures) if self.figures.strip(".") else None


def load_line(
    exercise: Exercise, load: Load | None, *, unit: Unit, offered: Load | None = None
) -> LoadLine | None:
    """Make the line of an exercise with the load that is to stand in it; None for one without a load.

    `unit` is for a load that nobody has told yet. `offered` is another load, which a step can lead to: only
    one of the same kind and unit.
    """
    if not exercise.takes_load:
        return None
    kind: Literal["weight", "bodyweight", "band"] = "weight"
    if load is not None:
        kind = load.kind
    elif exercise.loaded == "bodyweight":
        kind = "bodyweight"
    elif exercise.loaded == "band":
        kind = "band"
    its_unit = (load.unit if load is not None else None) or unit
    amount = load.amount if load is not None else None
    return LoadLine(
        entry=exercise.entry,
        name=exercise.name,
        kind=kind,
        unit=its_unit,
        step=step_of(exercise, its_unit),
        figures=plain(amount) if amount is not None else "",
        band=load.band if load is not None else None,
        per_hand=exercise.loaded == "per-hand",
        stops=() if offered is None else (amount or Decimal(0), offered.amount or Decimal(0)),
    )
