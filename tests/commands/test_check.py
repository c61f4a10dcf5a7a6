from tests.commands.shell import Shell

FIVE_MISTAKES = """\
name = "My day"
minutes = "five"

[[exercise]]
use = "dumbbell-romanian-deadlift"
sets = 3
reps = 12
rset = 60
tempo = "3-1"

[[exercise]]
use = "seated-leg-crul"
reps = 10
rest = -5
"""


def test_five_mistakes_are_five_problems_with_their_places(shell: Shell) -> None:
    path = shell.has("my-day.toml", FIVE_MISTAKES)
    rows = shell.asks("check")
    assert [(row["line"], row["column"], row["code"]) for row in rows] == [
        (2, 11, "type"),
        (8, 1, "unknown-key"),
        (9, 9, "tempo"),
        (12, 7, "unknown-exercise"),
        (14, 8, "duration"),
    ]
    assert all(row["file"] == str(path) and row["severity"] == "error" for row in rows)
    assert set(rows[0]) == {"file", "line", "column", "severity", "code", "message", "hint"}
    assert shell.types("check") == 1


def test_problems_look_as_in_a_compiler(shell: Shell) -> None:
    path = shell.has("my-day.toml", FIVE_MISTAKES)
    shell.types("check")
    lines = shell.said.split("\n")
    place = lines.index(
        f'{path}:9:9: error: tempo "3-1" has two figures, it needs four: lower-stretch-lift-squeeze'
    )
    assert lines[place + 1 : place + 3] == [
        '  9 | tempo = "3-1"',
        '    |         ^^^^^ did you mean "3-1-1-1"?',
    ]
    assert lines[-2] == "5 problems in 1 file"


def test_on_a_phone_no_line_is_wider_than_it(shell: Shell) -> None:
    shell.has("my-day.toml", FIVE_MISTAKES)
    shell.types("check", width=45)
    assert all(len(line) <= 45 for line in shell.said.split("\n") if str(shell.home) not in line)


def test_without_files_of_ones_own_there_are_no_problems(shell: Shell) -> None:
    assert shell.types("check") == 0
    assert shell.asks("check") == []


def test_a_file_is_called_as_it_was_given(shell: Shell) -> None:
    path = shell.has("my-day.toml", FIVE_MISTAKES)
    given = f"{path.parent}/../protocols/my-day.toml"
    assert {row["file"] for row in shell.asks(f"check {given}")} == {given}


def test_a_file_that_is_not_there_is_a_row_among_others_and_alone_a_wrong_usage(shell: Shell) -> None:
    good = shell.has("good.toml", 'name = "N"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\n')
    (row,) = shell.asks(f"check {good} nope.toml")
    assert (row["file"], row["code"], row["line"], row["column"]) == ("nope.toml", "unreadable", None, None)
    assert shell.types(f"check {good} nope.toml") == 1
    assert shell.types("check nope.toml --json") == 2
    assert shell.said == ""
    assert shell.complained == "lastrep: nope.toml: there is no such file\n"


def test_the_catalogue_of_ones_own_is_checked_too(shell: Shell) -> None:
    path = shell.has("exercises.toml", '[seated-leg-curl]\ntempo = "3-1"\n[mine]\nhip = "static"\n')
    rows = [(2, "tempo"), (3, "missing")]
    assert [(row["line"], row["code"]) for row in shell.asks("check")] == rows
    assert [(row["line"], row["code"]) for row in shell.asks(f"check {path}")] == rows


def test_a_name_that_is_no_id_is_a_problem(shell: Shell) -> None:
    shell.has("My Day.toml", 'name = "N"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\n')
    (row,) = shell.asks("check")
    assert (row["code"], row["hint"], row["line"]) == ("name", 'rename it to "my-day.toml"', None)


def test_nothing_foreign_reaches_the_terminal(shell: Shell) -> None:
    shell.has("evil.toml", 'name = "\x1b[2J\u202e\x9b"\n"\\u001b" = 1\n[[exercise]]\nuse = "\\u001b]0;x"\n')
    (shell.protocols / "\x1b[2J.toml").write_text("name = 1")
    for line in ("check", "check --json", "list", "list --json"):
        shell.types(line)
        assert not set(shell.said + shell.complained) & {"\x1b", "\u202e", "\x9b"}


def test_plans_are_checked_in_their_folder_and_by_their_path(shell: Shell) -> None:
    broken = 'name = "Mine"\n[[week]]\nsessions = [{ run = "activation-rld" }]\n'
    path = shell.has("plans/mine.toml", broken)
    (row,) = shell.asks("check")
    assert (row["file"], row["line"], row["column"]) == (str(path), 3, 21)
    assert (row["code"], row["hint"]) == ("unknown-protocol", 'did you mean "activation-rdl"?')
    assert [row["code"] for row in shell.asks(f"check {path}")] == ["unknown-protocol"]
    (shell.home / "apart.toml").write_text(broken)
    assert [row["code"] for row in shell.asks(f"check {shell.home / 'apart.toml'}")] == ["unknown-protocol"]


ADVISED = 'name = "N"\nminutes = 5\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\n'


def test_advice_is_shown_and_breaks_nothing(shell: Shell) -> None:
    path = shell.has("my-day.toml", ADVISED)
    (row,) = shell.asks("check")
    assert (row["severity"], row["code"], row["line"], row["column"]) == ("advice", "minutes", 2, 11)
    assert row["file"] == str(path)
    assert shell.types("check") == 0
    assert f"{path}:2:11: advice: 5:00 is promised, and it takes 0:30\n" in shell.said
    assert shell.said.endswith(f"no problems in {shell.protocols}, 1 piece of advice\n")
    assert shell.types(f"check {path}") == 0
    assert shell.said.endswith("no problems, 1 piece of advice\n")


def test_advice_stands_beside_the_problems_of_other_files(shell: Shell) -> None:
    shell.has("a-day.toml", ADVISED)
    shell.has("b-day.toml", FIVE_MISTAKES)
    assert shell.types("check") == 1
    assert shell.said.endswith("5 problems in 1 file, 1 piece of advice\n")


def test_what_a_file_keeps_quiet_is_not_shown(shell: Shell) -> None:
    shell.has("my-day.toml", 'quiet = ["minutes"]\n' + ADVISED)
    assert shell.asks("check") == []


def test_without_files_of_ones_own_it_says_how_to_begin_one(shell: Shell) -> None:
    assert shell.types("check") == 0
    assert shell.said == f"no protocols of your own yet in {shell.protocols}: `lastrep new NAME` begins one\n"
