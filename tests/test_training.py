import errno
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.building import exercise, protocol
from tests.clocks import FakeClock
from tui.files.disk import Disk
from tui.files.errors import NotWritten
from tui.files.paths import Paths, find_paths
from tui.progress.journal import read_history
from tui.progress.left import find_interrupted
from tui.progress.record import Session
from tui.progress.underway import Resume, Underway
from tui.protocol.model import Protocol
from tui.training import Training
from tui.view import View

ID = "7ce418072e8c"
HINGE = exercise(
    2,
    sets=3,
    hold=5.0,
    rest=60.0,
    ask="connection",
    loaded="per-hand",
    cues={"setup": "Feet shoulder-width", "lower": "Hips back"},
)


class FullDisk:
    """A disk on which nothing can be written as long as it is full."""

    def __init__(self) -> None:
        self.full = True
        self.disk = Disk(write=self.write)

    def write(self, fd: int, content: bytes) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return os.write(fd, content)


class Gym:
    """A session over real files, with a clock that is moved by hand."""

    def __init__(
        self,
        home: Path,
        one: Protocol | None = None,
        *,
        speed: float = 1.0,
        rehearse: bool = False,
        disk: Disk | None = None,
        interrupted: tuple[Session, Resume] | None = None,
        underway: Underway | None = None,
        clock: FakeClock | None = None,
    ) -> None:
        self.paths: Paths = find_paths({"LASTREP_HOME": str(home)})
        self.clock = clock or FakeClock()
        self.heard: list[tuple[str, int]] = []
        self.said: list[str] = []
        self.prepared: tuple[str, ...] = ()
        self.closed = False
        self.disk = disk or Disk()

        def begin(session: Session, resume: Resume) -> Underway:
            return underway or Underway.begin(self.paths, session, resume, disk=self.disk)

        self.training = Training(
            one or protocol(HINGE),
            id=ID,
            clock=self.clock,
            player=self,
            underway=None if rehearse else begin,
            loads={1: "20 lb"},
            speed=speed,
            interrupted=interrupted,
        )

    def prepare(self, words: Sequence[str]) -> None:
        """Learn what will be said."""
        self.prepared = tuple(words)

    def close(self) -> None:
        """Go."""
        self.closed = True

    def play(self, name: str | None, words: str = "") -> None:
        """Hear a cue, and note how many sets are on disk at that moment."""
        if words:
            self.said.append(words)
        if name is None:
            return
        file = self.paths.underway(ID)
        text = file.read_text() if file.exists() else ""
        self.heard.append((name, text.count("[[session.set]]")))

    def starts(self) -> "Gym":
        self.training.press("space")
        return self.waits(10.0)

    def waits(self, seconds: float) -> "Gym":
        """Let time pass in looks of at most a second, as the screen does."""
        while seconds > 0:
            step = min(1.0, seconds)
            self.clock.passes(step)
            self.training.look()
            seconds -= step
        return self

    def presses(self, *controls: str) -> "Gym":
        for control in controls:
            self.training.press(control)
        return self

    @property
    def sees(self) -> View:
        return self.training.look()

    @property
    def file(self) -> str:
        return self.paths.underway(ID).read_text()

    @property
    def kept(self) -> tuple[Session, ...]:
        return read_history(self.paths.data).sessions


@pytest.fixture
def gym(tmp_path: Path) -> Gym:
    return Gym(tmp_path)


def test_from_the_start_on_the_session_is_on_disk(gym: Gym) -> None:
    assert not gym.paths.underway(ID).exists()
    gym.presses("space")
    assert f'id = "{ID}"' in gym.file


def test_a_set_is_on_disk_before_anybody_hears_that_it_is_done(gym: Gym) -> None:
    gym.starts().waits(17.0)
    assert ("done", 1) in gym.heard


def test_the_file_says_where_to_go_on(gym: Gym) -> None:
    gym.starts().waits(20.0)
    assert "next = { entry = 1, set = 2 }" in gym.file.replace("{entry", "{ entry")


def test_an_answer_is_on_disk_at_once(gym: Gym) -> None:
    gym.starts().waits(20.0)
    assert (gym.sees.stage, gym.sees.answer) == ("connection", None)
    gym.presses("answer_4")
    assert "connection = 4" in gym.file
    assert (gym.sees.stage, gym.sees.answer) == ("answered", "4 strong")


def test_a_faint_set_asks_where_and_gives_the_next_set_its_cue(gym: Gym) -> None:
    gym.starts().waits(20.0).presses("answer_2")
    assert gym.sees.stage == "where"
    gym.presses("answer_2")
    assert gym.sees.answer == "2 faint, lower back"
    gym.waits(60.0)
    assert gym.sees.cue == "Brace, weight close, bend at the hips; or lighter"


def test_the_question_can_be_answered_until_the_next_set_ends(gym: Gym) -> None:
    gym.starts().waits(17.0 + 60.0 + 5.0).presses("answer_5")
    assert gym.training.sheet.records[0].connection == 5
    assert gym.sees.last is None


