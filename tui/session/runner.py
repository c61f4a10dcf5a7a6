"""The state machine of a session. It never reads a clock: every call takes `now`, in seconds of any origin.

A step begins where the one before it was due to end, not when somebody looked, so nothing drifts; a look that
comes late returns every event crossed, in order.
"""

from bisect import bisect_right
from collections.abc import Sequence

from tui.protocol.sets import (
    begins_rep,
    begins_set,
    last_rep_now,
    planned_again,
    rep_bounds,
    set_bounds,
    set_starts,
)
from tui.protocol.timeline import PHASES, Step, totals
from tui.session.events import Event, EventKind
from tui.session.moments import count_at, moments
from tui.session.snapshot import WORDS, Question, Snapshot, State, bar_of, coming

GUARD = 1.5  # seconds in which `done` is ignored after a set, rest or ready step that began by itself
SET_JUST_BEGUN = 3.0  # seconds within which `back` means the set before
RESUME_LEAD_IN = 5.0  # most seconds counted in after a pause
TIME_STEP = 15.0  # what one press adds to a rest or takes off it
SHORTEST_LEFT = 3.0  # seconds of a rest that taking time off leaves: it still counts in


class Runner:
    """One session over its steps: standing, lead-in, running, paused, asked, finished or stopped."""

    def __init__(self, steps: Sequence[Step], *, lead_in: float, begin_at: int = 0) -> None:
        """Take the steps, the seconds counted in, and the place to begin at (not 0 after a resume).

        Raises ValueError where there is no step to do.
        """
        if not steps:
            raise ValueError("a session needs at least one step")
        self._lay_out(tuple(steps))
        self._planned = self.steps
        self.state: State = "standing"
        self.index = begin_at
        self._lead_in = lead_in
        self._leading = 0.0  # length of the lead-in under way
        self._began = 0.0  # due start of the step, or of the lead-in, under way
        self._length: float | None = None  # of the step under way
        self._carried = 0.0  # seconds of the step done before a pause
        self._seen = 0.0  # the last look
        self._reps = 0
        self._held = 0.0
        self._closing = False
        self._by_itself = True
        self._set_began = 0.0
        self._active = 0.0
        self.set_begun = False  # whether the set at hand has begun, and is not ended
        self._reason: str | None = None
        self._rest_over: float | None = None
        self._question: Question | None = None
        self._paused_in_lead_in = False

    @property
    def step(self) -> Step:
        """The step under way, or the one that the lead-in or the resume leads to."""
        return self.steps[min(self.index, len(self.steps) - 1)]

    @property
    def active(self) -> float:
        """Seconds in which the session ran, pauses left out, up to the last look."""
        return self._active

    @property
    def over(self) -> bool:
        """Whether nothing can happen any more."""
        return self.state in {"finished", "stopped"}

    # ── time ────────────────────────────────────────────────────────────────────────────────────────────────

    def advance(self, now: float) -> tuple[Event, ...]:
        """Go on to `now` and give every event crossed, each with the moment at which it was due."""
        events: list[Event] = []
        now = max(now, self._seen)
        while self.state in {"lead-in", "running"}:
            leading = self.state == "lead-in"
            length = self._leading if leading else self._length
            if length is None:
                break
            kind = "lead-in" if leading else self.step.kind
            for moment in moments(kind, length, self._seen - self._began, now - self._began):
                events.append(
                    self._event(moment.kind, self._began + moment.offset, moment.count, in_lead_in=leading)
                )
            ends = self._began + length
            if ends > now:
                break
            self._reach(ends)
            if leading:
                events += self._enter(ends, carried=self._carried)
            else:
                events += self._leave(ends)
        self._reach(now)
        return tuple(events)

    def next_change(self, now: float) -> float | None:
        """Tell when something visible changes next; None while nothing moves by itself."""
        leading = self.state == "lead-in"
        length = self._leading if leading else self._length
        if self.state not in {"lead-in", "running"} or length is None:
            return None
        kind = "lead-in" if leading else self.step.kind
        ahead = moments(kind, length, now - self._began, length)
        first = next(ahead, None)
        return self._began + (length if first is None else first.offset)

    def snapshot(self, now: float) -> Snapshot:
        """Say what is to be seen at `now`, which must not lie before the last look."""
        step, state = self.step, self.state
        elapsed = self._elapsed(now)
        length = self._length if self._length is not None else step.seconds
        word, count = WORDS[step.kind], None
        if state == "lead-in":
            word, count = "GET READY", count_at("lead-in", self._leading, now - self._began)
        elif state in {"running", "paused", "asked"} and length is not None:
            count = count_at(step.kind, length, elapsed)
        if state == "finished":
            word, count = "DONE", None
        timed = min(elapsed, step.seconds or 0.0)
        return Snapshot(
            state=state,
            step=step,
            word=word,
            count=count,
            bar=() if self.over else bar_of(self.steps, self.index, elapsed, length),
            reps_done=self._reps,
            next_up=coming(self.steps, self.index, under_way=state not in {"lead-in", "standing"}),
            position=self._total if state == "finished" else self._position(timed),
            total=self._total,
            open_ended=bool(self._unbounded),
            reason=self._reason,
            rest_over=self._rest_over,
            question=self._question,
            closing=self._closing and self.set_begun,
            length=length,
            elapsed=elapsed,
        )

    # ── controls ────────────────────────────────────────────────────────────────────────────────────────────

    def start(self, now: float) -> tuple[Event, ...]:
        """Begin: counted in before the first step."""
        if self.state != "standing":
            return ()
        self._seen = now
        return tuple(self._count_in(now, self._lead_in))

    def space(self, now: float) -> tuple[Event, ...]:
        """Start, pause, resume; in a `ready` step: go on."""
        events = self.advance(now)
        if self.state == "standing":
            return events + self.start(now)
        if self.state == "paused":
            return events + self._resume(now)
        if self.state == "running" and self.step.kind == "ready":
            return events + tuple(self._leave(now))
        return events + self.pause(now)

    def pause(self, now: float, reason: str | None = None) -> tuple[Event, ...]:
        """Stand still; a rep will begin again from its beginning, anything else go on with what was left."""
        events = self.advance(now)
        if self.state not in {"lead-in", "running"}:
            return events
        self._paused_in_lead_in = self.state == "lead-in"
        if self.state == "running":
            self._carried = self._elapsed(now)
            if self.step.kind in PHASES:
                self._to_start_of_rep()
        self.state, self._reason = "paused", reason
        return (*events, self._event("paused", now, reason=reason))

    def interrupt(self, last_seen: float, now: float, reason: str) -> tuple[Event, ...]:
        """Take back the time since `last_seen`, in which nobody trained: paused at that moment.

        What is no training runs on: a rest that is over by `now` waits at its end and says for how long.
        """
        resting = self.state == "running" and not self.step.in_set and self._length is not None
        if not resting:
            return self.pause(last_seen, reason)
        ends = self._began + (self._length or 0.0)
        if now < ends:
            return self.advance(now)
        self._reach(ends)
        self._carried, self._paused_in_lead_in = self._length or 0.0, False
        self.state, self._reason, self._rest_over = "paused", reason, now - ends
        return (self._event("paused", ends, reason=reason),)

    def done(self, now: float) -> tuple[Event, ...]:
        """End what is running. In a range, from its bottom on, first make the rep under way the last one."""
        events = self.advance(now)
        if self.state == "lead-in":
            return events + tuple(self._enter(now, carried=self._carried, by_itself=False))
        if self.state != "running" or self._guarded(now):
            return events
        step = self.step
        if step.final_hold:
            return events + tuple(self._leave(now))
        if step.rep is not None and step.least is not None and not step.open_ended and not self._closing:
            on_the_way = step.rep < (step.reps or 0)
            if on_the_way and step.rep >= step.least:
                self._lay_out(last_rep_now(self.steps, self.index))
                self._closing = True
                return events
        if step.in_set:
            return events + tuple(self._end_set(now))
        return events + tuple(self._leave(now, by_itself=False))

    def back(self, now: float) -> tuple[Event, ...]:
        """Go back to the start of this set, of the one just done, or, at a set's start, of the one before."""
        events = self.advance(now)
        if self.state not in {"lead-in", "running", "paused"}:
            return events
        begun = self.starts[: bisect_right(self.starts, self.index)]
        if not begun:
            return events
        not_yet_begun = self.state != "running" and self.index == begun[-1] and self._carried == 0.0
        just_begun = self.state == "running" and now - self._set_began < SET_JUST_BEGUN
        if self.step.in_set and (not_yet_begun or just_begun):
            begun.pop()
        if not begun:
            return events
        target = begun[-1]
        withdrawn = [
            Event(kind="withdrawn", due=now, index=start, step=self.steps[start])
            for start in self.starts
            if target <= start <= self.index
        ]
        paused = self.state == "paused"
        self._lay_out(planned_again(self.steps, target, self._planned))
        self.index, self._carried, self._length = target, 0.0, self.steps[target].seconds
        self._forget_set()
        self.set_begun = False
        if paused:
            return (*events, *withdrawn)
        return (*events, *withdrawn, *self._count_in(now, self._lead_in))

    def more_time(self, now: float) -> tuple[Event, ...]:
        """Add 15 s to a rest or changeover."""
        return self._change_time(now, TIME_STEP)

    def less_time(self, now: float) -> tuple[Event, ...]:
        """Take 15 s off a rest or changeover; at least 3 s stay, so that it still counts in."""
        return self._change_time(now, -TIME_STEP)

    def ask(self, now: float, question: Question) -> tuple[Event, ...]:
        """Pause and ask whether to stop; nothing goes on until the answer."""
        events = self.pause(now)
        if self.state in {"paused", "asked"}:
            self.state, self._question = "asked", question
        return events

    def answer(self, now: float, yes: bool) -> tuple[Event, ...]:
        """Answer it: yes ends the session and keeps what was done; no goes back to the pause."""
        if self.state != "asked":
            return ()
        self._seen = max(self._seen, now)
        self._question = None
        if not yes:
            self.state = "paused"
            return ()
        events: list[Event] = []
        if self.step.in_set:
            held = self._held or (self._carried if self.step.kind in {"hold", "work"} else 0.0)
            events.append(self._event("set", now, reps=self._reps, held=held))
        self.state = "stopped"
        return (*events, self._event("stopped", now))

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self, steps: tuple[Step, ...]) -> None:
        """Take steps, and what is asked of them at every look."""
        self.steps = steps
        self.starts = set_starts(steps)
        self._unbounded = [step for step in steps if step.open_ended]
        self._total = totals(steps).seconds.most - sum(step.seconds or 0.0 for step in self._unbounded)

    def _position(self, into_step: float) -> float:
        """Give the seconds of the programme that are behind; a set without an end is no part of them."""
        step = self.step
        if not self._unbounded:
            return step.at + into_step
        before = sum(other.seconds or 0.0 for other in self._unbounded if other.at < step.at)
        return step.at - before + (0.0 if step.open_ended else into_step)

    def _event(
        self,
        kind: EventKind,
        due: float,
        count: int | None = None,
        *,
        reps: int = 0,
        held: float = 0.0,
        in_lead_in: bool = False,
        resumed: bool = False,
        reason: str | None = None,
    ) -> Event:
        at = min(self.index, len(self.steps) - 1)
        return Event(
            kind=kind,
            due=due,
            index=self.index,
            step=self.step,
            count=count,
            length=self._leading if in_lead_in else self._length,
            reps=reps,
            held=held,
            in_lead_in=in_lead_in,
            resumed=resumed,
            first_of_set=begins_set(self.steps, at),
            first_of_rep=begins_rep(self.steps, at),
            reason=reason,
        )

    def _elapsed(self, now: float) -> float:
        if self.state == "running":
            return now - self._began
        return self._carried

    def _reach(self, now: float) -> None:
        if self.state in {"lead-in", "running"}:
            self._active += max(0.0, now - self._seen)
        self._seen = max(self._seen, now)

    def _count_in(self, now: float, seconds: float) -> list[Event]:
        self._reason = self._rest_over = None
        if self._carried == 0.0 and begins_set(self.steps, self.index):
            self._forget_set()
        if seconds <= 0:
            return self._enter(now, carried=self._carried)
        self.state, self._began, self._leading = "lead-in", now, seconds
        return [
            self._event("lead-in", now),
            self._event("count", now, count_at("lead-in", seconds, 0.0), in_lead_in=True),
        ]

    def _enter(self, now: float, *, carried: float = 0.0, by_itself: bool = True) -> list[Event]:
        """Begin the step at `index`, `carried` seconds into it."""
        if self.index >= len(self.steps):
            self.state = "finished"
            return [self._event("finished", now)]
        step = self.steps[self.index]
        self.state, self._began, self._carried = "running", now - carried, 0.0
        if carried == 0.0 or self._length is None:
            self._length = step.seconds
        event = self._event("step", now, resumed=carried > 0)
        if event.first_of_set and carried == 0.0:
            self._forget_set()
            self._set_began, self._by_itself, self.set_begun = now, by_itself, True
        elif not step.in_set:
            self._by_itself = by_itself
        events = [event]
        if step.seconds is not None:
            length = self._length or 0.0
            events.append(self._event("count", now, count_at(step.kind, length, carried)))
        return events

    def _leave(self, now: float, *, by_itself: bool = True) -> list[Event]:
        """End the step under way at `now` and begin the next."""
        step, events = self.step, []
        if step.kind in {"hold", "work"}:
            self._held = now - self._began
        if step.rep is not None and self.index + 1 == rep_bounds(self.steps, self.index)[1]:
            self._reps += 1
            events.append(self._event("rep", now, reps=self._reps))
        if step.in_set and self.index + 1 == set_bounds(self.steps, self.index)[1]:
            events.append(self._event("set", now, reps=self._reps, held=self._held))
            self.set_begun = False
        self.index += 1
        self._length = None
        if step.kind == "ready":
            return events + self._count_in(now, self._lead_in)
        return events + self._enter(now, by_itself=by_itself)

    def _end_set(self, now: float) -> list[Event]:
        if self.step.kind in {"hold", "work"}:
            self._held = now - self._began
        events = [self._event("set", now, reps=self._reps, held=self._held)]
        self.set_begun = False
        self.index = set_bounds(self.steps, self.index)[1]
        self._length = None
        return events + self._enter(now, by_itself=False)

    def _resume(self, now: float) -> tuple[Event, ...]:
        if self.step.kind == "ready":
            self._reason = None
            return tuple(self._enter(now))
        again = self._leading if self._paused_in_lead_in else min(self._lead_in, RESUME_LEAD_IN)
        return tuple(self._count_in(now, again))

    def _guarded(self, now: float) -> bool:
        began = self._set_began if self.step.in_set else self._began
        return self._by_itself and now - began < GUARD

    def _to_start_of_rep(self) -> None:
        self.index = rep_bounds(self.steps, self.index)[0]
        self._carried, self._length = 0.0, self.step.seconds

    def _forget_set(self) -> None:
        self._reps, self._held, self._closing = 0, 0.0, False

    def _change_time(self, now: float, by: float) -> tuple[Event, ...]:
        events = self.advance(now)
        if self.state == "running" and self.step.kind in {"rest", "changeover"} and self._length is not None:
            least = min(self._length, now - self._began + SHORTEST_LEFT)
            self._length = max(least, self._length + by)
        return events
