from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.progress.records import session
from tui.floor.records import Records, deciding, read_deciding
from tui.progress.journal import History, read_history
from tui.progress.plan_event import PlanEvent, plan_event_text
from tui.progress.writing import block_text


def keep(home: Path, count: int, *, plan_since: int | None = None) -> None:
    blocks = [block_text(session(number)) for number in range(count)]
    if plan_since is not None:
        at = session(plan_since).started - timedelta(hours=1)
        event = PlanEvent(id="0123456789ab", plan="connection-weeks", at=at, state="started")
        blocks.insert(0, plan_event_text(event))
    (home / "progress.toml").write_text("\n".join(blocks))


def test_the_newest_are_there_at_once_and_older_ones_once_all_was_read(tmp_path: Path) -> None:
    keep(tmp_path, 5)
    records = Records(tmp_path, count=3)
    assert len(records.at_once().sessions) == 3
    assert len(records.look_back().sessions) == 5
    assert records.at_once().sessions == records.look_back().sessions


def test_of_years_back_the_newest_of_each_protocol_are_kept() -> None:
    seldom = [replace(session(number), protocol="heavy-hinge") for number in range(3)]
    sessions = (*seldom, *(session(number) for number in range(3, 20)))
    kept = deciding(History(sessions), 5, of_each=2).sessions
    assert kept == (*seldom[1:], *sessions[-5:])


@pytest.mark.parametrize("plan_since", [None, 0, 6])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from("ab"), st.booleans()), max_size=14),
    st.integers(1, 4),
    st.integers(1, 3),
)
def test_what_decides_is_the_same_in_whatever_order_files_have_it(
    tmp_path: Path, plan_since: int | None, done: list[tuple[int, str, bool]], count: int, of_each: int
) -> None:
    files: dict[bool, list[str]] = {True: [], False: []}
    for number, protocol, here in done:
        of_plan = {"plan": "connection-weeks", "plan_session": 1} if number % 2 else {}
        files[here].append(block_text(replace(session(number), protocol=protocol, **of_plan)))
    keep(tmp_path, 0, plan_since=plan_since)
    with (tmp_path / "progress.toml").open("a") as own:
        own.write("\n" + "\n".join(files[True]))
    (tmp_path / "progress-phone.toml").write_text("\n".join(files[False]))
    assert read_deciding(tmp_path, count, of_each) == deciding(read_history(tmp_path), count, of_each)


def test_sessions_of_the_plan_that_runs_are_all_kept() -> None:
    of_plan = tuple(replace(session(n), plan="connection-weeks", plan_session=n) for n in range(1, 10))
    started = PlanEvent(id="0123456789ab", plan="connection-weeks", at=of_plan[0].started, state="started")
    history = History((session(0), *of_plan), (), (started,))
    assert deciding(history, 2, of_each=1).sessions == of_plan


def test_a_session_more_is_seen_at_the_next_look(tmp_path: Path) -> None:
    keep(tmp_path, 5)
    records = Records(tmp_path, count=3)
    records.look_back()
    keep(tmp_path, 6)
    assert records.at_once().sessions[-1] == session(5)
    assert len(records.look_back().sessions) == 6


def test_where_a_plan_began_before_the_newest_all_is_read_at_once(tmp_path: Path) -> None:
    keep(tmp_path, 5, plan_since=1)
    assert len(Records(tmp_path, count=3).at_once().sessions) == 5
    keep(tmp_path, 5, plan_since=3)
    assert len(Records(tmp_path, count=3).at_once().sessions) == 3


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert Records(tmp_path / "nowhere").at_once().sessions == ()
