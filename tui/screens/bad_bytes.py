"""Bytes on standard input that are not UTF-8: a key of a wrongly set keyboard, a paste from an old program.

The framework ends the app at the first of them (Textualize/textual#6456), and takes no say in how it decodes.
"""

import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from functools import partial


def take_bad_bytes() -> None:
    """Have the framework read each as U+FFFD, which is no key of ours; call it before the app runs.

    Whatever follows is read as ever. Windows' console gives characters, and needs none of this.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver  # noqa: PLC0415 - it needs termios, which Windows has not

    def forgiving(encoding: str) -> partial[IncrementalDecoder]:
        return partial(getincrementaldecoder(encoding), errors="replace")

    vars(linux_driver)["getincrementaldecoder"] = forgiving
