"""The part of the app that is reached from every screen: help, commands, settings, sound."""

from collections.abc import Sequence
from functools import partial

from tui.files.changing import Key, Value, change_setting
from tui.files.errors import LastrepError, NotWritten
from tui.files.settings import read_settings
from tui.files.shown import shown
from tui.floor.unheard import unheard
from tui.screens import later
from tui.screens.asking import asked
from tui.screens.gym import Gym
from tui.screens.keyed import KeyedApp, KeyedScreen
from tui.session.hearing import Player
from tui.sound.outlet import Outlet
from tui.themes import DAYLIGHT, GYM

_THEME = "theme:"
_SETTINGS = "settings"
_HEARD = ("sound", "voice", "volume", "command", "keep_awake")  # what a player is made by


class Hall(KeyedApp):
    """Opens what is about the screen that is shown, and owns the settings in force."""

    def __init__(self, gym: Gym) -> None:
        """Take the gym."""
        super().__init__()
        self._gym = gym
        self.keymap = gym.keymap

    # ── sound ───────────────────────────────────────────────────────────────────────────────────────────────

    def player(self, speed: float | None = None) -> Player:
        """Make what is heard of a session; with a speed it is a rehearsal."""
        outlet = Outlet(self.bell, self.set_timer, self._not_heard)
        return self._gym.player(self._gym.settings, outlet, speed is not None)

    def _not_heard(self, what: str, why: str) -> None:  # noqa: ARG002 - the reason is for `lastrep sounds`
        """Say on the screen that is heard what is not heard any more; nothing floats over its rows."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, later.SettingsScreen):
                screen.say(what)
                return
            if isinstance(screen, later.SessionScreen):
                screen.tell(unheard(what, self._gym.paths.config_file))
                return

    # ── themes ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def themes(self) -> Sequence[str]:
        """The themes that there are, our own first."""
        own = (GYM.name, DAYLIGHT.name)
        return (*own, *sorted(self.available_themes.keys() - {*own}))

    @property
    def wanted_theme(self) -> str:
        """The theme of the settings; the one for the gym where there is none of that name."""
        wanted = self._gym.settings.theme
        return wanted if wanted in self.available_themes else GYM.name

    # ── help, commands ──────────────────────────────────────────────────────────────────────────────────────

    @asked(KeyedScreen.HelpWanted)
    def _help(self, message: KeyedScreen.HelpWanted) -> None:
        screen = self.screen
        assert isinstance(screen, KeyedScreen)
        self.push_screen(later.HelpScreen(message.controls, purpose=message.purpose, then=screen.choose))

    @asked(KeyedScreen.CommandsWanted)
    def _list_commands(self, _: KeyedScreen.CommandsWanted) -> None:
        from tui.screens.palette import Command, commands_of  # noqa: PLC0415 - later, as their screen

        screen = self.screen
        assert isinstance(screen, KeyedScreen)

        def chosen(name: str) -> None:
            if name.startswith(_THEME):
                self._change(("theme",), name.removeprefix(_THEME))
            elif name == _SETTINGS and not any(control.name == name for control in screen.controls):
                self._open_settings()
            else:
                screen.choose(name)

        commands = commands_of(screen.controls, screen.commands())
        if not any(command.name == _SETTINGS for command in commands) and not isinstance(
            screen, later.SettingsScreen
        ):
            commands.append(Command(_SETTINGS, "settings", "See and change the settings"))
        themes = [Command(f"{_THEME}{name}", f"theme {name}") for name in self.themes]
        self.push_screen(later.PaletteScreen([*commands, *themes], then=chosen))

    # ── settings ────────────────────────────────────────────────────────────────────────────────────────────

    @asked(KeyedScreen.SettingsWanted)
    def _settings(self, _: KeyedScreen.SettingsWanted) -> None:
        self._open_settings()

    def _open_settings(self) -> None:
        self.push_screen(
            later.SettingsScreen(self._gym, themes=self.themes, player=partial(self.player, 1.0))
        )

    def _on_settings_screen_changed(self, message: "later.SettingsScreen.Changed") -> None:
        self._change(message.key, message.value)

    def _change(self, key: Key, value: Value | None) -> None:
        """Write one setting, then take all of them as they stand in the file by now."""
        file = self._gym.paths.config_file
        try:
            change_setting(file, key, value)
        except NotWritten as error:
            self._not_changed(error)
            return
        before = self._gym.settings
        self._gym = self._gym.with_settings(read_settings(file))
        if self._gym.settings.theme != before.theme:
            self.theme = self.wanted_theme
        if self._gym.keymap != self.keymap:
            self.use_keys(self._gym.keymap)
        is_other = any(getattr(self._gym.settings, name) != getattr(before, name) for name in _HEARD)
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                screen.settings_changed(self._gym)
            if isinstance(screen, later.SessionScreen) and is_other:
                training = screen.training
                training.play_through(self.player(1.0 if training.rehearsal else None))

    def _not_changed(self, error: LastrepError) -> None:
        if isinstance(self.screen, later.SettingsScreen):
            self.screen.say(str(error))
        else:
            self.refuse("Not changed", error)

    # ── what went wrong ─────────────────────────────────────────────────────────────────────────────────────

    def refuse(self, what: str, error: LastrepError) -> None:
        """Say over any screen what was not done, and why; names of files in it are made safe to show."""
        self.notify(shown(str(error)), title=what, severity="error", markup=False)
