"""Four weeks of activations, twice a week: the load stays with its reasons, and one step is earned."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from tests.commands.shell import Shell
from tests.lifter import Lifter, lifter
from tui.progress.gate import Earned, earned_on
from tui.progress.journal import read_history
from tui.protocol.library import Library, bundled_folder

ZONE = timezone(timedelta(hours=1))
MONDAY = datetime(2026, 11, 2, 18, 0, tzinfo=ZONE)

# day, ratings of the three sets (`-` is left open), and what the summary says of it
WEEKS = (
    (0, "344", "20 lb stays: set 1 felt 3 (5 needed); sets 2 and 3 felt 4 (5 needed). Session 1 at 20 lb"),
    (3, "455", "20 lb stays: set 1 felt 4 (5 needed). Session 2 at 20 lb in 3 days"),
    (7, "534", "20 lb stays: set 2 felt 3 (5 needed); set 3 felt 4 (5 needed). Session 3 at 20 lb in 7 days"),
    (10, "545", "20 lb stays: set 2 felt 4 (5 needed). Session 4 at 20 lb in 10 days"),
    (14, "554", "20 lb stays: set 3 felt 4 (5 needed). Session 5 at 20 lb in 14 days"),
    (17, "555", "25 lb earned: 3 x 12 at 3-1-1-1, connection 5 5 5. That is +25 %."),
    (21, "445", "25 lb stays: sets 1 and 2 felt 4 (5 needed). Session 1 at 25 lb"),
    (24, "55-", "Not judged: set 3 has no rating."),
)
EARNED = date(2026, 11, 19)


async def trains(one: Lifter, ratings: str) -> None:
    """Do the activation that stands under Today, and rate it honestly in the rests and at the end."""
    await one.presses("enter")
    await one.waits(10.0 + 45.0 + 77.0 + 1.0)
    await one.presses(ratings[0])
    await one.waits(12.0 + 77.0)
    await one.presses(ratings[1])
    await one.waits(12.0 + 77.0 + 2.0)
    await one.presses("enter" if ratings[2] == "-" else ratings[2])


def unwrapped(one: Lifter) -> str:
    return " ".join(one.screen.split())


async def test_a_lifter_earns_one_step_in_the_third_week_of_four(tmp_path: Path) -> None:
    for number, (day, ratings, said) in enumerate(WEEKS):
        at = MONDAY + timedelta(days=day)
        async with lifter(tmp_path, at=at, size=(110, 40), first_id=number + 1) as one:
            since = {7: "since Sun", 14: "since Sun", 21: "since Sun"}.get(day, "due today")
            one.sees("Today", "Five-minute hamstring activation", since)
            await one.presses("enter")
            if number == 0:
                one.sees("__ lb each", "type it", "Almost embarrassingly light")
                await one.presses("2", "0")
            elif day <= 17:
                one.sees("▸ 20 lb each")
                assert f"session at 20 lb in {day} days, most people need 2-3 weeks" in unwrapped(one)
                one.misses("earned")
            elif day == 21:
                one.sees("▸ 20 lb each", "25 lb earned (+25 %): + takes it")
                one.sees("3 x 12 at 3-1-1-1, connection 5 5 5")
                await one.presses("plus")
                one.sees("▸ 25 lb each", "25 lb earned (+25 %): taken")
            else:
                one.sees("▸ 25 lb each")
            await trains(one, ratings)
            assert said in unwrapped(one), one.screen
            due = (MONDAY + timedelta(days=day + 3)).date()
            one.sees(f"next: Five-minute hamstring activation, due {due:%a} {due.day} {due:%b}")
            one.sees("written to")
    history = read_history(tmp_path)
    assert [session.sets[1].load for session in history.sessions] == ["20 lb"] * 6 + ["25 lb"] * 2
    library = Library(folders=(), bundled=bundled_folder(), default_unit="lb")
    protocol = library.protocol("activation-rdl")
    assert protocol is not None
    (step,) = earned_on(history.counted, protocol, protocol.exercises[1])
    assert isinstance(step, Earned)
    assert step.on == EARNED
    shell = Shell(tmp_path)
    judged = [one["verdicts"][0]["passed"] for one in shell.asks("log")]
    assert judged == [None, False, True, False, False, False, False, False]
    (load,) = shell.asks("next --on 2026-11-28")["loads"]
    assert (load["load"], load["earned"], load["sessions_at_load"]) == ("25 lb", False, 2)
    (load,) = shell.asks("next --on 2026-11-20")["loads"]
    assert (load["load"], load["earned"], load["percent"]) == ("25 lb", True, 25.0)
    await the_history_shows_the_day(tmp_path)


async def the_history_shows_the_day(home: Path) -> None:
    async with lifter(home, at=MONDAY + timedelta(days=28), size=(110, 40), first_id=99) as one:
        await one.presses("h")
        await one.sees_at_last("Five-minute hamstring activation")
        await one.presses("2")
        await one.sees_at_last("Dumbbell Romanian deadlift")
        await one.presses("enter")
        await one.sees_at_last("◆ a step earned")
        (day,) = [line for line in one.lines if "felt 5 5 5 ◆" in line]
        assert "Thu 19 Nov" in day
        assert "20 lb" in day
