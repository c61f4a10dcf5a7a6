from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.progress.records import session
from tui.progress.entries import read_entries
from tui.progress.record import End, Session
from tui.progress.three_way import NotMerged, merged
from tui.progress.writing import block_text


def edited(number: int, day: int) -> Session:
    done = session(number)
    if not day:
        return done
    end = End(at=done.started, edited=datetime(2027, 1, day, tzinfo=UTC))
    return replace(done, note=f"{number} {day}", end=end)


def file(*parts: Session | str) -> bytes:
    return "\n".join(part if isinstance(part, str) else block_text(part) for part in parts).encode()


def merge(base: bytes, ours: bytes, theirs: bytes) -> str:
    return merged(base, ours, theirs).decode()


def test_what_both_have_added_stands_once_in_the_order_of_time() -> None:
    base = file(session(1))
    result = merge(base, file(session(1), session(3), session(5)), file(session(1), session(2), session(5)))
    assert result == file(session(1), session(2), session(3), session(5)).decode()


def test_from_nothing_and_into_nothing() -> None:
    assert merge(b"", b"", file("# theirs\n", session(1))) == "# theirs\n\n" + block_text(session(1))
    assert merge(b"", file(session(1)), b"") == block_text(session(1))
    assert merge(file(session(1)), b"", file(session(1))) == ""


def test_the_later_edit_wins_whichever_side_it_is_on() -> None:
    base = file(session(1), session(2))
    a, b = file(edited(1, 3), session(2)), file(edited(1, 2), edited(2, 1))
    assert merge(base, a, b) == merge(base, b, a) == file(edited(1, 3), edited(2, 1)).decode()


def test_an_edit_by_hand_is_taken_over_although_it_says_no_time() -> None:
    base = file(session(1), session(2))
    by_hand = base.replace(b"reps = 12", b"reps = 11  # one less", 1)
    assert merge(base, base, by_hand) == merge(base, by_hand, base) == by_hand.decode()


def test_what_one_side_has_taken_out_is_gone_unless_the_other_has_changed_it() -> None:
    base, without = file(session(1), session(2), session(3)), file(session(1), session(3))
    assert merge(base, base, without) == merge(base, without, base) == without.decode()
    changed = file(session(1), edited(2, 1), session(3))
    assert merge(base, changed, without) == merge(base, without, changed) == changed.decode()


def test_comments_of_both_sides_stay() -> None:
    base = file("# mine\n", session(1), session(2), session(3))
    ours = base.replace(b'"finished"\n', b'"finished"\n# hard\n', 1)
    theirs = base.replace(b"# mine", b"# mine, since 2026").replace(
        block_text(session(3)).encode(), b"# deload\n" + block_text(session(3)).encode()
    )
    for result in (merge(base, ours, theirs), merge(base, theirs, ours)):
        assert [result.count(comment) for comment in ("# mine, since 2026", "# hard", "# deload")] == [
            1,
            1,
            1,
        ]
        assert result.index("# hard") < result.index(block_text(session(2))) < result.index("# deload")
    both = merge(base, ours, ours.replace(b"# hard", b"# easy"))
    assert "# hard\n\n# easy\n" in both


def test_a_new_block_brings_the_comments_below_it() -> None:
    base = file(session(1))
    assert merge(base, base, file(session(1), block_text(session(2)) + "# my best\n")).endswith("# my best\n")


def test_line_ends_of_windows_change_nothing() -> None:
    base = file(session(1), session(2))
    windows = base.replace(b"\n", b"\r\n")
    assert merged(base, windows, base) == windows
    assert merged(base, base, windows) == base
    assert merged(base, windows, file(session(1))) == block_text(session(1)).replace("\n", "\r\n").encode()


def test_a_session_that_stood_twice_stands_once() -> None:
    ours = file(session(1), session(2), edited(1, 2))
    assert merge(b"", ours, b"") == file(session(2), edited(1, 2)).decode()


def test_plan_entries_and_what_a_later_version_wrote_are_merged_too() -> None:
    plan = '[[plan]]\nid = "p1"\nat = 2026-01-02T20:00:00Z\nstate = "started"\n'
    goal = "[[goal]]\nx = 1\n"
    result = merge(file(session(1)), file(session(1), session(4)), file(session(1), plan, goal))
    assert result == file(session(1), plan, session(4), goal).decode()


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (block_text(session(2)).replace("reps = 12", "reps = twelve", 1), 44),
        (block_text(session(2)).rpartition("outcome")[0], 44),
        ("[[plan]]\nid = \n", 45),
        ("<<<<<<< HEAD\n", 43),
        ("[[session]]\nnote = '\xff'\n".encode("latin-1").decode("utf-8", "surrogateescape"), 44),
    ],
)
def test_what_cannot_be_read_is_left_to_git_as_a_conflict(side: int, broken: str, line: int) -> None:
    base = file(session(1))
    damaged = (file(session(1)).decode() + "\n" + broken).encode("utf-8", "surrogateescape")
    with pytest.raises(NotMerged) as refused:
        merged(base, *((damaged, base) if side == 0 else (base, damaged)))
    (wrong,) = refused.value.wrong
    assert wrong.file == ("OURS", "THEIRS")[side]
    assert wrong.line is not None
    assert abs(wrong.line - line) <= 3  # the line of the header, or of what is wrong below it


def test_two_beginnings_that_differ_are_a_conflict() -> None:
    with pytest.raises(NotMerged):
        merged(file("# a\n"), file("# b\n"), file("# c\n"))
    assert merge(file("# a\n"), file("# b\n"), file("# b\n")) == "# b\n"


versions = st.dictionaries(st.integers(1, 6), st.integers(0, 3))


@given(versions, versions, versions)
def test_nothing_is_lost_and_nothing_doubled_and_the_sides_may_be_exchanged(
    base: dict[int, int], ours: dict[int, int], theirs: dict[int, int]
) -> None:
    texts = [file(*(edited(*one) for one in sorted(side.items()))) for side in (base, ours, theirs)]
    result = merged(*texts)
    read = read_entries(result, "")
    assert not read.damaged
    stands = [entry.session for entry in read.entries]
    expected: dict[int, int] = {}
    for number in {*ours, *theirs}:
        sides = [side[number] for side in (ours, theirs) if number in side]
        unchanged = [day for day in sides if base.get(number) == day]
        if len(sides) == 1 and unchanged:
            continue  # taken out by the other side
        changed = [day for day in sides if base.get(number) != day] or sides
        expected[number] = max(changed)
    assert stands == [edited(*one) for one in sorted(expected.items())]
    assert merged(texts[0], texts[2], texts[1]) == result
    assert merged(result, result, result) == result
