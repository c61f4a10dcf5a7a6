from tui.files.errors import Unreadable
from tui.files.problems import Problem, excerpt, of_unreadable, rendered, summed_up

TEMPO = Problem(
    file="my-day.toml",
    code="tempo",
    message='tempo "3-1" has two figures, it needs four: lower-stretch-lift-squeeze',
    hint='did you mean "3-1-1-1"?',
    line=8,
    column=9,
    width=5,
    excerpt='tempo = "3-1"',
)


def test_a_problem_looks_as_it_does_in_a_compiler() -> None:
    assert rendered(TEMPO).split("\n") == [
        'my-day.toml:8:9: error: tempo "3-1" has two figures, it needs four: lower-stretch-lift-squeeze',
        '  8 | tempo = "3-1"',
        '    |         ^^^^^ did you mean "3-1-1-1"?',
    ]


def test_a_hint_that_the_message_gives_is_not_said_twice() -> None:
    problem = Problem(
        file="my-day.toml",
        code="unknown-key",
        message='unknown key "rset"; did you mean "rest"?',
        hint='did you mean "rest"?',
        line=9,
        column=1,
        width=4,
        excerpt="rset = 60",
    )
    assert rendered(problem).split("\n") == [
        'my-day.toml:9:1: error: unknown key "rset"; did you mean "rest"?',
        "  9 | rset = 60",
        "    | ^^^^",
    ]


def test_a_problem_without_a_place_is_one_line() -> None:
    error = Unreadable("it is UTF-16 text", code="encoding", hint="save it as UTF-8")
    problem = of_unreadable(error, file="x.toml")
    assert rendered(problem) == "x.toml: error: it is UTF-16 text; save it as UTF-8"
    assert summed_up(problem) == "it is UTF-16 text"


def test_no_line_is_wider_than_a_phone() -> None:
    lines = rendered(TEMPO, width=45).split("\n")
    assert all(len(line) <= 45 for line in lines)
    assert '  8 | tempo = "3-1"' in lines


def test_a_long_source_line_is_cut_around_the_caret() -> None:
    text = "x" * 5000 + "BAD" + "y" * 5000
    source, start = excerpt(text, 1, 5001)
    problem = Problem(
        file="a", code="text", message="m", line=1, column=5001, width=3, excerpt=source, excerpt_from=start
    )
    for width in (None, 45, 80):
        _, shown, carets = rendered(problem, width=width).split("\n")
        assert len(shown) <= 250
        assert shown[carets.index("^") :].startswith("BAD")


def test_carets_stand_under_wide_characters() -> None:
    problem = Problem(
        file="a", code="text", message="m", line=1, column=5, width=1, excerpt="日本 =x", excerpt_from=1
    )
    assert rendered(problem).split("\n")[2] == "    |       ^"


def test_no_foreign_control_character_is_rendered() -> None:
    problem = Problem(
        file="\x1b.toml", code="text", message="\x9b", hint="\u202e", line=1, column=1, excerpt="\x1b[2J"
    )
    for text in (rendered(problem), rendered(problem, width=45), summed_up(problem)):
        assert not set(text) & {"\x1b", "\x9b", "\u202e"}
