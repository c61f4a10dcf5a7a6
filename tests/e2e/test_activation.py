"""The way from the start of the program through the activation."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.terminal import terminal

BRIDGE = ("LIFT", "SQUEEZE", "LOWER")  # 1-0-1-3, begun by lifting: the stretch has no length
DEADLIFT = ("LOWER", "STRETCH", "LIFT", "SQUEEZE")
WITH_HOLD = ("LOWER", "STRETCH", "HOLD", "LIFT", "SQUEEZE")
WORD = re.compile(r"^ (LOWER|STRETCH|LIFT|SQUEEZE|HOLD|REST|CHANGE)\b", re.MULTILINE)
SET = re.compile(r"set (\d) of \d$", re.MULTILINE)
REP = re.compile(r"^ rep (\d+) of (\d+)", re.MULTILINE)

Moment = tuple[str, str]  # where in the session, and the word that is shown: ("set 2, rep 7 of 12", "LIFT")


def moments_of(frames: list[str]) -> list[Moment]:
    """Give what the lifter read, each moment once, in the order in which it was on the screen."""
    moments: list[Moment] = []
    for frame in frames:
        word, number, rep = WORD.search(frame), SET.search(frame), REP.search(frame)
        if word is None or number is None:
            continue
        where = f"set {number[1]}, rep {rep[1]} of {rep[2]}" if rep else f"set {number[1]}"
        if not moments or moments[-1] != (where, word[1]):
            moments.append((where, word[1]))
    return moments


def moments_planned() -> Iterator[Moment]:
    for rep in range(1, 7):
        yield from ((f"set 1, rep {rep} of 6", word) for word in BRIDGE)
    yield "set 1", "CHANGE"
    for number in range(1, 4):
        for rep in range(1, 13):
            words = WITH_HOLD if rep == 12 else DEADLIFT
            yield from ((f"set {number}, rep {rep} of 12", word) for word in words)
        if number < 3:
            yield f"set {number}", "REST"


def stands_in(moments: list[Moment], words: tuple[str, ...], rep: str) -> bool:
    """Whether these words follow each other in some rep of that set: `set 1, rep * of 12`."""
    shape = re.compile(re.escape(rep).replace(r"\*", r"\d+"))
    starts = range(len(moments) - len(words) + 1)
    return any(
        tuple(word for _, word in moments[i : i + len(words)]) == words
        and all(shape.fullmatch(where) for where, _ in moments[i : i + len(words)])
        for i in starts
    )


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
        moments = moments_of(user.frames)
        hold = next(frame for frame in user.frames if WORD.findall(frame) == ["HOLD"])

    # At this speed a phase lasts a twentieth of a second, so a busy machine may skip one; none may come
    # early, late or twice.
    planned = moments_planned()  # an iterator: looking for a moment leaves those before it behind
    out_of_order = [moment for moment in moments if moment not in planned]
    assert out_of_order == []

    assert stands_in(moments, BRIDGE, "set 1, rep * of 6")
    assert ("set 1", "CHANGE") in moments
    for number in range(1, 4):
        assert stands_in(moments, DEADLIFT, f"set {number}, rep * of 12")
        assert (f"set {number}, rep 12 of 12", "HOLD") in moments
    assert [moment for moment in moments if moment[1] == "REST"] == [("set 1", "REST"), ("set 2", "REST")]
    assert re.search(r"lower 3 +stretch 1 +hold 5 +lift 1 +squeeze 1", hold)
    assert not list(tmp_path.rglob("progress*.toml")) + list(tmp_path.rglob("underway*"))


def test_from_home_enter_and_enter_begin_it_after_the_safety_page_was_read_once(tmp_path: Path) -> None:
    with terminal(tmp_path) as first:
        first.sees("Today", "Five-minute hamstring activation")
        first.types("enter")
        first.sees("Heel-drag bridge", "Not today.", "enter start")
        first.types("enter")
        first.sees("not medical advice")
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
