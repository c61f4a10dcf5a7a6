"""The parts of the bench that only reckon."""

import os
import struct
import sys
import time

import pytest

from tests.bench.accounting import Memory, Work, cpu_of, memory_in, work_in
from tests.bench.counting import changes, counted, last_strokes, late, lateness, origin_of
from tests.bench.figures import Figure, drift, figure, p99
from tests.bench.folder import CLOSED_UNCHANGED, CREATED, MOVED_HERE, Happening, happenings
from tests.bench.pictures import Piece, Shown, pictures
from tests.bench.putting_down import saved
from tests.bench.rows import row
from tests.bench.spending import Sample, parts, spent, written
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


def test_the_end_of_a_frame_may_come_in_two_pieces() -> None:
    pieces = [Piece(1.0, b"\x1b[?2026ha\x1b[?2026"), Piece(2.0, b"l"), Piece(3.0, b"\x1b[?2026hb")]
    assert [(one.at, one.screen.strip()) for one in pictures(pieces, SIZE)] == [(2.0, "a")]


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


def test_a_count_is_late_against_the_whole_second_at_which_it_was_due() -> None:
    assert lateness([101.25, 102.5, 103.125], 100.0) == [(1, 1.25), (2, 2.5), (3, 3.125)]
    assert late([101.25, 102.5], 100.0) == [250, 500]


def test_no_count_is_early_the_schedule_was_seen_too_late() -> None:
    assert late([100.9375, 102.0], 100.0) == [0, 62.5]


def test_a_count_of_several_strokes_came_with_the_last_of_them() -> None:
    assert [*last_strokes([1.0, 1.01, 1.02, 2.0, 3.0, 3.1])] == [1.02, 2.0, 3.1]


def test_a_schedule_that_is_not_told_is_that_of_the_earliest_count() -> None:
    assert origin_of([10.25, 11.125, 12.5]) == 10.125
    assert origin_of([9.875, 11.0]) == 9.875


def test_what_changes_within_a_span_is_a_count_and_nothing_else_is() -> None:
    def screen(count: str, bar: str) -> str:
        return f" LOWER\n{'':40}{count}\n {bar}"

    shown = [
        Shown(1.0, screen("██", "-")),
        Shown(1.5, screen("██", "--")),
        Shown(2.0, screen("██  ██", "--")),
        Shown(3.0, screen("████", "---")),
    ]
    assert [*changes(shown, (0.0, 2.5), counted)] == [2.0]


def test_what_the_kernel_tells_of_a_folder_is_taken_apart() -> None:
    data = struct.pack("iIII16s", 1, CREATED, 0, 16, b"one") + struct.pack("iIII", 1, 0x40000010, 0, 0)
    assert happenings(data, 5.0) == [Happening(5.0, CREATED, "one"), Happening(5.0, CLOSED_UNCHANGED, "")]


def test_a_set_is_on_disk_when_the_folder_is_let_go_of_after_its_file_got_its_name() -> None:
    came = [
        Happening(1.0, CLOSED_UNCHANGED, ""),
        Happening(2.0, CREATED, ".underway-1.toml.part"),
        Happening(2.1, MOVED_HERE, "underway-1.toml"),
        Happening(2.2, CLOSED_UNCHANGED, "protocols"),
        Happening(2.3, CLOSED_UNCHANGED, ""),
        Happening(2.4, CLOSED_UNCHANGED, ""),
    ]
    assert [*saved(came)] == [2.3]


def test_what_was_spent_is_taken_between_the_nearest_samples() -> None:
    samples = [Sample(0.0, 1.0), Sample(10.0, 1.5), Sample(20.0, 3.5)]
    assert spent(samples, (0.4, 9.7)) == 5
    assert spent(samples, (9.0, 21.0)) == 20


def test_bytes_count_within_their_span() -> None:
    pieces = [Piece(0.5, b"aaa"), Piece(1.0, b"bb"), Piece(2.9, b"cc"), Piece(3.0, b"d")]
    assert written(pieces, (1.0, 3.0)) == 2


def test_a_span_is_cut_into_parts_of_ten_seconds_at_least() -> None:
    assert parts((0.0, 25.0)) == [(0.0, 12.5), (12.5, 25.0)]
    assert parts((0.0, 5.0)) == [(0.0, 5.0)]
