import pytest

from tui.progress.feeling import activation_for, advice_after, answered
from tui.progress.record import Felt, SetRecord


@pytest.mark.parametrize(
    ("felt", "begins_with"),
    [
        (("hamstrings", "hamstrings"), "activation-rdl"),
        (("glutes", "hamstrings"), "activation-rdl"),
        (("quads", "lower back"), "activation-curl"),
        (("hamstrings", "lower back"), "activation-home"),
        (("nowhere",), "activation-home"),
        ((), "activation-rdl"),
    ],
)
def test_where_it_was_felt_says_which_activation_to_begin_with(
    felt: tuple[Felt, ...], begins_with: str
) -> None:
    assert activation_for(felt) == begins_with


def test_an_answer_is_said_in_words() -> None:
    assert answered(SetRecord(exercise="hinge", connection=2, felt="glutes")) == "2 faint, glutes"
    assert answered(SetRecord(exercise="hinge")) is None


def test_advice_says_what_to_do_next() -> None:
    assert (
        advice_after(SetRecord(exercise="hinge", felt="glutes"))
        == "Push the hips back, keep the soft knee bend"
    )
    assert advice_after(SetRecord(exercise="hinge", connection=2)) is None
