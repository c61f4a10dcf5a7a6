"""Ten years of training made by rule: 2,000 sessions of ten sets, and whatever else a history may hold."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from tui.progress.record import End, Session, SetRecord
from tui.progress.writing import block_text

SESSIONS, SETS = 2_000, 10
FIRST = datetime(2016, 11, 23, 18, 0, tzinfo=timezone(timedelta(hours=1)))
KINDS = ("activation-rdl", "connection-plus", "heavy-hinge")
EXERCISES = ("dumbbell-romanian-deadlift", "seated-leg-curl", "back-squat")


def session(number: int, *, sets: int = SETS) -> Session:
    """Make the session of a number: every other day or so, a little heavier every half a year."""
    started = FIRST + timedelta(days=number * 3650 // SESSIONS)
    kind = KINDS[number % 5 % 3]
    load = 20 + 5 * (number // 200)
    return Session(
        id=f"{number + 4096:012x}",
        protocol=kind,
        name={"activation-rdl": "Five-minute hamstring activation"}.get(kind, kind),
        started=started,
        seconds=300.0 + number % 60,
        tension=261.0,
        lowering=114.0,
        sets=tuple(
            SetRecord(
                entry=2,
                exercise=EXERCISES[0] if kind == "activation-rdl" else EXERCISES[place % 3],
                set=place,
                of=sets,
                load=f"{load} lb",
                per_hand=True,
                target="12",
                reps=12 - (number % 7 == 0),
                tempo="3-1-1-1",
                tempo_kept=number % 11 != 0,
                final_hold=5.0,
                final_hold_target=5.0,
                tension=77.0,
                connection=5 if number % 3 == 0 else 3 + (number + place) % 3,
            )
            for place in range(1, sets + 1)
        ),
        end=End(at=started + timedelta(minutes=6), outcome="stopped" if number % 97 == 0 else "finished"),
    )


def ten_years(home: Path, *, sessions: int = SESSIONS, sets: int = SETS) -> None:
    """Write them into the progress file of a folder."""
    blocks = (block_text(session(number, sets=sets)) for number in range(SESSIONS - sessions, SESSIONS))
    (home / "progress.toml").write_text("\n".join(blocks), encoding="utf-8")
