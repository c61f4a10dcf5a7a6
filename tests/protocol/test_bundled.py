import pytest

from tests.protocol.files import PROTOCOLS, bundled_catalogue
from tui.protocol.model import Protocol
from tui.protocol.reading import read_protocol
from tui.protocol.timeline import Span, compile_steps, totals

FILES = sorted(path.stem for path in PROTOCOLS.glob("*.toml") if path.name != "exercises.toml")


def bundled(id: str) -> Protocol:
    text = (PROTOCOLS / f"{id}.toml").read_text("utf-8")
    reading = read_protocol(text, file=id, id=id, catalogue=bundled_catalogue(), default_unit="lb")
    assert reading.problems == ()
    assert reading.protocol is not None
    return reading.protocol


@pytest.mark.parametrize("id", FILES)
def test_every_file_that_ships_can_be_read_and_says_where_it_comes_from(id: str) -> None:
    protocol = bundled(id)
    assert protocol.summary
    assert protocol.source
    assert (PROTOCOLS / f"{id}.toml").read_text("utf-8").startswith("#:schema ./protocol.schema.json\n")
    sums = totals(compile_steps(protocol)).seconds
    assert protocol.minutes is not None
    assert sums.least - 5 <= protocol.minutes * 60 <= sums.most + 5


@pytest.mark.parametrize(
    ("id", "seconds", "tension", "lowering"),
    [
        ("activation-rdl", 300, 261, 114),
        ("activation-curl", 300, 261, 114),
        ("activation-home", 300, 225, 45),
    ],
)
def test_totals_are_those_that_were_worked_out(id: str, seconds: int, tension: int, lowering: int) -> None:
    sums = totals(compile_steps(bundled(id)))
    assert sums.seconds == Span(seconds, seconds)
    assert sums.tension == Span(tension, tension)
    assert sums.lowering == Span(lowering, lowering)


def test_activations_are_earned_and_lead_on() -> None:
    for id in ("activation-rdl", "activation-curl", "activation-home"):
        protocol = bundled(id)
        assert "activation" in protocol.tags
        assert protocol.then is not None
        main = protocol.exercises[-1]
        assert (main.progress.rule, main.progress.connection, main.ask) == ("earn", 5, "connection")


def test_the_catalogue_names_its_schema() -> None:
    assert (PROTOCOLS / "exercises.toml").read_text("utf-8").startswith("#:schema ./exercises.schema.json\n")
