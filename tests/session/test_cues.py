from hypothesis import given

from tests.building import exercise, held, protocol, protocols
from tui.protocol.model import Exercise, Protocol
from tui.protocol.timeline import Step, compile_steps
from tui.session.cues import Cue, cues, vocabulary
from tui.session.runner import Runner


def heard(*exercises: Exercise) -> list[tuple[float, str]]:
    """Every cue of a whole session with its moment, counted from the first step."""
    return [(cue.due, cue.name) for cue in score(*exercises) if cue.name is not None]


def said(*exercises: Exercise) -> list[tuple[float, str]]:
    """All that a voice says in a whole session."""
    return [(cue.due, cue.words) for cue in score(*exercises) if cue.words]


def score(*exercises: Exercise) -> list[Cue]:
    steps = compile_steps(protocol(*exercises))
    runner = Runner(steps, lead_in=10.0)
    events = [*runner.start(-10.0), *runner.advance(10_000.0)]
    while not runner.over:
        events += [*runner.space(10_000.0), *runner.advance(20_000.0)]
    return list(cues(events, steps, ready=named))


def named(step: Step) -> str:
    return f"{step.name}, 40 lb"


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


def test_the_lead_in_is_counted_aloud() -> None:
    assert said(exercise(1))[:4] == [(-3.0, "3"), (-2.0, "2"), (-1.0, "1"), (0.0, "last one")]


def test_the_first_rep_is_told_by_its_phases_and_the_next_by_its_number() -> None:
    words = said(exercise(3))[3:]
    assert [text for due, text in words if due < 6.0] == ["lower", "2", "3", "stretch", "lift", "squeeze"]
    assert [text for due, text in words if 6.0 <= due < 12.0] == ["2", "2", "3"]


def test_the_last_rep_its_hold_and_the_end_are_told() -> None:
    words = dict(said(exercise(2, hold=10.0)))
    assert (words[6.0], words[10.0], words[15.0], words[17.0]) == ("last one", "hold", "half way", "3")
    assert said(exercise(2))[-1] == (12.0, "done")


def test_a_rest_is_told_with_its_length_and_a_long_one_with_what_comes_next() -> None:
    words = dict(said(exercise(1, sets=3, rest=90.0)))
    assert (words[6.0], words[86.0]) == ("rest, 1 minute 30", "next: set 2 of 3")


def test_the_other_side_a_changeover_and_what_waits_for_a_key_are_told() -> None:
    timed_change = exercise(1, sides="each", name="Curl", changeover=20.0)
    words = [text for _, text in said(timed_change, exercise(1, entry=2, name="Hinge"))]
    assert "other side" in words
    assert "next: Hinge, 20 seconds" in words
    waits = exercise(1, name="Curl", changeover="ready")
    assert "Hinge, 40 lb" in [text for _, text in said(waits, exercise(1, entry=2, name="Hinge"))]


def test_a_phase_shorter_than_a_second_has_its_tone_and_no_spoken_seconds() -> None:
    words = [text for _, text in said(exercise(2, at="0.5-0-0.5-0"))]
    assert words == ["3", "2", "1", "lower", "lift", "last one", "done"]


@given(protocols())
def test_every_word_of_a_session_is_known_before_it_begins(plan: Protocol) -> None:
    steps = compile_steps(plan)
    known = vocabulary(steps, ready=named)
    assert {text for _, text in said(*plan.exercises)} <= set(known)
    assert len(known) == len(set(known))
