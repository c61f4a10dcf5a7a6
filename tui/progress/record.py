"""What was done, as it stands in the progress file: one frozen struct a table, fields in the file's order."""

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

FORMAT = 1  # blocks with a higher one were written by a later version: shown, not counted, never rewritten

Outcome = Literal["finished", "stopped", "pain"]
Felt = Literal["hamstrings", "lower back", "glutes", "quads", "nowhere"]

OUTCOMES: tuple[Outcome, ...] = ("finished", "stopped", "pain")
FELT: tuple[Felt, ...] = ("hamstrings", "lower back", "glutes", "quads", "nowhere")  # digits 1 to 5

Seconds = Annotated[float, Meta(ge=0.0, le=1e12)]  # finite; the bound only keeps infinity out
Place = Annotated[int, Meta(ge=1, le=2**53)]  # counted from 1
Amount = Annotated[int, Meta(ge=0, le=2**53)]
Rating = Annotated[int, Meta(ge=1, le=5)]
Name = Annotated[str, Meta(min_length=1)]


class SetRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One set (one side of it, where done by side). Seconds; loads as text with their unit.

    None means: not in the file. `unknown` keeps what this version does not know.
    """

    entry: Place | None = None
    exercise: Name
    section: str | None = None
    set: Place | None = None
    of: Place | None = None
    side: Literal["left", "right"] | None = None
    load: str | None = None
    per_hand: bool = False
    load_of: str | None = None
    warm_up: bool = False
    target: str | None = None
    reps: Amount | None = None
    tempo: str | None = None
    tempo_kept: bool | None = None
    final_hold: Seconds | None = None
    final_hold_target: Seconds | None = None
    seconds_target: Seconds | None = None
    seconds: Seconds | None = None
    tension: Seconds | None = None
    connection: Rating | None = None
    felt: Felt | None = None
    pain: bool = False
    unknown: dict[str, Any] = {}


class End(Struct, frozen=True, kw_only=True):
    """How a session ended; its `outcome` is the last line of a block, and makes it whole."""

    at: datetime | None = None
    edited: datetime | None = None
    unknown: dict[str, Any] = {}
    outcome: Outcome = "finished"


class Session(Struct, frozen=True, kw_only=True):
    """One session. Instants carry an offset; `end` is None as long as it is under way."""

    id: Name
    format: Place = FORMAT
    protocol: str | None = None
    name: str | None = None
    started: datetime
    plan: str | None = None
    plan_session: Place | None = None
    seconds: Seconds | None = None
    tension: Seconds | None = None
    lowering: Seconds | None = None
    note: str | None = None
    unknown: dict[str, Any] = {}
    sets: tuple[SetRecord, ...] = ()
    end: End | None = None

    @property
    def counts(self) -> bool:
        """Whether this version knows what everything in it means; else it is shown and nothing more."""
        return self.format <= FORMAT

    @property
    def edited(self) -> datetime | None:
        """When it was last corrected, if ever."""
        return self.end.edited if self.end else None
