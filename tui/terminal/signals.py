"""Signals that end or stop the program: the terminal is put back first."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

BY_SIGNAL = 128  # and the signal's number: how shells report it
ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)  # Windows has no SIGHUP


@contextmanager
def on_signals(act: Callable[[int], None], numbers: tuple[int, ...] = ENDING) -> Iterator[None]:
    """Have something done when one of these signals comes; one that is ignored stays so (nohup)."""
    before = {number: signal.getsignal(number) for number in numbers}
    caught = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
    for number in caught:
        signal.signal(number, lambda came, _frame: act(came))
    try:
        yield
    finally:
        for number in caught:
            signal.signal(number, before[number])


def leave(number: int) -> None:
    """Unwind to the end of the program with the status of that signal; a second one changes nothing.

    Raises SystemExit: all that is put back on the way out is put back.
    """
    for other in ENDING:
        signal.signal(other, signal.SIG_IGN)
    raise SystemExit(BY_SIGNAL + number)


def stop_here(*, group: bool = False) -> None:
    """Stop as Ctrl-Z stops, and come back when the shell says so; with `group` whoever runs us stops too.

    Where no shell could ever say so (nobody's child), it comes back at once. The caller puts the terminal
    back before and takes it again after. Does nothing where there is no such thing.
    """
    if sys.platform == "win32":
        return
    before = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    if group:
        os.killpg(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    # To this very thread: it does not go on before the signal has arrived.
    signal.pthread_kill(threading.get_ident(), signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, before)
