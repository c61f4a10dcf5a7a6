"""Short ways to say a protocol in a test."""

from decimal import Decimal
from typing import Any, Literal

from hypothesis import strategies as st

from tui.protocol.model import (
    Exercise,
    FinalHold,
    Held,
    Paced,
    Protocol,
    RepTarget,
    Tempo,
    Timed,
)
from tui.protocol.timeline import Step


def tempo(text: str = "3-1-1-1") -> Tempo:
    lower, stretch, lift, squeeze = (Decimal(part) for part in text.split("-"))
    return Tempo(lower, stretch, lift, squeeze)


def reps(target: int | str) -> RepTarget:
    text = str(target)
    if text == "max":
        return RepTarget(1, 100, "max")
    least, _, most = text.partition("-")
    return RepTarget(int(least), int(most or least), text)


def exercise(
    target: int | str | list[int] = 12,
    *,
    sets: int | None = None,
    at: str = "3-1-1-1",
    hold: float | None = None,
    hold_at: str = "stretch",
    entry: int = 1,
    name: str = "Hinge",
    **more: Any,
) -> Exercise:
    targets = target if isinstance(target, list) else [target] * (sets or 1)
    final = None if hold is None else FinalHold(hold, "stretch" if hold_at == "stretch" else "squeeze")
    work = Paced(tuple(reps(one) for one in targets), tempo(at), final)
    return Exercise(entry=entry, id=name.lower(), name=name, work=work, sets=len(targets), **more)


def timed(seconds: float, **more: Any) -> Exercise:
    return Exercise(**{"entry": 1, "id": "march", "name": "March", **more}, work=Timed(seconds))


def held(seconds: float, **more: Any) -> Exercise:
    return Exercise(**{"entry": 1, "id": "plank", "name": "Plank", **more}, work=Held(seconds))


def protocol(*exercises: Exercise, **more: Any) -> Protocol:
    return Protocol(id="test", name="Test", exercises=exercises, **more)


def kinds(steps: tuple[Step, ...]) -> str:
    """Say the steps in one line: `lower3 stretch1 lift1 | rest60`."""
    words = []
    for step in steps:
        length = "" if step.seconds is None else f"{step.seconds:g}"
        words.append(f"{step.kind}{length}")
    return " ".join(words)


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    """Any small protocol: ranges, holds, sides, supersets, timed and isometric sets, every kind of gap."""
    count = draw(st.integers(1, 3))
    letters = draw(st.sampled_from([(None,) * 3, ("a", "a", None), (None, "b", "b"), ("a", "a", "a")]))
    gaps = st.one_of(st.sampled_from([0.0, 1.0, 12.0, 60.5]), st.just("ready"))
    exercises = []
    for i in range(count):
        common: dict[str, Any] = {
            "entry": i + 1,
            "id": f"e{i}",
            "name": f"E{i}",
            "sets": draw(st.integers(1, 3)),
            "rest": draw(gaps),
            "changeover": draw(gaps),
            "sides": draw(st.sampled_from(["both", "each"])),
            "switch": draw(st.sampled_from([0.0, 10.0])),
            "starts": draw(st.sampled_from(["lower", "lift"])),
            "superset": letters[i],
        }
        match draw(st.sampled_from(["reps", "time", "hold"])):
            case "time":
                exercises.append(Exercise(**common, work=Timed(draw(st.sampled_from([5.0, 30.0, 2.5])))))
            case "hold":
                exercises.append(Exercise(**common, work=Held(draw(st.sampled_from([5.0, 30.0, 11.0])))))
            case _:
                figures = [draw(st.sampled_from(["0", "1", "3", "2.5"])) for _ in range(4)]
                figures[draw(st.integers(0, 3))] = "2"
                at: Literal["stretch", "squeeze"] = "stretch" if draw(st.booleans()) else "squeeze"
                hold = FinalHold(draw(st.sampled_from([1.0, 5.0, 20.0])), at) if draw(st.booleans()) else None
                targets = []
                for _ in range(common["sets"]):
                    least = draw(st.integers(1, 4))
                    most = draw(st.integers(least, 5))
                    targets.append(RepTarget(least, most, f"{least}-{most}" if most > least else str(least)))
                work = Paced(tuple(targets), tempo("-".join(figures)), hold)
                exercises.append(Exercise(**common, work=work))
    return Protocol(
        id="any", name="Any", exercises=tuple(exercises), opening=draw(st.sampled_from([0.0, 15.0]))
    )
