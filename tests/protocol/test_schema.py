import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.protocol import plans
from tests.protocol.files import PROTOCOLS, read
from tui.protocol import patterns
from tui.protocol.catalogue import read_entries
from tui.protocol.schema import KINDS, SchemaKind, put_schemas_beside, schema, schema_file, schema_text
from tui.protocol.values import READERS
from tui.protocol.wrong import Wrong


@cache
def validator(kind: SchemaKind) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


def accepts(kind: SchemaKind, text: str) -> bool:
    return validator(kind).is_valid(tomllib.loads(text))


def kind_of(path: Path) -> SchemaKind:
    if path.name == "exercises.toml":
        return "exercises"
    return "plan" if path.parent.name == "plans" else "protocol"


# ── the files that ship ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_that_ships_is_the_one_that_is_made(kind: SchemaKind) -> None:
    kept = (PROTOCOLS / schema_file(kind)).read_text("utf-8")
    assert kept == schema_text(kind), (
        f"stale: renew it with `lastrep schema {kind} > protocols/{kind}.schema.json`"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: SchemaKind) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: SchemaKind) -> None:
    for table in schema(kind)["$defs"].values():
        assert table["description"]
        for name, key in table["properties"].items():
            assert key.get("description"), name


@pytest.mark.parametrize("path", sorted(PROTOCOLS.rglob("*.toml")), ids=lambda path: str(path.name))
def test_every_file_that_ships_is_accepted_and_names_its_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [error.message for error in validator(kind_of(path)).iter_errors(tomllib.loads(text))] == []
    above = "../" if path.parent.name == "plans" else "./"
    assert text.split("\n")[0] == f"#:schema {above}{schema_file(kind_of(path))}"


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────────

CURL = '[[exercise]]\nuse = "seated-leg-curl"\n'
GOOD = CURL + "reps = 12\n"

BROKEN_PROTOCOLS = {
    "no name": GOOD,
    "an empty name": f'name = " "\n{GOOD}',
    "a line break in the name": f'name = "a\\nb"\n{GOOD}',
    "an escape in the name": f'name = "a\\u001bb"\n{GOOD}',
    "a reversed name": f'name = "a\\u202eb"\n{GOOD}',
    "no exercise": 'name = "N"',
    "an empty list of exercises": 'name = "N"\nexercise = []',
    "an exercise that is no table": 'name = "N"\nexercise = [5]',
    "an unknown key in the head": f'name = "N"\nnmae = "N"\n{GOOD}',
    "a key of the head in an exercise": f'name = "N"\n{GOOD}minutes = 5',
    "an unknown level": f'name = "N"\nlevel = "expert"\n{GOOD}',
    "a format that is text": f'name = "N"\nformat = "1"\n{GOOD}',
    "a promise of no time": f'name = "N"\nminutes = 0\n{GOOD}',
    "a promise in words": f'name = "N"\nminutes = "five"\n{GOOD}',
    "a tag that is a number": f'name = "N"\ntags = [1]\n{GOOD}',
    "an earlier id that is none": f'name = "N"\nwas = ["Old day"]\n{GOOD}',
    "a next protocol that is a path": f'name = "N"\nthen = "a/b"\n{GOOD}',
    "a unit that is none": f'name = "N"\nunit = "stone"\n{GOOD}',
    "advice that is not given": f'name = "N"\nquiet = ["loud"]\n{GOOD}',
    "a name in the defaults": f'name = "N"\n[defaults]\nname = "x"\n{GOOD}',
    "neither use nor name": 'name = "N"\n[[exercise]]\nreps = 5\ntempo = "3-1-1-1"',
    "nothing to be done": f'name = "N"\n{CURL}sets = 3',
    "reps and time": f'name = "N"\n{GOOD}time = 30',
    "time and hold": f'name = "N"\n{CURL}time = 30\nhold = 30',
    "a tempo with time": f'name = "N"\n{CURL}time = 30\ntempo = "3-1-1-1"',
    "a final hold in a hold": f'name = "N"\n{CURL}hold = 30\nfinal_hold = 5',
    "a final hold on max": f'name = "N"\n{CURL}reps = "max"\nfinal_hold = 5',
    "no sets": f'name = "N"\n{GOOD}sets = 0',
    "half a set": f'name = "N"\n{GOOD}sets = 1.5',
    "sets that are true": f'name = "N"\n{GOOD}sets = true',
    "no reps": f'name = "N"\n{CURL}reps = 0',
    "too many reps": f'name = "N"\n{CURL}reps = 101',
    "reps in words": f'name = "N"\n{CURL}reps = "twelve"',
    "reps of many kinds": f'name = "N"\n{CURL}reps = [12, "8-"]',
    "an empty list of reps": f'name = "N"\n{CURL}reps = []',
    "a tempo of two figures": f'name = "N"\n{GOOD}tempo = "3-1"',
    "a tempo that is a number": f'name = "N"\n{GOOD}tempo = 3111',
    "a tempo of no time": f'name = "N"\n{GOOD}tempo = "0-0-0-0"',
    "a tempo that lowers fast": f'name = "N"\n{GOOD}tempo = "X-0-1-0"',
    "a phase of more than a minute": f'name = "N"\n{GOOD}tempo = "61-0-1-0"',
    "a rest of less than nothing": f'name = "N"\n{GOOD}rest = -5',
    "a rest of days": f'name = "N"\n{GOOD}rest = 90000',
    "a rest in words": f'name = "N"\n{GOOD}rest = "a minute"',
    "a time of nothing": f'name = "N"\n{CURL}time = "0s"',
    "a superset of two letters": f'name = "N"\n{GOOD}superset = "AB"',
    "a load without a unit": f'name = "N"\n{GOOD}load = "20"',
    "a load of nothing": f'name = "N"\n{GOOD}load = "0 lb"',
    "a load of less than nothing": f'name = "N"\n{GOOD}load = -5',
    "a load derived from three figures": f'name = "N"\n{GOOD}load = {{ of = "a", percent = [1, 2, 3] }}',
    "a step of two pounds": f'name = "N"\n{GOOD}step = "5 lb / 5 lb"',
    "a cue that is too long": f'name = "N"\n{GOOD}cues = {{ lower = "{"x" * 61}" }}',
    "a cue for nothing": f'name = "N"\n{GOOD}cues = {{ lowr = "x" }}',
    "a rule that is none": f'name = "N"\n{GOOD}progress = {{ rule = "more" }}',
    "a feeling of six": f'name = "N"\n{GOOD}progress = {{ rule = "earn", connection = 6 }}',
    "a side that is none": f'name = "N"\n{GOOD}sides = "left"',
    "a final hold elsewhere": f'name = "N"\n{GOOD}final_hold = {{ seconds = 5, at = "top" }}',
}

