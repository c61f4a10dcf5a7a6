from pathlib import Path

from tests.lifter import lifter
from tui.files.problems import Problem
from tui.screens.troubles import in_a_row

FIRST = Problem(
    file="/far/away/config.toml", code="type", message="volume: too high", line=2, hint="its default is used"
)
OTHER = Problem(file="/far/away/config.toml", code="type", message="unit: no")


def test_the_hint_the_count_and_the_folder_go_in_turn_where_there_is_less_room() -> None:
    troubles, more = (FIRST, OTHER, OTHER), "… and 2 more: s shows them"
    whole = "⚠ /far/away/config.toml:2: volume: too high"
    assert in_a_row(troubles, troubles, 120) == (f"{whole}; its default is used", more)
    assert in_a_row(troubles, troubles, 80) == (whole, more)
    assert in_a_row(troubles, troubles, 62) == ("⚠ config.toml:2: volume: too high", more)
    assert in_a_row(troubles, troubles, 56) == ("⚠ config.toml:2: volume: too high", "+2: s shows them")
    assert in_a_row(troubles, troubles, 20) == ("⚠ config.toml:2: volume: too high", "+2: s shows them")


def test_what_the_settings_do_not_show_is_only_counted() -> None:
    assert in_a_row((FIRST, OTHER), (FIRST,), 120)[1] == "… and 1 more"
    assert in_a_row((FIRST,), (FIRST,), 120)[1] == ""


async def test_home_tells_of_all_that_is_wrong_in_the_settings_the_keys_among_it(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        'seen = ["safety"]\nvolume = 300\n[keys]\npain = ["q"]\nstop = ["q"]\n'
    )
    async with lifter(tmp_path, size=(200, 30)) as one:
        one.sees("config.toml:2: volume", "; its default is used", "… and 2 more: s shows them")
        await one.presses("s")
        one.sees("keys.stop: q is pain")
