"""The part of the app that is reached from every screen: keys, help, commands."""

from textual import on

from tui.screens.gym import Gym
from tui.screens.help import HelpScreen
from tui.screens.keyed import KeyedApp, KeyedScreen
from tui.screens.palette import Command, PaletteScreen, commands_of

_THEME = "theme:"


class Hall(KeyedApp):
    """Opens what lists the controls of the screen that is shown, and does there what is chosen."""

    def __init__(self, gym: Gym) -> None:
        """Take the gym."""
        super().__init__()
        self._gym = gym
        self.keymap = gym.keymap

    @on(KeyedScreen.HelpWanted)
    def _help(self, message: KeyedScreen.HelpWanted) -> None:
        screen = self.screen
        assert isinstance(screen, KeyedScreen)
        self.push_screen(HelpScreen(message.controls, then=screen.choose))

    @on(KeyedScreen.CommandsWanted)
    def _list_commands(self) -> None:
        screen = self.screen
        assert isinstance(screen, KeyedScreen)

        def chosen(name: str) -> None:
            if name.startswith(_THEME):
                self.theme = name.removeprefix(_THEME)
            else:
                screen.choose(name)

        themes = [Command(f"{_THEME}{name}", f"theme {name}") for name in sorted(self.available_themes)]
        self.push_screen(
            PaletteScreen([*commands_of(screen.controls, screen.commands()), *themes], then=chosen)
        )
