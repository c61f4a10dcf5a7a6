from datetime import timedelta

from tests.building import exercise, protocol
from tests.clocks import SATURDAY
from tui.progress.record import Session, SetRecord
from tui.progress.remembered import activation_last_used, last_time

HINGE = exercise(12, was=("old-hinge",))
TODAY = protocol(HINGE, was=("older",))


def session(day: int, load: str | None, *, of: str = "test", name: str = "hinge") -> Session:
    return Session(
        id=f"{day:012}",
        started=SATURDAY + timedelta(days=day),
        protocol=of,
        sets=(SetRecord(exercise=name, load=load),),
    )


def test_the_newest_load_is_remembered() -> None:
    last = last_time([session(1, "20 lb"), session(2, "25 lb")], TODAY, HINGE)
    assert (last.load, last.sessions) == ("25 lb", 2)


def test_a_session_without_a_load_counts_but_does_not_hide_the_load_before() -> None:
    last = last_time([session(1, "20 lb"), session(2, None)], TODAY, HINGE)
    assert (last.load, last.sessions) == ("20 lb", 2)


def test_sessions_of_other_protocols_do_not_count() -> None:
    last = last_time([session(1, "100 lb", of="heavy-hinge")], TODAY, HINGE)
    assert (last.load, last.session, last.sessions) == (None, None, 0)


def test_earlier_names_of_both_are_the_same() -> None:
    assert last_time([session(1, "20 lb", of="older", name="old-hinge")], TODAY, HINGE).load == "20 lb"


def test_the_activation_last_used_is_found() -> None:
    days = [session(1, None, of="a"), session(2, None, of="b"), session(3, None, of="leg-day")]
    found = activation_last_used(days, ["a", "b"])
    assert found is not None
    assert found.protocol == "b"
    assert activation_last_used([], ["a"]) is None
