"""A protocol so short that a test can do it at the pace of a lifter."""

from pathlib import Path

SETS = 3
REPS = 2
QUICK = """
name = "Quick"
lead_in = 0

[[exercise]]
name = "Little squat"
sets = 3
reps = 2
tempo = "0.4-0-0.4-0"
rest = 0.5
"""
SLOW = QUICK.replace('"0.4-0-0.4-0"', '"30-1-1-1"')  # one that is still in its first rep when a test ends


def written(folder: Path, name: str, text: str) -> Path:
    """Write a protocol file, with its folder; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text)
    return path


def has_read_the_safety_page(home: Path) -> None:
    """Let the program remember that the page was shown."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.toml").write_text('seen = ["safety"]\n')
