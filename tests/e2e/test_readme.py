"""Every command of the README, in the order in which it stands, in a fresh copy and an empty home."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from tests.e2e.terminal import Terminal
from tests.keys_table import README, table
from tests.pictures import history
from tests.progress.records import session
from tui.progress.writing import block_text

ROOT = README.parent
STEP = re.compile(
    r"^```(?P<language>\w+)\n(?P<block>.*?)^```$|`(?P<inline>(?:\.venv/bin/)?(?:lastrep|make|pipx|uv)\b[^`]*)`",
    re.MULTILINE | re.DOTALL,
)
OURS = ("make", "lastrep", ".venv/bin/lastrep")
NO_BOUNCE = 0.5  # seconds after which a second press of a key is one that is meant
INSTALLS = 120.0  # seconds in which a fresh copy is set up on a busy machine


class Step(Struct, frozen=True):
    """Lines to be typed one after the other, or a protocol to be written; `language` is that of the block."""

    language: str
    lines: tuple[str, ...]


def steps() -> Iterator[Step]:
    for found in STEP.finditer(README.read_text("utf-8")):
        if (inline := found["inline"]) is not None:
            # Named alone, make is the tool and not a command.
            if inline != "make":
                yield Step("sh", (" ".join(inline.split()),))
        elif found["language"] == "toml":
            yield Step("toml", (found["block"],))
        else:
            lines = (line.partition("  #")[0].strip() for line in found["block"].splitlines())
            yield Step(found["language"], tuple(line for line in lines if line))


STEPS = tuple(steps())
FOREIGN = [step for step in STEPS if step.language != "toml" and not step.lines[0].startswith(OURS)]


def _not_in_the_repository(folder: str, names: list[str]) -> set[str]:
    made = {"__pycache__"}
    if Path(folder) == ROOT:
        made |= {name for name in names if name.startswith(".") and name not in {".gitignore", ".ci"}}
        made |= {"build", "dist"}
    return made & set(names)


class Stranger:
    """Somebody in a fresh copy of the program, with an empty home."""

    def __init__(self, folder: Path) -> None:
        self.copy, self.home = folder / "lastrep", folder / "home"
        shutil.copytree(ROOT, self.copy, ignore=_not_in_the_repository)
        self.home.mkdir()
        kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        # With what it has fetched before, and nothing compiled that is not run.
        pip = {"PIP_CACHE_DIR": str(Path.home() / ".cache" / "pip"), "PIP_NO_COMPILE": "1"}
        settings = Path.home() / ".config" / "pip" / "pip.conf"
        if settings.exists():
            pip["PIP_CONFIG_FILE"] = str(settings)
        self.environ = {
            **pip,
            **kept,
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "EDITOR": "true",
            "PYTHON": str(Path(sys.base_prefix) / "bin" / "python3"),
            "PATH": os.pathsep.join([str(self.copy / ".venv/bin"), os.environ["PATH"]]),
        }

    def types(self, line: str, *, status: int = 0) -> str:
        """Type a command that ends by itself; gives what it prints."""
        done = subprocess.run(
            line,
            shell=True,
            cwd=self.copy,
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == status, f"{line}: {done.stdout}{done.stderr}"
        return done.stdout

    def opens(self, line: str) -> Terminal:
        """Type a command that takes the terminal."""
        words = ("-C", str(self.copy), *shlex.split(line))
        return Terminal(*words, env=self.environ, size=(80, 24), program="env")

    @property
    def places(self) -> dict[str, list[Path]]:
        told = json.loads(self.types("lastrep where --json"))
        return {
            name: [Path(one) for one in ([place] if isinstance(place, str) else place)]
            for name, place in told.items()
        }


def writes_the_protocol(one: Stranger, text: str) -> None:
    folder = one.places["protocols"][0]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "my-day.toml").write_text(text, "utf-8")


def trains_for_the_first_time(one: Stranger, line: str) -> None:
    with one.opens(line) as user:
        user.sees("Today", "Five-minute hamstring activation", within=INSTALLS)
        user.types("enter")
        user.sees("enter start")
        user.types("enter")
        user.sees("not medical advice")
        user.types("enter")
        user.sees("Just listen")
        user.types("enter")
        user.sees("GET READY", "Heel-drag bridge")
        user.types("space")
        user.sees("PAUSED")
        user.lets_pass(NO_BOUNCE)
        user.types("space")
        user.misses("PAUSED")
        user.types("q")
        user.sees("STOP?")
        user.types("enter")
        user.misses("STOP?")
        user.types("escape")
        user.sees("Today")
        user.types("q")
        assert user.ends() == 0


def looks_home(one: Stranger, line: str) -> None:
    with one.opens(line) as user:
        user.sees("Today")
        user.types("q")
        assert user.ends() == 0


def is_set_up(*texts: str) -> Callable[[Stranger, str], None]:
    def looks(one: Stranger, line: str) -> None:
        with one.opens(line) as user:
            user.sees(*texts)
            user.types("escape")
            user.sees("Today")
            user.types("q")
            assert user.ends() == 0

    return looks


def reads_line_by_line(one: Stranger, line: str) -> None:
    with one.opens(line) as user:
        user.sees("Five-minute hamstring activation", "Enter starts, q leaves.")
        user.types("q", "enter")
        assert user.ends() == 0


def hears_the_first_cues(one: Stranger, line: str) -> None:
    with one.opens(line) as user:
        user.sees("tick", "low")
        user.types("ctrl+c")
        assert user.ends() in {130, -2}


def asks_what_it_would_do(program: str) -> Callable[[Stranger, str], None]:
    """Have make say what it would do: done, it would begin all of these tests again."""

    def asks(one: Stranger, line: str) -> None:
        assert program in one.types(line.replace("make ", "make --dry-run ", 1))

    return asks


def adds_nothing(one: Stranger, line: str) -> None:
    (file,) = one.places["progress"]
    before = file.read_bytes()
    one.types(line)
    assert file.read_bytes() == before


IN_ITS_WAY: dict[str, Callable[[Stranger, str], None]] = {
    "make run": trains_for_the_first_time,
    "make test": asks_what_it_would_do("pytest -n auto"),
    "make torture": asks_what_it_would_do("tests.torture"),
    "lastrep": looks_home,
    ".venv/bin/lastrep": looks_home,
    "lastrep run activation-rdl --speed 20": is_set_up("REHEARSAL", "enter rehearse"),
    "lastrep run activation-rdl --plain": reads_line_by_line,
    "lastrep run my-day": is_set_up("My hamstring day", "Dumbbell Romanian deadlift", "enter start"),
    "lastrep sounds": hears_the_first_cues,
    "lastrep import training.csv": adds_nothing,
}


def has_trained(one: Stranger) -> None:
    (folder,) = one.places["data"]
    folder.mkdir(parents=True, exist_ok=True)
    history(folder)


def has_a_phone(one: Stranger) -> None:
    (one.copy / "progress-phone.toml").write_text(block_text(session(9)), "utf-8")


BEFORE: dict[str, Callable[[Stranger], None]] = {
    "lastrep next": has_trained,
    "lastrep merge progress-phone.toml": has_a_phone,
}
SAYS = {
    "lastrep check": "no problems",
    "lastrep show my-day": "My hamstring day",
    "lastrep list": "my-day",
    "lastrep next": "20 lb",
    "lastrep log": "Five-minute hamstring activation",
    "lastrep --help": "doctor",
    "lastrep merge progress-phone.toml": "1 block added",
}


@pytest.mark.takes_minutes
def test_every_command_works_in_the_order_in_which_it_stands(tmp_path: Path) -> None:
    one = Stranger(tmp_path)
    typed = set()
    for step in STEPS:
        if step in FOREIGN:
            continue
        for line in step.lines:
            typed.add(line)
            if line in BEFORE:
                BEFORE[line](one)
            if step.language == "toml":
                writes_the_protocol(one, line)
            elif line in IN_ITS_WAY:
                IN_ITS_WAY[line](one, line)
            else:
                assert SAYS.get(line, "") in one.types(line)
    assert {*IN_ITS_WAY, *BEFORE, *SAYS} <= typed
    assert (one.copy / "activation.wav").stat().st_size > 1_000_000

    folders = {place for name in ("data", "state", "config", "cache") for place in one.places[name]}
    written = [path for path in one.home.rglob("*") if path.is_file()]
    folders.add(one.home / ".rustup")  # pip asks which Rust there is, and that answers by writing
    assert [path for path in written if not any(path.is_relative_to(folder) for folder in folders)] == []


@pytest.mark.parametrize("step", FOREIGN, ids=lambda step: step.lines[0])
def test_a_command_of_another_tool_works_where_it_is_installed(step: Step, tmp_path: Path) -> None:
    tool = step.lines[0].split()[0]
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not on this machine")
    one = Stranger(tmp_path)
    for line in step.lines:
        if line.startswith(OURS):
            looks_home(one, line)
        else:
            one.types(line)


def test_the_table_of_keys_is_that_of_the_program() -> None:
    assert table() in README.read_text("utf-8"), "`python -m tests.keys_table` writes it anew"


def test_the_protocol_of_ones_own_has_ten_lines() -> None:
    (step,) = [step for step in STEPS if step.language == "toml"]
    assert len(step.lines[0].splitlines()) == 10
