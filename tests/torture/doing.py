"""A whole session over real files, done by a script, with a clock that is moved by hand."""

from collections.abc import Iterator, Sequence

from tests.building import exercise, protocol
from tests.clocks import FakeClock
from tui.files.disk import SYSTEM, Disk
from tui.files.paths import Paths
from tui.progress.record import Session
from tui.progress.underway import Resume, Underway
from tui.protocol.model import Protocol
from tui.training import Training

SHORT = protocol(exercise(2, sets=3, at="1-0-1-0", rest=20.0, ask="connection"), lead_in=0.0)
MOST_LOOKS = 100_000


class Quiet:
    """Plays nothing."""

    def prepare(self, words: Sequence[str]) -> None:
        """Need no time."""

    def play(self, name: str | None, words: str = "") -> None:
        """Say nothing."""

    def close(self) -> None:
        """Have nothing to let go of."""


def begun(
    paths: Paths, id: str, *, disk: Disk = SYSTEM, clock: FakeClock | None = None, one: Protocol = SHORT
) -> tuple[Training, FakeClock]:
    """Make a session that stands ready, and its clock."""
    clock = clock or FakeClock()

    def begin(session: Session, resume: Resume) -> Underway:
        return Underway.begin(paths, session, resume, disk=disk)

    return Training(one, id=id, clock=clock, player=Quiet(), underway=begin, loads={1: "20 lb"}), clock


def passes(training: Training, clock: FakeClock) -> None:
    """Let time pass until something changes."""
    wake = training.next_wake()
    clock.passes(min(wake + 0.001, 4.0) if wake is not None else 1.0)
    training.look()


def whole_session(training: Training, clock: FakeClock) -> Iterator[str]:
    """Do it from start to end with everything that writes; stops after each step for others to look."""
    training.press("space", "space")
    yield "begun"
    answered: set[int] = set()
    for _ in range(MOST_LOOKS):
        passes(training, clock)
        view = training.look()
        done = len(training.sheet.records)
        if done and done not in answered and view.last is not None:
            answered.add(done)
            yield "a set is done"
            clock.passes(1.0)
            for control, key in (("answer_4", "4"), ("fewer_reps", "down"), ("tempo", "t"), ("undo", "u")):
                training.press(control, key)
                clock.passes(0.5)
                yield control
        if training.runner.over:
            break
    yield "over"
    training.settle()
    yield "settled"
