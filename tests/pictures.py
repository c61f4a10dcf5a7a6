"""Pictures of every screen, with a fixed clock and a fixed library; `make screenshots` draws them anew.

The tests compare against the very files that the README shows.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from tests.lifter import PATIENCE, Lifter, lifter
from tui.progress.record import End, Session, SetRecord
from tui.progress.writing import block_text
from tui.protocol.library import bundled_folder
from tui.screens.editor import EditorScreen
from tui.themes import DAYLIGHT, GYM

FOLDER = Path(__file__).parent.parent / "screenshots"
BUNDLED = (
    "exercises",
    "activation-rdl",
    "activation-curl",
    "activation-home",
    "connection-plus",
    "heavy-hinge",
    "leg-day-pre-exhaust",
    "nordic-curl",
    "plans/nordic-10-week",
)
OWN = """\
name = "My day"
summary = "Two sets of curls, then a plank"

[[exercise]]
use = "seated-leg-curl"
sets = 2
reps = 8
tempo = "3-1-1-1"
final_hold = 5
rest = 60
load = "40 lb"
changeover = 20

[[exercise]]
name = "Side plank"
hold = 30
sides = "each"
"""
SIZES = ((80, 24), (45, 30), (120, 36))
LIGHTS = {"": GYM.name, "-light": DAYLIGHT.name}  # what stands in the file's name, and the theme
NEW = 1000  # number of the session that a picture is of: more than are in the histories
ZONE = timezone(timedelta(hours=1))
RDL = "dumbbell-romanian-deadlift"
TWO_YEARS = 180  # sessions, one every fourth day

Scene = Callable[[Lifter], Awaitable[None]]


def history(home: Path, last: tuple[int, int, int] = (4, 5, 4)) -> None:
    """Put two activations into the progress file: the load and the ratings of the last time."""
    blocks = []
    for number, (day, felt) in enumerate(((14, (3, 4, 4)), (17, last))):
        started = datetime(2026, 11, day, 18, 0, tzinfo=ZONE)
        sets = tuple(
            SetRecord(
                entry=2,
                exercise="dumbbell-romanian-deadlift",
                section="Connect",
                set=place,
                of=3,
                load="20 lb",
                per_hand=True,
                target="12",
                reps=12,
                tempo="3-1-1-1",
                tempo_kept=True,
                final_hold=5.0,
                final_hold_target=5.0,
                tension=77.0,
                connection=connection,
            )
            for place, connection in enumerate(felt, 1)
        )
        session = Session(
            id=f"{number:012x}",
            protocol="activation-rdl",
            name="Five-minute hamstring activation",
            started=started,
            seconds=318.0,
            tension=261.0,
            lowering=114.0,
            sets=sets,
            end=End(at=started + timedelta(seconds=318), outcome="finished"),
        )
        blocks.append(block_text(session))
    (home / "progress.toml").write_text("\n".join(blocks))


def two_years(home: Path) -> None:
    """Put two years of activations, curls and squats into the progress file."""
    blocks = []
    for number in range(TWO_YEARS):
        started = datetime(2026, 11, 20, 18, 0, tzinfo=ZONE) - timedelta(days=(TWO_YEARS - 1 - number) * 4)
        step, turn = divmod(number, 30)
        squats = number % 3 == 2
        felt = (5, 5, 5) if turn == 28 else (3 + turn // 15, 4, 4 + number % 2)
        exercises = ((4, "seated-leg-curl"), (5, "back-squat")) if squats else ((2, RDL),)
        sets = tuple(
            SetRecord(
                entry=entry,
                exercise=exercise,
                set=place,
                of=3,
                load=f"{20 + 5 * step} lb",
                per_hand=exercise == RDL,
                target="12",
                reps=12,
                tempo="3-1-1-1",
                tempo_kept=True,
                final_hold=5.0,
                final_hold_target=5.0,
                connection=connection if exercise == RDL else None,
            )
            for entry, exercise in exercises
            for place, connection in enumerate(felt, 1)
        )
        session = Session(
            id=f"{number:012x}",
            protocol="my-leg-day" if squats else "activation-rdl",
            name="My leg day" if squats else "Five-minute hamstring activation",
            started=started,
            seconds=318.0,
            tension=261.0,
            lowering=114.0,
            note="felt set 3 most" if number == TWO_YEARS - 1 else None,
            sets=sets,
            end=End(at=started + timedelta(seconds=318), outcome="finished"),
        )
        blocks.append(block_text(session))
    (home / "progress.toml").write_text("\n".join(blocks))


def earned(home: Path) -> None:
    """Have the last of them earn a step."""
    history(home, (5, 5, 5))


def own_files(home: Path) -> None:
    """Put two files of one's own beside the history, one with a mistake."""
    history(home)
    folder = home / "protocols"
    folder.mkdir()
    (folder / "my-day.toml").write_text(OWN)
    (folder / "tuesday.toml").write_text(OWN.replace("3-1-1-1", "3-1"))


