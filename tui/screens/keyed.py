"""What all screens share: bindings made from the one declaration of controls."""

from collections.abc import Iterable

from textual.binding import Binding
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

    CONTROLS: tuple[Control, ...] = ()

    def action_control(self, name: str, key: str = "") -> None:
        """Do what the control of that name does; `key` is empty where it was clicked."""
        getattr(self, f"do_{name}")(key)
