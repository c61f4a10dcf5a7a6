"""What the apps export, in the shapes that they have had; the workouts are made up."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "exported"

STRONG_COMMA = (_FOLDER / "strong-comma.csv").read_text("utf-8")
STRONG_UNIT = (_FOLDER / "strong-unit.csv").read_text("utf-8")
STRONG_NUMBERED = (_FOLDER / "strong-numbered.csv").read_text("utf-8")
HEVY_KG = (_FOLDER / "hevy-kg.csv").read_text("utf-8")
HEVY_LBS = (_FOLDER / "hevy-lbs.csv").read_text("utf-8")
