"""What was done, as it stands in the progress file: frozen, one struct a table."""

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

Outcome = Literal["finished", "stopped", "pain"]
Felt = Literal["hamstrings", "lower back", "glutes", "quads", "nowhere"]

FELT: tuple[Felt, ...] = ("hamstrings", "lower back", "glutes", "quads", "nowhere")  # digits 1 to 5


class SetRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One set (one side of it, where done by side). Seconds; loads as text with their unit.

    None means: not in the file. `unknown` keeps scalars that this version does not know.
    """

    exercise: str
    entry: int | None = None
    section: str | None = None
    set: int | None = None
    of: int | None = None
    side: Literal["left", "right"] | None = None
    load: str | None = None
    per_hand: bool = False
    load_of: str | None = None
    warm_up: bool = False
    target: str | None = None
    reps: int | None = None
    tempo: str | None = None
    tempo_kept: bool | None = None
    final_hold: float | None = None
    final_hold_target: float | None = None
    seconds_target: float | None = None
    seconds: float | None = None
    tension: float | None = None
    connection: int | None = None
    felt: Felt | None = None
    pain: bool = False
    unknown: dict[str, Any] = {}


class End(Struct, frozen=True, kw_only=True):
    """How a session ended; its `outcome` is the last line of a block, and makes it whole."""

    at: datetime | None = None
    edited: datetime | None = None
    outcome: Outcome = "finished"
    unknown: dict[str, Any] = {}


class Session(Struct, frozen=True, kw_only=True):
    """One session. Instants carry an offset; `end` is None as long as it is under way."""

    id: str
    started: datetime
    format: int = 1
    protocol: str | None = None
    name: str | None = None
    plan: str | None = None
    plan_session: int | None = None
    seconds: float | None = None
    tension: float | None = None
    lowering: float | None = None
    note: str | None = None
    sets: tuple[SetRecord, ...] = ()
    end: End | None = None
    unknown: dict[str, Any] = {}
