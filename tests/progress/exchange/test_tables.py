import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.progress.exchange.tables import read_table


def cells(text: str) -> list[list[str]]:
    return [list(row.cells.values()) for row in read_table(text).rows]


@pytest.mark.parametrize("delimiter", [*",;\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_are_found_out(delimiter: str, end: str) -> None:
    text = end.join(delimiter.join(row) for row in (["A", " b "], ["1", '"x, y; z"'], [], ["2", "3"])) + end
    assert read_table(text).columns == {"a", "b"}
    assert cells(text) == [["1", "x, y; z"], ["2", "3"]]
    assert cells(f"sep={delimiter}{end}{text}") == [["1", "x, y; z"], ["2", "3"]]


def test_rows_are_numbered_by_the_line_that_they_begin_in() -> None:
    table = read_table('a,b\n1,"two\nlines"\n\n3,4\n')
    assert [row.line for row in table.rows] == [2, 5]
    assert table.rows[0].cells == {"a": "1", "b": "two\nlines"}


def test_a_row_with_too_few_or_too_many_fields_is_named() -> None:
    table = read_table("a,b\n1\n1,2,3\n1,2,\n1,2\n")
    assert [(wrong.line, wrong.why) for wrong in table.wrong] == [
        (2, "it has 1 fields, the header has 2"),
        (3, "it has 3 fields, the header has 2"),
    ]
    assert [row.line for row in table.rows] == [4, 5]


@pytest.mark.parametrize("end", ["", "\n", '\n7,"8\n', '\n"7",8\n'])
def test_a_quote_that_is_never_closed_costs_its_own_line_alone(end: str) -> None:
    table = read_table(f'a,b\n1,2\n"3,4\n5,6\n5,6{end}')
    assert [wrong.line for wrong in table.wrong] == ([3, 6] if '"8' in end else [3])
    assert [row.cells["a"] for row in table.rows] == ["1", "5", "5", *(["7"] if '"7"' in end else [])]


def test_a_stray_quote_within_a_field_is_text() -> None:
    assert cells('a,b\n5" band,1\n6" band,2\n7,8\n') == [['5" band', "1"], ['6" band', "2"], ["7", "8"]]


@pytest.mark.parametrize("text", ["", "\n\n", "a", "sep=;\n", '"', "\x00", 'a,b\n"' + "x" * 300_000])
def test_what_is_no_table_has_no_rows(text: str) -> None:
    assert read_table(text).rows == ()


@given(
    st.lists(
        st.lists(st.text(st.sampled_from("ab\",;\n\r\t' =0"), max_size=6), min_size=3, max_size=3).filter(
            lambda row: any(cell.strip() for cell in row)
        ),
        max_size=6,
    ),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_the_csv_module_writes_is_read(rows: list[list[str]], delimiter: str, end: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        [["x", "y", "z"], *rows]
    )
    assert cells(out.getvalue()) == rows


@given(st.text(st.sampled_from('ab",;\n\r1'), max_size=60))
def test_whatever_stands_there_nothing_is_raised_and_every_line_is_numbered(text: str) -> None:
    table = read_table("a,b\n" + text)
    lines = [row.line for row in table.rows] + [wrong.line or 0 for wrong in table.wrong]
    assert len(lines) == len(set(lines))
    assert all(1 < line <= 2 + text.count("\n") + text.count("\r") for line in lines)
