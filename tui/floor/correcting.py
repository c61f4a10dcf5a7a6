"""A set that was recorded, being corrected: reps, load and connection, stepped or typed."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.floor.load_line import LoadLine, load_line
from tui.progress.record import SetRecord
from tui.progress.sheet import key_of
from tui.progress.weights import read_load
from tui.protocol.model import MAX_REPS, Exercise, SetKey, Unit

Field = Literal["reps", "load", "connection"]
BEST = 5


class Correction(Struct, frozen=True, kw_only=True):
    """What a set is to be; `fields` are those of it that it has, `chosen` is the place of one of them.

    `fresh`: the next figure of the reps begins anew.
    """

    key: SetKey
    fields: tuple[Field, ...]
    reps: int | None
    load: LoadLine | None
    connection: int | None
    chosen: int = 0
    fresh: bool = True

    @property
    def field(self) -> Field | None:
        """The field that keys change."""
        return self.fields[self.chosen] if self.fields else None

    def moved(self, by: int) -> "Correction":
        """Choose the field before or behind."""
        chosen = max(0, min(len(self.fields) - 1, self.chosen + by))
        return replace(self, chosen=chosen, fresh=True)

    def at(self, field: Field | None) -> "Correction":
        """Choose that field, where it has one."""
        return replace(self, chosen=self.fields.index(field), fresh=True) if field in self.fields else self

    def stepped(self, by: int) -> "Correction":
        """Make it one more or less: a rep, a step of the load, a point of the scale."""
        match self.field:
            case "reps":
                return replace(self, reps=max(0, min(MAX_REPS, (self.reps or 0) + by)), fresh=True)
            case "load" if self.load is not None:
                return replace(self, load=self.load.stepped(by))
            case "connection":
                felt = max(0, min(BEST, (self.connection or 0) + by))
                return replace(self, connection=felt or None)
        return self

    def typed(self, character: str) -> "Correction":
        """Take a figure; what is no value leaves it as it is."""
        match self.field:
            case "load" if self.load is not None:
                return replace(self, load=self.load.typed(character))
            case "reps" if character.isdecimal():
                reps = int(character) + (0 if self.fresh else 10 * (self.reps or 0))
                return replace(self, reps=reps, fresh=False) if reps <= MAX_REPS else self
            case "connection" if character.isdecimal() and int(character) <= BEST:
                return replace(self, connection=int(character) or None)
        return self

    def erased(self) -> "Correction":
        """Take back a figure."""
        match self.field:
            case "load" if self.load is not None:
                return replace(self, load=self.load.erased())
            case "reps":
                return replace(self, reps=0 if self.fresh else (self.reps or 0) // 10, fresh=False)
            case "connection":
                return replace(self, connection=None)
        return self

    def shown(self) -> list[tuple[Field, str]]:
        """Give each field as it is read: `12 reps`, `20 lb each`, `felt 4`."""
        said = {
            "reps": f"{self.reps} rep{'' if self.reps == 1 else 's'}",
            "load": self.load.shown if self.load is not None else "",
            "connection": f"felt {self.connection or '-'}",
        }
        return [(field, said[field]) for field in self.fields]


def correction(record: SetRecord, exercise: Exercise, *, unit: Unit) -> Correction:
    """Begin to correct a set; `unit` is for a load that was not recorded."""
    line = load_line(exercise, read_load(record.load), unit=unit)
    fields: list[Field] = []
    if record.reps is not None:
        fields.append("reps")
    if line is not None:
        fields.append("load")
    if exercise.ask != "where" and not record.warm_up:
        fields.append("connection")
    return Correction(
        key=key_of(record),
        fields=tuple(fields),
        reps=record.reps,
        load=line,
        connection=record.connection,
    )
