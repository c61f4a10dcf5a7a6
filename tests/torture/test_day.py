"""R8: a day of session, on a clock that is moved by hand; the wall clock is set now and then."""

import random
from pathlib import Path

from tests.building import exercise, protocol
from tests.clocks import FakeClock
from tests.torture.conftest import Figure
from tests.torture.counts import COUNTS
from tests.torture.doing import begun
from tui.files.disk import Disk
from tui.files.paths import find_paths
from tui.progress.journal import read_history
from tui.training import Training

HOUR = 3600.0
SET, REST = 72.0, 48.0  # seconds: thirty sets an hour
A_DAY = protocol(exercise(12, sets=round(COUNTS.hours * HOUR / (SET + REST)), rest=REST), lead_in=0.0)
LONGEST_LOOK = 4.5  # seconds between two looks; five would be a gap
SEED = 24
UNSYNCED = Disk(fsync=lambda _handle: None)  # what this test is about is time
MOST_DRIFT = 1e-6


def day(folder: Path) -> tuple[Training, FakeClock]:
    paths = find_paths({"LASTREP_HOME": str(folder)})
    training, clock = begun(paths, "7ce418072e8c", disk=UNSYNCED, one=A_DAY)
    training.press("space", "space")
    return training, clock


def test_a_day_does_not_drift_however_it_is_looked_at(tmp_path: Path, figure: Figure) -> None:
    training, clock = day(tmp_path)
    chance, started, looks, drift = random.Random(SEED), clock.monotonic(), 0, 0.0
    while not training.runner.over:
        clock.passes(chance.uniform(0.001, LONGEST_LOOK))
        view = training.look()
        if not training.runner.over:
            assert view.snapshot.state == "running"
            assert view.snapshot.length is not None
            drift = max(drift, abs(view.snapshot.position - (clock.monotonic() - started)))
        looks += 1
    assert drift <= MOST_DRIFT
    training.settle()
    training.leave()
    (kept,) = read_history(tmp_path).sessions
    (only,) = A_DAY.exercises
    assert len(kept.sets) == only.sets
    assert all(one.reps == 12 and one.tempo_kept and one.tension == SET for one in kept.sets)
    assert kept.seconds == round(only.sets * SET + (only.sets - 1) * REST, 1)
    figure("R8", f"{COUNTS.hours} h, {looks:,} looks, {only.sets} sets: drift {drift:.0e} s, none lost")


def test_whenever_the_clock_is_set_the_session_pauses_and_goes_on_without_drift(
    tmp_path: Path, figure: Figure
) -> None:
    training, clock = day(tmp_path)
    chance = random.Random(SEED)
    pauses = rests = 0
    for _ in range(COUNTS.hours * 4):
        begun_at = clock.monotonic() - training.look().snapshot.position
        for _ in range(60):
            clock.passes(chance.uniform(0.01, LONGEST_LOOK))
            snapshot = training.look().snapshot
            assert abs(snapshot.position - (clock.monotonic() - begun_at)) <= MOST_DRIFT
        done = training.sheet.records
        clock.passes(0.5)
        clock.sleeps(chance.choice((-2 * HOUR, -60.0, 60.0, 2 * HOUR)))
        snapshot = training.look().snapshot
        assert training.sheet.records[: len(done)] == done
        if snapshot.state == "paused":
            assert snapshot.reason
            pauses += 1
            clock.passes(600.0)
            assert training.look().snapshot.position == snapshot.position
            clock.passes(0.5)
            assert training.press("space", "space").snapshot.state in ("running", "lead-in")
        else:
            rests += 1
    assert pauses > rests > 0 or pauses > COUNTS.hours
    figure(
        "R8",
        f"clock set {COUNTS.hours * 4} times: {pauses} pauses with their reason, {rests} rests that ran out",
    )
