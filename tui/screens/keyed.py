"""What all screens share: bindings made from the one declaration of controls, with the keys in force."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingsMap
from textual.events import Mount, Resize
from textual.message import Message
from textual.screen import Screen

from tui.controls import EVERYWHERE, Control
from tui.key_names import framework_name, shown_key
from tui.keymap import Keymap
from tui.protocol.model import Protocol
from tui.screens.asking import Request
from tui.screens.gym import Gym
from tui.screens.stopping import Stoppable
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row

NEEDED = (40, 16)


def bindings(controls: Iterable[Control]) -> list[Binding]:
    """Bind every key of every control; none is shown by the framework, the key line does that."""
    return [
        Binding(
            framework_name(key),
            "commands" if control in EVERYWHERE else f"control({control.name!r}, {key!r})",
            control.label,
            show=False,
            id=f"{control.name}.{key}",
        )
        for control in controls
        for key in control.keys
    ]


class KeyedApp(Stoppable):
    """An app that knows the keys in force."""

    keymap = Keymap()

    def use_keys(self, keymap: Keymap) -> None:
        """Change the keys, also those of the screens that are open."""
        self.keymap = keymap
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                screen.use_keys()


class KeyedScreen(Screen[None]):
    """A screen whose keys, clicks and touches all come in as the name of a control."""

    CONTROLS: ClassVar[tuple[Control, ...]] = ()
    PURPOSE: ClassVar[str] = ""  # what it is for, in two lines of a phone; the help begins with it

    @dataclass
    class HelpWanted(Request):
        """The keys of the screen are to be shown."""

        controls: tuple[Control, ...]
        purpose: str

    @dataclass
    class Chosen(Request):
        """A protocol is to be set up; with a speed it is a rehearsal. `place` is where it is in a plan."""

        protocol: Protocol
        speed: float | None = None
        place: tuple[str, int] | None = None

    @dataclass
    class DoneWith(Request):
        """The screen is done with; with `quit` the program is too."""

        quit: bool

    @dataclass
    class CommandsWanted(Request):
        """What can be done is to be listed, to be searched and chosen from."""

    @dataclass
    class SettingsWanted(Request):
        """The settings are to be shown."""

    everywhere: ClassVar[tuple[Control, ...]] = EVERYWHERE  # what every screen has besides its own
    comes_back: ClassVar[bool] = False  # whether a session begun here leads back here, not home
    needs: ClassVar[tuple[int, int]] = NEEDED  # cells by rows; with less, the screen says so
    pressed = ""  # the last key; empty where a control was clicked

    @property
    def key_names(self) -> dict[str, str]:
        """Give the key of each control that is shown to people, in force."""
        return {control.name: shown_key(control.keys[0]) for control in self.controls}

    @property
    def controls(self) -> tuple[Control, ...]:
        """The controls of this screen with the keys in force."""
        app = self.app
        keymap = app.keymap if isinstance(app, KeyedApp) else Keymap()
        return keymap.of((*self.CONTROLS, *self.everywhere))

    @on(Mount)
    def use_keys(self) -> None:
        """Bind the keys in force, and name them in the key line."""
        controls = self.controls
        inherited = BindingsMap(
            binding
            for _, binding in self._bindings
            if binding.action != "commands" and not binding.action.startswith("control(")
        )
        # The framework's own way, `set_keymap`, hides from an action which key it was, and a bounce with it.
        # Bindings of an instance are its `_bindings`; tests/screens/test_keys.py fails where that changes.
        self._bindings = BindingsMap.merge([BindingsMap(bindings(controls)), inherited])
        for line in self.query(KeyLine):
            line.use(controls)
        self.refresh_bindings()

    def commands(self) -> Sequence[tuple[str, str]]:
        """Give name and label of what can be done now, as the key line has it."""
        return next((line.offered for line in self.query(KeyLine)), ())

    def settings_changed(self, gym: Gym) -> None:
        """Take note that other settings are in force; most screens need none of them."""

    def action_commands(self) -> None:
        """List what can be done now."""
        self.do_commands()

    def do_commands(self) -> None:
        """List what can be done now."""
        self.post_message(self.CommandsWanted())

    def choose(self, name: str) -> None:
        """Do what was chosen from a list of this screen's controls, or touched there."""
        if name in {control.name for control in self.everywhere}:
            self.do_commands()
        else:
            self.action_control(name)

    def post_message(self, message: Message) -> bool:
        """Sign what is asked of the app."""
        if isinstance(message, Request):
            message.asker = self
        return super().post_message(message)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave the screen; a second key that comes before it has gone leaves it no second time."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def lay_over(self, screen: "KeyedScreen") -> None:
        """Show a screen over this one; a second touch that comes when one is there already shows no other."""
        if self.is_active:
            self.app.push_screen(screen)

    def leave_to(self, then: Callable[..., object], *answer: object) -> None:
        """Leave the screen and hand its answer on; what comes when it is left already is no answer."""
        if self.is_active:
            self.dismiss()
            then(*answer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the framework's
        """Let no key or touch act before the screen is laid out, or when another one is in front.

        It was meant for the one before; and a screen that is left before it has its widgets would miss them
        when it comes to showing them.
        """
        return self.is_mounted and self.is_active

    def action_control(self, name: str, key: str = "") -> None:
        """Do what the control of that name does."""
        self.pressed = key
        getattr(self, f"do_{name}")()

    @on(Resize)
    def _say_how_much_room(self, event: Resize) -> None:
        """Say how much room is needed where there is less."""
        width, height = event.size
        for row in self.query(".room"):
            row.remove()
        if width < self.needs[0] or height < self.needs[1]:
            self.mount(Row(f"needs {self.needs[0]} x {self.needs[1]}: {width} x {height}", classes="room"))

    def do_help(self) -> None:
        """Show every key of this screen."""
        self.post_message(self.HelpWanted(self.controls, self.PURPOSE))
