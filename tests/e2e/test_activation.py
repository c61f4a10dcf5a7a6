"""The way from the start of the program through the activation."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tests.e2e.terminal import terminal

BRIDGE = ("LIFT", "SQUEEZE", "LOWER")  # 1-0-1-3, begun by lifting: the stretch has no length
DEADLIFT = ("LOWER", "STRETCH", "LIFT", "SQUEEZE")
WITH_HOLD = ("LOWER", "STRETCH", "HOLD", "LIFT", "SQUEEZE")
WORD = re.compile(r"^ (LOWER|STRETCH|LIFT|SQUEEZE|HOLD|REST|CHANGE)\b", re.MULTILINE)


def words_of(frames: list[str]) -> list[str]:
    """Give the words that the lifter read, in the order in which they came."""
    read = [found[1] for frame in frames if (found := WORD.search(frame))]
    return [word for word, _ in groupby(read)]


def words_planned() -> Iterator[str]:
    yield from BRIDGE * 6
    yield "CHANGE"
    for number in range(1, 4):
        yield from DEADLIFT * 11
        yield from WITH_HOLD
        if number < 3:
            yield "REST"


def test_the_activation_is_led_through_phase_by_phase_to_its_summary(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with terminal(home, "run", "activation-rdl", "--speed", "20") as user:
        user.sees("Five-minute hamstring activation", "REHEARSAL")
        user.types("enter")
        user.sees("GET READY")
        user.sees("tension 4:21 · lowering 1:54", "4 of 4 sets done", within=60)
        user.types("escape")
        user.sees("Today")
        user.types("q")
        assert user.ends() == 0
        words = words_of(user.frames)
        holds = [frame for frame in user.frames if WORD.findall(frame) == ["HOLD"]]

    # At this speed a phase lasts a twentieth of a second, so a busy machine may skip one; none may come
    # early, late or twice.
    planned = words_planned()  # an iterator: looking for a word leaves those before it behind
    assert [word for word in words if word not in planned] == []
    assert words.count("REST") == 2

    bridge, *sets = " ".join(words).replace("CHANGE", "REST").split(" REST ")
    assert " ".join(BRIDGE) in bridge
    for number, performed in enumerate(sets, 1):
        assert " ".join(DEADLIFT) in performed
        assert any(f"set {number} of 3" in frame and "rep 12 of 12" in frame for frame in holds)
    assert re.search(r"lower 3 +stretch 1 +hold 5 +lift 1 +squeeze 1", holds[-1])
    assert not [*tmp_path.rglob("progress*.toml"), *tmp_path.rglob("underway*")]


def test_from_home_enter_and_enter_begin_it_after_the_safety_page_was_read_once(tmp_path: Path) -> None:
    with terminal(tmp_path) as first:
        first.sees("Today", "Five-minute hamstring activation")
        first.types("enter")
        first.sees("Heel-drag bridge", "Not today.", "enter start")
        first.types("enter")
        first.sees("not medical advice")
        first.types("enter")
        first.sees("Just listen")
        first.types("enter")
        first.sees("GET READY", "Heel-drag bridge", "set 1 of 1")
        first.types("q")
        first.sees("STOP?")
        first.types("enter")
        first.misses("STOP?")
        first.types("escape")
        first.sees("Today")
        first.types("q")
        assert first.ends() == 0
    with terminal(tmp_path) as second:
        second.sees("Today")
        second.types("enter")
        second.sees("enter start")
        second.types("enter")
        second.sees("GET READY", "Heel-drag bridge")
        assert not any("not medical advice" in frame for frame in second.frames)
