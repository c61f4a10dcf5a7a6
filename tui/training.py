"""A session being done: runner, records, file and sound in one place, without a screen.

A set is on disk before anybody is told that it is done: that is written once, here, in `Training._take`.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import ClassVar

import msgspec

from tui.files.errors import NotWritten
from tui.progress.record import End, Outcome, Session, SetRecord
from tui.progress.sheet import Sheet, key_of
from tui.progress.underway import Resume, Underway
from tui.protocol.model import Protocol, SetKey
from tui.protocol.sets import set_starts
from tui.protocol.timeline import compile_steps, fingerprint
from tui.session.bounce import Bounce
from tui.session.cues import cues, vocabulary
from tui.session.events import Event
from tui.session.gap import Clock, GapWatch
from tui.session.hearing import Player
from tui.session.place import in_play, in_set, just_done
from tui.session.runner import GUARD, Runner
from tui.session.snapshot import Question
from tui.view import View, spoken, undoable, view_of

LATEST_SOUND = 0.3  # seconds after which a sound is worse than none
SPEAKABLE = 1.5  # times the pace up to which words do not fall over each other
LEAD_IN = 10.0
ANSWERS_STOP = frozenset({"yes", "no", "pain", "stop"})  # all that works while it is asked whether to stop


class Training:
    """One session over one protocol. Every control looks at the clock first, then acts."""

    def __init__(
        self,
        protocol: Protocol,
        *,
        id: str,
        clock: Clock,
        player: Player,
        underway: Callable[[Session, Resume], Underway] | None,
        loads: Mapping[int, str | None],
        lead_in: float = LEAD_IN,
        speed: float = 1.0,
        place: tuple[str, int] | None = None,
        interrupted: tuple[Session, Resume] | None = None,
    ) -> None:
        """Take all that a session needs; without `underway` it is a rehearsal, and nothing is written.

        `interrupted` is a session to go on with, whose steps must be the same. `lead_in` counts where the
        protocol says none. `speed` is how many seconds of session pass in one.
        `place` is the plan that it belongs to, and the number of its session there.
        """
        self.protocol = protocol
        self._steps = compile_steps(protocol)
        self._fingerprint = fingerprint(self._steps)
        self._clock, self._player, self._open, self._speed = clock, player, underway, speed
        self._rehearsal = underway is None
        self._underway: Underway | None = None
        self.sheet = Sheet(protocol, loads, interrupted[0].sets if interrupted else ())
        self._session = interrupted[0] if interrupted else None
        self._active_before = (interrupted[0].seconds or 0.0) if interrupted else 0.0
        self._id = id
        self._place = place
        begin_at = self._place_of(interrupted[1].next) if interrupted else 0
        seconds = protocol.lead_in if protocol.lead_in is not None else lead_in
        self.runner = Runner(self._steps, lead_in=seconds, begin_at=begin_at)
        self._origin = clock.monotonic()
        self._unseen = 0.0  # seconds that the machine slept and its monotonic clock did not see
        self._last_now = 0.0
        self._gaps = GapWatch()
        self._not_saved: str | None = None
        self._bounce = Bounce()
        self._how_stopped: Outcome = "stopped"
        self.tell: Callable[[Event], None] = lambda _: None  # hears of every event once it is on disk
        self._ran_out: float | None = None
        self.saved_to: str | None = None
        self.settled = False

    # ── looking ─────────────────────────────────────────────────────────────────────────────────────────────

    def look(self) -> View:
        """Take in the time that has passed and say what is to be seen."""
        now = self._now()
        gap = None
        if self._timed() and not self._rehearsal:
            gap = self._gaps.look(self._clock.monotonic(), self._clock.wall().timestamp())
        if gap is not None:
            self._unseen += gap.unseen
            now += gap.unseen
            self._take(self.runner.interrupt(self._last_now, now, gap.reason), now)
        else:
            self._take(self.runner.advance(now), now)
        self._last_now = now
        if not self._timed():
            self._gaps.rest()
        return view_of(self.runner, self.sheet, now, not_saved=self._not_saved, rehearsal=self._rehearsal)

    def next_wake(self) -> float | None:
        """Give the seconds until something visible changes; None while nothing moves by itself."""
        now = self._now()
        due = self.runner.next_change(now)
        return None if due is None else max(0.0, due - now) / self._speed

    def seconds_until(self, elapsed: float) -> float:
        """Give the seconds until the step under way is `elapsed` seconds old."""
        return max(0.0, elapsed - self.runner.snapshot(self._now()).elapsed) / self._speed

    def was_stopped(self) -> None:
        """Take the time since the last look for a gap, however short: somebody stopped the program."""
        self._gaps.stopped()

    # ── controls ────────────────────────────────────────────────────────────────────────────────────────────

    def press(self, control: str, key: str = "") -> View:
        """Do what a control does; the same key again within a quarter of a second is one press.

        Raises KeyError for a control that does not exist.
        """
        act = self._controls[control]
        if self._bounce.bounced(key, self._clock.monotonic()):
            return self.look()
        if self.runner.state == "asked" and control not in ANSWERS_STOP:
            return self.look()
        self.look()
        act(self, self._now())
        return self.look()

    def set_load(self, entry: int, load: str | None) -> View:
        """Take the load of an exercise, by its place in the file, for its sets from now on; None: untold."""
        self.look()
        self.sheet.loads[entry] = load
        if self._session is not None:
            self._save()
        return self.look()

    def rate(self, record: SetRecord, digit: int) -> None:
        """Take an answer that the summary asked for."""
        self.sheet.rate(key_of(record), digit)
        self._save()

    def corrected(self, wanted: Session) -> Session:
        """Give the session with the sets and the note that are wanted, and the sums that they make."""
        sheet = Sheet(self.protocol, self.sheet.loads, self.sheet.records)
        for record in wanted.sets:
            sheet.correct(record)
        return self._as_record(wanted, sheet)

    def correct(self, wanted: Session) -> None:
        """Take the sets and the note that are wanted; a session that is settled is written by its caller."""
        if self._session is not None:
            for record in wanted.sets:
                self.sheet.correct(record)
            self._session = msgspec.structs.replace(self._session, note=wanted.note)
            self._save()

    # ── the end ─────────────────────────────────────────────────────────────────────────────────────────────

    def settle(self) -> None:
        """Put the session into the progress file; nothing happens twice. What fails is in the view."""
        if self.settled or self._underway is None or not self.runner.over:
            return
        try:
            if not self.sheet.records:
                self._underway.discard()
            else:
                self.saved_to = str(self._underway.settle())
            self.settled, self._not_saved = True, None
        except NotWritten as error:
            self._not_saved = str(error)

    def leave(self) -> str | None:
        """Let go of the session; where it could not be saved, give the path of a copy.

        A session that has not ended stays under way, to be resumed. Raises NotWritten where no folder takes
        a copy.
        """
        self._player.close()
        if self._underway is None:
            return None
        self.settle()
        if self.settled:
            return None
        return self._underway.leave()

    def play_through(self, player: Player) -> None:
        """Let what follows be heard through another player; the one before is let go of."""
        self._player.close()
        self._player = player
        if self.runner.state != "standing":
            self._prepare_words()

    def abandon(self) -> str | None:
        """Let go at once, as a program must that is told to end; gives the path of a copy, if need be.

        What is on disk stays under way, to be gone on with; nothing waits for a lock. Raises NotWritten where
        no folder takes a copy.
        """
        self._player.close()
        return None if self._underway is None else self._underway.leave()

    @property
    def session(self) -> Session | None:
        """The record as it stands; None before the start."""
        if self._session is None:
            return None
        return self._as_record(self._session, self.sheet)

    @property
    def rehearsal(self) -> bool:
        """Whether nothing is written."""
        return self._rehearsal

    @property
    def not_saved(self) -> str | None:
        """Why the newest state is not on disk, or None where it is."""
        return self._not_saved

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _now(self) -> float:
        return (self._clock.monotonic() - self._origin) * self._speed + self._unseen

    def _timed(self) -> bool:
        return self.runner.state == "lead-in" or (
            self.runner.state == "running" and self.runner.step.seconds is not None
        )

    def _take(self, events: Iterable[Event], now: float) -> None:
        """Write down what happened, then let it be heard."""
        events = tuple(events)
        changed = False
        for event in events:
            match event.kind:
                case "set":
                    changed |= self.sheet.set_ended(event.step.set_key, reps=event.reps, held=event.held)
                case "withdrawn":
                    self.sheet.withdraw(event.step.set_key)
                    changed = True
                case "finished" | "stopped":
                    self._end("finished" if event.kind == "finished" else self._how_stopped)
                    changed = True
        if changed:
            self._save()
        for event in events:
            self.tell(event)
        for cue in cues(events, self.runner.steps, ready=partial(spoken, self.sheet)):
            if (now - cue.due) / self._speed <= LATEST_SOUND:
                self._player.play(cue.name, cue.words if self._speed <= SPEAKABLE else "")

    def _begin(self, now: float) -> None:
        if self._session is None:
            self._session = Session(
                id=self._id,
                started=self._clock.wall(),
                protocol=self.protocol.id,
                name=self.protocol.name,
                plan=self._place[0] if self._place else None,
                plan_session=self._place[1] if self._place else None,
            )
        self._save()
        self._prepare_words()
        self._take(self.runner.start(now), now)

    def _prepare_words(self) -> None:
        if self._speed <= SPEAKABLE:
            self._player.prepare(
                vocabulary(self._steps[self.runner.index :], ready=partial(spoken, self.sheet))
            )

    @property
    def just_ended(self) -> bool:
        """Whether the last step ran out by itself a moment ago."""
        ended = self._ran_out
        return ended is not None and self._clock.monotonic() - ended < GUARD

    def _end(self, outcome: Outcome) -> None:
        assert self._session is not None
        self._ran_out = self._clock.monotonic() if outcome == "finished" else None
        end = End(at=self._clock.wall(), outcome=outcome)
        self._session = msgspec.structs.replace(self._session, end=end)

    def _save(self) -> None:
        session = self.session
        if self._open is None or session is None or self.settled:
            return
        try:
            if self._underway is None:
                self._underway = self._open(session, self._to_resume())
            if session.end is not None:
                self._underway.finish(session)
            else:
                self._underway.save(session, self._to_resume())
            self._not_saved = None
        except NotWritten as error:
            self._not_saved = str(error)

    def _as_record(self, session: Session, sheet: Sheet) -> Session:
        return msgspec.structs.replace(
            session,
            sets=sheet.records,
            seconds=round(self._active_before + self.runner.active, 1),
            tension=round(sheet.tension, 1),
            lowering=round(sheet.lowering, 1),
        )

    def _to_resume(self) -> Resume:
        starts = self.runner.starts
        under_way = self.runner.step.set_key if self.runner.step.in_set else None
        coming = [
            self.runner.steps[i].set_key
            for i in starts
            if i >= self.runner.index or self.runner.steps[i].set_key == under_way
        ]
        loads = {str(entry): load for entry, load in self.sheet.loads.items() if load is not None}
        return Resume(steps=self._fingerprint, next=coming[0] if coming else None, loads=loads)

    def _place_of(self, key: SetKey | None) -> int:
        places = {self._steps[i].set_key: i for i in set_starts(self._steps)}
        return places.get(key, 0) if key is not None else 0

    # ── what each control does ──────────────────────────────────────────────────────────────────────────────

    def _space(self, now: float) -> None:
        if self.runner.state == "standing":
            self._begin(now)
        else:
            self._take(self.runner.space(now), now)

    def _answer(self, digit: int) -> None:
        done = just_done(self.runner)
        if self.sheet.record(done) is not None and done is not None:
            self.sheet.answer(done, digit)
            self._save()

    def _reps(self, by: int) -> None:
        done = just_done(self.runner)
        if done is not None and not in_set(self.runner):
            self.sheet.change_reps(done, by)
            self._save()

    def _tempo(self) -> None:
        if (key := in_play(self.runner)) is not None:
            self.sheet.toggle_tempo(key)
            self._save()

    def _undo(self) -> None:
        if self.sheet.undo(undoable(self.runner, self.sheet)):
            self._save()

    def _ask(self, now: float, question: Question) -> None:
        if self.runner.state == "standing" or self.runner.over:
            return
        key = in_play(self.runner)
        if question == "pain" and key is not None:
            self.sheet.mark_pain(key)
            self._save()
        self._take(self.runner.ask(now, question), now)

    def _reply(self, now: float, yes: bool) -> None:
        question = self.runner.snapshot(now).question
        self._how_stopped = "pain" if question == "pain" else "stopped"
        self._take(self.runner.answer(now, yes), now)

    _controls: ClassVar[dict[str, Callable[["Training", float], None]]] = {
        "space": _space,
        "pause": lambda self, now: self._take(self.runner.pause(now), now),
        "done": lambda self, now: self._take(self.runner.done(now), now),
        "back": lambda self, now: self._take(self.runner.back(now), now),
        "more_time": lambda self, now: self._take(self.runner.more_time(now), now),
        "less_time": lambda self, now: self._take(self.runner.less_time(now), now),
        "more_reps": lambda self, _: self._reps(1),
        "fewer_reps": lambda self, _: self._reps(-1),
        "tempo": lambda self, _: self._tempo(),
        "undo": lambda self, _: self._undo(),
        "pain": lambda self, now: self._ask(now, "pain"),
        "stop": lambda self, now: self._ask(now, "stop"),
        "yes": lambda self, now: self._reply(now, True),
        "no": lambda self, now: self._reply(now, False),
        "answer_1": lambda self, _: self._answer(1),
        "answer_2": lambda self, _: self._answer(2),
        "answer_3": lambda self, _: self._answer(3),
        "answer_4": lambda self, _: self._answer(4),
        "answer_5": lambda self, _: self._answer(5),
    }
