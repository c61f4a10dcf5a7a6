"""The library follows the advice that it gives."""

import msgspec
import pytest

from tests.protocol.test_bundled import FILES, bundled
from tui.protocol.advice import advice
from tui.protocol.model import Protocol


def codes(protocol: Protocol) -> list[str]:
    return [one.code for one in advice(protocol)]


@pytest.mark.parametrize("id", FILES)
def test_no_advice_is_needed_on_what_ships_and_none_is_silenced(id: str) -> None:
    assert bundled(id).quiet == ()
    assert codes(bundled(id)) == []


def test_the_leg_day_without_its_curls_is_told_what_is_missing() -> None:
    protocol = bundled("leg-day-pre-exhaust")
    without = tuple(exercise for exercise in protocol.exercises if exercise.id != "seated-leg-curl")
    assert len(without) == len(protocol.exercises) - 1
    shorter = msgspec.structs.replace(protocol, exercises=without)
    assert codes(shorter) == ["minutes", "coverage", "two-to-one", "order"]
    assert codes(msgspec.structs.replace(shorter, minutes=13)) == ["coverage", "two-to-one", "order"]
