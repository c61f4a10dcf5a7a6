from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.protocol.files import exercise, paced, problem, problems, protocol, read
from tui.files.problems import rendered
from tui.protocol.catalogue import Catalogue
from tui.protocol.homes import fields_of
from tui.protocol.model import DerivedLoad, FinalHold, Held, Load, Progress, RepTarget, Timed
from tui.protocol.shape import ExerciseTable

RDL = 'use = "dumbbell-romanian-deadlift"\n'
CURL = 'use = "seated-leg-curl"\n'
OWN = 'name = "Thing"\n'


def test_the_smallest_useful_file_is_a_protocol() -> None:
    read_back = protocol(
        'name = "My hamstring day"\n[[exercise]]\n' + RDL + "sets = 3\nreps = 12\nfinal_hold = 5\nrest = 60\n"
    )
    (only,) = read_back.exercises
    assert read_back.id == "my-day"
    assert only.name == "Dumbbell Romanian deadlift"
    assert only.work == paced(RDL + 'sets = 3\nreps = 12\ntempo = "3-1-1-1"\nfinal_hold = 5')
    assert only.loaded == "per-hand"
    assert only.changeover == "ready"


def test_a_header_is_read() -> None:
    head = protocol(
        'name = "N"\nformat = 1\nsummary = "s"\nsource = "o"\nlevel = "advanced"\ntags = ["leg-day"]\n'
        'was = ["old-day"]\nminutes = 5\nlead_in = 3\nopening = "15s"\nunit = "kg"\nthen = "nowhere-yet"\n'
        'quiet = ["minutes"]\n[[exercise]]\n' + RDL + "reps = 5\nload = 20\n"
    )
    assert (head.minutes, head.lead_in, head.opening, head.then) == (5.0, 3.0, 15.0, "nowhere-yet")
    assert head.exercises[0].load == Load("weight", Decimal(20), "kg")


def test_an_exercise_of_ones_own_needs_only_a_name() -> None:
    own = exercise('name = "Pull up"\nreps = 5\ntempo = "2-0-1-0"\nstarts = "lift"')
    assert (own.id, own.starts, own.counts) == ("pull-up", "lift", "other")


def test_what_the_file_says_wins_over_the_defaults_and_they_over_the_catalogue() -> None:
    head = '[defaults]\ntempo = "4-0-1-0"\nrest = 90\ncues = { lower = "slow", lift = "fast" }'
    joined = exercise(RDL + 'reps = 5\nrest = 30\ncues = { lift = "now" }', head=head)
    assert joined.rest == 30.0
    assert paced(RDL + "reps = 5", head=head).tempo.lower == 4
    assert joined.cues["lower"] == "slow"
    assert joined.cues["lift"] == "now"
    assert joined.cues["squeeze"] == "Stand tall, squeeze"


def test_own_time_replaces_default_reps_with_their_tempo_and_hold() -> None:
    head = '[defaults]\nreps = 12\ntempo = "3-1-1-1"\nfinal_hold = 5'
    assert exercise(RDL + "time = 30", head=head).work == Timed(30.0)
    assert exercise(RDL + 'hold = "1:30"', head=head).work == Held(90.0)


def test_own_max_drops_the_default_hold() -> None:
    assert paced(RDL + 'reps = "max"', head="[defaults]\nreps = 12\nfinal_hold = 5").final_hold is None


def test_a_final_hold_stands_where_the_catalogue_says_unless_the_file_does() -> None:
    assert paced(RDL + "reps = 5\nfinal_hold = 5").final_hold == FinalHold(5.0, "stretch")
    assert paced(CURL + "reps = 5\nfinal_hold = 5").final_hold == FinalHold(5.0, "squeeze")
    table = 'final_hold = { seconds = 5, at = "squeeze" }'
    assert paced(RDL + "reps = 5\n" + table).final_hold == FinalHold(5.0, "squeeze")
    half = 'final_hold = { at = "squeeze" }'
    assert paced(RDL + "reps = 5\n" + half, head="[defaults]\nfinal_hold = 7").final_hold == FinalHold(
        7.0, "squeeze"
    )


def test_a_hold_of_no_length_is_none() -> None:
    assert paced(RDL + "reps = 5\nfinal_hold = 0", head="[defaults]\nfinal_hold = 5").final_hold is None


def test_a_list_of_reps_gives_the_number_of_sets() -> None:
    assert exercise(RDL + "reps = [12, 10, 8]").sets == 3
    assert [target.most for target in paced(RDL + "reps = [12, 10, 8]").reps] == [12, 10, 8]
    assert paced(RDL + 'sets = 2\nreps = "8-12"').reps == (RepTarget(8, 12, "8-12"),) * 2


