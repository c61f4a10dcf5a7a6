"""Histories in a short notation, one line a session:

`4 20lb 12@4 12! 12` is the fourth day, at 20 lb, three sets: the first felt 4, the second broke the tempo.

A set is its reps (or seconds: `30s`), then any of: `@4` felt 4, `@-` not rated (else 5), `!` the tempo broke,
`~` not said if it was kept, `h3` held 3 s, `p` it hurt. `-` stands for a set that was not done, or for a load
that was not recorded. A word at the end is the outcome.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

import msgspec

from tests.protocol.files import bundled_catalogue
from tui.progress.offering import Offer, offers
from tui.progress.record import OUTCOMES, End, Outcome, Session, SetRecord
from tui.progress.sentences import said_of
from tui.protocol.library import Library, bundled_folder
from tui.protocol.model import Paced, Protocol
from tui.protocol.reading import read_protocol
from tui.protocol.tempo import format_tempo
from tui.protocol.units import format_load

START = datetime(2026, 10, 31, 18, 0, tzinfo=timezone(timedelta(hours=1)))  # the day before day 1
_SET = re.compile(
    r"(?P<reps>\d+)(?P<seconds>s)?(?:@(?P<felt>\d|-))?(?P<broken>!|~)?(?:h(?P<held>\d+))?(?P<pain>p)?"
)


@cache
def bundled(id: str) -> Protocol:
    """A protocol that ships."""
    library = Library(folders=(), bundled=bundled_folder(), default_unit="lb")
    found = library.read(library.find(id)).protocol
    assert found is not None
    return found


def look_up(id: str) -> Protocol | None:
    """Find a protocol that ships, as offers look for the one that a load is derived from."""
    return bundled(id) if id in {"activation-rdl", "connection-plus"} else None


def protocol(keys: str, *, id: str = "mine", head: str = "", more: str = "") -> Protocol:
    """A protocol of one exercise with these keys: sets of reps at 3-1-1-1 with a barbell, where not given."""
    usual = {"name": '"Hinge"', "tempo": '"3-1-1-1"', "loaded": '"barbell"', "step": '"5 lb / 2.5 kg"'}
    if "reps =" not in keys:
        del usual["tempo"]
    given = "\n".join(f"{key} = {value}" for key, value in usual.items() if f"{key} =" not in keys)
    text = f'name = "Mine"\n{head}\n[[exercise]]\n{keys}\n{given}\n{more}'
    reading = read_protocol(text, file="mine.toml", id=id, catalogue=bundled_catalogue(), default_unit="lb")
    assert reading.protocol is not None, reading.problems
    return reading.protocol


def day(number: int) -> date:
    """The date of a day of the notation."""
    return (START + timedelta(days=number)).date()


def done(line: str, protocol: Protocol, *, entry: int | None = None, **more: Any) -> Session:
    """Read one line; `entry` is the exercise it is about, else the last one of the file."""
    number, load, *words = line.split()
    outcome: Outcome = "finished"
    for one in OUTCOMES:
        if words and words[-1] == one:
            outcome = one
            words.pop()
    exercise = protocol.exercises[-1] if entry is None else protocol.exercises[entry - 1]
    started = START + timedelta(days=int(number))
    sets = []
    for place, word in enumerate(words, 1):
        if word == "-":
            continue
        found = _SET.fullmatch(word)
        assert found is not None, f"{word!r} in {line!r}"
        record = SetRecord(
            entry=exercise.entry,
            exercise=exercise.id,
            set=place,
            of=exercise.sets,
            load=None if load == "-" else re.sub(r"(?<=\d)(lb|kg)", r" \1", load).replace("_", " "),
            connection=None if found["felt"] == "-" else int(found["felt"] or 5),
            pain=found["pain"] is not None,
        )
        if isinstance(exercise.work, Paced):
            hold = exercise.work.final_hold
            held = float(found["held"]) if found["held"] else (hold.seconds if hold else None)
            record = msgspec.structs.replace(
                record,
                target=exercise.work.reps[place - 1].text,
                reps=int(found["reps"]),
                tempo=format_tempo(exercise.work.tempo),
                tempo_kept={"!": False, "~": None, None: True}[found["broken"]],
                final_hold=held,
                final_hold_target=hold.seconds if hold else None,
            )
        else:
            wanted = exercise.work.seconds
            record = msgspec.structs.replace(record, seconds=float(found["reps"]), seconds_target=wanted)
        sets.append(record)
    session = Session(
        id=f"{abs(hash_of(line, protocol.id)):012x}"[:12],
        protocol=protocol.id,
        name=protocol.name,
        started=started,
        sets=tuple(sets),
        end=End(at=started + timedelta(minutes=5), outcome=outcome),
    )
    return msgspec.structs.replace(session, **more)


def hash_of(*texts: str) -> int:
    """A number that is the same in every run."""
    value = 7
    for char in "\n".join(texts):
        value = (value * 131 + ord(char)) % 16**12
    return value


def sentence(sessions: Sequence[Session], protocol: Protocol, *, entry: int | None = None) -> str:
    """What the summary of the last of these sessions says of the exercise."""
    wanted = protocol.exercises[-1].entry if entry is None else entry
    said = [one.sentence for one in said_of(sessions[-1], protocol, sessions) if one.entry == wanted]
    return said[0] if said else "nothing"


def offer(
    sessions: Sequence[Session], protocol: Protocol, *, entry: int | None = None, on: int = 30
) -> Offer:
    """What set-up offers for the exercise on a day."""
    wanted = protocol.exercises[-1].entry if entry is None else entry
    return offers(protocol, sessions, look_up, day(on))[wanted]


def shown(offer: Offer) -> str:
    """An offer in short: `25 lb earned +25`."""
    load = "nothing" if offer.load is None else format_load(offer.load)
    percent = "" if offer.percent is None else f" {offer.percent:+.1f}".removesuffix(".0")
    return f"{load} {offer.source}{percent}"
