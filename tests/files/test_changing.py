import errno
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.files.failing import Call, FailingDisk
from tui.files.changing import Key, Value, change_setting
from tui.files.errors import NotWritten
from tui.files.settings import read_settings
from tui.files.toml import parse


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def changed(file: Path, text: str, key: str, value: Value | None) -> str:
    file.write_bytes(text.encode())
    change_setting(file, tuple(key.split(".")), value)
    return file.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "key", "value", "after"),
    [
        ("", "volume", 80.0, "volume = 80\n"),
        ("", "keys.done", ("n",), '[keys]\ndone = ["n"]\n'),
        ("volume = 3 # loud\n", "volume", 2.5, "volume = 2.5 # loud\n"),
        ("  volume=3\nunit='kg'\n", "volume", 4, "  volume=4\nunit='kg'\n"),
        ("unit = 'kg'", "volume", 4, "unit = 'kg'\nvolume = 4\n"),
        ("unit = 'kg'\n# keys\n[keys]\n", "volume", 4, "unit = 'kg'\nvolume = 4\n# keys\n[keys]\n"),
        ("# mine\n[keys]\na = []\n", "volume", 4, "volume = 4\n# mine\n[keys]\na = []\n"),
        ('"volume" = 3\r\n', "volume", 4, '"volume" = 4\r\n'),
        ("\ufeffunit = 'kg'\r\n[keys]\r\n", "keys.done", ("x",), None),
        ("command = '''\nvolume = 3\n'''\n", "command", "lights on", 'command = "lights on"\n'),
        ("command = 'x' # why\nunit = 'kg'\n", "command", None, "# why\nunit = 'kg'\n"),
        ("command = 'x'\nunit = 'kg'\n", "command", None, "unit = 'kg'\n"),
        ("unit = 'kg'\n", "command", None, "unit = 'kg'\n"),
        ("keys.done = ['n']\n", "keys.done", ("x", "y"), 'keys.done = ["x", "y"]\n'),
        (
            "keys.done = ['n']\nunit = 'kg'\n",
            "keys.pain",
            ("x",),
            "keys.done = ['n']\nkeys.pain = [\"x\"]\nunit = 'kg'\n",
        ),
        (
            "keys = { done = ['n'], 'a b' = ['c'] } # all\n",
            "keys.done",
            ("x",),
            'keys = { done = ["x"], "a b" = ["c"] } # all\n',
        ),
        ("keys = { done = ['n'] }\n", "keys.done", None, "keys = {}\n"),
        ("[keys]\ndone = ['n']\n", "keys.done", None, "[keys]\n"),
        (
            "[ keys ] # mine\n'done' = [\n  'n', # next\n  'x',\n] # last\npain = ['p']\n",
            "keys.done",
            ("y",),
            "[ keys ] # mine\n# next\n'done' = [\"y\"] # last\npain = ['p']\n",
        ),
        ("[keys]\na = ['b']\n\n# other\n[x]\n", "keys.c", ("d",), None),
        ("[x]\nvolume = 3\n", "volume", 4, "volume = 4\n[x]\nvolume = 3\n"),
    ],
)
def test_only_what_must_change_changes(
    file: Path, before: str, key: str, value: Value | None, after: str | None
) -> None:
    written = changed(file, before, key, value)
    if after is not None:
        assert written == after
    else:
        name = key.rpartition(".")[2]
        without = "".join(line for line in written.splitlines(keepends=True) if not line.startswith(name))
        assert without == before


def test_a_key_in_its_table_comes_after_the_others_and_before_the_next_table(file: Path) -> None:
    text = "[keys]\na = ['b']\n\n# other\n[x]\n"
    assert changed(file, text, "keys.c", ("d",)) == "[keys]\na = ['b']\nc = [\"d\"]\n\n# other\n[x]\n"


def test_ends_of_lines_and_the_byte_order_mark_stay(file: Path) -> None:
    written = changed(file, "\ufeffunit = 'kg'\r\n[keys]\r\n", "keys.done", ("x",))
    assert written == "\ufeffunit = 'kg'\r\n[keys]\r\ndone = [\"x\"]\r\n"