BROKEN_PLANS = {
    "no week": 'name = "N"',
    "a week without sessions": 'name = "N"\n[[week]]\nweeks = 2',
    "a session without a protocol": 'name = "N"\n[[week]]\nsessions = [{ sets = 2 }]',
    "a protocol that is a path": 'name = "N"\n[[week]]\nsessions = [{ run = "a/b" }]',
    "a tempo in a session": 'name = "N"\n[[week]]\nsessions = [{ run = "curl", tempo = "3-1-1-1" }]',
    "no times": 'name = "N"\n[[week]]\ntimes = 0\nsessions = [{ run = "curl" }]',
    "weeks for ever": 'name = "N"\n[[week]]\nweeks = 2\nforever = true\nsessions = [{ run = "curl" }]',
    "half a day of rest": 'name = "N"\nrest_days = 0.5\n[[week]]\nsessions = [{ run = "curl" }]',
    "an exercise": f'name = "N"\n[[week]]\nsessions = [{{ run = "curl" }}]\n{GOOD}',
}

BROKEN_CATALOGUES = {
    "an id that is none": '[Press]\nname = "Press"',
    "a key beside the exercises": 'name = "Press"',
    "an unknown key": '[press]\nname = "Press"\nreps = 5',
    "a hip that does something else": '[press]\nname = "Press"\nhip = "loose"',
    "a load that is none": '[press]\nname = "Press"\nloaded = "heavy"',
}


@pytest.mark.parametrize("text", BROKEN_PROTOCOLS.values(), ids=BROKEN_PROTOCOLS)
def test_a_broken_protocol_is_refused_by_the_schema_and_by_the_reader(text: str) -> None:
    assert read(text).problems
    assert not accepts("protocol", text)


@pytest.mark.parametrize("text", BROKEN_PLANS.values(), ids=BROKEN_PLANS)
def test_a_broken_plan_is_refused_by_the_schema_and_by_the_reader(text: str) -> None:
    assert plans.read(text).problems
    assert not accepts("plan", text)


@pytest.mark.parametrize("text", BROKEN_CATALOGUES.values(), ids=BROKEN_CATALOGUES)
def test_a_broken_catalogue_is_refused_by_the_schema_and_by_the_reader(text: str) -> None:
    assert read_entries(text, file="exercises.toml", known=())[1]
    assert not accepts("exercises", text)


def test_work_that_the_defaults_bring_is_not_missed() -> None:
    assert accepts("protocol", f'name = "N"\n[defaults]\nreps = 5\n{CURL}')
    assert accepts("protocol", f'name = "N"\n{CURL}hold = 30\nfinal_hold = 0')
    assert accepts("protocol", f'name = "N"\n{CURL}reps = 5\nnotes = """a\nb"""')


# ── what is right is never refused ──────────────────────────────────────────────────────────────────────────

LONE = {
    "duration": (patterns.DURATION, "0123456789:.ms "),
    "length": (patterns.LENGTH, "0123456789:.ms"),
    "pause": (patterns.PAUSE, "0123456789:.msready"),
    "tempo": (patterns.TEMPO, "0123456789.-/: XxAa×"),
    "reps": (patterns.REPS, "0123456789-max"),
    "load": (patterns.LOAD, "0123456789. +lbkg"),
    "step": (patterns.STEP, "0123456789. /lbkg"),
    "id": (patterns.ID, "ab09-A_"),
    "letter": (patterns.LETTER, "aZ9é"),
}