def test_a_question_is_asked_where_the_rule_has_a_connection() -> None:
    assert exercise(RDL + "reps = 5").ask == "none"
    earned = exercise(RDL + 'reps = 5\nprogress = { rule = "earn" }')
    assert (earned.ask, earned.progress.connection) == ("connection", 5)
    assert exercise(RDL + 'reps = 5\nprogress = { rule = "double" }').ask == "none"
    assert exercise(RDL + 'reps = 5\nprogress = { rule = "double", connection = 4 }').ask == "connection"
    assert exercise(RDL + 'reps = 5\nask = "where"\nprogress = { rule = "earn" }').ask == "where"


def test_of_a_warm_up_nothing_is_asked_and_nothing_earned() -> None:
    warm_up = exercise(RDL + 'reps = 5\nwarm_up = true\nprogress = { rule = "earn" }')
    assert (warm_up.ask, warm_up.progress) == ("none", Progress())


def test_loads_and_steps_are_read() -> None:
    assert exercise(RDL + 'reps = 5\nload = "20 lb"').load == Load("weight", Decimal(20), "lb")
    derived = exercise(RDL + 'reps = 5\nload = { of = "activation-rdl", percent = [110, 115] }').load
    assert derived == DerivedLoad("activation-rdl", (Decimal(110), Decimal(115)))
    assert exercise(OWN + 'reps = 5\ntempo = "3111"').step.kg == Decimal("2.5")
    assert exercise(RDL + 'reps = 5\nstep = "10 lb"').step.kg is None


def test_within_a_superset_there_is_no_changeover_unless_one_is_given() -> None:
    one, two = f"{RDL}reps = 5\nsuperset = 'a'\n", f"{CURL}reps = 5\nsuperset = 'A'\n"
    pair = protocol(f'name = "N"\n[[exercise]]\n{one}[[exercise]]\n{two}').exercises
    assert [one.superset for one in pair] == ["A", "A"]
    assert [one.changeover for one in pair] == [0.0, "ready"]


def test_a_byte_order_mark_is_for_the_file_reader_but_windows_line_ends_are_fine() -> None:
    assert read(f'name = "N"\r\n[[exercise]]\r\n{RDL}reps = 5\r\n'.replace("\n", "\r\n")).problems != ()
    text = f'name = "N"\n[[exercise]]\n{RDL}reps = 5\n'
    assert read(text.replace("\n", "\r\n")).problems == ()


