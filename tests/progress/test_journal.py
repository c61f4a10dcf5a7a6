import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.records import AS_WRITTEN, session
from tui.progress.journal import read_history, read_newest
from tui.progress.record import End, Session
from tui.progress.writing import block_text


def write(path: Path, *sessions: Session | str) -> None:
    texts = [one if isinstance(one, str) else block_text(one) for one in sessions]
    path.write_text("\n".join(texts), encoding="utf-8")


def edited(number: int, days: int, note: str) -> Session:
    done = session(number)
    end = End(at=done.started, edited=datetime(2026, 12, days, tzinfo=UTC))
    return msgspec.structs.replace(done, end=end, note=note)


def notes(folder: Path) -> list[str | None]:
    return [one.note for one in read_history(folder, UTC).sessions]


def days(folder: Path) -> list[int]:
    return [int(one.id, 16) for one in read_history(folder, UTC).sessions]


def test_a_folder_that_is_not_there_holds_no_sessions_and_no_problem(tmp_path: Path) -> None:
    history = read_history(tmp_path / "none", UTC)
    assert not history.sessions
    assert not history.damaged
    assert read_newest(tmp_path / "none", 5, UTC).sessions == ()


def test_sessions_are_in_the_order_of_their_instants_wherever_they_stand(tmp_path: Path) -> None:
    tokyo = AS_WRITTEN.replace("2026-11-21T18:02:11+01:00", "2026-01-04T02:00:00+09:00").replace("7ce", "fff")
    write(tmp_path / "progress.toml", session(3), tokyo, session(1))
    write(tmp_path / "progress-phone.toml", session(2))
    assert [one.started.astimezone(UTC).day for one in read_history(tmp_path, UTC).sessions] == [2, 3, 3, 4]


def test_all_progress_files_are_one_history_and_conflict_copies_double_nothing(tmp_path: Path) -> None:
    write(tmp_path / "progress.toml", session(1), session(2))
    write(tmp_path / "progress-phone.toml", session(3))
    write(tmp_path / "progress.sync-conflict-20261121.toml", session(2), session(4))
    write(tmp_path / "progress.toml.torn-20261121T180000", session(5))
    write(tmp_path / "progressive-overload.txt", session(6))
    assert days(tmp_path) == [1, 2, 3, 4]


def test_of_two_copies_the_one_edited_last_is_taken(tmp_path: Path) -> None:
    write(tmp_path / "progress.toml", edited(1, 2, "second"), session(2))
    write(tmp_path / "progress-a.toml", edited(1, 3, "third"))
    write(tmp_path / "progress-b.toml", session(1))
    assert notes(tmp_path) == ["third", None]


def test_of_two_copies_edited_at_the_same_time_the_one_in_progress_toml_is_taken(tmp_path: Path) -> None:
    write(tmp_path / "progress-a.toml", edited(1, 2, "a"))
    write(tmp_path / "progress.toml", edited(1, 2, "ours"))
    write(tmp_path / "progress-z.toml", edited(1, 2, "z"))
    assert notes(tmp_path) == ["ours"]


def test_a_withdrawn_session_is_left_out_whatever_was_edited_later(tmp_path: Path) -> None:
    by_hand = "[[session]]\nstarted = 2026-11-21\nprotocol = 'a'\n"
    write(tmp_path / "progress.toml", edited(1, 9, "later"), session(2), by_hand)
    write(tmp_path / "withdrawn.toml", session(1))
    write(tmp_path / "withdrawn-phone.toml", by_hand)
    assert days(tmp_path) == [2]
    assert [int(one.id, 16) for one in read_newest(tmp_path, 2, UTC).sessions] == [2]


def test_a_damaged_block_is_named_once_with_its_line_and_takes_no_other_with_it(tmp_path: Path) -> None:
    broken = block_text(session(2)).replace("reps = 12", "reps = twelve", 1)
    write(tmp_path / "progress.toml", session(1), broken, session(3))
    history = read_history(tmp_path, UTC)
    assert [int(one.id, 16) for one in history.sessions] == [1, 3]
    line = (tmp_path / "progress.toml").read_text().split("\n").index('id = "000000000002"')
    ((file, where, why),) = [(one.file, one.line, one.why) for one in history.damaged]
    assert (file, where) == (str(tmp_path / "progress.toml"), line)
    assert why.startswith(f"line {line + 15}: ")
    assert (tmp_path / "progress.toml").read_text().count("twelve") == 1


