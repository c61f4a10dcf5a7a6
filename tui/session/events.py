"""What happens in a session, each with the moment at which it was due."""

from typing import Literal

from msgspec import Struct

from tui.protocol.timeline import Step

EventKind = Literal[
    "lead-in", "step", "count", "half", "rep", "set", "withdrawn", "paused", "stopped", "finished"
]


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened at the moment `due`, whenever it is looked at.

    `step` is the one that it belongs to. `count` is the figure that a count shows. A `set` has ended: with
    `reps` counted and, where it was held or timed, `held` seconds; a `withdrawn` set is to be done again.
    """

    kind: EventKind
    due: float
    index: int
    step: Step
    count: int | None = None
    length: float | None = None  # of what runs: the step with what was added to a rest, or the lead-in
    reps: int = 0
    held: float = 0.0
    in_lead_in: bool = False
    resumed: bool = False  # a step that goes on after a pause, not from its beginning
    first_of_set: bool = False
    first_of_rep: bool = False
    reason: str | None = None
