import pytest

from tests.protocol import plans
from tests.protocol.plans import plan, problem, problems
from tui.protocol.plan import RepSum, calendar, plan_sums

NORDIC = """
[[week]]
sessions = [{ run = "curl", sets = 2, reps = 5 }]
[[week]]
times = 2
sessions = [{ run = "curl", sets = 2, reps = 6 }]
[[week]]
times = 3
sessions = [{ run = "curl", sets = 3, reps = "6-8" }]
[[week]]
times = 3
sessions = [{ run = "curl", sets = 3, reps = "8-10" }]
[[week]]
weeks = 6
times = 3
sessions = [{ run = "curl", sets = 3, reps = [12, 10, 8] }]
[[week]]
forever = true
sessions = [{ run = "curl", sets = 3, reps = [12, 10, 8] }]
"""


def test_the_ten_weeks_of_petersen_are_27_sessions_and_700_to_736_reps() -> None:
    nordic = plan(NORDIC)
    sums = plan_sums(nordic)
    assert (sums.weeks, sums.sessions, sums.reps) == (10, 27, RepSum(700, 736))
    assert nordic.forever
    assert [number for number, _ in calendar(nordic)] == list(range(1, 12))
    assert [len(week.in_a_week) for _, week in calendar(nordic)] == [1, 2, *[3] * 8, 1]


def test_the_head_says_what_it_says() -> None:
    head = 'rest_days = 2\nsummary = "s"\nsource = "b"\nlevel = "beginner"\ntags = ["t"]\nwas = ["old"]'
    read = plan('[[week]]\nsessions = [{ run = "curl" }]', head=head)
    assert (read.id, read.file, read.name, read.rest_days) == ("my-plan", "my-plan.toml", "My plan", 2)
    assert (read.summary, read.source, read.level) == ("s", "b", "beginner")
    assert (read.tags, read.was) == (("t",), ("old",))
    assert not read.forever
    assert plan('[[week]]\nsessions = [{ run = "curl" }]').rest_days == 1


def test_all_mistakes_are_told_in_the_order_of_the_file() -> None:
    text = """\
name = "My plan"
[[week]]
sessions = [{ run = "crul", sets = 2 }, { run = "my-plan", rset = 5 }, { sets = 1 }]
[[week]]
weeks = 6
rest_days = 2
forever = true
sessions = [{ run = "curl", sets = 3, reps = [12, 10] }]
[[week]]
sets = 3
[[exercise]]
"""
    found = [(one.line, one.column, one.code) for one in plans.read(text).problems]
    assert found == [
        (3, 21, "unknown-protocol"),
        (3, 49, "unknown-protocol"),
        (3, 60, "unknown-key"),
        (3, 72, "missing"),
        (5, 9, "conflict"),
        (6, 1, "unknown-key"),
        (7, 11, "conflict"),
        (8, 46, "reps"),
        (9, 1, "missing"),
        (10, 1, "unknown-key"),
        (11, 1, "unknown-key"),
    ]


def test_an_unknown_protocol_gets_the_nearest_one() -> None:
    wrong = problem('run = "crul"')
    assert (wrong.code, wrong.hint) == ("unknown-protocol", 'did you mean "curl"?')


def test_a_plan_that_runs_itself_is_refused() -> None:
    wrong = problem('run = "my-plan"')
    assert (wrong.code, wrong.message) == (
        "unknown-protocol",
        'run is "my-plan", which is this plan itself',
    )


@pytest.mark.parametrize(
    ("keys", "code", "message"),
    [
        ('run = "hold", reps = 5', "conflict", 'reps fits no exercise of "my-day", warm-ups aside'),
        ('run = "hold", final_hold = 5', "conflict", "final_hold fits no exercise"),
        ('run = "open", final_hold = 5', "conflict", "final_hold fits no exercise"),
        ('run = "hold", load = "20 lb"', "conflict", "load fits no exercise"),
        ('run = "uneven", sets = 2', "conflict", "has reps of its own for each of its 3 sets"),
        ('run = "curl", sets = 3, reps = [5]', "reps", "reps has 1 entries for 3 sets"),
        ('run = "curl", reps = "max", final_hold = 5', "conflict", "a final hold needs a last rep"),
        ('run = "curl", final_hold = { at = "stretch" }', "missing", 'has no "seconds"'),
        ('run = "curl", sets = 0', "range", "sets is 0; it must be 1 to 100"),
        ('run = "curl", rest = -5', "duration", "rest is -5"),
        ('run = "curl", load = { of = "my-day", percent = [1, 2] }', "load", "is this protocol"),
        ('run = "hold", sets = 100, rest = "23h"', "duration", "is no duration"),
        ('run = "hold", sets = 100, rest = "300m"', "too-long", "24"),
        ('run = "Curl"', "name", "is no id"),
        ('run = "curl", tempo = "3-1-1-1"', "unknown-key", 'unknown key "tempo"'),
        ('run = "curl", weeks = 3', "unknown-key", 'the key "weeks" belongs to the week'),
    ],
)
def test_what_a_session_cannot_change_is_told(keys: str, code: str, message: str) -> None:
    wrong = problem(keys)
    assert wrong.code == code
    assert message in wrong.message


def test_a_plan_has_an_end_or_none() -> None:
    (wrong,) = problems('[[week]]\nweeks = 400\nsessions = [{ run = "curl" }]\n' * 2)
    assert (wrong.code, wrong.line) == ("too-long", 6)
    assert "800 weeks; the most is 520" in wrong.message


def test_a_plan_writes_out_no_more_sessions_than_can_be_read_at_once() -> None:
    week = "[[week]]\nsessions = [" + ", ".join(['{ run = "curl" }'] * 10) + "]\n"
    assert len(plan(week * 40).weeks) == 40
    (wrong,) = problems(week * 41)
    assert (wrong.code, wrong.line) == ("too-long", 83)
    assert "writes out 410 sessions; the most is 400" in wrong.message


def test_a_plan_without_weeks_is_told_so() -> None:
    (wrong,) = problems("")
    assert (wrong.code, wrong.message) == ("missing", "there is no [[week]], and nothing to be done")


def test_a_week_without_sessions_is_told_that_it_needs_one() -> None:
    (wrong,) = problems("[[week]]\nsessions = []")
    assert (wrong.code, wrong.message) == ("range", "sessions has no entries, it needs at least 1")
    assert wrong.hint == 'write sessions = [{ run = "activation-rdl" }]'
    (wrong,) = problems("week = []")
    assert wrong.message == "week has no entries, it needs at least 1"
    (wrong,) = problems("[[week]]\nsessions = [" + '{ run = "curl" }, ' * 15 + "]")
    assert wrong.message == "sessions has 15 entries, the most is 14"


def test_one_entry_that_is_no_table_silences_no_other() -> None:
    found = problems('[[week]]\nsessions = [{ run = "hold", reps = 5 }, 5, { run = "crul" }]')
    assert [one.code for one in found] == ["conflict", "type", "unknown-protocol"]
    found = problems('week = [5, { sessions = [{ run = "crul" }] }]')
    assert [one.code for one in found] == ["type", "unknown-protocol"]


def test_a_newer_format_is_told_and_nothing_else() -> None:
    (wrong,) = problems("[[week]]\nnonsense = 1", head="format = 2")
    assert wrong.code == "newer-format"


def test_a_week_in_a_protocol_belongs_to_a_plan() -> None:
    wrong = problems("[[week]]\nsessions = 5")
    assert [(one.code, one.line) for one in wrong] == [("type", 4)]
