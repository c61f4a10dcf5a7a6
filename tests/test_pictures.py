from pathlib import Path

import pytest

from tests.pictures import FOLDER, SCENES, SIZES, file_of, picture


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_the_screen_looks_as_in_its_picture(scene: str, size: tuple[int, int], tmp_path: Path) -> None:
    drawn = await picture(scene, size, tmp_path)
    kept = file_of(scene, size)
    if drawn != kept.read_text(encoding="utf-8"):
        new = tmp_path / kept.name
        new.write_text(drawn, encoding="utf-8")
        pytest.fail(f"{kept.name} is not what the program looks like: see {new}, or `make screenshots`")


def test_no_picture_is_of_a_scene_that_is_gone() -> None:
    drawn = {file_of(scene, size) for scene in SCENES for size in SIZES}
    assert set(FOLDER.glob("*.svg")) == drawn
