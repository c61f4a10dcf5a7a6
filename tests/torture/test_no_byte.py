"""R7: no control byte of a stranger's file ever reaches the terminal, on any screen or in any output."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.quick import QUICK, has_read_the_safety_page, written
from tests.e2e.terminal import Terminal, at_home
from tests.progress.records import NOW, session
from tests.torture.conftest import Figure
from tests.torture.hostile import MARK, MARKUP, STEERING, Hostile, block, corpus, protocol, toml
from tui.commands import COMMANDS
from tui.files.paths import find_paths
from tui.progress.appending import append_session

# What the framework sends: sequences with parameters, the two string sequences of its own, ends of lines.
OURS = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\]22;[a-z-]*(?:\x1b\\|\x07)|[=>]|\(B|[78])|[\r\n\t\a\b]")
TITLE = re.compile(rb"\x1b\]0;([^\x07\x1b]*)(?:\x1b\\|\x07)")  # of the window, set by terminal.naming
NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
STEERED = re.compile(rb"(?:\x1b[^A-Za-z~]{0,3}|[\x07\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f])" + MARK.encode())
ASKED = {
    "run": ["run", "{bad}"],
    "list": ["list"],
    "show": ["show", "markup-0"],
    "check": ["check"],
    "new": ["new", f"x\x1b[{MARK}m"],
    "edit": ["edit", f"x\x1b[{MARK}m"],
    "schema": ["schema"],
    "log": ["log"],
    "where": ["where"],
    "doctor": ["doctor"],
    "next": ["next"],
    "balance": ["balance"],
    "plan": ["plan", "status"],
    "export": ["export", "--format", "csv"],
    "import": ["import", "{bad}"],
    "merge": ["merge", "{bad}"],
    "render": ["render", f"x\x1b[{MARK}m", "-o", "x.wav"],
    "completion": ["completion", "zsh"],
}
NAMES = (
    f"x\x1b[{MARK}m",
    f"\x9b{MARK}m",
    f"\u202e{MARK}",
    f"\x07{MARK}",
    f"[@click=app.quit]{MARK}",
    f"\udcff{MARK}",
)


def protocols(cases: Iterator[Hostile]) -> Iterator[Hostile]:
    """Give a few of each group: home reads them all each time."""
    groups: dict[str, int] = {}
    for one in cases:
        group = one.name.rstrip("0123456789")
        groups[group] = groups.get(group, 0) + 1
        if one.kind == "protocol" and groups[group] <= 6 and not one.name.startswith("protocol-huge"):
            yield one


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home full of what others have written: files, names of files, records, settings."""
    home = tmp_path / "home"
    folder = home / "protocols"
    written(folder, "quick", QUICK)
    for one in protocols(corpus()):
        one.lay(folder / f"{one.name}.toml")
    for name in NAMES:
        path = os.fsencode(folder) + b"/" + name.encode("utf-8", "surrogateescape") + b".toml"
        with open(path, "w") as file:  # noqa: PTH123 - no Path can be made of such bytes
            file.write(protocol())
    has_read_the_safety_page(home)
    steering = "".join(STEERING)
    settings = f"theme = {toml(steering)}\ncommand = {toml(steering)}\n{toml(steering)} = 1\n"
    settings += f"protocols = [{toml(steering)}]\n[keys]\n{toml(steering)} = [{toml(steering)}]\n"
    with (home / "config.toml").open("a") as file:
        file.write(settings)
    append_session(find_paths({"LASTREP_HOME": str(home)}), session(1), NOW)
    foreign = [
        block(
            id=toml(f"{number}{text}"),
            name=toml(text),
            note=toml(text),
            exercise=toml(text),
            load=toml(text),
            protocol=toml("quick" if number % 2 else text),
        )
        for number, text in enumerate((*STEERING, *MARKUP))
    ]
    with (home / "progress.toml").open("a") as file:
        file.write("\n" + "\n".join(foreign))
        file.write(f"\n[[session]]\nid = {toml(steering)}\nx = {toml(steering)}\n")
    under_way = block(id='"00000000aaaa"', protocol=toml(steering), name=toml(steering))
    (home / "underway-00000000aaaa.toml").write_text(under_way.partition("[session.end]")[0])
    return home


