"""Sessions to test with: one as the program writes it, and whatever hypothesis comes up with."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from tui.progress.record import FELT, OUTCOMES, End, Session, SetRecord

NOW = datetime(2026, 11, 21, 18, 7, 29, tzinfo=timezone(timedelta(hours=1)))

AS_WRITTEN = """\
[[session]]
id = "7ce418072e8c"
format = 1
protocol = "activation-rdl"
name = "Five-minute hamstring activation"
started = 2026-11-21T18:02:11+01:00
plan = "connection-weeks"
plan_session = 7
seconds = 318.4
tension = 261.0
lowering = 114.0
note = "felt set 3 most"

[[session.set]]
entry = 2
exercise = "dumbbell-romanian-deadlift"
section = "Connect"
set = 1
of = 3
side = "left"
load = "20 lb"
per_hand = true
target = "12"
reps = 12
tempo = "3-1-1-1"
tempo_kept = true
final_hold = 5.0
final_hold_target = 5.0
tension = 77.0
connection = 2
felt = "lower back"
pain = true

[[session.set]]
entry = 3
exercise = "single-leg-bridge-hold"
set = 1
of = 4
seconds_target = 30.0
seconds = 30.0
tension = 30.0

[session.end]
at = 2026-11-21T18:07:29+01:00
edited = 2026-11-22T09:00:00+01:00
outcome = "finished"
"""


def session(number: int, *, sets: int = 3, ended: bool = True) -> Session:
    """Give the session of one day: `number` tells it from others."""
    started = datetime(2026, 1, 1, 18, tzinfo=UTC) + timedelta(days=number)
    return Session(
        id=f"{number:012x}",
        protocol="activation-rdl",
        name="Five-minute hamstring activation",
        started=started,
        seconds=300.0,
        sets=tuple(
            SetRecord(
                entry=2,
                exercise="dumbbell-romanian-deadlift",
                set=done,
                of=3,
                load="20 lb",
                target="12",
                reps=12,
                tempo_kept=True,
                connection=5,
            )
            for done in range(1, sets + 1)
        ),
        end=End(at=started + timedelta(minutes=5), outcome="finished") if ended else None,
    )


texts = st.text(max_size=20)
tenths = st.integers(0, 10**6).map(lambda tenths: tenths / 10)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1), timezones=offsets).map(  # noqa: DTZ001
    lambda instant: instant.replace(microsecond=0)
)
ids = st.integers(0, 16**12 - 1).map(lambda number: f"{number:012x}")
scalars = texts | st.booleans() | st.integers(-(2**53), 2**53) | tenths | instants
unknown = st.dictionaries(
    st.text(max_size=8).filter(lambda key: f"{key} " not in "set end "),
    scalars | st.lists(scalars, max_size=3),
    max_size=2,
)


def _or_none(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


def _free(kind: type[Session | SetRecord | End]) -> st.SearchStrategy[dict[str, object]]:
    fields = {*kind.__struct_fields__, "set", "end"}
    return unknown.map(lambda table: {key: value for key, value in table.items() if key not in fields})


set_records = st.builds(
    SetRecord,
    entry=_or_none(st.integers(1, 9)),
    exercise=st.text(min_size=1, max_size=20),
    section=_or_none(texts),
    set=_or_none(st.integers(1, 9)),
    of=_or_none(st.integers(1, 9)),
    side=st.sampled_from([None, "left", "right"]),
    load=_or_none(texts),
    per_hand=st.booleans(),
    load_of=_or_none(texts),
    warm_up=st.booleans(),
    target=_or_none(texts),
    reps=_or_none(st.integers(0, 100)),
    tempo=_or_none(texts),
    tempo_kept=_or_none(st.booleans()),
    final_hold=_or_none(tenths),
    seconds=_or_none(tenths),
    connection=_or_none(st.integers(1, 5)),
    felt=st.sampled_from([None, *FELT]),
    pain=st.booleans(),
    unknown=_free(SetRecord),
)
ends = st.builds(
    End,
    at=_or_none(instants),
    edited=_or_none(instants),
    outcome=st.sampled_from(OUTCOMES),
    unknown=_free(End),
)
sessions = st.builds(
    Session,
    id=ids,
    protocol=_or_none(texts),
    name=_or_none(texts),
    started=instants,
    plan=_or_none(texts),
    plan_session=_or_none(st.integers(1, 99)),
    seconds=_or_none(tenths),
    tension=_or_none(tenths),
    note=_or_none(texts),
    unknown=_free(Session),
    sets=st.lists(set_records, max_size=3).map(tuple),
    end=ends,
)
