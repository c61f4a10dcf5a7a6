"""Every key of the file formats, declared once: what it is called, what it may hold, what it means.

The descriptions are for people: editors show them while a file is typed. `reads` names the reader in `values`
that judges a value which types alone cannot describe; `extra_json_schema` says of it what a schema can say.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from tui.protocol import patterns
from tui.protocol.kinds import (
    AdviceCode,
    Counts,
    Duration,
    Equipment,
    FileId,
    Hip,
    HoldAt,
    Knee,
    Length,
    Lines,
    Loaded,
    Muscles,
    Pause,
    Reps,
    Role,
    Sets,
    Starts,
    Step,
    Tempo,
    Text,
)
from tui.protocol.units import DAY, MAX_LOAD

MAX_EXERCISES = 200
MAX_CUE = 60  # characters, one line of a phone held upright
MAX_WEEKS = 520  # of a plan: ten years
MAX_SESSIONS = 14  # of an entry: two a day


class _Table(Struct, kw_only=True, forbid_unknown_fields=True):
    """A table in which every key may be absent, and none may be added."""


class FinalHoldTable(_Table):
    """The isometric on the last rep of every set."""

    seconds: Duration | UnsetType = UNSET
    at: (
        Annotated[Literal["stretch", "squeeze"], Meta(description="After which pause it stands.")] | UnsetType
    ) = UNSET


class LoadTable(_Table):
    """A load derived from what is current for the same exercise in another protocol."""

    of: FileId | UnsetType = UNSET
    percent: (
        Annotated[
            list[Annotated[float, Meta(ge=1, le=1000)]],
            Meta(min_length=2, max_length=2, description="From and to, in percent of that load: [110, 115]."),
        ]
        | UnsetType
    ) = UNSET


class ProgressTable(_Table):
    """How a heavier load is earned."""

    rule: (
        Annotated[
            Literal["earn", "double", "linear", "none"],
            Meta(
                description="earn: every set as planned, and felt; double: reps first; linear: by sessions."
            ),
        ]
        | UnsetType
    ) = UNSET
    connection: (
        Annotated[int, Meta(ge=1, le=5, description="The feeling that each set needs.")] | UnsetType
    ) = UNSET
    sessions: (
        Annotated[int, Meta(ge=1, le=100, description="Passes in a row that earn a step.")] | UnsetType
    ) = UNSET
    days: (
        Annotated[int, Meta(ge=0, le=366, description="Days at one load before a step can be earned.")]
        | UnsetType
    ) = UNSET
    typical: Annotated[Text, Meta(description='How long most people take: "2-3 weeks".')] | UnsetType = UNSET
    after: (
        Annotated[int, Meta(ge=1, le=100, description="linear: passing sessions that earn a step.")]
        | UnsetType
    ) = UNSET
    back_after: (
        Annotated[
            int, Meta(ge=1, le=100, description="linear: failed sessions after which a step is taken back.")
        ]
        | UnsetType
    ) = UNSET


FinalHold = Annotated[
    float | str | FinalHoldTable,
    Meta(
        description='Held on the last rep of every set: 5, or { seconds = 5, at = "stretch" }.',
        extra={"reads": "duration"},
        extra_json_schema={"minimum": 0, "maximum": DAY, "pattern": patterns.DURATION},
    ),
]
Load = Annotated[
    float | str | LoadTable,
    Meta(
        description='"20 lb", "12.5 kg", "bodyweight", "bodyweight +5 kg", "band red", a number, or '
        '{ of = "activation-rdl", percent = [110, 115] }.',
        extra={"reads": "load"},
        extra_json_schema={"exclusiveMinimum": 0, "maximum": MAX_LOAD, "pattern": patterns.LOAD},
    ),
]


Cue = Annotated[Text, Meta(max_length=MAX_CUE)]


class CuesTable(_Table):
    """One line for each moment, up to 60 characters."""

    setup: Annotated[Cue, Meta(description="While getting into place.")] | UnsetType = UNSET
    lower: Annotated[Cue, Meta(description="While lowering.")] | UnsetType = UNSET
    stretch: Annotated[Cue, Meta(description="In the stretched pause.")] | UnsetType = UNSET
    lift: Annotated[Cue, Meta(description="While lifting.")] | UnsetType = UNSET
    squeeze: Annotated[Cue, Meta(description="In the squeezed pause.")] | UnsetType = UNSET
    hold: Annotated[Cue, Meta(description="In the final hold, or an isometric set.")] | UnsetType = UNSET
    work: Annotated[Cue, Meta(description="During a set by time.")] | UnsetType = UNSET
    rest: Annotated[Cue, Meta(description="Between the sets.")] | UnsetType = UNSET


Cues = Annotated[CuesTable, Meta(description="One line for each moment, up to 60 characters.")]


class DefaultsTable(_Table):
    """What an exercise does not say itself."""

    section: Annotated[Text, Meta(description="A heading, shown while it runs.")] | UnsetType = UNSET
    warm_up: (
        Annotated[bool, Meta(description="Left out of balance, gate and volume; nothing is asked.")]
        | UnsetType
    ) = UNSET
    sets: Annotated[Sets, Meta(description="How many; default 1.")] | UnsetType = UNSET
    reps: Reps | UnsetType = UNSET
    time: Annotated[Length, Meta(description="Instead of reps: move for this long.")] | UnsetType = UNSET
    hold: Annotated[Length, Meta(description="Instead of reps: hold still for this long.")] | UnsetType = (
        UNSET
    )
    tempo: Tempo | UnsetType = UNSET
    final_hold: FinalHold | UnsetType = UNSET
    rest: Annotated[Pause, Meta(description="Between sets; default 60.")] | UnsetType = UNSET
    changeover: Annotated[Pause, Meta(description="Before the next exercise.")] | UnsetType = UNSET
    sides: (
        Annotated[Literal["both", "each"], Meta(description="each: every set is done left, switch, right.")]
        | UnsetType
    ) = UNSET
    switch: Annotated[Duration, Meta(description="Between the sides; default 10.")] | UnsetType = UNSET
    superset: (
        Annotated[
            str,
            Meta(
                pattern=patterns.LETTER,
                description="Neighbours with the same letter alternate set by set.",
                extra={"reads": "letter"},
            ),
        ]
        | UnsetType
    ) = UNSET
    ask: (
        Annotated[Literal["connection", "where", "none"], Meta(description="The question after each set.")]
        | UnsetType
    ) = UNSET
    load: Load | UnsetType = UNSET
    load_hint: (
        Annotated[Text, Meta(description="Shown when the load is asked for the first time.")] | UnsetType
    ) = UNSET
    step: Step | UnsetType = UNSET
    progress: Annotated[ProgressTable, Meta(description="How a heavier load is earned.")] | UnsetType = UNSET
    cues: Cues | UnsetType = UNSET
    notes: Annotated[Lines, Meta(description="Shown at set-up; may have several lines.")] | UnsetType = UNSET
    starts: Starts | UnsetType = UNSET
    hold_at: HoldAt | UnsetType = UNSET
    hip: Hip | UnsetType = UNSET
    knee: Knee | UnsetType = UNSET
    counts: Counts | UnsetType = UNSET
    role: Role | UnsetType = UNSET
    muscles: Muscles | UnsetType = UNSET
    equipment: Equipment | UnsetType = UNSET
    loaded: Loaded | UnsetType = UNSET


class ExerciseTable(DefaultsTable):
    """One exercise, in order."""

    use: (
        Annotated[
            str,
            Meta(
                description="The exercise's id in the catalogue.", extra_json_schema={"pattern": patterns.ID}
            ),
        ]
        | UnsetType
    ) = UNSET
    name: Annotated[Text, Meta(description="Needed where `use` is absent.")] | UnsetType = UNSET


class _Head(_Table, kw_only=True):
    """What the head of every file says."""

    name: Annotated[Text, Meta(description="Shown everywhere.")]
    format: Annotated[int, Meta(ge=1, description="The version of the format; now 1.")] | UnsetType = UNSET
    summary: Annotated[Text, Meta(description="One line under the name.")] | UnsetType = UNSET
    source: Annotated[Text, Meta(description="Where the numbers come from.")] | UnsetType = UNSET
    level: (
        Annotated[Literal["beginner", "intermediate", "advanced"], Meta(description="For whom it is.")]
        | UnsetType
    ) = UNSET
    tags: (
        Annotated[list[Text], Meta(description="For search; leg-day switches the leg-day advice on.")]
        | UnsetType
    ) = UNSET
    was: (
        Annotated[list[FileId], Meta(description="Earlier ids of this file: their history is its own.")]
        | UnsetType
    ) = UNSET
    quiet: (
        Annotated[list[AdviceCode], Meta(description="Advice that is not to be shown for this file.")]
        | UnsetType
    ) = UNSET


class ProtocolFile(_Head, kw_only=True):
    """What is to be done in one session."""

    minutes: (
        Annotated[float, Meta(gt=0, le=1440, description="What is promised; checked to 5 s.")] | UnsetType
    ) = UNSET
    lead_in: (
        Annotated[Duration, Meta(description="Counted in before the first step; default 10.")] | UnsetType
    ) = UNSET
    opening: (
        Annotated[Duration, Meta(description="A timed changeover before the first exercise.")] | UnsetType
    ) = UNSET
    unit: Annotated[Literal["lb", "kg"], Meta(description="For loads that are bare numbers.")] | UnsetType = (
        UNSET
    )
    then: Annotated[FileId, Meta(description="The protocol offered at the end.")] | UnsetType = UNSET
    defaults: (
        Annotated[DefaultsTable, Meta(description="What an exercise does not say itself.")] | UnsetType
    ) = UNSET
    exercise: Annotated[
        list[ExerciseTable],
        Meta(min_length=1, max_length=MAX_EXERCISES, description="What is done, in order."),
    ]


class SessionTable(_Table, kw_only=True):
    """One session of a plan: a protocol, and what it changes for its exercises that are no warm-up."""

    run: Annotated[FileId, Meta(description="The protocol that is done.")]
    sets: Annotated[Sets, Meta(description="How many, instead of the protocol's.")] | UnsetType = UNSET
    reps: Reps | UnsetType = UNSET
    final_hold: FinalHold | UnsetType = UNSET
    rest: Annotated[Pause, Meta(description="Between sets, instead of the protocol's.")] | UnsetType = UNSET
    load: Load | UnsetType = UNSET


class WeekTable(_Table, kw_only=True):
    """One week of a plan, or several that are alike."""

    weeks: (
        Annotated[int, Meta(ge=1, le=MAX_WEEKS, description="For how many weeks; default 1.")] | UnsetType
    ) = UNSET
    times: (
        Annotated[
            int, Meta(ge=1, le=MAX_SESSIONS, description="How often in a week the list is done; default 1.")
        ]
        | UnsetType
    ) = UNSET
    forever: Annotated[bool, Meta(description="From here on; the last week only.")] | UnsetType = UNSET
    sessions: Annotated[
        list[SessionTable],
        Meta(
            min_length=1,
            max_length=MAX_SESSIONS,
            description='The sessions of a week: [{ run = "nordic-curl", sets = 2, reps = 5 }].',
        ),
    ]


class PlanFile(_Head, kw_only=True):
    """Which protocol is done when, week by week."""

    rest_days: (
        Annotated[int, Meta(ge=0, le=30, description="Whole days free between two sessions; default 1.")]
        | UnsetType
    ) = UNSET
    week: Annotated[
        list[WeekTable], Meta(min_length=1, max_length=MAX_WEEKS, description="The weeks, in order.")
    ]


class CatalogueEntry(_Table):
    """What is known of an exercise, under its id."""

    name: Annotated[Text, Meta(description="Shown everywhere.")] | UnsetType = UNSET
    was: Annotated[list[FileId], Meta(description="Earlier ids: their history is its own.")] | UnsetType = (
        UNSET
    )
    starts: Starts | UnsetType = UNSET
    hold_at: HoldAt | UnsetType = UNSET
    hip: Hip | UnsetType = UNSET
    knee: Knee | UnsetType = UNSET
    counts: Counts | UnsetType = UNSET
    role: Role | UnsetType = UNSET
    muscles: Muscles | UnsetType = UNSET
    equipment: Equipment | UnsetType = UNSET
    loaded: Loaded | UnsetType = UNSET
    step: Step | UnsetType = UNSET
    tempo: Annotated[Tempo, Meta(description="When the protocol says none.")] | UnsetType = UNSET
    sides: (
        Annotated[Literal["both", "either", "each"], Meta(description="What a protocol may ask for.")]
        | UnsetType
    ) = UNSET
    cues: Cues | UnsetType = UNSET
    notes: Annotated[Lines, Meta(description="Shown at set-up; may have several lines.")] | UnsetType = UNSET