def foreign_in(drawn: bytes) -> list[str]:
    """Give what steers the terminal in an output, and is not the framework's own."""
    found = [repr(match[0]) for match in STEERED.finditer(drawn)]
    text = OURS.sub(b"", TITLE.sub(rb"\1", drawn)).decode(errors="replace")
    return found + [
        f"{match[0]!r} in {text[max(0, match.start() - 20) : match.end() + 20]!r}"
        for match in NO_TEXT.finditer(text)
    ]


@pytest.mark.parametrize("size", [(80, 24), (45, 30)])
def test_no_screen_sends_a_strangers_bytes(home: Path, size: tuple[int, int], figure: Figure) -> None:
    with Terminal(env=at_home(home), size=size) as user:
        user.sees("A session was interrupted")
        user.types("escape")
        user.sees("Today")
        user.types("?")
        user.sees("Keys")
        user.types("escape")
        user.sees("Today")
        for name in ("markup-0", "raw-steering-1", "steering-comment-2", "steering-key-3", f"{MARK}"):
            user.types("/")
            user.types(*name)
            user.types("down", "enter")
            user.types("escape", "escape")
            user.sees("Today")
        for name in ("raw-steering-1", "steering-comment-2"):
            user.types("/", *name, "enter")
            user.types("e")
            user.types("escape", "escape", "escape")
        user.types("escape")
        user.kills()
        browsed = user.drawn
    with Terminal("run", "quick", env=at_home(home), size=size) as user:
        user.sees("A session was interrupted")
        user.types("escape")
        user.sees("Little squat", "enter start")
        user.types("enter")
        user.sees("3 of 3 sets done", within=60)
        user.types("enter")
        user.sees("Today")
        user.types("q")
        assert user.ends() == 0
        trained = user.drawn
    foreign = foreign_in(browsed + trained)
    assert not foreign, foreign[:10]
    figure(
        "R7", f"screens at {size[0]} x {size[1]}: {len(browsed + trained):,} bytes, no foreign control byte"
    )


@pytest.mark.parametrize("command", [command for command in COMMANDS if command in ASKED])
def test_no_command_prints_a_strangers_bytes(home: Path, command: str, figure: Figure) -> None:
    bad = str(home / "protocols" / "raw-steering-0.toml")
    words = [word.format(bad=bad) for word in ASKED[command]]
    with Terminal(*words, env=at_home(home, VISUAL="/bin/true"), size=(80, 24)) as user:
        user.ends(within=60)
        drawn = user.drawn
    foreign = foreign_in(drawn)
    assert not foreign, foreign[:10]
    figure("R7", f"lastrep {command}: {len(drawn):,} bytes, no foreign control byte")


def test_every_command_is_asked() -> None:
    assert set(COMMANDS) <= ASKED.keys() | {"sounds"}


def test_the_editor_sends_no_strangers_bytes(tmp_path: Path, figure: Figure) -> None:
    home = tmp_path / "home"
    lines = "\n# ".join(STEERING)
    written(home / "protocols", "aaa", f"# {lines}\n{protocol()}")
    has_read_the_safety_page(home)
    with Terminal(env=at_home(home), size=(80, 24)) as user:
        user.sees("Today", "aaa.toml")
        user.types("down")
        user.sees("control character")
        user.types("e")
        user.sees("problems", "ctrl+s save", f"␛[{MARK}m")
        user.types("pagedown", "x")
        user.sees("seated-leg-curl")
        user.kills()
        foreign = foreign_in(user.drawn)
    assert not foreign, foreign[:10]
    figure("R7", f"the editor over {len(STEERING)} sequences: no foreign control byte")