def shelf(home: Path) -> Path:
    """Make a library of a few of the bundled files, so that no picture changes with every new one."""
    folder = home / "library"
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    for name in BUNDLED:
        (folder / f"{name}.toml").write_bytes((bundled_folder() / f"{name}.toml").read_bytes())
    return folder


async def _home(_one: Lifter) -> None:
    """Home as it opens."""


async def _home_own(one: Lifter) -> None:
    await one.presses("down")


async def _editor(one: Lifter) -> None:
    await one.presses("down", "e")
    await _judged(one)


async def _unsaved(one: Lifter) -> None:
    await _editor(one)
    await one.presses("enter", "x", "escape", "escape")


async def _editor_preview(one: Lifter) -> None:
    await _editor(one)
    await one.presses("escape")


async def _editor_problem(one: Lifter) -> None:
    await one.presses("down", "down", "e")
    await _judged(one)


async def _judged(one: Lifter) -> None:
    """Wait until the editor has said what it has to say."""
    for _ in range(PATIENCE):
        if isinstance(one.app.screen, EditorScreen) and one.app.screen.is_judged:
            break
        await one.waits(0.0)
    await one.waits(0.0)


async def _start_plan(one: Lifter) -> None:
    await one.presses("p", "f")


async def _plan(one: Lifter) -> None:
    await one.presses("p")


async def _naming(one: Lifter) -> None:
    await one.presses("n", *"My leg day")


async def _set_up(one: Lifter) -> None:
    await one.presses("enter")


async def _lead_in(one: Lifter) -> None:
    await one.presses("enter", "enter")
    await one.waits(3.0)


async def _lower(one: Lifter) -> None:
    await one.presses("enter", "enter")
    await one.waits(10.0 + 45.0 + 6 * 6.0 + 2.0)


async def _lift(one: Lifter) -> None:
    await _lower(one)
    await one.waits(2.5)


async def _hold(one: Lifter) -> None:
    await one.presses("enter", "enter")
    await one.waits(10.0 + 45.0 + 66.0 + 6.0)


async def _rest(one: Lifter) -> None:
    await one.presses("enter", "enter")
    await one.waits(10.0 + 45.0 + 77.0 + 3.0)


async def _lesson(one: Lifter) -> None:
    await one.presses("enter", "enter", "enter")
    await one.waits(4.0 + 1.5)


async def _load(one: Lifter) -> None:
    await _rest(one)
    await one.presses("w", "2", "2", "full_stop", "5")


async def _where(one: Lifter) -> None:
    await _rest(one)
    await one.presses("2")


async def _paused(one: Lifter) -> None:
    await _lower(one)
    await one.presses("space")


async def _pain(one: Lifter) -> None:
    await _lower(one)
    await one.presses("p")


async def _question(one: Lifter) -> None:
    await one.presses("enter", "enter")
    await one.waits(10.0 + 300.0)


async def _summary(one: Lifter) -> None:
    await _question(one)
    await one.presses("4", "5", "5")


async def _set_up_earned(one: Lifter) -> None:
    await one.presses("enter")


async def _summary_verdict(one: Lifter) -> None:
    await _question(one)
    await one.presses("5", "5", "5")


async def _correcting(one: Lifter) -> None:
    await _summary(one)
    await one.presses("e", "right")


async def _plan_running(one: Lifter) -> None:
    await one.presses("p", "f", "enter")


async def _help(one: Lifter) -> None:
    await _lower(one)
    await one.presses("question_mark")


async def _settings(one: Lifter) -> None:
    await one.presses("s", "down", "down", "down")


async def _settings_keys(one: Lifter) -> None:
    await one.presses("s", *["down"] * 10, "enter", "p")


async def _settings_press(one: Lifter) -> None:
    await one.presses("s", *["down"] * 10, "enter")


async def _palette(one: Lifter) -> None:
    await _lower(one)
    await one.presses("ctrl+p")


async def _safety(one: Lifter) -> None:
    await one.presses("enter", "enter")


async def _resume(one: Lifter) -> None:
    """The session that the picture before left under way."""


async def _history(one: Lifter) -> None:
    await one.presses("h")
    await _read(one)
    await one.presses("down")


async def _history_session(one: Lifter) -> None:
    await _history(one)
    await one.presses("enter")
    await _read(one)


