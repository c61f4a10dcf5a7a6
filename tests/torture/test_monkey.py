"""R6: a monkey at the keyboard."""

import os
import tomllib
from pathlib import Path

import pytest

from tests.e2e.quick import QUICK, has_read_the_safety_page, written
from tests.e2e.terminal import at_home
from tests.progress.records import NOW, session
from tests.torture.conftest import Figure
from tests.torture.counts import COUNTS, TORTURE
from tests.torture.monkey import Monkey
from tui.files.paths import find_paths
from tui.progress.appending import append_session
from tui.progress.journal import read_history

MONKEYS = 10 if TORTURE else 2
SEED = int(os.environ.get("LASTREP_SEED", "1"))


@pytest.mark.parametrize("number", range(MONKEYS))
def test_a_monkey_crashes_nothing_and_loses_nothing(number: int, tmp_path: Path, figure: Figure) -> None:
    seed = SEED + number
    paths = find_paths({"LASTREP_HOME": str(tmp_path)})
    written(tmp_path, "quick", QUICK)  # beside the protocols: the monkey may edit those
    has_read_the_safety_page(tmp_path)
    for day in (1, 2):
        append_session(paths, session(day), NOW)
    monkey = Monkey(tmp_path, seed, at_home(tmp_path, EDITOR="true", VISUAL="true"))
    events = COUNTS.events // MONKEYS
    try:
        monkey.acts(events)
    except AssertionError as error:
        raise AssertionError(f"with LASTREP_SEED={seed}: {error}") from error
    finally:
        if monkey.statuses or monkey.starts:
            monkey.leaves()
    assert [one.read_text() for one in tmp_path.rglob("report-*")] == [], f"seed {seed}"
    history = read_history(tmp_path)
    assert history.damaged == (), f"seed {seed}: {history.damaged}"
    withdrawn = "".join(one.read_text() for one in tmp_path.glob("withdrawn*.toml"))  # it may do that, too
    for one in (session(1), session(2)):
        assert one.id in {kept.id for kept in history.sessions} or one.id in withdrawn, f"seed {seed}"
    tomllib.loads(paths.progress.read_text())
    tomllib.loads(paths.config_file.read_text())
    kept = len({one.id for one in history.sessions} - {session(1).id, session(2).id})
    figure("R6", f"{events:,} events, seed {seed}: {monkey.starts} starts, {kept} sessions kept, 0 crashes")
