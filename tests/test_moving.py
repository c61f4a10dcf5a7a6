"""The moving picture of the README, read as a browser plays it."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.film import NBSP, SVG
from tests.moving import FILE, POSTER, moving
from tests.pictures import at_home

KEYFRAMES = re.compile(r"@keyframes (\w+)\{((?:[\d.]+%\{visibility:\w+\})+)\}")
STEP = re.compile(r"([\d.]+)%\{visibility:(\w+)\}")
MOST = 2_000_000  # bytes


def seen(svg: str, at: float | None) -> str:
    """Give the texts that are visible so many seconds after the start; None: where nothing moves."""
    names = {
        name: [(float(percent), how == "visible") for percent, how in STEP.findall(steps)]
        for name, steps in KEYFRAMES.findall(svg)
    }
    found = re.search(r"animation:([\d.]+)s step-end infinite", svg)
    assert found is not None
    seconds = float(found[1])

    def texts(node: ElementTree.Element) -> Iterator[str]:
        if "v" in (classes := node.get("class", "").split()):
            name = node.get("style", "").removeprefix("animation-name:")
            passed = (
                [] if at is None else [how for percent, how in names[name] if percent <= 100 * at / seconds]
            )
            if not ("p" in classes if at is None else passed[-1]):
                return
        if node.tag == f"{SVG}text":
            yield (node.text or "").replace(NBSP, " ")
        for child in node:
            yield from texts(child)

    return "\n".join(texts(ElementTree.fromstring(svg)))


@pytest.fixture(scope="module")
def kept() -> str:
    return FILE.read_text("utf-8")


async def test_it_is_what_the_program_looks_like(kept: str, tmp_path: Path) -> None:
    with at_home(tmp_path):
        drawn = await moving(tmp_path)
    assert drawn == kept, f"{FILE.name} is not what the program looks like: `make screenshots`"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (0.5, ("LOWER", "rep 12 of 12", "set 1 of 3")),
        (3.5, ("STRETCH", "rep 12 of 12")),
        (4.1, ("HOLD", "rep 12 of 12")),
        (8.9, ("HOLD", "rep 12 of 12")),
        (9.5, ("LIFT",)),
        (10.5, ("SQUEEZE", "next: rest 12 s")),
        (12.0, ("REST", "How well did you feel it?", "5 intense on every rep")),
        (17.0, ("REST", "Felt: 4 strong", "next: set 2 of 3 · 20 lb each")),
        (24.0, ("LOWER", "rep 1 of 12", "set 2 of 3")),
    ],
)
def test_it_shows_a_rep_with_its_hold_the_rest_and_the_question(
    kept: str, at: float, words: tuple[str, ...]
) -> None:
    shown = seen(kept, at)
    assert [word for word in words if word not in shown] == []
    phases = {"LOWER", "STRETCH", "HOLD", "LIFT", "SQUEEZE", "REST"}
    assert phases & set(shown.splitlines()) == {words[0]}


def test_where_nothing_moves_the_hold_stands_still(kept: str) -> None:
    assert seen(kept, None) == seen(kept, POSTER)
    assert "HOLD" in seen(kept, None)


def test_it_is_small_and_shows_where_nothing_is_run_or_loaded(kept: str) -> None:
    assert len(kept.encode()) < MOST
    assert re.findall(r"(?:https?:|data:|@import|<script|<image|href)[^\"]*", kept) == [
        "http://www.w3.org/2000/svg"
    ]
