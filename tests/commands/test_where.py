import argparse
import io
import json
from pathlib import Path

import pytest

from tui.commands import where
from tui.commands.house import House
from tui.files.paths import find_paths


def ask(folder: Path, *words: str) -> str:
    parser = argparse.ArgumentParser()
    where.add_to(parser.add_subparsers())
    args = parser.parse_args(["where", *words])
    out = io.StringIO()
    assert args.run(args, House(find_paths({"LASTREP_HOME": str(folder)}), out, io.StringIO())) == 0
    return out.getvalue()


def test_json_names_every_place(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('device = "phone"\nprotocols = ["/more"]\n')
    for name in ("progress.toml", "progress-laptop.toml", "progress.toml.lock", "progress.toml.torn-1"):
        (tmp_path / name).write_text("")
    places = json.loads(ask(tmp_path, "--json"))
    assert {key: places[key] for key in ("data", "state", "config", "cache")} == {
        "data": str(tmp_path),
        "state": str(tmp_path),
        "config": str(tmp_path),
        "cache": str(tmp_path / "cache"),
    }
    assert [Path(file).name for file in places["progress"]] == [
        "progress-phone.toml",
        "progress.toml",
        "progress-laptop.toml",
    ]
    assert places["protocols"] == [str(tmp_path / "protocols"), "/more"]


@pytest.mark.parametrize("exists", [False, True])
def test_places_are_named_before_there_is_anything(tmp_path: Path, exists: bool) -> None:
    if exists:
        (tmp_path / "progress.toml").write_text("")
    said = ask(tmp_path)
    assert said.count(str(tmp_path / "progress.toml")) == 1
    assert "protocols  " in said
    assert list(tmp_path.iterdir()) == ([tmp_path / "progress.toml"] if exists else [])