def test_reps_are_corrected_in_the_rest_only(gym: Gym) -> None:
    gym.starts().waits(5.0).presses("more_reps").waits(15.0).presses("fewer_reps")
    assert "reps = 1" in gym.file


def test_a_broken_tempo_is_marked_in_the_set_it_was_broken_in(gym: Gym) -> None:
    gym.starts().waits(5.0).presses("tempo")
    assert gym.sees.tempo_broken
    gym.waits(15.0)
    assert "tempo_kept = false" in gym.file
    gym.presses("undo")
    assert "tempo_kept = true" in gym.file


def test_a_finished_session_ends_in_the_progress_file(gym: Gym) -> None:
    gym.starts().waits(17.0 * 3 + 120.0)
    assert gym.training.runner.over
    assert 'outcome = "finished"' in gym.file
    gym.training.settle()
    (session,) = gym.kept
    assert [record.reps for record in session.sets] == [2, 2, 2]
    assert (session.tension, session.lowering, session.seconds) == (51.0, 18.0, 181.0)
    assert not gym.paths.underway(ID).exists()


def test_a_late_rating_is_in_the_progress_file(gym: Gym) -> None:
    gym.starts().waits(17.0 * 3 + 120.0)
    for record in gym.training.sheet.unrated():
        gym.training.rate(record, 5)
    gym.training.settle()
    assert [record.connection for record in gym.kept[0].sets] == [5, 5, 5]


def test_stopping_keeps_what_was_done(gym: Gym) -> None:
    gym.starts().waits(17.0 + 60.0 + 7.0).presses("stop", "yes")
    gym.training.settle()
    (session,) = gym.kept
    assert [record.reps for record in session.sets] == [2, 1]
    assert session.end is not None
    assert session.end.outcome == "stopped"


def test_pain_marks_the_set_even_where_the_session_goes_on(gym: Gym) -> None:
    gym.starts().waits(3.0).presses("pain", "no")
    assert gym.sees.snapshot.state == "paused"
    gym.presses("space").waits(5.0 + 17.0)
    assert "pain = true" in gym.file


def test_pain_ends_the_session_with_that_outcome_and_a_set_of_no_reps(gym: Gym) -> None:
    gym.starts().waits(3.0).presses("pain", "yes")
    gym.training.settle()
    (session,) = gym.kept
    assert session.end is not None
    assert (session.end.outcome, session.sets[0].reps, session.sets[0].pain) == ("pain", 0, True)


def test_a_session_without_a_finished_set_does_not_exist(gym: Gym) -> None:
    gym.starts().waits(3.0).presses("stop", "yes")
    gym.training.settle()
    assert gym.kept == ()
    assert not gym.paths.underway(ID).exists()


def test_back_withdraws_the_record_but_keeps_the_minutes(gym: Gym) -> None:
    gym.starts().waits(20.0).presses("back")
    assert "[[session.set]]" not in gym.file
    gym.waits(10.0 + 17.0)
    session = gym.training.session
    assert session is not None
    assert (len(session.sets), session.seconds) == (1, 57.0)


def test_a_rehearsal_writes_nothing_and_runs_at_its_speed(tmp_path: Path) -> None:
    gym = Gym(tmp_path, speed=20.0, rehearse=True)
    gym.presses("space").waits((10.0 + 171.1) / 20.0)
    assert gym.training.runner.over
    gym.training.settle()
    assert list(tmp_path.iterdir()) == []


def test_a_rehearsal_knows_no_gaps(tmp_path: Path) -> None:
    gym = Gym(tmp_path, rehearse=True)
    gym.starts()
    gym.clock.passes(20.0)
    assert gym.sees.snapshot.state == "running"


def test_a_silence_in_a_set_pauses_it_with_the_reason(gym: Gym) -> None:
    gym.starts().waits(3.0)
    gym.clock.passes(60.0)
    snapshot = gym.sees.snapshot
    assert (snapshot.state, snapshot.reason) == ("paused", "the program was stopped for a while")
    assert snapshot.reps_done == 0


def test_a_closed_lid_in_a_rest_says_how_long_it_is_over(gym: Gym) -> None:
    gym.starts().waits(20.0)
    gym.clock.sleeps(600.0)
    assert gym.sees.snapshot.rest_over == pytest.approx(543.0)


def test_sounds_that_come_too_late_are_dropped_but_the_record_is_not(tmp_path: Path) -> None:
    gym = Gym(tmp_path)
    gym.starts().waits(14.0)
    gym.heard.clear()
    gym.clock.passes(4.0)
    gym.training.look()
    assert gym.heard == []
    assert len(gym.training.sheet.records) == 1


def test_a_bouncing_key_is_one_press(gym: Gym) -> None:
    gym.starts().waits(20.0)
    gym.training.press("done", "pagedown")
    gym.clock.passes(0.1)
    gym.training.press("done", "pagedown")
    step = gym.sees.snapshot.step
    assert step is not None
    assert (step.kind, step.set) == ("lower", 2)


def test_a_full_disk_is_said_and_what_was_done_is_kept(tmp_path: Path) -> None:
    disk = FullDisk()
    gym = Gym(tmp_path, disk=disk.disk)
    gym.starts().waits(20.0)
    assert gym.sees.not_saved is not None
    disk.full = False
    gym.waits(17.0 + 60.0)
    assert gym.sees.not_saved is None
    assert gym.file.count("[[session.set]]") == 2


