from decimal import Decimal

import pytest

from tests.protocol.files import PROTOCOLS, bundled_catalogue
from tui.protocol.model import DerivedLoad, Exercise, Protocol
from tui.protocol.reading import read_protocol
from tui.protocol.shape import MAX_CUE
from tui.protocol.timeline import Span, compile_steps, totals

FILES = sorted(path.stem for path in PROTOCOLS.glob("*.toml") if path.name != "exercises.toml")
ACTIVATIONS = ("activation-rdl", "activation-curl", "activation-home")
SECOND_DAYS = {
    "connection-plus": "activation-rdl",
    "connection-plus-curl": "activation-curl",
    "connection-plus-home": "activation-home",
}
DOUBLE = ("leg-day-pre-exhaust", "heavy-hinge", "light-isolation", "backside-accessories", "home-strength")

Seconds = int | tuple[int, int]


def bundled(id: str) -> Protocol:
    text = (PROTOCOLS / f"{id}.toml").read_text("utf-8")
    reading = read_protocol(text, file=id, id=id, catalogue=bundled_catalogue(), default_unit="lb")
    assert reading.problems == ()
    assert reading.protocol is not None
    return reading.protocol


def span(seconds: Seconds) -> Span:
    least, most = seconds if isinstance(seconds, tuple) else (seconds, seconds)
    return Span(least, most)


def working(protocol: Protocol) -> list[Exercise]:
    return [exercise for exercise in protocol.exercises if not exercise.warm_up]


def sets_for(protocol: Protocol, muscles: str) -> int:
    return sum(exercise.sets for exercise in working(protocol) if exercise.counts == muscles)


def moves_hip_and_knee(protocol: Protocol) -> bool:
    trained = [exercise for exercise in working(protocol) if exercise.counts == "hamstrings"]
    return any(e.hip == "dynamic" for e in trained) and any(e.knee == "dynamic" for e in trained)


@pytest.mark.parametrize("id", FILES)
def test_every_file_that_ships_can_be_read_and_says_where_it_comes_from(id: str) -> None:
    protocol = bundled(id)
    assert protocol.summary
    assert protocol.source
    assert protocol.level
    assert protocol.tags
    text = (PROTOCOLS / f"{id}.toml").read_text("utf-8")
    assert text.startswith("#:schema ./protocol.schema.json\n# ")
    assert "our choice" in text.lower()


@pytest.mark.parametrize("id", FILES)
def test_every_file_keeps_the_minutes_that_it_promises(id: str) -> None:
    protocol = bundled(id)
    sums = totals(compile_steps(protocol)).seconds
    assert protocol.minutes is not None
    assert sums.least - 5 <= protocol.minutes * 60 <= sums.most + 5


@pytest.mark.parametrize("id", FILES)
def test_no_file_waits_for_a_key_or_for_a_cue_that_is_too_long(id: str) -> None:
    protocol = bundled(id)
    assert all(step.kind != "ready" for step in compile_steps(protocol))
    for exercise in protocol.exercises:
        assert "setup" in exercise.cues
        assert all(len(cue) <= MAX_CUE for cue in exercise.cues.values())


@pytest.mark.parametrize("id", FILES)
def test_every_moment_under_tension_has_a_cue(id: str) -> None:
    silent = {(step.name, step.kind) for step in compile_steps(bundled(id)) if step.in_set and not step.cue}
    assert silent == set()


