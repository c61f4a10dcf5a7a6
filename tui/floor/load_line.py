"""One line of the set-up: the load of one exercise, stepped by what can be loaded or typed in figures."""

from decimal import Decimal
from typing import Literal

import msgspec
from msgspec import Struct

from tui.protocol.model import Exercise, Load, Unit
from tui.protocol.units import format_load, parse_load, plain
from tui.protocol.wrong import Wrong

LARGEST = Decimal(2000)
FIGURES = frozenset("0123456789.,")
DEFAULT_STEP: dict[Unit, Decimal] = {"lb": Decimal(5), "kg": Decimal("2.5")}


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
    why: str = ""
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
        amount = min(LARGEST, max(least, (self._amount or Decimal(0)) + by * self.step))
        return msgspec.structs.replace(self, figures=plain(amount) if amount else "", fresh=True)

    @property
    def _amount(self) -> Decimal | None:
        return Decimal(self.figures) if self.figures.strip(".") else None


def read_load(text: str | None, unit: Unit) -> Load | None:
    """Read a load as it was recorded; a record edited by hand may say anything."""
    if text is None:
        return None
    try:
        return parse_load(text, unit=unit)
    except Wrong:
        return None


def load_line(exercise: Exercise, last: Load | None, *, unit: Unit, why: str = "") -> LoadLine | None:
    """Make the line of an exercise; None for one without a load.

    `last` is what was used the last time, and wins over the load of the file. `unit` is for a load that
    nobody has told yet.
    """
    written = exercise.load if isinstance(exercise.load, Load) else None
    if not exercise.takes_load:
        return None
    load = last or written
    kind: Literal["weight", "bodyweight", "band"] = "weight"
    if load is not None:
        kind = load.kind
    elif exercise.loaded == "bodyweight":
        kind = "bodyweight"
    elif exercise.loaded == "band":
        kind = "band"
    its_unit = (load.unit if load is not None else None) or unit
    step = exercise.step.lb if its_unit == "lb" else exercise.step.kg
    return LoadLine(
        entry=exercise.entry,
        name=exercise.name,
        kind=kind,
        unit=its_unit,
        step=step or DEFAULT_STEP[its_unit],
        figures=plain(load.amount) if load is not None and load.amount is not None else "",
        band=load.band if load is not None else None,
        per_hand=exercise.loaded == "per-hand",
        why=why,
    )
