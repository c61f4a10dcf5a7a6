"""A session of a plan, through the real app."""

from pathlib import Path

import pytest

from tests.lifter import lifter
from tests.plain.hands import Gone, Reader
from tui.progress.following import planned
from tui.protocol.library import Library, bundled_folder

THIRD = ("nordic-first-steps", 3)  # three sets of four


async def test_a_session_of_a_plan_is_as_the_plan_has_it_and_says_which_it_was(tmp_path: Path) -> None:
    async with lifter(tmp_path, place=THIRD) as one:
        one.sees("3 x 4")
        await one.presses("enter")
        await one.waits(10.0 + 3 * 32.0 + 2 * 60.0 + 1.0)
        one.sees("done")
        (session,) = one.kept
    assert (session.protocol, session.plan, session.plan_session) == ("nordic-curl", *THIRD)
    assert [(record.reps, record.of) for record in session.sets] == [(4, 3)] * 3


async def test_an_interrupted_session_of_a_plan_goes_on_as_the_plan_has_it(tmp_path: Path) -> None:
    async with lifter(tmp_path, place=THIRD) as one:
        await one.presses("enter")
        await one.waits(10.0 + 32.0 + 5.0)
    async with lifter(tmp_path) as again:
        again.sees("resume from set 2")
        await again.presses("r")
        again.sees("set 2 of 3")
        await again.waits(10.0 + 2 * 32.0 + 60.0 + 1.0)
        (session,) = again.kept
    assert (session.plan, session.plan_session) == THIRD
    assert len(session.sets) == 3


async def test_what_is_run_outside_a_plan_is_none_of_its_sessions(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="nordic-curl") as one:
        await one.presses("enter")
        await one.waits(10.0 + 2 * 40.0 + 60.0 + 1.0)
        (session,) = one.kept
    assert (session.plan, session.plan_session) == (None, None)


def test_plain_mode_records_the_plan_too_and_goes_on_as_the_plan_has_it(tmp_path: Path) -> None:
    library = Library(folders=(), bundled=bundled_folder(), default_unit="lb")
    third = planned(library, *THIRD)
    assert third is not None
    reader = Reader(tmp_path)
    with pytest.raises(Gone):
        reader.runs(third.protocol, (10.0 + 32.0 + 5.0, "gone"), place=THIRD)
    reader.runs(third.protocol, lines=["r"])
    (session,) = reader.kept
    assert (session.plan, session.plan_session) == THIRD
    assert [(record.reps, record.of) for record in session.sets] == [(4, 3)] * 3
