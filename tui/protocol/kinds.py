"""What the keys of `shape` may hold: texts, ids, durations, tempi, reps, and words to choose from.

`reads` names the reader in `values` that judges what types alone cannot describe; `extra_json_schema` says of
it what a schema can say.
"""

from typing import Annotated, Literal

from msgspec import Meta

from tui.protocol import patterns
from tui.protocol.model import MAX_REPS
from tui.protocol.units import DAY, MAX_LOAD

MAX_SETS = 100

AdviceCode = Literal[
    "minutes",
    "rushed",
    "coverage",
    "two-to-one",
    "order",
    "volume",
    "rep-range",
    "glutes-only",
    "braking",
]

Text = Annotated[str, Meta(min_length=1, extra_json_schema={"pattern": patterns.LINE})]
Lines = Annotated[str, Meta(min_length=1, extra_json_schema={"pattern": patterns.LINES})]
FileId = Annotated[
    str,
    Meta(
        pattern=patterns.ID,
        description="The name of a file without .toml: a-z, 0-9 and -.",
        extra={"reads": "id"},
    ),
]
Duration = Annotated[
    float | str,
    Meta(
        description='Seconds (90, 2.5) or text: "90s", "2m", "1m30s", "1:30".',
        extra={"reads": "duration"},
        extra_json_schema={"minimum": 0, "maximum": DAY, "pattern": patterns.DURATION},
    ),
]
Length = Annotated[
    float | str,
    Meta(
        description='More than 0: seconds (30) or text: "90s", "1m30s", "1:30".',
        extra={"reads": "length"},
        extra_json_schema={"exclusiveMinimum": 0, "maximum": DAY, "pattern": patterns.LENGTH},
    ),
]
Pause = Annotated[
    float | str,
    Meta(
        description='A duration, or "ready": wait for a key.',
        extra={"reads": "pause"},
        extra_json_schema={"minimum": 0, "maximum": DAY, "pattern": patterns.PAUSE},
    ),
]
Tempo = Annotated[
    str,
    Meta(
        description="Seconds to lower, stretch, lift, squeeze, always in this order: 3-1-1-1. "
        "X in the lift place: as fast as control allows; A: assisted.",
        extra={"reads": "tempo"},
        extra_json_schema={"pattern": patterns.TEMPO},
    ),
]
Step = Annotated[
    float | str,
    Meta(
        description='The smallest increment that can be loaded: "5 lb", or both units: "5 lb / 2.5 kg".',
        extra={"reads": "step"},
        extra_json_schema={"exclusiveMinimum": 0, "maximum": MAX_LOAD, "pattern": patterns.STEP},
    ),
]
Starts = Annotated[
    Literal["lower", "lift"], Meta(description="The phase in which a rep begins; default lower.")
]
HoldAt = Annotated[Literal["stretch", "squeeze"], Meta(description="Where a final hold belongs.")]
JointAction = Literal["dynamic", "static"]
Hip = Annotated[JointAction, Meta(description="What the hip does: extension that moves, or that is held.")]
Knee = Annotated[JointAction, Meta(description="What the knee does: flexion that moves, or that is held.")]
Counts = Annotated[
    Literal["hamstrings", "quads", "glutes", "other"], Meta(description="What its sets are counted for.")
]
Role = Annotated[Literal["compound", "assistance"], Meta(description="A main lift, or one that assists it.")]
Muscles = Annotated[list[Text], Meta(description="The muscles that do the work.")]
Equipment = Annotated[list[Text], Meta(description="What is needed for it.")]
Loaded = Annotated[
    Literal["stack", "barbell", "per-hand", "bodyweight", "band", "none"],
    Meta(description='How it is loaded; "per-hand" shows "20 lb each".'),
]
Sets = Annotated[int, Meta(ge=1, le=MAX_SETS)]
_OneSet = Annotated[
    int | str, Meta(extra_json_schema={"minimum": 1, "maximum": MAX_REPS, "pattern": patterns.REPS})
]
Reps = Annotated[
    int | str | list[_OneSet],
    Meta(
        description='12, "8-12", one a set: [12, 10, 8], or "max".',
        extra={"reads": "reps"},
        extra_json_schema={"minimum": 1, "maximum": MAX_REPS, "pattern": patterns.REPS, "minItems": 1},
    ),
]
