"""Which cue belongs to which moment: what every tone, voice, bell and line of text is made from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from tui.protocol.sets import begins_rep, begins_set
from tui.protocol.timeline import Step
from tui.session.cue_names import PRECEDENCE, CueName, cue_name
from tui.session.events import Event
from tui.session.moments import moments
from tui.session.words import words_of


class Cue(Struct, frozen=True):
    """What is due at a moment of the session's clock, with the event it came from.

    `name` is the tone, None where only words are due; `words` is what a voice says, empty where it is silent.
    """

    name: CueName | None
    words: str
    due: float
    event: Event


def cues(events: Iterable[Event], steps: Sequence[Step], *, ready: Callable[[Step], str]) -> Iterator[Cue]:
    """Give at most one cue for each moment, in order of time.

    `steps` are those that the events were crossed in; `ready` says what a step that waits for a key is about.
    """
    for due, together in groupby(events, key=lambda event: event.due):
        ranked = sorted(((cue_name(event), event) for event in together), key=lambda pair: _rank(pair[0]))
        name, event = ranked[0]
        words = next((said for one, its in ranked if (said := words_of(one, its, steps, ready))), "")
        if name is not None or words:
            yield Cue(name, words, due, event)


def vocabulary(steps: Sequence[Step], *, ready: Callable[[Step], str]) -> tuple[str, ...]:
    """Give all words of a session, each once, in the order in which they are first needed."""
    said = {"3": None, "2": None, "1": None}
    for event in _as_planned(steps):
        if words := words_of(cue_name(event), event, steps, ready):
            said[words] = None
    return (*said, "done")


def _as_planned(steps: Sequence[Step]) -> Iterator[Event]:
    """Give what will be crossed if nobody presses a key; all moments are 0."""
    for index, step in enumerate(steps):
        yield Event(
            kind="step",
            due=0.0,
            index=index,
            step=step,
            length=step.seconds,
            first_of_set=begins_set(steps, index),
            first_of_rep=begins_rep(steps, index),
        )
        for moment in moments(step.kind, step.seconds or 0.0, 0.0, step.seconds or 0.0):
            yield Event(
                kind=moment.kind, due=0.0, index=index, step=step, count=moment.count, length=step.seconds
            )


def _rank(name: CueName | None) -> int:
    return len(PRECEDENCE) if name is None else PRECEDENCE.index(name)
