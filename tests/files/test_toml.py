import tomllib
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.files.toml import NotToml, parse


def refusal(text: str) -> NotToml:
    with pytest.raises(NotToml) as raised:
        parse(text)
    return raised.value


def place(text: str) -> tuple[int, int]:
    error = refusal(text)
    return error.line, error.column


def test_toml_is_parsed_with_either_kind_of_line_end() -> None:
    assert parse("a = 1\r\n[b]\r\nc = 'x'\r\n") == {"a": 1, "b": {"c": "x"}}


def test_a_syntax_error_has_its_line_and_column() -> None:
    assert place('a = 1\nb = "x" y\n') == (2, 9)


def test_columns_count_characters() -> None:
    assert place('a = "äöü" y\n') == (1, 11)


def test_text_without_quotes_gets_them_in_the_hint() -> None:
    assert refusal("tempo = 3-1-1-1  # slow\n").hint == 'text stands in quotes: tempo = "3-1-1-1"'


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("reps = ", "write a value after the =: reps = 12"),
        ("reps =  # many", "write a value after the =: reps = 12"),
        ("colour =", "write a value after the ="),
        ("a = { sets = }", "write a value after the =: sets = 3"),
        ("use = “seated-leg-curl”", 'write straight quotes: "seated-leg-curl"'),
        ("use = ‘seated-leg-curl’", 'write straight quotes: "seated-leg-curl"'),
        ("use = „seated-leg-curl“", 'write straight quotes: "seated-leg-curl"'),
        ("tags = [“legs”, “gym”]", 'write straight quotes: "legs"'),
        ("use = “", 'write straight quotes: "..."'),
        ('use = "seated-leg-curl”', 'close it with a straight "'),
        ('name: "A"', 'write name = "A"'),
        ("name: Leg day", 'write name = "Leg day"'),
        ('use "x"  # so', 'write use = "x"'),
        ("reps 5", "write reps = 5"),
        ("a = {reps: 5}", "write = in place of the :"),
        ("[[exercise]", "write [[exercise]]"),
        ("[[exercise]\nname = 'x'", "write [[exercise]]"),
        ("[[exercise", "write [[exercise]]"),
        ("[exercise]]", "write [[exercise]]"),
        ("[defaults", "write [defaults]"),
        ("hello", "write key = value, or begin the line with # to make it a comment"),
        ("hello there", "write key = value, or begin the line with # to make it a comment"),
        ("// hello", "write key = value, or begin the line with # to make it a comment"),
        ('name = "A" b', "put the rest on a line of its own, or behind #"),
        ("warm_up = true b", "put the rest on a line of its own, or behind #"),
        ('[[exercise]] use = "a"', "put the rest on a line of its own, or behind #"),
        ("reps = 5,", "leave the comma out"),
        ("warm_up = True", "write warm_up = true, in lower case and without quotes"),
        ("warm_up = False", "write warm_up = false, in lower case and without quotes"),
        ("warm_up = yes", "write warm_up = true, in lower case and without quotes"),
        ("a = { warm_up = No }", "write false, in lower case and without quotes"),
        ("reps = 5 5", "write one value a line: reps = 5; or a list: [5, 5]"),
        ("reps = 05", "write reps = 5"),
        ("tags = [legs]", 'text stands in quotes: "legs"'),
        ("reps = [1 2]", "put a comma between its entries, and ] at its end"),
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_slip_gets_its_remedy(text: str, hint: str, end: str) -> None:
    assert refusal(text + end).hint == hint


def test_a_straight_quote_within_curly_ones_is_not_called_the_slip() -> None:
    assert refusal("name = “Don't stop”\n").hint == 'write straight quotes: "Don\'t stop"'


def test_a_key_or_table_given_twice_is_said_to_be_so() -> None:
    assert refusal("a = 1\n  a = 2\n").message == "this key is given twice"
    assert place("a = 1\n  a = 2\n") == (2, 3)
    assert refusal("[a]\n[a]\n").message == "this table is given twice"


