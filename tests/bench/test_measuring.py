"""The parts of the bench that only reckon."""

import os
import sys
import time

import pytest

from tests.bench.accounting import Memory, Work, cpu_of, memory_in, work_in
from tests.bench.figures import Figure, drift, figure, p99
from tests.bench.pictures import Piece, Shown, pictures
from tests.bench.rows import row
from tests.bench.starting import full_at
from tests.bench.table import compared, plain, table

SIZE = (20, 3)


def test_a_figure_is_the_middle_with_the_least_and_the_most() -> None:
    assert figure([3, 1, 10]) == Figure(3, 1, 10, 3)


def test_99_of_100_values_do_not_exceed_p99() -> None:
    assert p99(range(1, 101)) == 99
    assert p99(range(1, 201)) == 198
    assert p99([7]) == 7


def test_what_is_late_by_the_same_each_time_does_not_drift() -> None:
    assert abs(drift([(due, due + 0.01) for due in range(600)])) < 1e-9


def test_17_ms_a_minute_are_drift_though_one_count_was_late() -> None:
    moments = [(float(due), due + due * 0.017 / 60) for due in range(600)]
    moments[400] = (400.0, 402.0)
    assert round(drift(moments), 4) == 0.017


def test_memory_is_found_in_the_status_of_a_process() -> None:
    status = "Name:\tlastrep\nVmHWM:\t   33476 kB\nVmRSS:\t   30000 kB\nThreads:\t3\n"
    assert memory_in(status) == Memory(now=30000, peak=33476)


def test_the_work_of_a_machine_is_all_but_resting_and_waiting() -> None:
    ticks = os.sysconf("SC_CLK_TCK")
    stat = f"cpu  {ticks} {ticks} {ticks} 900 900 {ticks} {ticks} {2 * ticks} 0 0\ncpu0 1 1 1 1\n"
    assert work_in(stat) == Work(busy=5, stolen=2)


@pytest.mark.skipif(sys.platform != "linux", reason="the bench runs where there is /proc")
def test_the_clock_of_a_process_is_its_own() -> None:
    before = time.process_time()
    assert before <= cpu_of(os.getpid()) <= time.process_time()


def test_a_picture_counts_when_its_frame_is_whole() -> None:
    pieces = [Piece(1.0, b"\x1b[?2026ha"), Piece(2.0, b"b\x1b[?2026l"), Piece(3.0, b"c")]
    assert [(one.at, one.screen.strip()) for one in pictures(pieces, SIZE)] == [(2.0, "ab"), (3.0, "abc")]


def test_a_screen_is_full_at_the_last_change_before_it_stands_still() -> None:
    shown = [Shown(0.1, ""), Shown(0.2, "head"), Shown(0.3, "all"), Shown(0.4, "all"), Shown(1.3, "later")]
    assert full_at(shown) == 0.3
    assert full_at(shown[:2]) == 0.2


def test_the_table_says_which_goals_are_met() -> None:
    rows = [
        row("start", "ms", [100, 200, 300], goal=250),
        row("start", "ms", [50.0], who="hello"),
        row("memory", "MB", [60.04], goal=45),
    ]
    assert table(rows).splitlines() == [
        "what    who       median  least  most  n     goal",
        "start   lastrep   200 ms    100   300  3   <= 250  met",
        "start   hello    50.0 ms   50.0  50.0  1",
        "memory  lastrep  60.0 MB   60.0  60.0  1  <= 45.0  NOT MET",
    ]


def test_two_runs_are_compared_row_by_row() -> None:
    one = [row("start", "ms", [200]), row("gone", "ms", [1])]
    other = [row("start", "ms", [100]), row("new", "ms", [1])]
    assert compared(one, other).splitlines() == [
        "what   who      one     other   times",
        "start  lastrep  200 ms  100 ms  0.50",
    ]


def test_values_are_said_with_the_figures_that_count() -> None:
    assert [plain(one) for one in (0, 0.0123, 0.25, 3.14159, 14.55, 1234.5)] == [
        "0",
        "0.012",
        "0.25",
        "3.14",
        "14.6",
        "1,234",
    ]