def test_what_stands_above_the_first_block_or_is_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "progress.toml", "\ufeff# mine\nversion = 2\n", "[[mine]]\nid = 'x'\n", session(1))
    assert read_history(tmp_path, UTC).damaged == ()
    assert days(tmp_path) == [1]
    write(tmp_path / "progress.toml", "[[sess", session(1), "[[plan]]\nid = \n")
    last_line = (tmp_path / "progress.toml").read_text().count("\n")
    assert [one.line for one in read_history(tmp_path, UTC).damaged] == [1, last_line]
    assert days(tmp_path) == [1]


def test_a_file_that_cannot_be_read_is_named_and_hides_no_other(tmp_path: Path) -> None:
    write(tmp_path / "progress.toml", session(1))
    (tmp_path / "progress-folder.toml").mkdir()
    os.mkfifo(tmp_path / "progress-pipe.toml")
    (tmp_path / "progress-loop.toml").symlink_to("progress-loop.toml")
    history = read_history(tmp_path, UTC)
    assert len(history.sessions) == 1
    assert [(Path(one.file).name, one.line) for one in history.damaged] == [
        ("progress-folder.toml", None),
        ("progress-loop.toml", None),
        ("progress-pipe.toml", None),
    ]


def test_a_data_folder_that_is_a_file_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert read_history(tmp_path / "data", UTC).sessions == ()


def test_what_a_later_version_wrote_is_shown_and_not_counted(tmp_path: Path) -> None:
    write(tmp_path / "progress.toml", session(1), AS_WRITTEN.replace("format = 1", "format = 2"))
    history = read_history(tmp_path, UTC)
    assert [one.format for one in history.sessions] == [1, 2]
    assert [one.format for one in history.counted] == [1]


@pytest.mark.parametrize("count", [0, 1, 3, 10])
def test_the_newest_sessions_are_those_of_the_whole_history(tmp_path: Path, count: int) -> None:
    write(tmp_path / "progress.toml", *(session(day) for day in (1, 3, 4, 7)))
    write(tmp_path / "progress-phone.toml", *(session(day) for day in (2, 5, 6)))
    newest = read_newest(tmp_path, count, UTC).sessions
    assert newest == (read_history(tmp_path, UTC).sessions[-count:] if count else ())


def test_looking_for_the_newest_does_not_look_at_what_stands_above(tmp_path: Path) -> None:
    write(tmp_path / "progress.toml", "[[session]]\nbroken = \n", session(1), session(2))
    assert read_newest(tmp_path, 1, UTC).damaged == ()
    assert len(read_newest(tmp_path, 5, UTC).damaged) == 1


@given(
    copies=st.lists(
        st.tuples(st.integers(1, 4), st.integers(0, 3), st.sampled_from(["", "-a", "-b"])), max_size=12
    )
)
def test_the_union_holds_every_id_once_with_its_latest_edit_however_copies_are_spread(
    copies: list[tuple[int, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("data")
    for name in ("", "-a", "-b"):
        write(
            folder / f"progress{name}.toml",
            *(edited(n, d, f"{n} {d}") if d else session(n) for n, d, file in copies if file == name),
        )
    latest = {n: max(d for other, d, _ in copies if other == n) for n, _, _ in copies}
    assert notes(folder) == [f"{n} {d}" if d else None for n, d in sorted(latest.items())]


def test_the_edges_of_the_calendar_are_sorted_like_everything_else(tmp_path: Path) -> None:
    first = AS_WRITTEN.replace("2026-11-21T18:02:11+01:00", "0001-01-01T00:00:00+14:00").replace("7ce", "aaa")
    last = AS_WRITTEN.replace("2026-11-21T18:02:11+01:00", "9999-12-31T23:59:59-12:00").replace("7ce", "bbb")
    write(tmp_path / "progress.toml", last, session(1), first)
    history = read_history(tmp_path, UTC)
    assert [one.started.year for one in history.sessions] == [1, 2026, 9999]
    assert history.sessions[1].started - session(1).started == timedelta(0)
