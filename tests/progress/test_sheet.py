from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.building import exercise, held, protocol
from tui.progress.record import SetRecord
from tui.progress.sheet import Sheet
from tui.protocol.model import Exercise, SetKey

SET_1: SetKey = (1, 1, None)
SET_2: SetKey = (1, 2, None)


def sheet(one: Exercise | None = None, load: str | None = "20 lb") -> Sheet:
    hinge = one or exercise(12, sets=3, hold=5.0, ask="connection", loaded="per-hand")
    return Sheet(protocol(hinge), {1: load})


def after_set_1(one: Exercise | None = None) -> tuple[Sheet, SetRecord]:
    its = sheet(one)
    its.set_ended(SET_1, reps=12, held=5.0)
    return its, its.records[0]


def now(its: Sheet) -> SetRecord:
    return its.records[-1]


def test_a_set_is_written_as_it_was_planned() -> None:
    _, record = after_set_1()
    assert record == SetRecord(
        exercise="hinge",
        entry=1,
        set=1,
        of=3,
        load="20 lb",
        per_hand=True,
        target="12",
        reps=12,
        tempo="3-1-1-1",
        tempo_kept=True,
        final_hold=5.0,
        final_hold_target=5.0,
        tension=77.0,
    )


def test_a_set_without_a_rep_leaves_no_record() -> None:
    its = sheet()
    assert not its.set_ended(SET_1, reps=0, held=0.0)
    assert its.records == ()


def test_a_set_that_hurt_is_recorded_even_without_a_rep() -> None:
    its = sheet()
    its.mark_pain(SET_1)
    assert its.set_ended(SET_1, reps=0, held=0.0)
    assert (now(its).reps, now(its).pain) == (0, True)


def test_an_isometric_set_keeps_its_seconds() -> None:
    its = Sheet(protocol(held(30.0)), {})
    its.set_ended(SET_1, reps=0, held=21.04)
    assert (now(its).seconds, now(its).seconds_target, now(its).tension) == (21.0, 30.0, 21.0)
    assert (now(its).reps, now(its).tempo_kept) == (None, None)


def test_a_broken_tempo_marked_in_the_set_is_in_its_record() -> None:
    its = sheet()
    its.toggle_tempo(SET_1)
    assert its.tempo_broken(SET_1)
    its.set_ended(SET_1, reps=12, held=5.0)
    assert now(its).tempo_kept is False
    its.toggle_tempo(SET_1)
    assert now(its).tempo_kept is True


def test_the_next_set_does_not_inherit_the_mark() -> None:
    its = sheet()
    its.toggle_tempo(SET_1)
    its.set_ended(SET_1, reps=12, held=5.0)
    its.set_ended(SET_2, reps=12, held=5.0)
    assert now(its).tempo_kept is True


def test_more_reps_add_their_tension() -> None:
    its, _ = after_set_1()
    its.change_reps(SET_1, 1)
    assert (now(its).reps, now(its).tension) == (13, 83.0)
    its.change_reps(SET_1, 100)
    assert now(its).reps == 100


def test_reps_done_without_the_pacer_make_a_record_of_their_own() -> None:
    its = sheet()
    its.set_ended(SET_1, reps=0, held=0.0)
    its.change_reps(SET_1, 1)
    its.change_reps(SET_1, 1)
    assert (now(its).reps, now(its).final_hold, now(its).tension) == (2, 0.0, 12.0)


def test_a_set_corrected_to_no_rep_at_all_is_no_record_until_undone() -> None:
    its, first = after_set_1()
    its.change_reps(SET_1, -12)
    assert [*its.records] == []
    assert its.undo([SET_1])
    assert its.records == (first,)


def test_a_strong_connection_is_the_only_answer_needed() -> None:
    its, _ = after_set_1()
    assert its.stage(SET_1) == "connection"
    its.answer(SET_1, 4)
    assert (now(its).connection, its.stage(SET_1)) == (4, "answered")


def test_a_faint_connection_asks_where_instead() -> None:
    its, _ = after_set_1()
    its.answer(SET_1, 2)
    assert its.stage(SET_1) == "where"
    its.answer(SET_1, 2)
    assert (now(its).connection, now(its).felt, its.stage(SET_1)) == (2, "lower back", "answered")


def test_a_new_answer_replaces_both() -> None:
    its, _ = after_set_1()
    for digit in (1, 4, 5):
        its.answer(SET_1, digit)
    assert (now(its).connection, now(its).felt) == (5, None)


def test_an_exercise_may_ask_only_where() -> None:
    its, first = after_set_1(exercise(12, sets=3, ask="where"))
    assert its.stage(SET_1) == "where"
    assert its.unrated() == (first,)
    its.answer(SET_1, 4)
    assert (now(its).felt, now(its).connection) == ("quads", None)
    assert its.unrated() == ()


