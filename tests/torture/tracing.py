"""What a program asks of the system, as strace saw it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct

_LINE = re.compile(r"(?P<pid>\d+) +(?P<at>\d+\.\d+) (?P<rest>.*)")
_CALL = re.compile(r"(?P<name>\w+)\((?P<words>.*?)(?:\) += (?P<result>-?\d+|\?).*| <unfinished \.\.\.>)?")
_RESUMED = re.compile(r"<\.\.\. (?P<name>\w+) resumed>(?P<words>.*?)\) += (?P<result>-?\d+|\?).*")


class Call(Struct, frozen=True):
    """One call: when it began and ended (seconds since 1970), its name, its words as strace prints them."""

    began: float
    ended: float
    name: str
    words: str
    result: int | None

    @property
    def texts(self) -> list[str]:
        """Give the texts among its words."""
        return [
            text.encode().decode("unicode_escape") for text in re.findall(r'"((?:[^"\\]|\\.)*)"', self.words)
        ]


@cache
def can_trace() -> bool:
    """Say whether strace is there, and lets itself be used."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode
        == 0
    )


def needs_strace() -> None:
    """Skip the test where there is none."""
    if not can_trace():
        pytest.skip("strace is not installed, or this system forbids it (ptrace)")


def strace(log: Path, calls: str) -> list[str]:
    """Give the words with which to begin a command line, to trace those calls and all children."""
    program = shutil.which("strace")
    assert program is not None
    return [
        program,
        "-f",
        "-ttt",
        "-s",
        "20000",
        "-o",
        str(log),
        "-e",
        f"trace={calls}",
        "-e",
        "signal=none",
    ]


def calls_in(log: Path) -> list[Call]:
    """Read a log, in the order in which calls ended."""
    return list(_calls(log.read_text(errors="replace").splitlines()))


def _calls(lines: list[str]) -> Iterator[Call]:
    waiting: dict[tuple[str, str], tuple[float, str]] = {}
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            continue
        pid, at, rest = found["pid"], float(found["at"]), found["rest"]
        if resumed := _RESUMED.match(rest):
            began, words = waiting.pop((pid, resumed["name"]), (at, ""))
            yield Call(began, at, resumed["name"], words + resumed["words"], _number(resumed["result"]))
        elif rest.endswith("<unfinished ...>"):
            name, _, words = rest.removesuffix("<unfinished ...>").partition("(")
            waiting[pid, name] = (at, words)
        elif call := _CALL.fullmatch(rest):
            yield Call(at, at, call["name"], call["words"], _number(call["result"]))


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text != "?" else None
