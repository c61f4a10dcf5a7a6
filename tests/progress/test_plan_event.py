from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.progress.records import NOW, session
from tui.files.paths import Paths, find_paths
from tui.progress.appending import append_plan_event, append_session
from tui.progress.journal import read_history, read_newest
from tui.progress.plan_event import PlanEvent, in_order_of_time, plan_event_text
from tui.progress.writing import block_text

STARTED = PlanEvent(id="0123456789ab", plan="connection-weeks", at=NOW, state="started")
STOPPED = PlanEvent(id="ba9876543210", plan="connection-weeks", at=NOW + timedelta(days=9), state="stopped")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths({"LASTREP_HOME": str(tmp_path)})


def events(paths: Paths) -> tuple[PlanEvent, ...]:
    return read_history(paths.data, UTC).plans


def test_a_block_says_which_plan_when_and_last_what() -> None:
    assert plan_event_text(STARTED) == (
        '[[plan]]\nid = "0123456789ab"\nplan = "connection-weeks"\n'
        'at = 2026-11-21T18:07:29+01:00\nstate = "started"\n'
    )


def test_what_is_appended_is_read_again_among_sessions(paths: Paths) -> None:
    append_session(paths, session(1), NOW)
    append_plan_event(paths, STARTED)
    append_session(paths, session(2), NOW)
    append_plan_event(paths, STOPPED, device="phone")
    append_plan_event(paths, STARTED)
    assert events(paths) == (STARTED, STOPPED)
    assert len(read_history(paths.data).sessions) == 2
    assert paths.progress.read_text().count("[[plan]]") == 1
    assert paths.progress.read_text() == "\n".join(
        [block_text(session(1)), plan_event_text(STARTED), block_text(session(2))]
    )


def test_all_plans_are_known_where_only_the_newest_sessions_are_read(paths: Paths) -> None:
    append_plan_event(paths, STARTED)
    for number in range(1, 9):
        append_session(paths, session(number), NOW)
    newest = read_newest(paths.data, 2, UTC)
    assert (len(newest.sessions), newest.plans) == (2, (STARTED,))


def test_one_typed_by_hand_needs_no_id_and_no_time_of_day(paths: Paths) -> None:
    paths.progress.write_text("[[plan]]\nplan = 'mine'\nat = 2026-11-20\nstate = 'started'\nwhy = 'try it'\n")
    (event,) = events(paths)
    assert event.at == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert event.unknown == {"why": "try it"}
    assert len(event.id) == 12


@pytest.mark.parametrize(
    ("block", "line", "why"),
    [
        ("[[plan]]\nplan = 'mine'\nstate = 'started'\n", 1, "it does not say when, with `at`"),
        ("[[plan]]\nplan = 'mine'\nat = 2026-11-20\n", 1, "`state` is missing"),
        ("[[plan]]\nat = 2026-11-20\nstate = 'stopped'\n", 1, "`plan` is missing"),
        ("[[plan]]\nplan = 'mine'\nat = 2026-11-20\nstate = 'paused'\n", 1, "'paused' is no word"),
        ("[[plan]]\nplan = 'mine'\nat = 7\nstate = 'started'\n", 1, "at: a date or a time is meant"),
        ("[[plan]]\nplan = \nat = 2026-11-20\n", 2, "value"),
    ],
)
def test_a_damaged_one_is_named_with_its_line_and_takes_nothing_with_it(
    paths: Paths, block: str, line: int, why: str
) -> None:
    paths.progress.write_text(block + block_text(session(1)) + plan_event_text(STARTED))
    history = read_history(paths.data, UTC)
    ((where, said),) = [(one.line, one.why) for one in history.damaged]
    assert where == line
    assert why.casefold() in said.casefold()
    assert len(history.sessions) == 1
    assert history.plans == (STARTED,)


def test_what_a_later_version_wrote_is_left_alone(paths: Paths) -> None:
    paths.progress.write_text("[[plan]]\nid = '1'\nformat = 2\nphase = 3\n")
    history = read_history(paths.data, UTC)
    assert (history.plans, history.damaged) == ((), ())


@pytest.mark.takes_seconds
def test_cut_anywhere_it_is_whole_or_it_is_put_aside_by_the_next_append(paths: Paths) -> None:
    before, block = block_text(session(1)) + "\n", plan_event_text(STARTED)
    for length in range(len(block)):
        paths.progress.write_text(before + block[:length])
        torn = append_plan_event(paths, STOPPED).torn
        whole = length >= len(block) - 1
        assert events(paths) == ((STARTED, STOPPED) if whole else (STOPPED,)), length
        assert read_history(paths.data).damaged == ()
        assert len(read_history(paths.data).sessions) == 1
        assert (torn is None) == (whole or length == 0)
        if torn is not None:
            assert torn.read_text() == block[:length]
            torn.unlink()


def test_a_withdrawn_one_is_left_out(paths: Paths) -> None:
    append_plan_event(paths, STARTED)
    (paths.data / "withdrawn.toml").write_text(plan_event_text(STARTED))
    assert events(paths) == ()


def test_the_order_in_the_file_never_matters_and_of_two_at_once_the_start_is_later() -> None:
    at_once = msgspec.structs.replace(STOPPED, at=NOW)
    assert in_order_of_time([STARTED, at_once]) == in_order_of_time([at_once, STARTED]) == (at_once, STARTED)
    assert in_order_of_time([STOPPED, STARTED, STARTED]) == (STARTED, STOPPED)
