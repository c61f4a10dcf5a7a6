"""A protocol as it is meant: catalogue, defaults and the exercise's own keys already joined.

All lengths are seconds. Everything is frozen; the text of a file becomes one of these in `reading`.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

Phase = Literal["lower", "stretch", "lift", "squeeze"]
Unit = Literal["lb", "kg"]
Side = Literal["left", "right"]
SetKey = tuple[int, int, Side | None]  # place of the exercise in the file, number of the set, side
Ready = Literal["ready"]
CueMoment = Literal["setup", "lower", "stretch", "lift", "squeeze", "hold", "work", "rest"]

MAX_REPS = 100  # what `reps = "max"` runs to at most


class Tempo(Struct, frozen=True):
    """Seconds of the four phases, in the order in which a tempo is written."""

    lower: Decimal
    stretch: Decimal
    lift: Decimal
    squeeze: Decimal
    lift_style: Literal["X", "A"] | None = None  # as fast as control allows; assisted. Both are one second


class FinalHold(Struct, frozen=True):
    """The isometric on the last rep of every set, directly after the pause that it is named after."""

    seconds: float
    at: Literal["stretch", "squeeze"]


class RepTarget(Struct, frozen=True):
    """The reps of one set: `most` is what the pacer runs to; `text` as asked ("12", "8-12", "max")."""

    least: int
    most: int
    text: str

    @property
    def open_ended(self) -> bool:
        """Whether the set runs until `done`."""
        return self.text == "max"


class Paced(Struct, frozen=True, tag="reps"):
    """Sets of reps at a tempo: one target a set."""

    reps: tuple[RepTarget, ...]
    tempo: Tempo
    final_hold: FinalHold | None = None


class Timed(Struct, frozen=True, tag="time"):
    """Sets of moving for so many seconds."""

    seconds: float


class Held(Struct, frozen=True, tag="hold"):
    """Isometric sets of so many seconds."""

    seconds: float


Work = Paced | Timed | Held


class Load(Struct, frozen=True):
    """What is lifted: a weight, the body (with `amount` added to it, if any), or a band.

    `amount` and `unit` are both None for a plain body or band; `band` is the band's name, if it has one.
    """

    kind: Literal["weight", "bodyweight", "band"]
    amount: Decimal | None = None
    unit: Unit | None = None
    band: str | None = None


class DerivedLoad(Struct, frozen=True):
    """A load as a band of percents of what is current for the same exercise in another protocol."""

    of: str
    percent: tuple[Decimal, Decimal]


class Increment(Struct, frozen=True):
    """The smallest step that can be loaded, in each unit for which it is known."""

    lb: Decimal | None = None
    kg: Decimal | None = None


class Progress(Struct, frozen=True, kw_only=True):
    """How a heavier load is earned: the rule, and what a session must show to pass."""

    rule: Literal["earn", "double", "linear", "none"] = "none"
    connection: int | None = None
    sessions: int = 1
    days: int = 0
    typical: str | None = None
    after: int = 1
    back_after: int | None = None


class Exercise(Struct, frozen=True, kw_only=True):
    """One exercise of a protocol, with all that its sets need."""

    entry: int  # its place in the file, from 1
    id: str  # catalogue id, or the slug of the name
    name: str
    work: Work
    sets: int = 1
    section: str | None = None
    warm_up: bool = False
    rest: float | Ready = 60.0
    changeover: float | Ready = "ready"
    sides: Literal["both", "each"] = "both"
    switch: float = 10.0
    superset: str | None = None
    ask: Literal["connection", "where", "none"] = "none"
    load: Load | DerivedLoad | None = None
    load_hint: str | None = None
    step: Increment = Increment()
    progress: Progress = Progress()
    cues: dict[CueMoment, str] = {}
    notes: str | None = None
    starts: Literal["lower", "lift"] = "lower"
    hold_at: Literal["stretch", "squeeze"] = "squeeze"  # where a final hold belongs that does not say
    hip: Literal["dynamic", "static"] | None = None
    knee: Literal["dynamic", "static"] | None = None
    counts: Literal["hamstrings", "quads", "glutes", "other"] = "other"
    role: Literal["compound", "assistance"] | None = None
    muscles: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    loaded: Literal["stack", "barbell", "per-hand", "bodyweight", "band", "none"] | None = None
    was: tuple[str, ...] = ()

    @property
    def each_side(self) -> bool:
        """Whether every set is done left, switch, right."""
        return self.sides == "each"

    @property
    def takes_load(self) -> bool:
        """Whether there is a load to be told: not for a wake-up of the body alone.

        One that can be earned is told also where nothing says what the exercise is done with.
        """
        nothing_said = self.loaded is None and self.load is None and self.progress.rule == "none"
        if self.loaded == "none" or nothing_said:
            return False
        body_alone = self.loaded in {"bodyweight", "band"} and not isinstance(self.load, Load)
        return not (self.warm_up and body_alone)


class Protocol(Struct, frozen=True, kw_only=True):
    """One file: what is to be done in one session."""

    id: str
    name: str
    exercises: tuple[Exercise, ...]
    file: str = ""
    summary: str | None = None
    source: str | None = None
    level: Literal["beginner", "intermediate", "advanced"] | None = None
    tags: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    minutes: float | None = None
    lead_in: float | None = None  # None: what the settings say, else 10
    opening: float = 0.0
    unit: Unit | None = None
    then: str | None = None
    quiet: tuple[str, ...] = ()
