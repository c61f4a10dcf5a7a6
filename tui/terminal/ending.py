"""The end of a program whose terminal goes away, or that is told to end: at once, whatever its loop does."""

import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tui.terminal.giving_back import Terminal
from tui.terminal.signals import BY_SIGNAL, on_signals


@contextmanager
def ended_by_signals(terminal: Terminal, keys: int, let_go: Callable[[], str | None]) -> Iterator[None]:
    """End the process on SIGTERM, SIGHUP or SIGINT, and when the terminal is gone though SIGHUP is ignored.

    `let_go` brings to safety what is only in memory, and gives a line for the terminal. The status is 128 and
    the signal's number. Plain handlers: they run though the event loop stands still.
    """
    begun = threading.Lock()

    def end(number: int) -> None:
        if not begun.acquire(blocking=False):
            return
        last_words: str | None = None
        try:
            last_words = let_go()
        finally:  # whatever fails: the terminal is given back, and the process ends
            try:
                terminal.give_back(f"lastrep: {last_words}\r\n" if last_words else "")
            finally:
                os._exit(BY_SIGNAL + number)

    with on_signals(end), _watched(keys, end):
        yield


@contextmanager
def _watched(keys: int, end: Callable[[int], None]) -> Iterator[None]:
    """Watch for the terminal's hang-up; no key is read, and nothing wakes until it comes."""
    if sys.platform == "win32" or not hasattr(select, "poll"):
        yield
        return
    over, is_over = os.pipe()

    def watch() -> None:
        poll = select.poll()
        poll.register(keys, 0)  # only what cannot be left out: it hung up, or is no more
        poll.register(over, select.POLLIN)
        ready = dict(poll.poll())
        if over not in ready:
            end(signal.SIGHUP)

    thread = threading.Thread(target=watch, name="hang-up", daemon=True)
    thread.start()
    try:
        yield
    finally:
        os.write(is_over, b".")
        thread.join()
        os.close(over)
        os.close(is_over)
