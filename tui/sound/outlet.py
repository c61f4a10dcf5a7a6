"""What sound needs of the place where it is heard."""

from collections.abc import Callable

from msgspec import Struct


class Outlet(Struct, frozen=True):
    """`ring` rings the terminal's bell once, `later` has something done after so many seconds.

    `notice` tells the user what is not heard any more, and the technical reason. Where nothing can ring,
    `rings` is false, and nobody is told that it does.
    """

    ring: Callable[[], None]
    later: Callable[[float, Callable[[], None]], object]
    notice: Callable[[str, str], None]
    rings: bool = True
