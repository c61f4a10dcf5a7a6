from textual.app import App, ComposeResult
from textual.widgets.option_list import Option

from tui.widgets.options import Options


class Listing(App[None]):
    CSS = "Options { border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield Options(*(Option(f"line {number}", id=f"{number}") for number in range(50)))


async def test_a_list_without_height_has_no_page_to_turn() -> None:
    async with Listing().run_test(size=(80, 24)) as pilot:
        shelf = pilot.app.query_one(Options)
        shelf.highlighted = 0
        shelf.styles.height = 0
        await pilot.pause()
        await pilot.press("pagedown", "pageup")
        assert shelf.highlighted == 0


async def test_a_list_with_height_turns_its_pages() -> None:
    async with Listing().run_test(size=(80, 24)) as pilot:
        shelf = pilot.app.query_one(Options)
        shelf.highlighted = 0
        await pilot.press("pagedown")
        assert shelf.highlighted == 24
        await pilot.press("pageup")
        assert shelf.highlighted == 0
