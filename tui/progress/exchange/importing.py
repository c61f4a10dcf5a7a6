"""A file from elsewhere -> sessions. Its shape is recognised by its header."""

from collections.abc import Callable
from datetime import tzinfo
from typing import Any, TypeVar

from msgspec import Struct

from tui.progress.exchange.cells import WrongCell
from tui.progress.exchange.hevy import is_hevy, read_hevy
from tui.progress.exchange.logged import sessions_of
from tui.progress.exchange.names import Names
from tui.progress.exchange.own_csv import is_own_csv, joined, read_own_csv
from tui.progress.exchange.own_json import read_own_json
from tui.progress.exchange.strong import has_weight, is_strong, lacks_unit, read_strong
from tui.progress.exchange.tables import Row, Table, Wrong, read_table
from tui.progress.record import Session

T = TypeVar("T")


class NotKnown(Exception):
    """The text has none of the shapes that are known."""


class UnitMissing(Exception):
    """The file does not say whether its weights are kilograms or pounds."""


class Imported(Struct, frozen=True):
    """What a file holds; `shape` names what wrote it.

    `logged` says that the sessions come from another app, which may hold some of ours that went out before.
    `wrong` names the rows that could not be read.
    """

    shape: str
    sessions: tuple[Session, ...]
    plans: tuple[dict[str, Any], ...] = ()
    wrong: tuple[Wrong, ...] = ()
    logged: bool = False

    @property
    def sets(self) -> int:
        """How many sets were read."""
        return sum(len(session.sets) for session in self.sessions)


def read_exported(text: str, names: Names, unit: str | None = None, zone: tzinfo | None = None) -> Imported:
    """Read what another app or this program has exported.

    `unit` is that of weights whose unit the file does not say, times without an offset are of `zone`. Raises
    NotKnown, NoDocument, and UnitMissing.
    """
    if text.lstrip().startswith("{"):
        document = read_own_json(text, zone)
        return Imported("lastrep's JSON", document.sessions, document.plans, document.wrong)
    table = read_table(text)
    if is_own_csv(table.columns):
        own, wrong = _each(table, lambda row: read_own_csv(row, names, unit, zone))
        return Imported("lastrep's CSV", joined(own), wrong=wrong)
    if is_strong(table.columns):
        if unit is None and lacks_unit(table.columns) and any(map(has_weight, table.rows)):
            raise UnitMissing
        logged, wrong = _each(table, lambda row: read_strong(row, unit))
        return Imported("Strong", sessions_of(logged, names, zone), wrong=wrong, logged=True)
    if is_hevy(table.columns):
        logged, wrong = _each(table, read_hevy)
        return Imported("Hevy", sessions_of(logged, names, zone), wrong=wrong, logged=True)
    raise NotKnown


def _each(table: Table, read: Callable[[Row], T | None]) -> tuple[list[T], tuple[Wrong, ...]]:
    good: list[T] = []
    wrong = list(table.wrong)
    for row in table.rows:
        try:
            one = read(row)
        except WrongCell as error:
            wrong.append(Wrong(row.line, str(error)))
        else:
            good += [] if one is None else [one]
    return good, tuple(sorted(wrong, key=lambda one: one.line or 0))