async def _history_exercise(one: Lifter) -> None:
    await _history(one)
    await one.presses("2", "down", "down", "enter")


async def _history_weeks(one: Lifter) -> None:
    await _history(one)
    await one.presses("3")


async def _history_balance(one: Lifter) -> None:
    await _history(one)
    await one.presses("4")


async def _history_edit(one: Lifter) -> None:
    await _history(one)
    await one.presses("e")
    await _read(one)
    await one.presses("right", "right", "5")


async def _history_note(one: Lifter) -> None:
    await _history(one)
    await one.presses("a", *"felt the last most")


async def _history_withdraw(one: Lifter) -> None:
    await _history(one)
    await one.presses("x")


async def _read(one: Lifter) -> None:
    """Wait until all of the history has been read, and is seen."""
    for _ in range(3):
        await one.waits(0.0)
        await one.app.workers.wait_for_complete()
    await one.waits(0.0)


SCENES: dict[str, Scene] = {
    "home": _home,
    "home-first": _home,
    "home-own": _home_own,
    "plan": _plan,
    "start-plan": _start_plan,
    "plan-running": _plan_running,
    "naming": _naming,
    "editor": _editor,
    "editor-preview": _editor_preview,
    "editor-problem": _editor_problem,
    "unsaved": _unsaved,
    "set-up": _set_up,
    "set-up-earned": _set_up_earned,
    "settings": _settings,
    "settings-keys": _settings_keys,
    "settings-press": _settings_press,
    "palette": _palette,
    "safety": _safety,
    "lesson": _lesson,
    "lead-in": _lead_in,
    "lower": _lower,
    "lift": _lift,
    "hold": _hold,
    "rest": _rest,
    "where": _where,
    "load": _load,
    "paused": _paused,
    "pain": _pain,
    "question": _question,
    "summary": _summary,
    "summary-verdict": _summary_verdict,
    "correcting": _correcting,
    "help": _help,
    "resume": _resume,
    "history": _history,
    "history-session": _history_session,
    "history-exercise": _history_exercise,
    "history-weeks": _history_weeks,
    "history-balance": _history_balance,
    "history-edit": _history_edit,
    "history-note": _history_note,
    "history-withdraw": _history_withdraw,
}


OWN_FILES = {"home-own", "editor", "editor-preview", "editor-problem", "unsaved"}


def file_of(scene: str, size: tuple[int, int], light: str) -> Path:
    """Name the picture of a scene at a size, by one of the lights."""
    return FOLDER / f"{scene}-{size[0]}x{size[1]}{light}.svg"


async def pictures(scene: str, size: tuple[int, int], home: Path) -> dict[Path, str]:
    """Draw one scene by every light; `home` is an empty folder, and shows as `~`."""
    drawn = {}
    with at_home(home):
        if scene == "resume":
            async with lifter(home, size=size, prepare=history, bundled=shelf(home), first_id=NEW) as before:
                await _rest(before)
            for left in home.glob("underway-*.toml"):
                eight_minutes_ago = before.clock.wall().timestamp() - 480
                os.utime(left, (eight_minutes_ago, eight_minutes_ago))
        prepare: Callable[[Path], None] | None = history
        if scene == "home-first":
            prepare = None
        if scene in OWN_FILES:
            prepare = own_files
        elif "history" in scene:
            prepare = two_years
        elif scene == "set-up-earned":
            prepare = earned
        async with lifter(
            home,
            size=size,
            prepare=prepare,
            safe=scene not in {"safety", "lesson"},
            bundled=shelf(home),
            first_id=NEW,
        ) as one:
            await SCENES[scene](one)
            for light, theme in LIGHTS.items():
                one.app.theme = theme
                await one.waits(0.0)
                svg = one.app.export_screenshot(title="lastrep")
                # Some converters swallow spaces at the start of a line without this.
                svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
                drawn[file_of(scene, size, light)] = svg
    return drawn


@contextmanager
def at_home(home: Path) -> Iterator[None]:
    before = os.environ.get("HOME")
    os.environ["HOME"] = str(home)
    try:
        yield
    finally:
        os.environ["HOME"] = before or ""


def main(scenes: Sequence[str] = ()) -> int:
    """Draw all pictures into the folder, or those of some scenes."""
    FOLDER.mkdir(exist_ok=True)
    for size in SIZES:
        for scene in scenes or SCENES:
            with tempfile.TemporaryDirectory() as home:
                drawn = asyncio.run(pictures(scene, size, Path(home)))
            for path, svg in drawn.items():
                path.write_text(svg, encoding="utf-8")
                sys.stdout.write(f"{path.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
