from pathlib import Path

from tui.floor.unheard import WHAT_TO_DO, unheard

SILENT = "No sound player answers: the terminal's bell rings instead."


def test_what_to_do_is_said_once(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('seen = ["safety"]\ntheme = "lastrep"\n')
    assert unheard(SILENT, file) == f"{SILENT} {WHAT_TO_DO}"
    assert unheard(SILENT, file) == SILENT
    assert file.read_text() == 'seen = ["safety", "unheard"]\ntheme = "lastrep"\n'


def test_where_nothing_can_be_remembered_it_is_said_again(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("seen = [\n")
    assert unheard(SILENT, file) == unheard(SILENT, file) == f"{SILENT} {WHAT_TO_DO}"
    assert file.read_text() == "seen = [\n"
