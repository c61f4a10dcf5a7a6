"""Keys on Windows: a thread waits for them, since nothing else there can wait for a key and a moment."""

import queue
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tui.terminal.naming import key_of

if sys.platform == "win32":
    import msvcrt

    _SPECIAL = {"H": "up", "P": "down", "K": "left", "M": "right", "I": "pageup", "Q": "pagedown"}
    _END = ""

    class Console:
        """The console, or a pipe whose characters are keys."""

        def __init__(self, stdin: TextIO) -> None:
            """Take standard input."""
            self._stdin = stdin
            self._tty = stdin.isatty()
            self._came: queue.Queue[str] = queue.Queue()  # the names of keys
            self.ended = False

        @contextmanager
        def reading(self) -> Iterator["Console"]:
            """Read in it."""
            threading.Thread(target=self._read, daemon=True).start()
            yield self

        def by_keys(self) -> None:
            """Take every key at once: it is always so here."""

        def by_lines(self) -> None:
            """Lines are made of keys here."""

        def was_stopped(self) -> bool:
            """Nothing stops a program here."""
            return False

        def wait(self, seconds: float | None) -> list[str]:
            """Give the key that comes within so many seconds."""
            try:
                key = self._came.get(timeout=seconds)
            except queue.Empty:
                return []
            if key == _END:
                self.ended = True
                return []
            return [key]

        def line(self) -> str | None:
            """Give the next line; what is typed is shown."""
            text = ""
            while not self.ended:
                for key in self.wait(None):
                    if key == "ctrl+c":
                        raise KeyboardInterrupt
                    if key == "enter":
                        self._show("\r\n")
                        return text
                    if key == "backspace" and text:
                        text = text[:-1]
                        self._show("\b \b")
                    elif (character := _CHARACTERS.get(key, key)) and len(character) == 1:
                        text += character
                        self._show(character)
            return text or None

        def _show(self, text: str) -> None:
            if self._tty:
                for character in text:
                    msvcrt.putwch(character)

        def _read(self) -> None:
            while True:
                if not self._tty:
                    character = self._stdin.read(1)
                    self._came.put(key_of(character) if character else _END)
                    if not character:
                        return
                    continue
                character = msvcrt.getwch()
                if character in "\x00\xe0":
                    if (name := _SPECIAL.get(msvcrt.getwch())) is not None:
                        self._came.put(name)
                else:
                    self._came.put(key_of(character))

    _CHARACTERS = {"space": " ", "minus": "-", "plus": "+", "full_stop": ".", "comma": ","}