@pytest.mark.parametrize(
    ("id", "seconds", "tension", "lowering"),
    [
        ("activation-rdl", 300, 261, 114),
        ("activation-curl", 300, 261, 114),
        ("activation-home", 300, 225, 45),
        ("connection-plus", 396, 261, 114),
        ("connection-plus-curl", 396, 261, 114),
        ("connection-plus-home", 345, 270, 90),
        ("leg-day-pre-exhaust", (1140, 1233), (390, 483), (240, 297)),
        ("heavy-hinge", (1250, 1294), (320, 364), (180, 204)),
        ("light-isolation", (901, 1035), (541, 675), (234, 309)),
        ("tempo-rdl-brakes", 540, 180, 100),
        ("backside-accessories", (930, 1104), (330, 504), (186, 288)),
        ("nordic-curl", 140, 80, 50),
        ("home-strength", (885, 985), (480, 580), (198, 250)),
        ("hamstring-check", 100, 60, 20),
        ("core-and-hips", 680, 460, 110),
        ("bridge-hold", 460, 240, 0),
    ],
)
def test_totals_are_those_that_were_worked_out(
    id: str, seconds: Seconds, tension: Seconds, lowering: Seconds
) -> None:
    sums = totals(compile_steps(bundled(id)))
    assert sums.seconds == span(seconds)
    assert sums.tension == span(tension)
    assert sums.lowering == span(lowering)


def test_the_deadlifts_alone_are_lowered_for_108_seconds() -> None:
    steps = [step for step in compile_steps(bundled("activation-rdl")) if step.entry == 2]
    assert totals(steps).lowering == Span(108, 108)


def test_activations_are_earned_and_lead_on() -> None:
    for id in ACTIVATIONS:
        protocol = bundled(id)
        assert "activation" in protocol.tags
        main = protocol.exercises[-1]
        assert (main.progress.rule, main.progress.connection, main.ask) == ("earn", 5, "connection")
    assert [bundled(id).then for id in ACTIVATIONS] == [
        "leg-day-pre-exhaust",
        "leg-day-pre-exhaust",
        "home-strength",
    ]


def test_the_second_day_is_the_first_one_made_harder() -> None:
    for id, first_id in SECOND_DAYS.items():
        first, second = bundled(first_id).exercises[-1], bundled(id).exercises[-1]
        assert (second.id, second.sets, second.progress, second.ask) == (
            first.id,
            first.sets,
            first.progress,
            first.ask,
        )
        if id == "connection-plus-home":
            assert second.load is None
            assert second.work != first.work
        else:
            assert second.load == DerivedLoad(first_id, (Decimal(110), Decimal(115)))
            assert second.work == first.work


@pytest.mark.parametrize("id", FILES)
def test_files_that_are_named_by_others_are_there(id: str) -> None:
    protocol = bundled(id)
    assert protocol.then is None or protocol.then in FILES
    for exercise in protocol.exercises:
        if isinstance(exercise.load, DerivedLoad):
            assert exercise.load.of in FILES
            assert exercise.id in {other.id for other in bundled(exercise.load.of).exercises}


@pytest.mark.parametrize("id", FILES)
def test_the_load_is_earned_by_the_rule_that_suits_the_day(id: str) -> None:
    rule = "none"
    if id in ACTIVATIONS or id in SECOND_DAYS:
        rule = "earn"
    elif id in DOUBLE:
        rule = "double"
    elif id == "tempo-rdl-brakes":
        rule = "linear"
    assert {exercise.progress.rule for exercise in working(bundled(id))} == {rule}


def test_the_brakes_get_a_step_after_two_clean_sessions() -> None:
    (exercise,) = bundled("tempo-rdl-brakes").exercises
    assert exercise.progress.after == 2


def test_the_leg_day_has_two_hamstring_sets_for_each_of_the_quads_and_curls_first() -> None:
    protocol = bundled("leg-day-pre-exhaust")
    assert "leg-day" in protocol.tags
    assert (sets_for(protocol, "hamstrings"), sets_for(protocol, "quads")) == (6, 3)
    assert protocol.exercises[0].knee == "dynamic"
    assert moves_hip_and_knee(protocol)


@pytest.mark.parametrize("id", DOUBLE)
def test_a_whole_day_trains_the_hip_and_the_knee(id: str) -> None:
    assert moves_hip_and_knee(bundled(id))


def test_the_check_asks_where_each_task_was_felt() -> None:
    protocol = bundled("hamstring-check")
    assert [exercise.ask for exercise in protocol.exercises] == ["where"] * 3


def test_only_the_nordic_curl_is_for_the_advanced() -> None:
    assert [id for id in FILES if bundled(id).level == "advanced"] == ["nordic-curl"]
