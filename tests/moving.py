"""The moving picture of the README: the last rep of a set with its hold, the rest and its question.

Drawn from the app with a clock that moves when it is told; `make screenshots` draws it anew.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.film import Frame, Styles, film, read_frame
from tests.lifter import lifter
from tests.pictures import FOLDER, at_home, history, shelf

FILE = FOLDER / "one-rep.svg"
SAYS = "The last rep of a set: lower, stretch, hold, lift, squeeze; then the rest, with one question"
LAST_REP = (
    10.0 + 45.0 + 66.0
)  # seconds after the start: the lead-in, the bridge and its changeover, eleven reps
REP, REST = 11.0, 12.0  # seconds
ANSWERED = REP + 4.0
WHOLE = REP + REST + 2.0  # seconds, with the first of the next set
STEP = 0.25  # seconds between two pictures
POSTER = 6.5  # seconds: in the hold


async def moving(home: Path) -> str:
    """Draw it; `home` is an empty folder."""
    styles = Styles()
    frames: list[tuple[float, Frame]] = []
    async with lifter(home, prepare=history, bundled=shelf(home)) as one:
        await one.presses("enter", "enter")
        await one.waits(LAST_REP)
        begun = one.clock.monotonic()
        while (passed := one.clock.monotonic() - begun) < WHOLE - STEP / 2:
            frames.append((passed, read_frame(one.app.export_screenshot(title="lastrep"), styles)))
            if passed < ANSWERED <= passed + STEP:
                await one.presses("4")
            else:
                await one.waits(STEP)
    poster = max(place for place, (start, _) in enumerate(frames) if start <= POSTER)
    return film(frames, seconds=WHOLE, poster=poster, says=SAYS, styles=styles)


def main() -> int:
    """Draw it into its file."""
    with tempfile.TemporaryDirectory() as home, at_home(Path(home)):
        FILE.write_text(asyncio.run(moving(Path(home))), encoding="utf-8")
    sys.stdout.write(f"{FILE.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
