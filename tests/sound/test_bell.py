from collections.abc import Callable

from tui.session.cue_names import PRECEDENCE
from tui.sound.bell import STROKES, Bell


class Belfry:
    """Counts strokes; what is to be done later is done by hand."""

    def __init__(self) -> None:
        self.strokes = 0
        self.waiting: list[Callable[[], None]] = []
        self.bell = Bell(self.ring, lambda _, stroke: self.waiting.append(stroke))

    def ring(self) -> None:
        self.strokes += 1

    def hears(self, *names: str) -> int:
        for name in names:
            self.bell.play(name)
        for stroke in self.waiting:
            stroke()
        return self.strokes


def test_a_phase_is_one_stroke_a_set_two_and_the_end_three() -> None:
    assert [Belfry().hears(name) for name in ("low", "done", "finish")] == [1, 2, 3]


def test_a_new_pattern_cuts_what_is_left_of_the_one_before() -> None:
    assert Belfry().hears("finish", "low") == 2


def test_every_cue_has_a_pattern() -> None:
    assert set(STROKES) == set(PRECEDENCE)
