"""The framework's driver, but that a terminal can neither hold up the program nor end it by what it sends.

Two faults of it are mended here, each with a test that tells when the framework has changed:

- its queue of frames is full after thirty of them, and the event loop then waits for the terminal
  (Textualize/textual#6692 has the same wait after a suspension);
- a byte that is not UTF-8 ends the thread that reads the keys (Textualize/textual#6456).
"""

import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from functools import partial
from types import FunctionType

from textual.driver import Driver

ALL_SHOWN = "\x1b[?2026l"  # a frame whose end was dropped would hold the picture back


def patient(driver: type[Driver]) -> type[Driver]:
    """Give the driver that does not wait; on Windows the framework's own."""
    if sys.platform == "win32":
        return driver
    from textual.drivers import linux_driver  # noqa: PLC0415 - does not exist there
    from textual.drivers.linux_driver import LinuxDriver  # noqa: PLC0415

    if driver is not LinuxDriver:
        return driver

    class PatientDriver(LinuxDriver):
        """Drops frames that the terminal does not take, and draws anew when it does again."""

        _behind = False

        def write(self, data: str) -> None:
            """Hand a piece of a frame on, if there is room for it."""
            queue = self._writer_thread._queue if self._writer_thread is not None else None
            if queue is None:
                return
            if queue.full() or (self._behind and not queue.empty()):
                self._behind = True
                return
            if self._behind:
                self._behind = False
                super().write(ALL_SHOWN)
                self._app.call_later(self._app.refresh, layout=True)
            super().write(data)

        def close(self) -> None:
            """Stop writing; what a stalled terminal has not taken by now it never will."""
            if self._behind:
                self._writer_thread = None
            super().close()

        # The very same function, but that it looks the decoder up here.
        run_input_thread = FunctionType(
            LinuxDriver.run_input_thread.__code__,
            {**vars(linux_driver), "getincrementaldecoder": _forgiving},
        )

    return PatientDriver


def _forgiving(encoding: str) -> Callable[[], IncrementalDecoder]:
    """Give a decoder that puts a sign in the place of what is no text."""
    return partial(getincrementaldecoder(encoding), errors="replace")
