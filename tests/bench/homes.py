"""The folders that a bench is run in."""

import os
import sys
from pathlib import Path

from tests.e2e.quick import has_read_the_safety_page, written
from tests.ten_years import ten_years

PYTHON = sys.executable
LASTREP = str(Path(sys.executable).with_name("lastrep"))
TERMDOWN = str(Path(sys.executable).with_name("termdown"))
HELLO = str(Path(__file__).with_name("hello.py"))

OWN = """
name = "Mine"
[[exercise]]
use = "seated-leg-curl"
sets = 3
reps = "8-12"
tempo = "3-1-1-1"
rest = 90
"""


def paced(*, reps: int, rest: float) -> str:
    """Two sets at 3-1-1-1, six seconds a rep, with a rest between them in which nothing is asked."""
    return f"""
name = "Bench"
lead_in = 0
[[exercise]]
name = "Hinge"
sets = 2
reps = {reps}
tempo = "3-1-1-1"
rest = {rest}
"""


def short_sets(sets: int) -> str:
    """Sets of one rep of 0.8 s, and half a second of rest between them."""
    return f"""
name = "Bench"
lead_in = 0
[[exercise]]
name = "Little squat"
sets = {sets}
reps = 1
tempo = "0.4-0-0.4-0"
rest = 0.5
"""


def one_long_set(seconds: int) -> str:
    """One set that only counts the seconds."""
    return f"""
name = "Bench"
lead_in = 0
[[exercise]]
name = "March"
time = {seconds}
"""


def environment(home: Path) -> dict[str, str]:
    """The environment of somebody with a good terminal, who keeps everything in that folder."""
    return {
        "LASTREP_HOME": str(home),
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
    }


def session_home(home: Path, text: str) -> Path:
    """The same, with a protocol `bench` of one's own; nothing is heard, so that nobody need be sent away."""
    home_of_ten_years(home)
    written(home / "protocols", "bench", text)
    with (home / "config.toml").open("a") as settings:
        settings.write('sound = "off"\n')
    return home


def home_of_ten_years(home: Path) -> Path:
    """Somebody who has trained for ten years: 2,000 sessions of ten sets, and one file of their own."""
    has_read_the_safety_page(home)
    written(home / "protocols", "mine", OWN)
    ten_years(home)
    return home
