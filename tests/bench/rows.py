"""The rows of the table: what is measured, of whom, and how good it ought to be."""

from collections.abc import Sequence

from msgspec import Struct

from tests.bench.figures import Figure, figure

OURS = "lastrep"


class Row(Struct, frozen=True, kw_only=True):
    """One figure: of lastrep, or of another program beside it (`who`)."""

    name: str
    who: str
    unit: str
    figure: Figure
    goal: float | None = None  # at most so much, in the unit
    said: str = ""  # how it was measured, where that is not plain

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None: there is none."""
        return None if self.goal is None else self.figure.middle <= self.goal


def row(
    name: str,
    unit: str,
    values: Sequence[float],
    *,
    who: str = OURS,
    goal: float | None = None,
    said: str = "",
) -> Row:
    """Make the row of some values."""
    return Row(name=name, who=who, unit=unit, figure=figure(values), goal=goal, said=said)