@pytest.mark.parametrize(
    ("keys", "code", "line", "column"),
    [
        (RDL + 'reps = 5\ntempo = "3-1"', "tempo", 6, 9),
        (RDL + "reps = 5\ntempo = 3111", "tempo", 6, 9),
        (RDL + "reps = 5\nrset = 60", "unknown-key", 6, 1),
        (RDL + "reps = 5\nthen = 'x'", "unknown-key", 6, 1),
        (RDL + "reps = 5\nsets = 0", "range", 6, 8),
        (RDL + "reps = 5\nsets = '3'", "type", 6, 8),
        (RDL + "reps = 5\nrest = -1", "duration", 6, 8),
        (RDL + "reps = 5\nrest = nan", "duration", 6, 8),
        (RDL + "reps = 5\nrest = true", "type", 6, 8),
        (RDL + "reps = 0", "reps", 5, 8),
        (RDL + 'reps = "12-8"', "reps", 5, 8),
        (RDL + "sets = 3\nreps = [12, 10]", "reps", 6, 8),
        (RDL + "hold = 0", "duration", 5, 8),
        (RDL + "reps = 5\nload = 'heavy'", "load", 6, 8),
        (RDL + "reps = 5\nload = { of = 'my-day', percent = [1, 2] }", "load", 6, 15),
        (RDL + "reps = 5\nload = { of = 'x', percent = [2, 1] }", "load", 6, 30),
        (RDL + "reps = 5\nload = { of = 'x' }", "missing", 6, 8),
        (RDL + "reps = 5\nload = { of = 'X Y', percent = [1, 2] }", "name", 6, 15),
        (RDL + "reps = 5\nfinal_hold = { at = 'stretch' }", "missing", 6, 14),
        (RDL + "reps = 5\nprogress = { connection = 5 }", "missing", 6, 12),
        (RDL + "reps = 5\ntime = 30", "conflict", 6, 8),
        (RDL + 'time = 30\ntempo = "3111"', "conflict", 6, 9),
        (RDL + "time = 30\nfinal_hold = 5", "conflict", 6, 14),
        (RDL + 'reps = "max"\nfinal_hold = 5', "conflict", 6, 14),
        (RDL + "", "missing", 3, 1),
        (OWN + "reps = 5", "missing", 3, 1),
        ("reps = 5\ntempo = '3111'", "missing", 3, 1),
        ("use = 'seated-leg-crul'\nreps = 5", "unknown-exercise", 4, 7),
        ("use = 'nope'\nname = 'N'\nreps = 5\ntempo = '3111'", "unknown-exercise", 4, 7),
        (RDL + "reps = 5\nsuperset = 'A'", "superset", 6, 12),
        (RDL + "reps = 5\nsuperset = 'AB'", "superset", 6, 12),
        (RDL + "reps = 5\ncues = { lower = '" + "x" * 61 + "' }", "range", 6, 18),
        (RDL + "reps = 5\nnotes = '''a\u202eb'''", "text", 6, 13),
        (RDL + 'reps = 5\nnotes = "a\\u001bb"', "text", 6, 9),
        (RDL + 'reps = 5\nload_hint = "a\\nb"', "text", 6, 13),
        (RDL + 'reps = 5\nsets = 100\nrest = "24:00"\nchangeover = 1e999', "duration", 8, 14),
    ],
)
def test_a_mistake_is_one_problem_with_its_place(keys: str, code: str, line: int, column: int) -> None:
    found = problem(keys)
    assert (found.code, found.line, found.column) == (code, line, column)
    assert found.file == "my-day.toml"


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        (RDL + 'reps = 5\ntempo = "3-1"', 'did you mean "3-1-1-1"?'),
        (RDL + "reps = 5\nrset = 60", 'did you mean "rest"?'),
        (RDL + "rep = 5", 'did you mean "reps"?'),
        (RDL + "reps = 5\nminutes = 5", "write it above the first [[exercise]] and [defaults]"),
        (RDL + "reps = 5\n[exercise.cues]\nsets = 3", "write it above [exercise.cues]"),
        ("use = 'seated-leg-crul'\nreps = 5", 'did you mean "seated-leg-curl"?'),
        (RDL + "sets = 3\nreps = [12, 10]", "write one a set, or sets = 2"),
        (RDL + "reps = 5\nask = 'conection'", 'did you mean "connection"?'),
        (RDL + "reps = 5\nwarm_up = 'true'", "write warm_up = true, without quotes"),
        (RDL + "reps = 5\nsection = 3", 'write it in quotes: "3"'),
    ],
)
def test_a_problem_says_what_to_write(keys: str, hint: str) -> None:
    assert problem(keys).hint == hint


def test_the_nearest_key_is_one_that_is_not_there_already() -> None:
    assert problem(RDL + "reps = 5\nrest = 5\nrset = 60").hint != 'did you mean "rest"?'


def test_sides_that_the_catalogue_does_not_allow_are_refused() -> None:
    catalogue_entry = '[only-both]\nname = "B"\nsides = "both"\n[only-each]\nname = "E"\nsides = "each"\n'
    known = Catalogue().with_file(catalogue_entry, file="exercises.toml")
    head = 'name = "N"\n[[exercise]]\nreps = 5\ntempo = "3111"\n'
    (wrong,) = read(head + 'use = "only-both"\nsides = "each"', catalogue=known).problems
    assert (wrong.code, wrong.line, wrong.column, wrong.hint) == ("conflict", 6, 9, 'write sides = "both"')
    (wrong,) = read(head + 'use = "only-each"\nsides = "both"', catalogue=known).problems
    assert wrong.hint == 'write sides = "each"'
    each = read(head + 'use = "only-each"', catalogue=known).protocol
    assert each is not None
    assert each.exercises[0].each_side


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    found = problems(
        "nam = 'x'\nminutes = 'five'\n[defaults]\nrest = 'long'\n[[exercise]]\n"
        + RDL
        + "tempo = '3-1'\nreps = 5\n"
        "[[exercise]]\nuse = 'nope'\nreps = 0\nfoo = 1\n"
    )
    assert [(one.line, one.column, one.code) for one in found] == [
        (1, 1, "unknown-key"),
        (2, 11, "type"),
        (4, 8, "duration"),
        (7, 9, "tempo"),
        (10, 7, "unknown-exercise"),
        (11, 8, "reps"),
        (12, 1, "unknown-key"),
    ]


def test_a_wrong_default_is_reported_once() -> None:
    text = (
        f'name = "N"\n[defaults]\ntempo = "3-1"\n[[exercise]]\n{RDL}reps = 5\n[[exercise]]\n{CURL}reps = 5\n'
    )
    (only,) = problems(text)
    assert only.line == 3