def test_what_is_never_closed_is_shown_where_it_opens() -> None:
    assert place('a = 1\nb = "open\nc = 1\n') == (2, 5)
    assert place("a = [1,\nb = 2\n") == (1, 5)
    assert place("[[exercise]\nname = 'x'\n") == (1, 1)
    assert place('a = """\nnever\n') == (1, 5)


@pytest.mark.parametrize(
    "text",
    [
        "a = { b = 1,\n c = 2 }",
        "a = { b = 1, }",
        "a = { b = 1 # so\n }",
        r'a = "\e[0m"',
        r'a = "\x41"',
        "a = 07:32",
        "a = 2026-11-21T18:02",
    ],
)
def test_what_only_toml_1_1_allows_is_refused(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)
    refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        r'a = "\\e and \\x41"',
        r"a = '\e'",
        "a = [1,\n2, # so\n]",
        "a = [{ b = 1 },\n]",
        "a = 07:32:00",
        "a = 2026-11-21T18:02:00.5+01:00",
        'a = """x"""""',
        "a = '''x'y''z'''",
        '"a.b.c.d.e.f.g.h.i.j" = 1',
        "# {{{{{{{{{{{{{{{{{{{{",
        "a = '[[[[[[[[[[[[[[[['",
        "a.b.c.d = 1.5",
    ],
)
def test_what_only_looks_like_it_is_accepted(text: str) -> None:
    assert parse(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = " + "[" * 100_000, "nested deeper"),
        ("[" * 100_000, "nested deeper"),
        ("a = " + "{a=" * 1000, "nested deeper"),
        (".".join("a" * 20_000) + " = 1", "more than 8 parts"),
        (" . ".join("a" * 20_000) + " = 1", "more than 8 parts"),
        ("a = " + "9" * 5000, "a number of 5,000 characters"),
        ("a" * 100_000 + " = 1", "a word of 100,000 characters"),
        ("a = [" + "1," * 400_000 + "]", "more than 1,000 entries"),
        ('a = "' + "x" * 500_000, "never closed"),
        ('a = """' + '\\"' * 300_000, "never closed"),
        ("a = 0000-01-01", ""),
        ("".join(f"a{number} = 1\n" for number in range(60_000)), "more than 100,000 words"),
        ("\n" * 1_000_000, "more than 100,000 words"),
        ("a = 1" + " " * 1_000_000 + "b", "expected newline"),
    ],
)
def test_what_would_hang_or_burst_a_parser_never_gets_there(text: str, says: str) -> None:
    assert says in refusal(text).message


def test_a_long_text_is_no_problem() -> None:
    assert len(parse('a = "' + "x" * 900_000 + '"')["a"]) == 900_000


@given(st.text(alphabet="ab=.,[]{}\"'#\\\n 1-:Tex", max_size=40))
@example('a="\\')
@example("a='''")
def test_any_text_is_parsed_as_the_standard_library_does_or_refused(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except ValueError:
        expected = None
    with suppress(NotToml):
        assert parse(text) == expected


LINES = r'''
[[session]]
[session.end]
[a.b.c.d.e]
a = "x"
b = "\\"
c = 1.5
d = 07:32
e = true # so
f = 2026-11-21T18:02:11+01:00
g = { h = 1, }
i = 1__2
j = [1, 2 ,"x"]
j = [1, 2,]
j = [1 2]
j = [1,
j = []
m = { a = 1, b = ["x"] }
m = { a = 1, a = 2 }
m = { a = 1 b = 2 }
m = { a = 1,
n = [{ a = "x" }, { b = [1, 2] }]
n = [{ a = "x", }]
n = [[1]]
o = """x""""
p = "\t"
k.l = 3
'''.splitlines()
blocks = st.lists(st.sampled_from([*LINES, 'o = """\ntwo lines"""']), max_size=4)


@given(blocks)
def test_plain_lines_are_parsed_or_refused_as_all_others(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        expected = tomllib.loads(text)
    except ValueError:
        with pytest.raises(NotToml):
            parse(text)
    else:
        assert parse(text) == expected