def test_the_summary_takes_the_one_answer_that_is_open() -> None:
    its, _ = after_set_1(exercise(12, sets=3, ask="where"))
    its.rate(SET_1, 5)
    assert (now(its).felt, now(its).connection) == ("nowhere", None)
    its, _ = after_set_1()
    its.rate(SET_1, 2)
    assert (now(its).felt, now(its).connection) == (None, 2)
    assert its.unrated() == ()


def test_nothing_is_asked_of_a_warm_up() -> None:
    its, _ = after_set_1(exercise(12, sets=3, ask="connection", warm_up=True))
    assert (its.stage(SET_1), its.unrated()) == (None, ())


def test_undo_takes_back_one_answer_at_a_time() -> None:
    its, first = after_set_1()
    its.answer(SET_1, 1)
    its.answer(SET_1, 3)
    assert its.undo([SET_1])
    assert (now(its).connection, its.stage(SET_1)) == (1, "where")
    assert its.undo([SET_1])
    assert now(its) == first
    assert not its.undo([SET_1])


def test_a_withdrawn_set_is_gone_with_what_was_said_of_it() -> None:
    its, _ = after_set_1()
    its.answer(SET_1, 4)
    its.withdraw(SET_1)
    assert (its.records, its.undo([SET_1])) == ((), False)


def test_the_load_is_the_one_that_was_current() -> None:
    its, _ = after_set_1()
    its.loads[1] = "25 lb"
    its.set_ended(SET_2, reps=12, held=5.0)
    assert [record.load for record in its.records] == ["20 lb", "25 lb"]


def test_a_load_that_was_not_told_is_not_recorded() -> None:
    its = sheet(load=None)
    its.set_ended(SET_1, reps=12, held=5.0)
    assert (now(its).load, now(its).per_hand) == (None, False)


@given(st.lists(st.tuples(st.sampled_from(["answer", "reps", "tempo", "pain"]), st.integers(1, 5))))
def test_undoing_everything_gives_the_set_as_it_was_written(said: list[tuple[str, int]]) -> None:
    its, first = after_set_1()
    for what, digit in said:
        match what:
            case "answer":
                its.answer(SET_1, digit)
            case "reps":
                its.change_reps(SET_1, digit - 3)
            case "tempo":
                its.toggle_tempo(SET_1)
            case _ if its.record(SET_1):
                its.mark_pain(SET_1)
    while its.undo([SET_1]):
        pass
    assert now(its) == first


def test_a_mark_made_while_the_set_ran_is_taken_back_without_the_set() -> None:
    its = sheet()
    its.toggle_tempo(SET_1)
    its.mark_pain(SET_1)
    its.set_ended(SET_1, reps=12, held=5.0)
    assert (now(its).tempo_kept, now(its).pain) == (False, True)
    assert its.undo([SET_1])
    assert (now(its).tempo_kept, now(its).pain) == (False, False)
    assert its.undo([SET_1])
    assert (now(its).tempo_kept, now(its).pain) == (True, False)


def test_a_mark_is_taken_back_while_the_set_still_runs() -> None:
    its = sheet()
    its.mark_pain(SET_1)
    its.toggle_tempo(SET_1)
    assert its.undo([SET_1])
    assert (its.tempo_broken(SET_1), its.hurts(SET_1)) == (False, True)


def test_only_the_sets_at_hand_are_undone() -> None:
    its, _ = after_set_1()
    its.answer(SET_1, 4)
    assert not its.can_undo([SET_2])
    assert not its.undo([SET_2])
    assert now(its).connection == 4


def test_a_set_is_put_right_with_the_sums_that_follow() -> None:
    its, record = after_set_1()
    its.correct(replace(record, reps=10, load="15 lb", connection=4, tempo_kept=False))
    assert now(its) == replace(record, reps=10, load="15 lb", connection=4, tempo_kept=False, tension=65.0)
    its.correct(replace(now(its), reps=0))
    assert its.records == ()


def test_a_timed_set_is_put_right_by_its_seconds() -> None:
    its = Sheet(protocol(held(30.0, ask="where")), {})
    its.set_ended(SET_1, reps=0, held=30.0)
    its.rate(SET_1, 2)
    felt = now(its).felt
    its.correct(replace(now(its), seconds=25.0))
    assert (now(its).seconds, now(its).tension, now(its).felt) == (25.0, 25.0, felt)
    its.correct(replace(now(its), connection=3))
    assert (now(its).connection, now(its).felt) == (3, None)
