from hypothesis import given
from hypothesis import strategies as st

from tests.progress.records import session, sessions
from tui.progress.blocks import from_the_end, of_kind, split
from tui.progress.record import Session
from tui.progress.writing import block_text, in_bytes

HEADERS = st.sampled_from(
    [
        b"[[session]]\n",
        b"[[session.set]]\n",
        b'"""',
        b"'''",
        b"\n",
        b"[[plan]]\n",
        b"[[session]]x\n",
        b"[session.end]\n",
    ]
)


def kinds(text: str) -> list[tuple[str, int]]:
    return [(block.kind, block.line) for block in split(text.encode())]


def test_each_block_knows_its_kind_and_the_line_of_its_header() -> None:
    text = (
        "# mine\n\n[[session]]\nid = 1\n[[session.set]]\n[session.end]\n\n  [[plan]] # note\n\n[[ session ]]"
    )
    assert kinds(text) == [("", 1), ("session", 3), ("plan", 8), ("session", 10)]


def test_an_empty_file_has_no_blocks() -> None:
    assert kinds("") == kinds("\n\n") == []


def test_a_byte_order_mark_is_passed_over() -> None:
    (block,) = split("\ufeff[[session]]\n".encode())
    assert (block.kind, block.line, block.start) == ("session", 1, 3)


def test_a_header_inside_a_multi_line_string_does_not_split() -> None:
    for quotes in ('"""', "'''"):
        text = f"[[session]]\nnote = {quotes}\n[[session]]\n[[session]]\n{quotes}\n[[session]]\n"
        assert kinds(text) == [("session", 1), ("session", 6)]


def test_a_multi_line_string_that_is_never_closed_damages_its_own_block_alone() -> None:
    text = '[[session]]\nnote = """\n[[session]]\nid = 2\n[[session]]\nnote = """three"""\n'
    assert kinds(text) == [("session", 1), ("session", 3), ("session", 5)]


def test_a_header_of_ours_after_zeros_splits_and_one_in_a_comment_does_not() -> None:
    ours = '[[session]]\nid = "7ce418072e8c"\n'
    assert kinds(f"[[session]]\nid = \0\0{ours}") == [("session", 1), ("session", 2)]
    assert kinds(f"[[session]]\nid = #\x02 noise {ours}") == [("session", 1), ("session", 2)]
    assert kinds(f"[[session]]\n# was: {ours}#{ours}  {ours}") == [("session", 1), ("session", 6)]


def test_lists_that_look_like_headers_do_not_split() -> None:
    assert kinds('[[session]]\nx = [\n[["a"]],\n[[1]],\n]\n') == [("session", 1)]


@given(st.lists(sessions, max_size=4))
def test_what_was_written_as_blocks_is_cut_at_the_same_places(done: list[Session]) -> None:
    texts = [in_bytes(block_text(one)) for one in done]
    assert [block.data for block in split(b"".join(texts))] == texts


@given(st.lists(HEADERS | st.binary(max_size=8), max_size=30).map(b"".join))
def test_no_byte_is_in_two_blocks_and_none_is_left_out(data: bytes) -> None:
    end = 0
    for block in split(data):
        assert data[end : block.start].removeprefix(b"\xef\xbb\xbf").strip() == b""
        assert data[block.start :].startswith(block.data)
        assert block.line == data.count(b"\n", 0, block.start) + 1
        end = block.start + len(block.data)
    assert data[end:].removeprefix(b"\xef\xbb\xbf").strip() == b""


@given(st.lists(HEADERS | st.binary(max_size=8), max_size=30).map(b"".join))
def test_from_the_end_the_blocks_are_the_same(data: bytes) -> None:
    assert [*from_the_end(data)][::-1] == split(data)


@given(st.lists(HEADERS | st.binary(max_size=8), max_size=30).map(b"".join))
def test_those_of_one_kind_are_the_same(data: bytes) -> None:
    assert of_kind(data, "plan") == [block for block in split(data) if block.kind == "plan"]


def test_hundreds_of_open_strings_do_not_take_for_ever() -> None:
    text = in_bytes("".join(f'[[session]]\nnote = """{n}\n' for n in range(600)))
    assert len(split(text)) in range(300, 601)
    assert len(split(in_bytes(block_text(session(1))) + text)) > 300
