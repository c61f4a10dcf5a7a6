"""Programs of the system that sound is made with: begun without a shell and without our streams."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Thread

Child = subprocess.Popen[bytes]
TO_TIDY_UP = 1.0  # seconds that a program has between being asked to end and being made to

_WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def found(program: str, environ: Mapping[str, str]) -> str | None:
    """Give the path of a program, or None where it is not installed."""
    return shutil.which(program, path=environ.get("PATH", ""))


def begin(words: Sequence[str], environ: Mapping[str, str], *, fed: bool = False) -> Child:
    """Begin a program and do not wait for it; `fed`: its standard input is a pipe from us.

    It has a session of its own, so that it cannot reach our terminal. Raises OSError, and ValueError for a
    NUL in a word.
    """
    return subprocess.Popen(
        words,
        env=environ,
        stdin=subprocess.PIPE if fed else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=_WITHOUT_WINDOW,
    )


def done(words: Sequence[str], environ: Mapping[str, str], *, said: str = "", within: float) -> int | None:
    """Run a program to its end and give its status; None where it does not end within so many seconds.

    `said` is put on its standard input. Raises OSError and ValueError as `begin` does. It waits: not for the
    thread that keeps time.
    """
    child = begin(words, environ, fed=True)
    try:
        child.communicate(said.encode(), timeout=within)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return None
    return child.returncode


def left_alone(children: Sequence[Child]) -> None:
    """Let programs come to their own end; they are reaped as long as ours lives."""
    running = [child for child in children if child.poll() is None]
    if running:
        Thread(target=_wait_for, args=(running,), daemon=True).start()


def ended(child: Child, *, moment: float) -> None:
    """End a program that does not end by itself within `moment` seconds, with all that it has begun.

    Nobody waits here; but our own program does not leave before it is done, else it would stay behind.
    """
    if child.poll() is None:
        Thread(target=_end, args=(child, moment)).start()


def _end(child: Child, moment: float) -> None:
    with suppress(subprocess.TimeoutExpired):
        child.wait(moment)
        return
    _signal(child, "SIGTERM")
    try:
        child.wait(TO_TIDY_UP)
    except subprocess.TimeoutExpired:
        _signal(child, "SIGKILL")
        child.wait()


def _signal(child: Child, name: str) -> None:
    """Send a signal to all of its session."""
    if sys.platform == "win32":
        child.terminate()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, getattr(signal, name))


def _wait_for(children: Sequence[Child]) -> None:
    for child in children:
        child.wait()
