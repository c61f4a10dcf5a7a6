"""What is told over a screen, in a real terminal: elsewhere the framework shows no notices."""

from pathlib import Path

from tests.e2e.terminal import terminal

OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"


def test_a_plan_that_cannot_be_started_says_so_without_what_steers_a_terminal(tmp_path: Path) -> None:
    home = tmp_path / f"my{OVERRIDE}gym"
    (home / "progress.toml").mkdir(parents=True)
    with terminal(home) as user:
        user.sees("Connection weeks")
        user.types("p")
        user.sees("f start plan")
        user.types("f")
        user.sees("Start Connection weeks?")
        user.types("enter")
        user.sees("NOT SAVED", "cannot be")
        assert OVERRIDE not in user.screen
