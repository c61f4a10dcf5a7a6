"""What is inside of the wheel and the sdist."""

import json
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

import pytest
import tomli

import tui
from tests.dist.building import ROOT, built, output_of


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return built(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(dist: tuple[Path, Path]) -> dict[str, bytes]:
    return inside(dist[0])


@pytest.fixture(scope="module")
def sdist(dist: tuple[Path, Path]) -> set[str]:
    with tarfile.open(dist[1]) as archive:
        return {str(PurePosixPath(*PurePosixPath(name).parts[1:])) for name in archive.getnames()}


def inside(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def source(pattern: str, *, under: str = "tui") -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / under).rglob(pattern)}


def test_the_wheel_holds_every_module_and_style_sheet(wheel: dict[str, bytes]) -> None:
    needed = {*source("*.py"), *source("*.tcss")}
    assert len(needed) > 100
    assert not needed - set(wheel)


def test_the_wheel_holds_every_protocol_plan_and_schema(wheel: dict[str, bytes]) -> None:
    shipped = {*source("*.toml", under="protocols"), *source("*.json", under="protocols")}
    assert len(shipped) > 20
    for name in shipped:
        packed = name.replace("protocols/", "tui/bundled/", 1)
        assert wheel[packed] == (ROOT / name).read_bytes()
    assert json.loads(wheel["tui/bundled/protocol.schema.json"])


def test_the_wheel_says_that_it_is_typed(wheel: dict[str, bytes]) -> None:
    assert "tui/py.typed" in wheel


def test_the_wheel_holds_nothing_else_than_the_program(wheel: dict[str, bytes]) -> None:
    assert {PurePosixPath(name).parts[0] for name in wheel} == {"tui", f"lastrep-{tui.__version__}.dist-info"}
    assert not [name for name in wheel if "__pycache__" in name or name.endswith((".svg", ".pyc"))]


def test_the_sdist_holds_neither_tests_nor_screenshots(sdist: set[str]) -> None:
    assert {"README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml"} <= sdist
    assert not [name for name in sdist if name.startswith(("tests", "screenshots"))]


def test_the_version_is_said_in_one_place_only(dist: tuple[Path, Path], wheel: dict[str, bytes]) -> None:
    """The archives, what pip reads and the program all have it from `tui.__version__`."""
    assert [path.name for path in dist] == [
        f"lastrep-{tui.__version__}-py3-none-any.whl",
        f"lastrep-{tui.__version__}.tar.gz",
    ]
    metadata = wheel[f"lastrep-{tui.__version__}.dist-info/METADATA"].decode()
    assert f"\nVersion: {tui.__version__}\n" in metadata
    project = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" in project["dynamic"]
    assert "version" not in project


def test_the_sdist_builds_the_same_wheel(
    dist: tuple[Path, Path], wheel: dict[str, bytes], tmp_path: Path
) -> None:
    output_of("tar", "-xzf", dist[1], cwd=tmp_path)
    source = tmp_path / dist[1].name.removesuffix(".tar.gz")
    assert inside(built(tmp_path / "again", source=source)[0]) == wheel


def test_make_dist_is_what_builds_them() -> None:
    told = output_of("make", "--dry-run", "--no-print-directory", "dist", cwd=ROOT)
    assert "python -m hatchling build --clean -d dist" in told
