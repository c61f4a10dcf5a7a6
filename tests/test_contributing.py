"""What CONTRIBUTING.md says of the house is true of it."""

import re
from pathlib import Path

import tomli

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_every_file_that_it_names_is_there() -> None:
    named = re.findall(r"`((?:tui|tests|protocols|screenshots)/[^`\s]*)`", TEXT)
    assert len(named) > 50
    assert [one for one in named if not any(ROOT.glob(one.rstrip("/"))) and "NAME" not in one] == []


def test_every_way_of_make_that_it_names_is_one() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make (\w+)", TEXT))
    assert {"check", "test", "torture", "bench", "screenshots", "dist"} <= named <= targets


def test_the_arrows_are_those_that_the_machine_checks() -> None:
    (contract,) = [
        one
        for one in tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
            "contracts"
        ]
        if one["type"] == "layers"
    ]
    layers = [layer.replace("(", "").replace(")", "") for layer in contract["layers"]]
    assert " → ".join(layers).removeprefix("__main__ → ") in " ".join(TEXT.split())


def test_the_map_has_a_room_for_every_part_of_the_source() -> None:
    rooms = set(re.findall(r"`tui/(\w+)(?:\.py)?`", TEXT))
    parts = {path.stem for path in (ROOT / "tui").iterdir() if path.is_dir() or path.suffix == ".py"}
    assert parts - {"__init__", "__main__", "__pycache__"} <= rooms
