"""A set as it is being corrected: four fields, of which only the touched ones change the record."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.files.shown import shown
from tui.floor.drawn import Line, Piece
from tui.floor.load_line import FIGURES, LoadLine
from tui.progress.record import Session, SetRecord
from tui.progress.weights import read_load
from tui.protocol.loading import DEFAULT_STEP
from tui.protocol.model import Unit
from tui.protocol.units import plain

Field = Literal["amount", "load", "felt", "tempo"]
FIELDS: tuple[Field, ...] = ("amount", "load", "felt", "tempo")
LARGEST = 9999
RATINGS = "12345"
PLACE = 8  # cells: which set it is
WIDTHS: dict[Field, int] = {"amount": 7, "load": 8, "felt": 1, "tempo": 5}
MORE = 8  # cells more for a load where there is room


class SetLine(Struct, frozen=True, kw_only=True):
    """One set: the record as it was, and as it is by now; `fresh`: the next figure begins anew."""

    number: int
    before: SetRecord
    record: SetRecord
    load: LoadLine
    offered: str | None  # what the load says as long as nobody has touched it
    fresh: bool = True

    @property
    def timed(self) -> bool:
        """Whether its amount is seconds."""
        return self.record.reps is None and self.record.seconds is not None

    @property
    def changed(self) -> bool:
        """Whether anything of it is another than it was."""
        return self.record != self.before

    def left(self) -> "SetLine":
        """Let the next figure begin anew."""
        return replace(self, fresh=True, load=replace(self.load, fresh=True))

    def typed(self, field: Field, character: str) -> "SetLine":
        """Take a character; what the field cannot hold leaves it as it is."""
        if field == "load":
            return self._with_load(self.load.typed(character)) if character in FIGURES else self
        if field == "felt":
            return self._with(connection=int(character)) if character in RATINGS else self
        if field != "amount" or not character.isdecimal():
            return self
        figures = f"{'' if self.fresh else int(self._amount)}{character}"
        return self._with_amount(int(figures)) if int(figures) <= LARGEST else self

    def stepped(self, field: Field, by: int) -> "SetLine":
        """One step more or less; of the tempo: the other."""
        match field:
            case "amount":
                return replace(self._with_amount(max(0, min(LARGEST, self._amount + by))), fresh=True)
            case "load":
                return self._with_load(self.load.stepped(by))
            case "felt":
                felt = self.record.connection
                return self._with(connection=max(1, min(5, felt + by)) if felt else (1 if by > 0 else 5))
            case "tempo":
                return self._with(tempo_kept=self.record.tempo_kept is not True)

    def erased(self, field: Field) -> "SetLine":
        """Take back a figure; a rating, a load and what is said of the tempo may go."""
        match field:
            case "amount":
                return self._with_amount(0 if self.fresh else int(self._amount) // 10)
            case "load":
                return self._with_load(self.load.erased())
            case "felt":
                return self._with(connection=None)
            case "tempo":
                return self._with(tempo_kept=None)

    def said(self, field: Field) -> str:
        """Give a field as it is read."""
        record = self.record
        match field:
            case "amount":
                if record.reps is None and record.seconds is None:
                    return "__ reps"
                return f"{record.seconds:g} s" if self.timed else f"{record.reps} reps"
            case "load":
                if record.load is not None and record.load == self.before.load:
                    return shown(record.load)
                return f"{self.load.figures} {self.load.unit}" if self.load.figures else "none"
            case "felt":
                return "-" if record.connection is None else str(record.connection)
            case "tempo":
                return {True: "kept", False: "broke", None: "-"}[record.tempo_kept]

    @property
    def _amount(self) -> float:
        return (self.record.seconds if self.timed else self.record.reps) or 0

    def _with_amount(self, amount: float) -> "SetLine":
        if self.timed:
            return self._with(seconds=float(amount))
        return self._with(reps=int(amount))

    def _with_load(self, load: LoadLine) -> "SetLine":
        unchanged = load.load == self.offered
        text = self.before.load if unchanged else load.load
        return replace(self, load=load, record=replace(self.record, load=text))

    def _with(self, **values: object) -> "SetLine":
        return replace(self, fresh=False, record=replace(self.record, **values))


def set_lines(session: Session, line_of: Callable[[SetRecord], LoadLine]) -> tuple[SetLine, ...]:
    """Make the lines of all sets of a session, with the line of each one's load."""
    turns: dict[tuple[object, ...], int] = {}
    lines = []
    for one in session.sets:
        key = (one.entry, one.exercise, one.side)
        turns[key] = turns.get(key, 0) + 1
        lines.append(_begun(one, one.set or turns[key], line_of(one)))
    return tuple(lines)


def _begun(record: SetRecord, number: int, load: LoadLine) -> SetLine:
    return SetLine(number=number, before=record, record=record, load=load, offered=load.load)


def load_of(record: SetRecord, unit: Unit) -> LoadLine:
    """Make the line of a recorded load; its steps are the usual ones of its unit."""
    load = read_load(record.load)
    its_unit = (load.unit if load is not None else None) or unit
    return LoadLine(
        entry=record.entry or 0,
        name=record.exercise,
        kind=load.kind if load is not None else "weight",
        unit=its_unit,
        step=(DEFAULT_STEP.lb if its_unit == "lb" else DEFAULT_STEP.kg) or Decimal(1),
        figures=plain(load.amount) if load is not None and load.amount is not None else "",
        band=load.band if load is not None else None,
        per_hand=record.per_hand,
    )


def drawn(
    lines: Sequence[SetLine], at: tuple[int, Field], names: Mapping[str, str], *, roomy: bool
) -> tuple[list[Line], int]:
    """Draw the lines under their exercises, and tell in which row the chosen one stands."""
    widths = {**WIDTHS, "load": WIDTHS["load"] + (MORE if roomy else 0)}
    rows: list[Line] = []
    chosen_row = 0
    before: tuple[int | None, str] | None = None
    for place, one in enumerate(lines):
        exercise = (one.record.entry, one.record.exercise)
        if exercise != before:
            warm_up = ", warm-up" if one.record.warm_up else ""
            rows.append((Piece(shown(names.get(exercise[1], exercise[1])) + warm_up, "strong"),))
        before = exercise
        if place == at[0]:
            chosen_row = len(rows)
        side = f" {one.record.side}" if one.record.side else ""
        mark = "▸" if place == at[0] else " "
        pieces = [Piece(f"{mark} {one.number}{side}"[:PLACE].ljust(PLACE))]
        for field in FIELDS:
            chosen = (place, field) == at
            text = one.said(field)
            text = text if len(text) <= widths[field] else text[: widths[field] - 1] + "…"
            cell = f"[{text}]" if chosen else f" {text} "
            action = f"screen.pick({place}, {field!r})"
            pieces.append(Piece(cell.ljust(widths[field] + 2), "chosen" if chosen else "plain", action))
        pieces.append(Piece("*" if one.changed else " ", "earned"))
        rows.append(tuple(pieces))
    return rows, chosen_row
