"""A new key for a control, asked for: the next key that is pressed."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.controls import PRESS, Control
from tui.key_names import key_named, shown_key
from tui.keymap import FIXED
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row


class PressScreen(KeyedScreen):
    """Waits for a key; `then` gets it when the screen is gone."""

    CSS_PATH = "settings.tcss"
    CONTROLS = PRESS
    everywhere: ClassVar[tuple[Control, ...]] = ()

    def __init__(self, name: str, what: str, keys: str, *, then: Callable[[str], None]) -> None:
        """Take the control: its name, what it does, its keys as they are shown; and who wants to know."""
        super().__init__()
        self._name, self._what, self._keys, self._then = name, what, keys, then

    def compose(self) -> ComposeResult:
        """Ask."""
        yield Row(f"A key for {self._name}", id="title")
        with Vertical(id="body"):
            yield Static(Content(f"{self._what}.\n\nIt has {self._keys}."))
            yield Static(Content("Press a key to add it, or one of these to take it away."))
        yield Row(id="said")
        yield KeyLine(PRESS, all_of_them=True, id="keys")

    def on_key(self, event: events.Key) -> None:
        """Take any key but those that stay what they are."""
        if event.key in FIXED:
            return
        event.stop()
        if not self.is_active:
            return  # typed before the screen was gone
        character = event.character
        written = character if character is not None and character.isprintable() else event.key
        key = key_named(written)
        if key is None:
            self.query_one("#said", Row).show(
                f"{shown_key(event.key)} is not sent by every terminal: take another"
            )
            return
        self.leave_to(self._then, key)

    def do_leave(self) -> None:
        """Leave the keys as they are."""
        self.dismiss()
