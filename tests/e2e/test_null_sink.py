"""On a machine without a sound card: what a null sink was played, held against what was due."""

import time
from pathlib import Path
from statistics import median
from threading import Timer

import pytest

from tests.e2e.null_sink import RATE, null_sink
from tests.sound.blindfold import moments, planned, steps_of, without_times
from tests.sound.hearing import heard, told
from tests.sound.machine import comes_true
from tui.commands.run import SystemClock
from tui.files.settings import Settings
from tui.protocol.library import Library, bundled_folder
from tui.sound.choosing import make_player
from tui.sound.outlet import Outlet
from tui.training import Training
from tui.view import View

NAME = "activation-rdl"
NEAR = 0.06  # seconds within which a tone is heard when it is due


@pytest.mark.takes_minutes
def test_the_first_set_of_deadlifts_is_told_from_what_was_played(tmp_path: Path) -> None:
    """Train the set at normal speed, through the real player, and tell it from the recording alone.

    Every phase, every rep, the last one, the hold and the end must be heard. Between a moment and its sound
    lie the start of the player and the server's way to the recorder, which nobody hears as early or late as
    long as it is always the same: it is measured as the median, and 95 % lie within 60 ms of it.
    """
    library = Library(folders=(), bundled=bundled_folder(), default_unit="lb")
    protocol = library.read(library.find(NAME)).protocol
    assert protocol is not None
    notices: list[str] = []
    with null_sink(tmp_path) as sink:
        outlet = Outlet(
            lambda: notices.append("bell"),
            lambda seconds, act: Timer(seconds, act).start(),
            lambda what, _: notices.append(what),
        )
        player = make_player(Settings(), sink.environ, tmp_path / "cache", outlet, rehearsal=True)
        assert player.wait_until_ready() == "paplay"
        training = Training(
            protocol, id="1", clock=SystemClock(), player=player, underway=None, loads={}, lead_in=4.0
        )
        training.press("space")
        pass_until(training, "LIFT")  # the wake-up, which is left at once
        wait(training, 1.6)
        training.press("done")
        wait(training, 1.6)  # as long as a tone can be told from the next
        training.press("done")  # and the changeover after it
        pass_until(training, "REST")
        ended = len(sink.recorded)
        comes_true(lambda: len(sink.recorded) > ended + 2 * RATE)
        player.close()
        recorded = sink.recorded
    assert notices == []

    tones = heard(recorded, RATE)
    begun = max(i for i, tone in enumerate(tones) if tone.name == "go")
    (set_heard,) = told(tones[begun:])
    first = planned(steps_of(NAME), 0.0)[1]
    assert without_times([set_heard]) == without_times([first])
    late = [a - b for a, b in zip(moments([set_heard]), moments([first]), strict=True)]
    off = sorted(abs(one - median(late)) for one in late)
    assert off[int(len(off) * 0.95)] <= NEAR, [round(one * 1000) for one in late]


def pass_until(training: Training, word: str) -> View:
    """Look at it whenever something changes, as the screen does, until a word is there."""
    while (view := training.look()).snapshot.word != word:
        wake = training.next_wake()
        assert wake is not None
        time.sleep(wake)
    return view


def wait(training: Training, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        training.look()
        time.sleep(min(left, training.next_wake() or left))
