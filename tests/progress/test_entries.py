from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.progress.records import AS_WRITTEN, session
from tui.progress.entries import NEVER, head_and_tail, read_entries
from tui.progress.writing import block_text

ODD = """\
# mine
[[session]]
started = 2026-11-21
note = \"\"\"
[[session]]
# no comment, but text\"\"\"
protocol = "a"
# below

[[plan]]
id = "p1"
at = 2026-11-01
state = "started"
[[goal]]
x = 1
"""


def test_every_whole_block_is_an_entry_with_its_place_and_what_stands_below_it() -> None:
    content = ODD.encode() + AS_WRITTEN.encode() + b"\n# the end"
    read = read_entries(content, "progress.toml", UTC)
    assert read.damaged == ()
    assert [(entry.kind, entry.line) for entry in read.entries] == [
        ("", 1),
        ("session", 2),
        ("plan", 10),
        ("goal", 14),
        ("session", 16),
    ]
    assert b"".join(entry.head + entry.tail for entry in read.entries) == content
    assert all(content[entry.start : entry.end] == entry.head for entry in read.entries)
    _, by_hand, plan, goal, ours = read.entries
    assert by_hand.tail == b"# below\n\n"
    assert by_hand.at == datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert (plan.id, plan.at) == ("p1", datetime(2026, 11, 1, 12, tzinfo=UTC))
    assert (plan.edited, goal.at) == (NEVER, None)
    assert len(goal.id) == 12
    assert ours.edited == datetime.fromisoformat("2026-11-22T09:00:00+01:00")
    assert (ours.text, ours.tail) == (AS_WRITTEN.encode(), b"\n# the end")


def test_what_is_no_block_is_named_and_is_no_entry() -> None:
    content = f"[[plan]]\nid =\n\n[[goal]]\nx = '\xff'\n{block_text(session(1))}".encode("latin-1")
    read = read_entries(content + b"[[session]]\n", "f")
    assert [(wrong.line, wrong.why) for wrong in read.damaged][1] == (4, "it is not UTF-8 text")
    assert [wrong.line for wrong in read.damaged] == [2, 4, content.count(b"\n") + 1]
    assert [entry.id for entry in read.entries] == [session(1).id]


def test_a_line_of_a_text_that_looks_like_a_comment_stays_in_the_head() -> None:
    data = b'[[session]]\nnote = """\nx\n# y"""\n'
    assert head_and_tail(data) == (data, b"")
    assert head_and_tail(data + b"# z\n") == (data + b"# z\n", b"")
    assert head_and_tail(data + b"x = 1\n# z\n") == (data + b"x = 1\n", b"# z\n")


@given(
    st.lists(
        st.sampled_from(["[[session]]", "x = 1", "# c", "", "  ", "\t# d", "\r"]), min_size=1, max_size=8
    )
)
def test_head_and_tail_are_the_whole(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    head, tail = head_and_tail(data)
    assert head + tail == data
    assert all(not line.strip() or line.strip().startswith(b"#") for line in tail.split(b"\n"))