@pytest.mark.parametrize(
    "text", ["volume = \n", "volume = 3\nvolume = 4\n", "\x00", "volume.a = 3\n[volume]\n"]
)
def test_a_broken_file_is_not_written_to(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(NotWritten, match="not changed: "):
        change_setting(file, ("volume",), 5)
    assert file.read_text() == text


def test_where_there_is_no_simple_place_nothing_is_written_and_the_reason_is_said(file: Path) -> None:
    text = "[[keys]]\ndone = ['n']\n"
    file.write_text(text)
    with pytest.raises(NotWritten, match=r"no simple place for `keys\.done`"):
        change_setting(file, ("keys", "done"), ("x",))
    assert file.read_text() == text


def test_a_value_that_stands_there_already_is_not_written_again(file: Path) -> None:
    file.write_text("volume   =   3\n")
    before = file.stat().st_ino
    change_setting(file, ("volume",), 3)
    assert file.stat().st_ino == before


def test_a_change_from_outside_is_kept(file: Path) -> None:
    file.write_text("volume = 3\n")
    read_settings(file)
    file.write_text("# by hand\nvolume = 3\nunit = 'kg'\n")
    change_setting(file, ("volume",), 5)
    assert file.read_text() == "# by hand\nvolume = 5\nunit = 'kg'\n"


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
def test_what_cannot_be_written_leaves_the_file_as_it_was(file: Path, step: Call) -> None:
    file.write_text("volume = 3\n")
    with pytest.raises(NotWritten):
        change_setting(file, ("volume",), 5, disk=FailingDisk(step, 1, errno.ENOSPC).disk())
    assert file.read_text() == "volume = 3\n"
    assert list(file.parent.iterdir()) == [file]


# ── any file ────────────────────────────────────────────────────────────────────────────────────────────────

_SPACE = st.sampled_from(["", " ", "  ", "\t"])
_REMARK = st.sampled_from(["", " # why", "# [keys]", " # volume = 9", " #"])
_SETTINGS: dict[str, list[str]] = {
    "unit": ["'kg'", '"lb"', "'''kg'''"],
    "volume": ["3", "2.5", "1_0"],
    "command": ["'a # b'", '"""\nvolume = 9\n[keys]\n"""', '"\\u0041]"'],
    "keep_awake": ["true", "false"],
    "protocols": ["[]", "['a', 'b']", "[\n  'a', # first ]\n  'b'\n]", '["[", "]",]'],
    "seen": ["['safety']", "[ # none\n]"],
    "sund": ["1979-05-27T07:32:00Z", "{ volume = 3 }"],
}
_KEYS: dict[str, list[str]] = {
    "done": ["['n']", "[\n'enter', # big\n'n',\n]", "[]"],
    "pain": ['["p"]', "['=', ']']"],
    "volume": ["['+']"],
}


@st.composite
def _files(draw: st.DrawFn) -> list[str]:
    """Any settings file, in the pieces that it is made of: comments, statements, headers."""

    def statement(name: str, value: str, ahead: str = "") -> str:
        written = draw(st.sampled_from([name, f'"{name}"', f"'{name}'"]))
        indent, before, after = draw(_SPACE), draw(_SPACE), draw(_SPACE)
        return f"{indent}{ahead}{written}{before}={after}{value}{draw(_REMARK)}\n"

    def remarks() -> list[str]:
        return draw(st.lists(st.sampled_from(["\n", "# volume = 3\n", "  # done = []\n", "#\n"]), max_size=2))

    def several(kinds: dict[str, list[str]], ahead: str = "") -> list[str]:
        pieces: list[str] = []
        for name in draw(st.lists(st.sampled_from(sorted(kinds)), unique=True)):
            pieces += [*remarks(), statement(name, draw(st.sampled_from(kinds[name])), ahead)]
        return pieces

    pieces = several(_SETTINGS)
    match draw(st.sampled_from(["no keys", "dotted", "inline", "table"])):
        case "dotted":
            pieces += several(_KEYS, draw(st.sampled_from(["keys.", "'keys'. ", "keys . "])))
        case "inline":
            pieces.append(statement("keys", draw(st.sampled_from(["{}", "{ done = ['n'], 'x y' = [] }"]))))
        case "table":
            header = draw(st.sampled_from(["[keys]", "[ 'keys' ] # mine", '\t["keys"]']))
            pieces += [*remarks(), header + "\n", *several(_KEYS)]
    pieces += [*remarks(), *draw(st.sampled_from([[], ["[other]\n", "volume = 1\n"], ["[[lots]]\n"] * 2]))]
    cut = draw(st.booleans())
    if pieces and cut:
        pieces[-1] = pieces[-1].removesuffix("\n") or "\n"
    if draw(st.booleans()):
        pieces = [piece.replace("\n", "\r\n") for piece in pieces]
    return pieces


_CHANGES = st.one_of(
    st.tuples(st.just(("volume",)), st.sampled_from([7.0, 12.5, None])),
    st.tuples(st.just(("unit",)), st.sampled_from(["lb", "kg", None])),
    st.tuples(st.just(("command",)), st.one_of(st.text(max_size=8).filter(str.isprintable), st.none())),
    st.tuples(st.just(("keep_awake",)), st.booleans()),
    st.tuples(st.just(("protocols",)), st.sampled_from([("~/x",), (), None])),
    st.tuples(st.just(("keys", "done")), st.sampled_from([("n", '"'), (), None])),
    st.tuples(st.just(("keys", "pain")), st.sampled_from([("x",), None])),
)


def _meant(table: dict[str, Any], key: Key, value: Value | None) -> dict[str, Any]:
    meant = dict(table)
    inner = meant if len(key) == 1 else dict(meant.get(key[0], {}))
    if value is None:
        inner.pop(key[-1], None)
    else:
        inner[key[-1]] = list(value) if isinstance(value, tuple) else value
    if len(key) > 1:
        meant[key[0]] = inner
    return meant


def _settled(table: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if value != {}}


@pytest.mark.takes_seconds
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=_files(), change=_CHANGES, marked=st.booleans())
@example(pieces=["keys.done = ['n']\n"], change=(("keys", "done"), None), marked=False)
def test_of_any_file_one_setting_changes_and_every_other_line_stays(
    file: Path, pieces: list[str], change: tuple[Key, Value | None], marked: bool
) -> None:
    key, value = change
    mark = "\ufeff" if marked else ""
    text = "".join(pieces)
    file.write_bytes((mark + text).encode())
    change_setting(file, key, value)
    written = file.read_bytes().decode()
    assert written.startswith(mark)
    written = written.removeprefix(mark)
    assert _settled(parse(written)) == _settled(_meant(parse(text), key, value))
    places = [
        (before, after)
        for before in range(len(pieces) + 1)
        for after in (before, before + 1)
        if after <= len(pieces)
        and written.startswith("".join(pieces[:before]))
        and written.endswith("".join(pieces[after:]))
    ]
    assert places, f"{written!r}\nis more than one change away from\n{text!r}"
    for comment in ("# why", "# first ]", "# big", "# none", "# mine"):
        assert written.count(comment) == text.count(comment)


def test_what_stands_nowhere_needs_no_taking_out(file: Path) -> None:
    file.write_text("[keys]\n")
    change_setting(file, ("keys", "pain"), None)
    assert file.read_text() == "[keys]\n"
