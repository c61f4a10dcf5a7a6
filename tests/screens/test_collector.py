import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lifter import lifter


@pytest.fixture
def resting() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("resting")
async def test_the_collector_that_rests_during_the_start_works_once_home_is_drawn(tmp_path: Path) -> None:
    async with lifter(tmp_path) as me:
        me.sees("Today")
        assert gc.isenabled()


@pytest.mark.usefixtures("resting")
async def test_it_works_also_where_set_up_is_the_first_screen(tmp_path: Path) -> None:
    async with lifter(tmp_path, first="activation-rdl") as me:
        me.sees("enter start")
        assert gc.isenabled()
