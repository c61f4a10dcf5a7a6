"""What sound needs of the place where it is heard."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outlet:
    """`ring` rings the terminal's bell once, `later` has something done after so many seconds.

    `notice` tells the user what is not heard any more, and why.
    """

    ring: Callable[[], None]
    later: Callable[[float, Callable[[], None]], object]
    notice: Callable[[str], None]
