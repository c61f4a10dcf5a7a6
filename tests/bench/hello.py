"""The least that an app of the framework can be: big figures, drawn anew so many times a second.

`python hello.py 1` counts the seconds of the clock; with 10 it counts tenths, with 0 it rests.
"""

import sys
import time

from textual.app import App, ComposeResult
from textual.widgets import Digits


class Hello(App[None]):
    """Shows one number; sets one timer, to the moment of the next."""

    def __init__(self, rate: int) -> None:
        super().__init__()
        self._rate = rate

    def compose(self) -> ComposeResult:
        yield Digits("0")

    def on_mount(self) -> None:
        if self._rate:
            self._count()

    def _count(self) -> None:
        now = time.time() * self._rate
        self.query_one(Digits).update(str(int(now) % 100))
        self.set_timer((int(now) + 1 - now) / self._rate, self._count)


if __name__ == "__main__":
    Hello(int(sys.argv[1])).run()
