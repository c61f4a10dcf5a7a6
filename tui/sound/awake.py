"""Keeping the machine from sleeping, where the system offers it. What fails here is never mentioned.

Each way ends with our program, however that ends: a helper lives as long as a pipe from us is open, or looks
whether we live.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from tui.sound.children import Child, begin, found, left_alone

_TERMUX = "termux-wake-lock; cat; termux-wake-unlock"


def helper(environ: Mapping[str, str], platform: str, pid: int) -> Sequence[str] | None:
    """Give the words of a program that keeps this machine awake until its standard input is closed, or None.

    `platform` as `sys.platform` names it, `pid` our own process.
    """
    if platform == "darwin" and (path := found("caffeinate", environ)):
        return (path, "-i", "-d", "-w", str(pid))
    if found("termux-wake-lock", environ) and (shell := found("sh", environ)):
        return (shell, "-c", _TERMUX)
    if (path := found("systemd-inhibit", environ)) and (cat := found("cat", environ)):
        why = "a session is running"
        return (path, "--what=idle:sleep", "--who=lastrep", f"--why={why}", "--mode=block", cat)
    return None


class Awake:
    """Keeps the machine awake from `hold` to `release`."""

    def __init__(self, environ: Mapping[str, str], platform: str = sys.platform) -> None:
        """Take the environment, in which the helpers are found."""
        self._environ, self._platform = environ, platform
        self._helper: Child | None = None

    def hold(self) -> None:
        """Keep the machine awake from now on."""
        if self._helper is not None:
            return
        _of_windows(asked=True)
        words = helper(self._environ, self._platform, os.getpid())
        if words is not None:
            with suppress(OSError, ValueError):
                self._helper = begin(words, self._environ, fed=True)

    def release(self) -> None:
        """Let it sleep when it wants to."""
        _of_windows(asked=False)
        helper, self._helper = self._helper, None
        if helper is None:
            return
        if helper.stdin is not None:
            with suppress(OSError):
                helper.stdin.close()
        if self._platform == "darwin":  # this one does not read
            helper.terminate()
        left_alone([helper])


def _of_windows(*, asked: bool) -> None:
    if sys.platform != "win32":
        return
    import ctypes  # noqa: PLC0415 - this way exists nowhere else

    continuous, system, display = 0x80000000, 0x1, 0x2
    ctypes.windll.kernel32.SetThreadExecutionState(continuous | (system | display if asked else 0))
