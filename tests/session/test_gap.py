from tui.session.gap import GapWatch


def test_looks_in_time_are_no_gap() -> None:
    watch = GapWatch()
    assert [watch.look(float(second), 500.0 + second) for second in range(0, 20, 4)] == [None] * 5


def test_a_long_silence_is_a_gap() -> None:
    watch = GapWatch()
    watch.look(0.0, 500.0)
    gap = watch.look(60.0, 560.0)
    assert gap is not None
    assert (gap.away, gap.unseen) == (60.0, 0.0)


def test_sleep_that_the_monotonic_clock_did_not_see_is_a_gap() -> None:
    watch = GapWatch()
    watch.look(0.0, 500.0)
    gap = watch.look(1.0, 1100.0)
    assert gap is not None
    assert (gap.away, gap.unseen) == (600.0, 599.0)


def test_a_clock_set_back_is_a_gap_too() -> None:
    watch = GapWatch()
    watch.look(0.0, 500.0)
    gap = watch.look(1.0, 100.0)
    assert gap is not None
    assert gap.reason == "the clock was set back"


def test_after_a_rest_any_silence_is_fine() -> None:
    watch = GapWatch()
    watch.look(0.0, 500.0)
    watch.rest()
    assert watch.look(900.0, 1400.0) is None


def test_a_stop_that_is_known_of_is_a_gap_however_short() -> None:
    watch = GapWatch()
    watch.look(0.0, 500.0)
    watch.stopped()
    gap = watch.look(0.5, 500.5)
    assert gap is not None
    assert (gap.away, gap.unseen, gap.reason) == (0.5, 0.0, "the program was stopped for a while")
    assert watch.look(1.0, 501.0) is None


def test_a_stop_while_nothing_timed_runs_is_no_gap() -> None:
    watch = GapWatch()
    watch.look(0.0, 500.0)
    watch.stopped()
    watch.rest()
    assert watch.look(900.0, 1400.0) is None
    assert watch.look(901.0, 1401.0) is None