def test_leaving_with_a_full_disk_says_that_no_copy_could_be_made(tmp_path: Path) -> None:
    gym = Gym(tmp_path, disk=FullDisk().disk)
    gym.starts().waits(17.0 * 3 + 120.0)
    with pytest.raises(NotWritten):
        gym.training.leave()


def test_an_interrupted_session_goes_on_at_the_set_that_was_not_done(tmp_path: Path) -> None:
    first = Gym(tmp_path)
    first.starts().waits(17.0 + 60.0 + 7.0)
    first.training.leave()
    (left,) = find_interrupted(first.paths.state)
    assert left.resume is not None
    taken = left.take(first.paths)
    again = Gym(tmp_path, interrupted=(left.session, left.resume), underway=taken)
    again.starts()
    step = again.sees.snapshot.step
    assert step is not None
    assert (step.set, step.rep) == (2, 1)
    again.waits(17.0 * 2 + 60.0)
    again.training.settle()
    (session,) = again.kept
    assert [record.set for record in session.sets] == [1, 2, 3]
    assert session.started == left.session.started


def test_the_load_and_what_comes_next_are_said_with_it(gym: Gym) -> None:
    gym.starts()
    assert (gym.sees.load, gym.sees.next_up) == ("20 lb each", "next: rest 60 s")
    gym.waits(20.0)
    assert gym.sees.next_up == "next: set 2 of 3 · 20 lb each"


def test_the_set_up_cue_is_there_while_it_counts_in(gym: Gym) -> None:
    gym.presses("space")
    assert gym.sees.cue == "Feet shoulder-width"
    assert gym.waits(10.0).sees.cue == "Hips back"


def test_nothing_wakes_the_screen_while_paused(gym: Gym) -> None:
    gym.starts().waits(3.0).presses("space")
    assert gym.training.next_wake() is None


def test_a_load_can_be_told_before_the_set_that_it_is_for(gym: Gym) -> None:
    gym.starts().waits(20.0)
    assert gym.sees.loadable == 1
    gym.training.set_load(1, "25 lb")
    assert 'loads = { 1 = "25 lb" }' in gym.file.replace("{1", "{ 1")
    assert gym.sees.next_up.endswith("25 lb each")
    gym.waits(60.0 + 17.0)
    assert gym.file.count('load = "20 lb"') == 1
    assert gym.file.count('load = "25 lb"') == 1


def test_a_load_cannot_be_told_in_a_set_or_after_the_last(gym: Gym) -> None:
    gym.presses("space")
    assert gym.sees.loadable == 1
    gym.waits(15.0)
    assert gym.sees.loadable is None
    gym.waits(17.0 * 3 + 120.0)
    assert gym.sees.loadable is None


def test_all_words_are_prepared_before_the_first_rep_and_said_at_their_moment(gym: Gym) -> None:
    gym.presses("space")
    assert gym.prepared[:4] == ("3", "2", "1", "lower")
    gym.waits(29.0)
    assert gym.said[3:8] == ["lower", "2", "3", "stretch", "lift"]
    assert "rest, 1 minute" in gym.said
    assert set(gym.said) <= set(gym.prepared)


def test_what_waits_for_a_key_is_told_with_its_load_and_how_to_set_up(tmp_path: Path) -> None:
    waits = exercise(2, name="Curl", changeover="ready")
    hinge = exercise(2, entry=2, loaded="per-hand", cues={"setup": "Feet shoulder-width"})
    gym = Gym(tmp_path, protocol(waits, hinge))
    gym.training.set_load(2, "20 lb")
    gym.starts().waits(12.0)
    assert gym.said[-1] == "Hinge. 20 lb each. Feet shoulder-width"


def test_nothing_is_said_at_a_pace_at_which_words_fall_over_each_other(tmp_path: Path) -> None:
    gym = Gym(tmp_path, speed=20.0, rehearse=True)
    gym.starts().waits(2.0)
    assert (gym.said, gym.prepared) == ([], ())
    assert gym.heard


def test_the_sound_is_let_go_when_the_session_is_left(gym: Gym) -> None:
    gym.starts().training.leave()
    assert gym.closed


def test_only_what_was_said_of_the_sets_at_hand_can_be_undone(gym: Gym) -> None:
    gym.starts().waits(20.0)
    assert not gym.sees.can_undo
    gym.presses("answer_4")
    assert gym.sees.can_undo
    gym.waits(60.0 + 17.0)
    assert not gym.sees.can_undo
    gym.presses("undo")
    assert "connection = 4" in gym.file


def test_another_player_gets_ready_and_is_heard_from_then_on(tmp_path: Path) -> None:
    gym, other = Gym(tmp_path).starts(), Gym(tmp_path / "other")
    words, before = gym.prepared, len(gym.heard)
    gym.training.play_through(other)
    assert (gym.closed, other.closed, other.prepared) == (True, False, words)
    gym.waits(12.0)
    assert len(gym.heard) == before
    assert other.heard
