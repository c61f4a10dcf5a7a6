"""The catalogue that ships: every entry whole, and what is known of the movements."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.protocol.files import PROTOCOLS, bundled_catalogue, protocol
from tui.protocol.catalogue import Table
from tui.protocol.shape import MAX_CUE
from tui.protocol.timeline import compile_steps

HINGES = (
    "dumbbell-romanian-deadlift",
    "barbell-romanian-deadlift",
    "single-leg-romanian-deadlift",
    "tempo-romanian-deadlift",
    "stiff-leg-deadlift",
    "cable-pull-through",
    "band-pull-through",
    "bodyweight-hinge",
)
CURLS = (
    "seated-leg-curl",
    "lying-leg-curl",
    "nordic-curl",
    "glute-ham-raise",
    "swiss-ball-leg-curl",
    "trx-leg-curl",
    "slide-leg-curl",
    "single-leg-ball-curl",
    "single-leg-slide-curl",
)
BRIDGES = ("heel-drag-bridge", "chair-bridge")
STILL = ("seated-heel-dig", "single-leg-bridge-hold")
GLUTES = ("hip-thrust", "glute-bridge")
QUADS = ("leg-press-feet-high", "back-squat", "leg-extension")
OTHERS = ("plank", "half-kneeling-hip-flexor-hold", "standing-march")
HAMSTRINGS = (*HINGES, *CURLS, *BRIDGES, *STILL)

ENTRIES: Mapping[str, Table] = bundled_catalogue().entries
PACED = [id for id, entry in ENTRIES.items() if "tempo" in entry]


def which(**keys: Any) -> set[str]:
    """The exercises whose entries say all of this."""
    return {id for id, entry in ENTRIES.items() if all(entry.get(key) == keys[key] for key in keys)}


def test_the_catalogue_names_its_schema_and_has_no_problems() -> None:
    assert (PROTOCOLS / "exercises.toml").read_text("utf-8").startswith("#:schema ./exercises.schema.json\n")
    assert bundled_catalogue().problems == ()


def test_it_knows_every_exercise_of_the_library_and_of_its_sources() -> None:
    assert set(ENTRIES) == {*HAMSTRINGS, *GLUTES, *QUADS, *OTHERS}


@pytest.mark.parametrize("id", ENTRIES)
def test_every_entry_is_whole(id: str) -> None:
    entry = ENTRIES[id]
    for key in ("name", "starts", "counts", "role", "muscles", "equipment", "loaded", "sides", "cues"):
        assert entry.get(key), key
    assert ("step" in entry) == (entry["loaded"] in {"stack", "barbell", "per-hand"})
    assert "setup" in entry["cues"]
    assert all(0 < len(cue) <= MAX_CUE for cue in entry["cues"].values())


@pytest.mark.parametrize("id", PACED)
def test_a_protocol_needs_no_tempo_where_the_catalogue_has_one(id: str) -> None:
    exercise = protocol(f'name = "N"\n[[exercise]]\nuse = "{id}"\nreps = 5\n').exercises[0]
    assert exercise.name == ENTRIES[id]["name"]
    assert exercise.sides == ("each" if ENTRIES[id]["sides"] == "each" else "both")


@pytest.mark.parametrize("id", PACED)
def test_every_phase_of_that_tempo_has_a_cue_and_so_has_a_final_hold(id: str) -> None:
    hold = "final_hold = 5\n" if "hold_at" in ENTRIES[id] else ""
    steps = compile_steps(protocol(f'name = "N"\n[[exercise]]\nuse = "{id}"\nreps = 2\n{hold}'))
    assert {step.kind for step in steps if step.in_set and not step.cue} == set()


def test_only_what_is_held_has_no_tempo() -> None:
    held = {id for id, entry in ENTRIES.items() if "tempo" not in entry}
    assert held == {"single-leg-bridge-hold", "plank", "half-kneeling-hip-flexor-hold"}
    assert all("hold" in ENTRIES[id]["cues"] for id in held)


def test_hinges_and_bridges_move_the_hip_and_curls_the_knee() -> None:
    assert which(counts="hamstrings", hip="dynamic", knee="static") == {*HINGES, *BRIDGES}
    assert which(counts="hamstrings", hip="static", knee="dynamic") == {*CURLS}
    assert which(counts="hamstrings", hip="static", knee="static") == {*STILL}


def test_sets_are_counted_for_what_they_train() -> None:
    assert which(counts="hamstrings") == {*HAMSTRINGS}
    assert which(counts="glutes") == {*GLUTES}
    assert which(counts="quads") == {*QUADS}
    assert which(counts="other") == {*OTHERS}


def test_nothing_but_hamstring_work_flexes_the_knee() -> None:
    assert which(knee="dynamic") == {*CURLS}


def test_machine_curls_bridges_and_thrusts_begin_with_the_lift_and_hinges_with_the_lowering() -> None:
    lifted_first = which(starts="lift")
    assert lifted_first >= {"seated-leg-curl", "lying-leg-curl", *BRIDGES, *GLUTES, "leg-extension"}
    assert not lifted_first & {*HINGES, "nordic-curl", "glute-ham-raise", "back-squat"}


def test_the_glute_ham_raise_is_done_with_both_legs_only() -> None:
    assert ENTRIES["glute-ham-raise"]["sides"] == "both"
    assert which(sides="each") == {
        "single-leg-romanian-deadlift",
        "single-leg-ball-curl",
        "single-leg-slide-curl",
        "single-leg-bridge-hold",
        "half-kneeling-hip-flexor-hold",
        "standing-march",
    }


def test_deadlifts_and_presses_are_compounds_and_curls_and_pull_throughs_assist() -> None:
    assert which(counts="hamstrings", role="compound") == {*HINGES[:5]}
    assert which(counts="quads", role="compound") == {"leg-press-feet-high", "back-squat"}


def test_the_seated_curl_and_the_stiff_leg_deadlift_say_how_they_compare() -> None:
    assert "greater length" in ENTRIES["seated-leg-curl"]["notes"]
    assert "lower back" in ENTRIES["stiff-leg-deadlift"]["notes"]


def test_no_text_turns_the_toes_or_promises_growth() -> None:
    for path in PROTOCOLS.rglob("*.toml"):
        text = path.read_text("utf-8").lower()
        for words in ("toes out", "toes in ", "growth", "fast-twitch", "200 %", "prevents", "heals"):
            assert words not in text, (path.name, words)