def test_a_problem_shows_its_source_line() -> None:
    assert rendered(problem(RDL + 'reps = 5\ntempo = "3-1"')).split("\n")[1:] == [
        '  6 | tempo = "3-1"',
        '    |         ^^^^^ did you mean "3-1-1-1"?',
    ]


def test_a_newer_format_is_the_only_problem() -> None:
    (only,) = problems('format = 2\nfoo = 1\n[[exercise]]\nbar = "3-1"\n')
    assert (only.code, only.line, only.column) == ("newer-format", 1, 10)
    assert "needs a newer lastrep" in only.message


def test_a_file_without_exercises_has_nothing_to_be_done() -> None:
    (only,) = problems('name = "N"\n')
    assert (only.code, only.line) == ("missing", 1)


def test_two_pairs_of_brackets_are_asked_for() -> None:
    (only,) = problems('name = "N"\n[exercise]\nreps = 5\n')
    assert only.code == "type"
    assert only.hint == "write [[exercise]], in two pairs of brackets"


def test_there_are_at_most_200_exercises() -> None:
    one = f"[[exercise]]\n{RDL}reps = 1\n"
    assert len(protocol('name = "N"\n' + one * 200).exercises) == 200
    (only,) = problems('name = "N"\n' + one * 201)
    assert (only.code, only.line) == ("range", 2 + 3 * 200)


def test_too_many_steps_and_too_many_hours_are_refused_where_they_are_reached() -> None:
    one = f"[[exercise]]\n{RDL}sets = 100\nreps = 100\nrest = 0\ntempo = '1111'\n"
    (only,) = problems('name = "N"\n' + one * 3)
    assert (only.code, only.line) == ("too-long", 2 + 6 * 2)
    assert "the most is 100,000" in only.message
    (only,) = problems(f'name = "N"\n[[exercise]]\n{RDL}sets = 3\nreps = 1\nrest = "1440m"\n')
    assert only.code == "too-long"
    assert "hours" in only.message


def test_a_superset_in_two_places_is_told_to_come_together() -> None:
    parts = "".join(
        f"[[exercise]]\n{RDL}reps = 5\nsuperset = '{letter}'\n" for letter in ("A", "B", "B", "A")
    )
    found = problems('name = "N"\n' + parts)
    assert [one.hint for one in found] == ["put them next to each other"] * 2


def test_a_file_of_nothing_but_mistakes_is_cut_short_and_says_so() -> None:
    found = problems('name = "N"\n' + "".join(f"foo{number} = 1\n" for number in range(5000)))
    assert len(found) == 201
    assert "more problems" in found[-1].message


def test_notes_may_have_several_lines() -> None:
    assert exercise(RDL + 'reps = 5\nnotes = """one\ntwo"""').notes == "one\ntwo"


keys = st.sampled_from([*fields_of(ExerciseTable), "nonsense"])
values = st.sampled_from(
    """
    1|12|-1|2.5|nan|true|07:32:00|""|"3-1-1-1"|"8-12"|"max"|"ready"|"each"|"seated-leg-curl"|"20 lb"|"A"
    |[12, 10]|[]|["x"]|{}|{ seconds = 5 }|{ rule = "earn" }|{ of = "x", percent = [1, 2] }|{ lower = "x" }
    |"\\u001b"
    """.replace("\n", "").split("|")
)
tables = st.dictionaries(keys, values, max_size=8)


@given(st.lists(tables, max_size=3), tables)
def test_whatever_is_written_is_a_protocol_or_problems_with_places(
    exercises: list[dict[str, str]], defaults: dict[str, str]
) -> None:
    parts = ['name = "N"', "[defaults]", *(f"{key} = {value}" for key, value in defaults.items())]
    for table in exercises:
        parts += ["[[exercise]]", *(f"{key} = {value}" for key, value in table.items())]
    reading = read("\n".join(parts))
    assert (reading.protocol is None) == bool(reading.problems)
    places = [(one.line or 0, one.column or 0) for one in reading.problems]
    assert places == sorted(places)
    assert all(line >= 1 and column >= 1 for line, column in places)
    assert len({(one.line, one.column, one.message) for one in reading.problems}) == len(reading.problems)


def test_a_list_without_exercises_is_told_that_it_needs_one() -> None:
    (wrong,) = problems('name = "A"\nexercise = []')
    assert wrong.message == "exercise has no entries, it needs at least 1"
    assert wrong.hint == "add one: [[exercise]] with use, sets and reps"