def _likely(reads: str) -> st.SearchStrategy[str]:
    pattern, letters = LONE[reads]
    made = st.from_regex(pattern.replace(r"\s*", " {0,2}"), fullmatch=True)
    return st.one_of(made, st.text(alphabet=letters, max_size=12))


def _reads(reads: str, text: str) -> bool:
    try:
        READERS[reads](text, "it")
    except Wrong:
        return False
    return True


@given(st.data(), st.sampled_from(sorted(LONE)))
def test_a_text_that_a_reader_accepts_fits_its_pattern(data: st.DataObject, reads: str) -> None:
    text = data.draw(_likely(reads))
    if _reads(reads, text):
        assert Draft202012Validator({"pattern": LONE[reads][0]}).is_valid(text)


@given(st.data(), st.sampled_from(["tempo", "step", "id", "letter"]))
def test_a_short_text_that_fits_is_accepted(data: st.DataObject, reads: str) -> None:
    text = data.draw(st.from_regex(LONE[reads][0].replace(r"\s*", ""), fullmatch=True))
    assert _reads(reads, text.removesuffix("\n"))


VALUES: dict[str, list[Any]] = {
    "use": ["seated-leg-curl", "chair-bridge", "nope"],
    "name": ["My press", " "],
    "sets": [1, 3, 0, 101, "3"],
    "reps": [12, "8-12", "max", [12, 10, 8], [], 0, "12-8", "008-012"],
    "time": [30, "1:30", "0s", 0],
    "hold": [30, "1m30s", -1],
    "tempo": ["3-1-1-1", "3111", "3.1.1", " 3 1 X 1 ", "2.5-0-A-0", "0000", "3-1"],
    "final_hold": [5, 0, "5s", {"seconds": 5, "at": "stretch"}, {"at": "squeeze"}],
    "rest": ["ready", 60, "0:90", "x"],
    "changeover": [0, "ready"],
    "sides": ["both", "each"],
    "superset": ["A", "b", "AB"],
    "load": ["20 lb", 12.5, "bodyweight +5 kg", "band red", " band ", {"of": "a", "percent": [110, 115]}, 0],
    "step": ["5 lb / 2.5 kg", "2.5 kg/5 lb", 5, "5"],
    "progress": [{"rule": "earn"}, {"rule": "double", "connection": 3}, {"connection": 5}],
    "cues": [{"lower": "Slowly"}, {"lower": ""}],
    "notes": ["one\ntwo", "x"],
    "hip": ["dynamic", "moving"],
    "nonsense": [1],
}
OF_AN_EXERCISE = st.sampled_from(sorted(VALUES)).flatmap(
    lambda key: st.tuples(st.just(key), st.sampled_from(VALUES[key]))
)


def tables(most: int) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(OF_AN_EXERCISE, max_size=most).map(dict)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, str):
        return '"' + value.replace("\n", "\\n") + '"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def lines(table: dict[str, Any]) -> Iterator[str]:
    return (f"{key} = {toml(value)}" for key, value in table.items())


@given(tables(3), st.lists(tables(5), min_size=1, max_size=2))
def test_a_protocol_that_can_be_read_is_accepted(defaults: dict[str, Any], own: list[dict[str, Any]]) -> None:
    text = "\n".join(['name = "N"', "[defaults]", *lines({**defaults})])
    for table in own:
        text += "\n" + "\n".join(["[[exercise]]", *lines({"use": "seated-leg-curl", "reps": 5} | table)])
    if not read(text).problems:
        assert accepts("protocol", text)


@given(
    st.fixed_dictionaries(
        {"run": st.sampled_from(["curl", "uneven", "open", "hold"])},
        optional={
            key: st.sampled_from(VALUES[key]) for key in ("sets", "reps", "final_hold", "rest", "load")
        },
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "weeks": st.sampled_from([1, 520, 521]),
            "times": st.sampled_from([1, 14, 15]),
            "forever": st.booleans(),
        },
    ),
)
def test_a_plan_that_can_be_read_is_accepted(session: dict[str, Any], week: dict[str, Any]) -> None:
    text = "\n".join(['name = "N"', "[[week]]", *lines(week), f"sessions = [{toml(session)}]"])
    if not plans.read(text).problems:
        assert accepts("plan", text)


# ── beside one's own files ──────────────────────────────────────────────────────────────────────────────────


def test_the_schemas_are_put_beside_the_files_and_left_alone_where_they_are_right(tmp_path: Path) -> None:
    folder = tmp_path / "protocols"
    put_schemas_beside(folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted(map(schema_file, KINDS))
    before = (folder / "plan.schema.json").stat()
    (folder / "protocol.schema.json").write_text("{}")
    put_schemas_beside(folder)
    assert (folder / "protocol.schema.json").read_text("utf-8") == schema_text("protocol")
    assert (folder / "plan.schema.json").stat().st_mtime_ns == before.st_mtime_ns
