"""What all screens share: bindings made from the one declaration of controls."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen

from tui.controls import Control
from tui.protocol.model import Protocol
from tui.widgets.row import Row

NEEDED = (40, 16)


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

    @dataclass
    class Chosen(Message):
        """A protocol is to be set up; with a speed it is a rehearsal."""

        protocol: Protocol
        speed: float | None = None

    @dataclass
    class DoneWith(Message):
        """The screen is done with; with `quit` the program is too."""

        quit: bool

    comes_back: ClassVar[bool] = False  # whether a session begun here leads back here, not home
    needs: ClassVar[tuple[int, int]] = NEEDED  # cells by rows; with less, the screen says so
    pressed = ""  # the last key; empty where a control was clicked

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
        self.post_message(self.HelpWanted(self.CONTROLS))
