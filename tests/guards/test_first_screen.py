"""What the first screen is made of: the framework lays out every widget, and reads every sheet."""

import sys
from pathlib import Path

from tests.e2e.quick import has_read_the_safety_page
from tests.e2e.terminal import Terminal, at_home
from tests.guards.limits import LATER, SHEETS, WIDGETS
from tests.lifter import lifter
from tests.ten_years import ten_years

TELLS_AT_THE_END = """
import atexit, os, sys
from pathlib import Path
from tui.cli import main

loaded = Path(os.environ["LASTREP_HOME"]) / "loaded"
atexit.register(lambda: loaded.write_text("\\n".join(sys.modules)))
sys.exit(main([]))
"""


async def test_the_first_screen_is_made_of_few_widgets_and_sheets(tmp_path: Path) -> None:
    ten_years(tmp_path, sessions=100)
    async with lifter(tmp_path) as one:
        one.sees("Today", "Plans")
        assert len(one.app.screen.query("*")) <= WIDGETS
        assert len(one.app.stylesheet.source) <= SHEETS


def test_the_first_screen_loads_nothing_that_only_later_screens_need(tmp_path: Path) -> None:
    has_read_the_safety_page(tmp_path)
    ten_years(tmp_path, sessions=100)
    words = ("-c", TELLS_AT_THE_END)
    with Terminal(*words, env=at_home(tmp_path), size=(80, 24), program=sys.executable) as user:
        user.sees("Today", "enter set up")
        user.types("q")
        assert user.ends() == 0
    loaded = {*(tmp_path / "loaded").read_text().split()}
    assert "textual.app" in loaded
    assert not LATER & loaded
