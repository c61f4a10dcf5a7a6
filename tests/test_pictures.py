from itertools import product
from pathlib import Path

import pytest

from tests.moving import FILE as MOVING
from tests.pictures import FOLDER, LIGHTS, SCENES, SIZES, file_of, pictures


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_the_screen_looks_as_in_its_pictures(scene: str, size: tuple[int, int], tmp_path: Path) -> None:
    for kept, drawn in (await pictures(scene, size, tmp_path)).items():
        if drawn != kept.read_text(encoding="utf-8"):
            new = tmp_path / kept.name
            new.write_text(drawn, encoding="utf-8")
            pytest.fail(f"{kept.name} is not what the program looks like: see {new}, or `make screenshots`")


def test_no_picture_is_of_a_scene_that_is_gone() -> None:
    drawn = {file_of(scene, size, light) for scene, size, light in product(SCENES, SIZES, LIGHTS)}
    assert set(FOLDER.glob("*.svg")) == {*drawn, MOVING}
