"""The sheet of a session under way: its sets so far, with the corrections that keys make in the rest.

Pure: a set that ends is written as it was planned (all reps that were paced, tempo kept, hold held, not
rated), and whatever is said of it later amends that.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from tui.progress.record import FELT, SetRecord
from tui.protocol.model import MAX_REPS, DerivedLoad, Exercise, Held, Paced, Protocol, SetKey, Timed
from tui.protocol.tempo import format_tempo, seconds_of_a_rep

Stage = Literal["connection", "where", "answered"]

FAINT = 2  # up to this connection it is asked where the work was felt instead


class _Before(Struct, frozen=True):
    """How a set stood before an answer, a mark or a correction."""

    key: SetKey
    record: SetRecord | None
    broken: bool = False
    painful: bool = False


def key_of(record: SetRecord) -> SetKey:
    """Tell which set of the protocol a record of this program is of."""
    return (record.entry or 0, record.set or 0, record.side)


class Sheet:
    """The records of one session, in the order in which the sets were done."""

    def __init__(
        self, protocol: Protocol, loads: Mapping[int, str | None], records: Iterable[SetRecord] = ()
    ) -> None:
        """Take the protocol, the load of each exercise by its place in the file, and sets done before."""
        self._exercises = {exercise.entry: exercise for exercise in protocol.exercises}
        self.loads = dict(loads)
        self._records = {key_of(record): record for record in records}
        self._broken: set[SetKey] = set()  # marks of sets that have not ended yet
        self._painful: set[SetKey] = set()
        self._undo: list[_Before] = []

    @property
    def records(self) -> tuple[SetRecord, ...]:
        """The sets done, oldest first."""
        return tuple(self._records.values())

    def record(self, key: SetKey | None) -> SetRecord | None:
        """Give the record of a set, if there is one."""
        return self._records.get(key) if key is not None else None

    def exercise(self, entry: int) -> Exercise:
        """Give the exercise at that place in the file."""
        return self._exercises[entry]

    # ── what the runner tells ───────────────────────────────────────────────────────────────────────────────

    def set_ended(self, key: SetKey, *, reps: int, held: float) -> bool:
        """Write a set down; one without a rep or a second leaves no record, unless it hurt."""
        exercise = self._exercises[key[0]]
        painful = key in self._painful
        nothing = reps == 0 if isinstance(exercise.work, Paced) else held <= 0
        if nothing and not painful:
            self._broken.discard(key)
            self._undo = [before for before in self._undo if before.key != key]
            return False
        record = self._as_planned(exercise, key, reps, held)
        if key in self._broken and record.tempo_kept is not None:
            record = msgspec.structs.replace(record, tempo_kept=False)
        self._records.pop(key, None)
        self._records[key] = msgspec.structs.replace(record, pain=painful)
        self._broken.discard(key)
        self._painful.discard(key)
        self._undo = [self._ended(before) if before.key == key else before for before in self._undo]
        return True

    def withdraw(self, key: SetKey) -> None:
        """Forget a set that is to be done again."""
        self._records.pop(key, None)
        self._broken.discard(key)
        self._painful.discard(key)
        self._undo = [before for before in self._undo if before.key != key]

    # ── what the lifter says ────────────────────────────────────────────────────────────────────────────────

    def toggle_tempo(self, key: SetKey) -> None:
        """Note that the tempo of a set was not kept; once more: it was."""
        record = self._records.get(key)
        if record is None:
            self._note(key)
            self._broken ^= {key}
        elif record.tempo_kept is not None:
            self._amend(key, tempo_kept=not record.tempo_kept)

    def tempo_broken(self, key: SetKey) -> bool:
        """Whether that is noted of a set."""
        record = self._records.get(key)
        return key in self._broken if record is None else record.tempo_kept is False

    def hurts(self, key: SetKey) -> bool:
        """Whether pain was noted in a set."""
        record = self._records.get(key)
        return key in self._painful if record is None else record.pain

    def mark_pain(self, key: SetKey) -> None:
        """Note that a set hurt; one under way is then recorded even without a rep."""
        if key in self._records:
            self._amend(key, pain=True)
        elif key not in self._painful:
            self._note(key)
            self._painful.add(key)

    def change_reps(self, key: SetKey, by: int) -> None:
        """Correct the reps of a set, 0 to 100; a record begins with the first rep and ends with none."""
        record, exercise = self._records.get(key), self._exercises[key[0]]
        if not isinstance(exercise.work, Paced):
            return
        reps = min(MAX_REPS, max(0, by + ((record.reps or 0) if record else 0)))
        if record is None:
            self._put(key, self._as_planned(exercise, key, reps, 0.0) if reps else None)
        elif reps or record.pain:
            self._amend(key, reps=reps, tension=_tension(exercise, reps, record.final_hold or 0.0))
        else:
            self._put(key, None)

    def stage(self, key: SetKey | None) -> Stage | None:
        """Tell what is asked of a set: its connection, then, where that was faint, where it was felt."""
        record = self.record(key)
        if record is None or record.warm_up or not (record.reps or record.seconds):
            return None  # of a set without a rep there is nothing to feel
        ask = self._exercises[record.entry or 0].ask
        if ask == "none":
            return None
        if ask == "where":
            return "where" if record.felt is None else "answered"
        if record.connection is None:
            return "connection"
        return "where" if record.connection <= FAINT and record.felt is None else "answered"

    def answer(self, key: SetKey, digit: int) -> None:
        """Take a digit from 1 to 5 for what is asked; once all is answered, a digit answers anew."""
        stage = self.stage(key)
        where = stage == "where" or (stage == "answered" and self._asks_where(key))
        if where:
            self._amend(key, felt=FELT[digit - 1])
        elif stage is not None:
            self._amend(key, connection=digit, felt=None)

    def rate(self, key: SetKey, digit: int) -> None:
        """Take the one answer that the summary asks for: the connection, or where that alone is asked."""
        if self._asks_where(key):
            self._amend(key, felt=FELT[digit - 1])
        else:
            self._amend(key, connection=digit)

    def correct(self, wanted: SetRecord) -> None:
        """Put a set right: what was done, load, connection and tempo; no rep, no record."""
        key = key_of(wanted)
        record, exercise = self._records[key], self._exercises[key[0]]
        if wanted.reps is not None and record.reps is not None:
            self.change_reps(key, wanted.reps - record.reps)
        if key not in self._records:
            return
        if wanted.seconds is not None and wanted.seconds != record.seconds:
            tension = _tension(exercise, 0, wanted.seconds)
            self._amend(key, seconds=wanted.seconds, tension=tension)
        self._amend(
            key,
            load=wanted.load,
            per_hand=wanted.load is not None and exercise.loaded == "per-hand",
            connection=wanted.connection,
            felt=record.felt if wanted.connection == record.connection else None,
            tempo_kept=wanted.tempo_kept,
        )

    def can_undo(self, keys: Collection[SetKey]) -> bool:
        """Whether the last answer, mark or correction was one of these sets."""
        return bool(self._undo) and self._undo[-1].key in keys

    def undo(self, keys: Collection[SetKey]) -> bool:
        """Take back the last answer, mark or correction, if it was one of these sets; tell whether it was."""
        if not self.can_undo(keys):
            return False
        before = self._undo.pop()
        if before.record is None:
            self._records.pop(before.key, None)
        else:
            self._records[before.key] = before.record
        self._mark(self._broken, before.key, before.broken)
        self._mark(self._painful, before.key, before.painful)
        return True

    def unrated(self) -> tuple[SetRecord, ...]:
        """Give the sets whose connection was asked for and not told; where that alone is asked, its place."""
        return tuple(
            record
            for key, record in self._records.items()
            if (stage := self.stage(key)) == "connection" or (stage == "where" and self._asks_where(key))
        )

    def _asks_where(self, key: SetKey) -> bool:
        return self._exercises[key[0]].ask == "where"

    # ── sums ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def tension(self) -> float:
        """Seconds under tension in all sets."""
        return sum(record.tension or 0.0 for record in self._records.values())

    @property
    def lowering(self) -> float:
        """Seconds of lowering in all sets."""
        return sum(lowering(self._exercises[key[0]], r.reps or 0) for key, r in self._records.items())

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _amend(self, key: SetKey, **changes: Any) -> None:  # noqa: ANN401 - the struct types its own fields
        self._put(key, msgspec.structs.replace(self._records[key], **changes))

    def _put(self, key: SetKey, changed: SetRecord | None) -> None:
        before = self._records.get(key)
        if changed == before:
            return
        self._note(key)
        if changed is None:
            del self._records[key]
        else:
            self._records[key] = changed

    def _note(self, key: SetKey) -> None:
        """Remember how a set stood before it is changed."""
        before = _Before(key, self._records.get(key), key in self._broken, key in self._painful)
        self._undo.append(before)

    def _ended(self, before: "_Before") -> "_Before":
        """Turn a mark made while the set ran into one of its record: taking it back must not lose the set."""
        if before.record is not None:
            return before
        record = self._records[before.key]
        kept = None if record.tempo_kept is None else not before.broken
        return _Before(before.key, msgspec.structs.replace(record, tempo_kept=kept, pain=before.painful))

    @staticmethod
    def _mark(marks: set[SetKey], key: SetKey, on: bool) -> None:
        if on:
            marks.add(key)
        else:
            marks.discard(key)

    def _as_planned(self, exercise: Exercise, key: SetKey, reps: int, held: float) -> SetRecord:
        load = self.loads.get(exercise.entry)
        of = exercise.load.of if isinstance(exercise.load, DerivedLoad) else None
        record = SetRecord(
            exercise=exercise.id,
            entry=exercise.entry,
            section=exercise.section,
            set=key[1],
            of=exercise.sets,
            side=key[2],
            load=load,
            per_hand=load is not None and exercise.loaded == "per-hand",
            load_of=of,
            warm_up=exercise.warm_up,
            tension=_tension(exercise, reps, held),
        )
        match exercise.work:
            case Timed(target) | Held(target):
                return msgspec.structs.replace(record, seconds_target=target, seconds=round(held, 1))
            case Paced() as work:
                hold = work.final_hold
                return msgspec.structs.replace(
                    record,
                    target=work.reps[key[1] - 1].text,
                    reps=reps,
                    tempo=format_tempo(work.tempo),
                    tempo_kept=True,
                    final_hold=round(held, 1) if hold else None,
                    final_hold_target=hold.seconds if hold else None,
                )


def lowering(exercise: Exercise, reps: int) -> float:
    """Seconds of lowering in so many reps; none in a timed or isometric set."""
    return reps * float(exercise.work.tempo.lower) if isinstance(exercise.work, Paced) else 0.0


def _tension(exercise: Exercise, reps: int, held: float) -> float:
    if isinstance(exercise.work, Paced):
        return round(reps * float(seconds_of_a_rep(exercise.work.tempo)) + held, 1)
    return round(held, 1)
