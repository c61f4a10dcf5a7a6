"""What all screens share: bindings made from the one declaration of controls."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen

from tui.controls import Control


def bindings(controls: Iterable[Control]) -> list[Binding]:
    """Bind every key of every control; none is shown by the framework, the key line does that."""
    return [
        Binding(
            key, f"control('{control.name}', '{key}')", control.label, show=False, id=f"{control.name}.{key}"
        )
        for control in controls
        for key in control.keys
    ]


class KeyedScreen(Screen[None]):
    """A screen whose keys, clicks and touches all come in as the name of a control."""

    CONTROLS: ClassVar[tuple[Control, ...]] = ()

    @dataclass
    class HelpWanted(Message):
        """The keys of the screen are to be shown."""

        controls: tuple[Control, ...]

    pressed = ""  # the last key; empty where a control was clicked

    def action_control(self, name: str, key: str = "") -> None:
        """Do what the control of that name does."""
        self.pressed = key
        getattr(self, f"do_{name}")()

    def do_help(self) -> None:
        """Show every key of this screen."""
        self.post_message(self.HelpWanted(self.CONTROLS))
