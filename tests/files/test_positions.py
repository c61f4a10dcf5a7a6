from tui.files.positions import Path, Position, Positions

TEXT = """\
#:schema ./protocol.schema.json
name = "a"
"q k".b = 3
[defaults]
tempo = "3-1"
[[exercise]]
final_hold = { seconds = 5, at = "x" }
cues.lower = "a"
cues.lift = "b"
reps = [ # one a set
 12,
 10 ]
[exercise.progress]
rule = "x"
[[exercise]]
"é" = "üü"
notes = '''
two
lines'''
"""


def key(*path: str | int) -> Position:
    return Positions(TEXT, [path]).of_key(path)


def value(*path: str | int) -> Position:
    return Positions(TEXT, [path]).of_value(path)


def test_keys_and_values_have_their_places() -> None:
    assert key("name") == Position(2, 1, 4)
    assert value("name") == Position(2, 8, 3)
    assert key("defaults", "tempo") == Position(5, 1, 5)


def test_the_place_of_a_table_is_its_header() -> None:
    assert value("defaults") == Position(4, 1, 10)
    assert value("exercise", 1) == Position(15, 1, 12)
    assert value("exercise") == Position(6, 1, 12)
    assert key("exercise", 0, "progress") == Position(13, 1, 19)


def test_parts_of_dotted_and_quoted_keys_have_places_of_their_own() -> None:
    assert key("q k", "b") == Position(3, 7, 1)
    assert key("exercise", 0, "cues", "lift") == Position(9, 6, 4)
    assert value("exercise", 0, "cues", "lift") == Position(9, 13, 3)


def test_values_within_lists_and_inline_tables_are_found() -> None:
    assert value("exercise", 0, "reps", 1) == Position(12, 2, 2)
    assert value("exercise", 0, "final_hold", "at") == Position(7, 34, 3)


def test_columns_count_characters_and_not_bytes() -> None:
    assert value("exercise", 1, "é") == Position(16, 7, 4)


def test_a_value_of_many_lines_is_marked_on_its_first() -> None:
    assert value("exercise", 1, "notes") == Position(17, 9, 3)


def test_what_is_not_there_is_answered_with_what_is_around_it() -> None:
    assert value("exercise", 1, "reps") == Position(15, 1, 12)
    assert value("nothing", "at", "all") == Position(1, 1, 1)


def test_windows_line_ends_change_no_place() -> None:
    path: Path = ("defaults", "tempo")
    assert Positions(TEXT.replace("\n", "\r\n"), [path]).of_value(path) == Position(5, 9, 5)
