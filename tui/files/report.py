"""What is kept of a fault of the program itself: a file for whoever mends it, and a line for who had it."""

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

from tui import __version__
from tui.files.errors import NotWritten
from tui.files.writing import replace_file


def reported(error: BaseException, folder: Path, at: datetime) -> str:
    """Write down what went wrong inside, and give the line that says so; never raises.

    The report names this program, Python and the system, and where in the code it was: no figure of anybody's
    training.
    """
    path = folder / f"report-{at:%Y%m%d-%H%M%S}.txt"
    head = f"lastrep {__version__}, Python {platform.python_version()}, {sys.platform}\n\n"
    trace = "".join(traceback.format_exception(error))
    said = "something went wrong inside lastrep; what was saved before is kept"
    try:
        replace_file(path, (head + trace).encode(errors="backslashreplace"))
    except NotWritten as why:
        return f"{said}. No report could be written: {why}. It was {type(error).__name__}"
    return f"{said}. A report for its makers is in {path}"
