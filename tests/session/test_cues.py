from tests.building import exercise, held, protocol
from tui.protocol.model import Exercise
from tui.protocol.timeline import compile_steps
from tui.session.cues import cues
from tui.session.runner import Runner


def heard(*exercises: Exercise) -> list[tuple[float, str]]:
    """Every cue of a whole session with its moment, counted from the first step."""
    runner = Runner(compile_steps(protocol(*exercises)), lead_in=10.0)
    events = (*runner.start(-10.0), *runner.advance(10_000.0))
    return [(cue.due, cue.name) for cue in cues(events)]


def test_the_last_three_seconds_of_the_lead_in_are_pips() -> None:
    assert [cue for cue in heard(exercise(1)) if cue[0] < 0] == [(-3.0, "pip"), (-2.0, "pip"), (-1.0, "pip")]


def test_a_rep_is_low_tick_high_tick() -> None:
    second_rep = [name for due, name in heard(exercise(3)) if 6.0 <= due < 12.0]
    assert second_rep == ["low", "tick", "high", "tick"]


def test_a_set_begins_with_go_and_its_last_rep_with_last() -> None:
    session = dict(heard(exercise(3)))
    assert (session[0.0], session[12.0]) == ("go", "last")


def test_a_set_of_one_rep_begins_with_last() -> None:
    assert dict(heard(exercise(1)))[0.0] == "last"


def test_one_sound_a_moment_and_the_end_of_the_session_wins() -> None:
    session = heard(exercise(1, sets=2, rest=12.0))
    assert len({due for due, _ in session}) == len(session)
    assert (dict(session)[6.0], session[-1]) == ("done", (24.0, "finish"))


def test_the_final_hold_has_its_own_sound() -> None:
    assert dict(heard(exercise(2, hold=5.0)))[10.0] == "hold"


def test_a_long_hold_says_half_way_and_counts_out() -> None:
    session = dict(heard(held(30.0)))
    assert (session[15.0], session[27.0], session[29.0]) == ("half", "pip", "pip")


def test_a_long_rest_is_announced_ten_seconds_before_its_end() -> None:
    session = dict(heard(exercise(1, sets=2, rest=60.0)))
    assert session[56.0] == "soon"
    assert "soon" not in dict(heard(exercise(1, sets=2, rest=12.0))).values()


def test_the_other_side_is_called() -> None:
    assert dict(heard(exercise(1, sides="each")))[6.0] == "switch"
