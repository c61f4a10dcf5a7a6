"""A whole session as it will be heard, from the lead-in to the last tone: nobody presses a key in a file."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from tui.protocol.model import Protocol
from tui.protocol.timeline import Step, compile_steps
from tui.session.cues import Cue, cues
from tui.session.events import Event
from tui.session.runner import Runner
from tui.sound.mixing import Sounded


class Score(Struct, frozen=True):
    """What is heard, in order of time, and how many seconds the session takes from the start of its lead-in.

    `waits`: steps that wait for a key, each given the seconds that were asked for. `ranges` and `open_ended`
    count the sets whose reps were taken as known.
    """

    heard: tuple[Sounded, ...]
    seconds: float
    waits: int
    ranges: int
    open_ended: int


def score(protocol: Protocol, *, lead_in: float, waiting: float, max_reps: int) -> Score:
    """Perform a protocol without anybody there.

    Ranges go to their top, `"max"` to `max_reps`, and their last rep is announced as any other. A step that
    waits for a key takes `waiting` seconds, and is then counted in as after a key.
    """
    planned = compile_steps(protocol, max_reps=max_reps)
    steps = tuple(msgspec.structs.replace(step, open_ended=False) for step in planned)
    runner = Runner(steps, lead_in=lead_in)
    performed = cues(_performed(runner, waiting), steps, ready=_spoken)
    heard = tuple(_sounded(cue) for cue in performed)
    return Score(
        heard=heard,
        seconds=runner.active,
        waits=_count(planned, "ready"),
        ranges=len({step.set_key for step in planned if step.least is not None and not step.open_ended}),
        open_ended=len({step.set_key for step in planned if step.open_ended}),
    )


def _performed(runner: Runner, waiting: float) -> Iterator[Event]:
    now = 0.0
    yield from runner.start(now)
    while not runner.over:
        change = runner.next_change(now)
        if change is None:
            now += waiting
            yield from runner.space(now)
        else:
            now = change
            yield from runner.advance(now)


def _sounded(cue: Cue) -> Sounded:
    return Sounded(cue.due, cue.name, cue.words)


def _spoken(step: Step) -> str:
    return ". ".join(part for part in (step.name, step.cue) if part)


def _count(steps: Sequence[Step], kind: str) -> int:
    return sum(step.kind == kind for step in steps)
