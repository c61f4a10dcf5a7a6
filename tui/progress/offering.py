"""What set-up offers: a load for each exercise, from where it comes, and why. It is never applied unasked."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal

from msgspec import Struct

from tui.progress.days import day_of, ordinal
from tui.progress.gate import Standing, standing
from tui.progress.performance import Performance, in_order, performances
from tui.progress.record import Session
from tui.progress.sentences import because, going_on, of_a_step
from tui.progress.weights import change, derived, heavier, percent_text, same
from tui.protocol.model import DerivedLoad, Exercise, Load, Protocol
from tui.protocol.units import format_load, plain

LookUp = Callable[[str], Protocol | None]  # the protocol of an id, None where there is no readable one
Source = Literal["earned", "back", "derived", "last", "written", "hint", "none"]


class Offer(Struct, frozen=True, kw_only=True):
    """The load that is offered for one exercise, None where none is known.

    `percent` is the true change against the base, exactly: of a step, or of a derived load; None where the
    load stays. `why` is the sentence, `short` a few words of it for a narrow line. `sessions_at_load` are
    those done at the offered load, in the newest stretch of them. `current` is the load of the last time,
    which stays where the offer is not taken; None before there was one.
    """

    load: Load | None
    source: Source
    why: str
    short: str
    percent: Decimal | None = None
    sessions_at_load: int = 0
    current: Load | None = None
    load_of: str | None = None  # the protocol from which it was derived

    @property
    def earned(self) -> bool:
        """Whether a step has been earned."""
        return self.source == "earned"


def offers(
    protocol: Protocol,
    sessions: Iterable[Session],
    look_up: LookUp,
    today: date,
    *,
    load_by_plan: bool = False,
) -> dict[int, Offer]:
    """Give an offer for each exercise by its place in the file; sessions in any order.

    `load_by_plan`: the protocol is as a session of a plan has it that writes a load: that wins over the last
    time.
    """
    ordered = in_order(sessions)
    return {
        exercise.entry: _Offering(ordered, look_up, today, load_by_plan=load_by_plan).offer(
            protocol, exercise
        )
        for exercise in protocol.exercises
    }


class _Offering:
    """Follows derived loads from protocol to protocol, and no two of them in a circle."""

    def __init__(
        self,
        sessions: Sequence[Session],
        look_up: LookUp,
        today: date,
        *,
        load_by_plan: bool,
        asked: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        self._sessions, self._look_up, self._today = sessions, look_up, today
        self._load_by_plan = load_by_plan
        self._asked = asked

    def offer(self, protocol: Protocol, exercise: Exercise) -> Offer:
        """Offer by the first that knows: what it is derived from, the gate, the last time, the file."""
        if not exercise.takes_load:
            return Offer(load=None, source="none", why="no load", short="no load")
        if isinstance(exercise.load, DerivedLoad):
            offer = self._derived(exercise.load, protocol, exercise)
            if offer is not None:
                return offer
        elif self._load_by_plan and exercise.load is not None and not exercise.warm_up:
            return _written(exercise.load, "as the plan says")
        stands = standing(self._sessions, protocol, exercise)
        if stands is not None:
            return _gated(stands, self._today)
        return self._remembered(protocol, exercise)

    def _remembered(self, protocol: Protocol, exercise: Exercise) -> Offer:
        done = performances(self._sessions, protocol, exercise)
        last = next((one for one in reversed(done) if one.load is not None), None)
        if last is not None:
            return _last_time(last, done)
        if isinstance(exercise.load, Load):
            return _written(exercise.load, "as the file says")
        if exercise.loaded in ("bodyweight", "band"):
            body = Load("bodyweight" if exercise.loaded == "bodyweight" else "band")
            return _written(body, "the first time")
        why = exercise.load_hint or "not known yet: choose it"
        return Offer(load=None, source="hint", why=why, short=why)

    def _derived(self, asked: DerivedLoad, protocol: Protocol, exercise: Exercise) -> Offer | None:
        base = self._base(asked, protocol, exercise)
        if base is None:
            return None
        worked_out = derived(base, asked.percent, exercise)
        done = performances(self._sessions, protocol, exercise)
        if worked_out is None:  # the body's weight, or a band: as there
            why = f"as in {asked.of}"
            return Offer(
                load=base,
                source="derived",
                why=why,
                short=why,
                sessions_at_load=_sessions_at(base, done),
                current=_last_load(done),
                load_of=asked.of,
            )
        load, least, most = worked_out.load, plain(worked_out.least), plain(worked_out.most)
        band = f"{least} {base.unit}" if least == most else f"{least}-{most} {base.unit}"
        lighter = self._lighter(load, base, protocol, exercise)
        percent = change(base, lighter or load)
        assert percent is not None
        short = f"{percent_text(percent)} on {format_load(base)}"
        if lighter is not None:
            why = f"{band} asked; the tempo broke in two sets of the last time: {format_load(lighter)}"
        else:
            why = f"{band} asked{'' if worked_out.lies_in_it else ', none loadable'}: {format_load(load)}"
        return Offer(
            load=lighter or load,
            source="derived",
            why=f"{why}, {percent_text(percent)}",
            short=short,
            percent=percent,
            sessions_at_load=_sessions_at(lighter or load, done),
            current=_last_load(done),
            load_of=asked.of,
        )

    def _lighter(self, load: Load, base: Load, protocol: Protocol, exercise: Exercise) -> Load | None:
        """Give one step less than the last time where the tempo broke there; never less than the base."""
        stands = standing(self._sessions, protocol, exercise)
        if stands is None or stands.move != "too heavy" or not heavier(load, stands.next):
            return None
        if heavier(stands.next, base):
            return stands.next
        return base if heavier(load, base) else None

    def _base(self, asked: DerivedLoad, protocol: Protocol, exercise: Exercise) -> Load | None:
        """Give what would be offered today for the same exercise in the other protocol."""
        other = self._look_up(asked.of)
        if other is None:
            return None
        names = {exercise.id, *exercise.was}
        asked_so_far = self._asked | {(protocol.id, exercise.id)}
        there = next((one for one in other.exercises if one.id in names and not one.warm_up), None)
        if there is None or (other.id, there.id) in asked_so_far:
            return None
        return (
            _Offering(self._sessions, self._look_up, self._today, load_by_plan=False, asked=asked_so_far)
            .offer(other, there)
            .load
        )


def _gated(stands: Standing, today: date) -> Offer:
    """Offer what the gate says."""
    current, at = stands.stretch.load, stands.sessions_at(stands.next)
    percent = change(current, stands.next)
    step = f", {percent_text(percent)}" if percent is not None else ""
    moved = partial(Offer, load=stands.next, percent=percent, sessions_at_load=at, current=current)
    match stands.move:
        case "up":
            return moved(source="earned", why=f"earned: {of_a_step(stands)}{step}", short=f"earned{step}")
        case "too heavy" | "back":
            short = "the load before" if at else "one step less"
            return moved(source="back", why=f"{because(stands)}{step}", short=f"{short}{step}")
    stayed = partial(Offer, load=stands.next, sessions_at_load=at, current=current)
    if stands.move == "nothing to add":
        why = f"earned: {of_a_step(stands)}; there is nothing to add: the next variant"
        return stayed(source="earned", why=why, short="earned: the next variant")
    progress = stands.performed.exercise.progress
    typical = f", most people need {progress.typical}" if progress.typical else ""
    short = f"{ordinal(at + 1)} session at {format_load(stands.next)}"
    why = f"{because(stands)}; {going_on(stands, today)}"
    return stayed(source="last", why=f"{why}{typical}", short=f"{short}{typical}")


def _last_time(last: Performance, done: Sequence[Performance]) -> Offer:
    assert last.load is not None
    why = f"as on {day_of(last.on)}"
    return Offer(
        load=last.load,
        source="last",
        why=why,
        short=why,
        sessions_at_load=_sessions_at(last.load, done),
        current=last.load,
    )


def _written(load: Load, why: str) -> Offer:
    return Offer(load=load, source="written", why=why, short=why)


def _last_load(done: Sequence[Performance]) -> Load | None:
    return next((one.load for one in reversed(done) if one.load is not None), None)


def _sessions_at(load: Load, done: Sequence[Performance]) -> int:
    """Count the sessions of the newest stretch at a load."""
    count = 0
    for performed in reversed(done):
        if performed.load is None:
            continue
        if same(performed.load, load):
            count += 1
        elif count:
            break
    return count
