"""R7: files of every kind, changed at random; whatever comes of them, it is one of our own answers."""

import random
import time
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.progress.records import AS_WRITTEN
from tests.torture.conftest import Figure
from tests.torture.counts import COUNTS
from tests.torture.hostile import MARKUP, NUMBERS, STEERING
from tui.files.problems import rendered
from tui.files.settings import read_settings
from tui.progress.journal import read_history
from tui.protocol.library import Library, bundled_folder

SLOWEST = 1.0  # seconds
SEED = 4711
BUNDLED = bundled_folder()
CONFIG = b'unit = "kg"\nlead_in = 5\nprotocols = ["more"]\nseen = ["safety"]\n[keys]\nback = ["b"]\n'
PIECES = (
    *(text.encode() for text in (*STEERING, *MARKUP, *NUMBERS[:10])),
    *(
        b'"',
        b"'",
        b'"""',
        b"[",
        b"]",
        b"[[",
        b"{",
        b"}",
        b"=",
        b".",
        b",",
        b"#",
        b"\n",
        b"\r",
        b"\x00",
        b"\xff",
        b"-",
    ),
    *(
        b"\xf0\x9f\x8f\x8b",
        b"[[exercise]]\n",
        b"[[session]]\n",
        b"reps = 5\n",
        b'"max"',
        b'"8-12"',
        b"true",
        b"99999999",
    ),
)


def reads_protocol(home: Path, content: bytes) -> None:
    _reads_library(home, "protocols/mine.toml", content)


def reads_plan(home: Path, content: bytes) -> None:
    _reads_library(home, "protocols/plans/mine.toml", content)


def reads_exercises(home: Path, content: bytes) -> None:
    _reads_library(home, "protocols/exercises.toml", content)


def reads_record(home: Path, content: bytes) -> None:
    (home / "progress.toml").write_bytes(content)
    read_history(home, UTC)


def reads_settings(home: Path, content: bytes) -> None:
    (home / "config.toml").write_bytes(content)
    for problem in read_settings(home / "config.toml").problems:
        rendered(problem)


def _reads_library(home: Path, name: str, content: bytes) -> None:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    library = Library(folders=(home / "protocols",), bundled=home / "none", default_unit="lb")
    for listed in library.listed():
        reading = listed.reading
        assert (reading.protocol or reading.plan) or reading.problems
        for problem in reading.problems:
            rendered(problem)
    for problem in library.catalogue.problems:
        rendered(problem)


Reader = Callable[[Path, bytes], None]
SOURCES: tuple[tuple[Reader, tuple[bytes, ...]], ...] = (
    (
        reads_protocol,
        tuple(path.read_bytes() for path in sorted(BUNDLED.glob("*.toml")) if path.stem != "exercises"),
    ),
    (reads_plan, tuple(path.read_bytes() for path in sorted((BUNDLED / "plans").glob("*.toml")))),
    (reads_exercises, ((BUNDLED / "exercises.toml").read_bytes()[:3000],)),
    (reads_record, (AS_WRITTEN.encode(), AS_WRITTEN.encode() * 3)),
    (reads_settings, (CONFIG,)),
)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Flip, cut, double and put in, a few times."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(6):
            case 0 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case 1 if at < len(changed):
                changed[at] = chance.randrange(256)
            case 2:
                del changed[at : at + chance.choice((1, 2, 8, 64))]
            case 3:
                changed[at:at] = changed[at : at + chance.choice((8, 64, 256))]
            case _:
                changed[at:at] = chance.choice(PIECES)
    return bytes(changed)


@pytest.mark.parametrize(("reads", "sources"), SOURCES, ids=lambda one: getattr(one, "__name__", ""))
def test_a_file_changed_at_random_is_read_or_refused(
    reads: Reader, sources: tuple[bytes, ...], tmp_path: Path, figure: Figure
) -> None:
    chance, slowest = random.Random(SEED), 0.0
    count = COUNTS.mutations // len(SOURCES)
    for number in range(count):
        content = mutated(chance.choice(sources), chance)
        begun = time.process_time()
        try:
            reads(tmp_path, content)
        except Exception as error:
            raise AssertionError(f"mutation {number} of seed {SEED}: {content!r}") from error
        slowest = max(slowest, time.process_time() - begun)
    assert slowest < SLOWEST
    figure("R7", f"{count:,} mutations, {reads.__name__}: 0 exceptions, slowest {slowest * 1000:.0f} ms")


@pytest.mark.parametrize(("reads", "sources"), SOURCES, ids=lambda one: getattr(one, "__name__", ""))
def test_any_text_at_all_is_read_or_refused(
    reads: Reader, sources: tuple[bytes, ...], tmp_path: Path
) -> None:
    @settings(
        max_examples=max(50, COUNTS.mutations // 500),
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.text() | st.binary(), st.integers(0, 2000), st.booleans())
    def check(put_in: str | bytes, at: int, whole: bool) -> None:
        piece = put_in if isinstance(put_in, bytes) else put_in.encode("utf-8", "surrogatepass")
        content = piece if whole else sources[0][:at] + piece + sources[0][at:]
        reads(tmp_path, content)

    check()
