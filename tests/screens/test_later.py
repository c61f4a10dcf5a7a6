from pathlib import Path

import pytest

from tests.guards.fresh import loaded_by
from tui.screens import later

NAMES = [*later._WHERE]


def test_the_app_loads_no_screen_but_home_with_itself(tmp_path: Path) -> None:
    loaded = loaded_by("import tui.app", tmp_path)
    assert "tui.screens.home" in loaded
    assert not {f"tui.screens.{module}" for module in later._WHERE.values()} & loaded


def test_what_was_loaded_while_home_is_looked_at_need_not_be_loaded_when_it_opens(tmp_path: Path) -> None:
    code = "import tui.app\nfrom tui.screens import later\nassert [*later.load()]"
    assert {f"tui.screens.{module}" for module in later._WHERE.values()} <= loaded_by(code, tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_each_screen_is_where_it_is_looked_for(name: str) -> None:
    assert getattr(later, name).__name__ == name


def test_a_screen_that_there_is_not_is_missed() -> None:
    with pytest.raises(AttributeError, match="Nowhere"):
        later.Nowhere  # noqa: B018
