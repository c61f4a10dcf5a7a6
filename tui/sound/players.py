"""The players that systems bring along, and how each is asked to play a file."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from tui.sound.children import Child, begin, found


class SystemPlayer(Struct, frozen=True):
    """Plays a file without waiting; what it gives back ends when the file was played, or at once.

    `mixes`: two sounds at a time are both heard. Playing raises OSError.
    """

    name: str
    play: Callable[[Path], Child | None]
    mixes: bool = True


# In order of preference: sound servers, which mix, before the bare device.
COMMANDS: Sequence[tuple[str, ...]] = (
    ("paplay",),
    ("pw-play",),
    ("aplay", "-q"),
    ("afplay",),
    ("termux-media-player", "play"),
)


def system_players(environ: Mapping[str, str]) -> tuple[SystemPlayer, ...]:
    """Give the players that are installed here, the preferred one first."""
    players = []
    for name, *options in COMMANDS:
        path = found(name, environ)
        if path is not None:
            players.append(_of_command((path, *options), name, environ))
    return (*players, *_of_windows())


def _of_command(words: Sequence[str], name: str, environ: Mapping[str, str]) -> SystemPlayer:
    def play(file: Path) -> Child:
        return begin([*words, str(file)], environ)

    return SystemPlayer(name, play, mixes=name != "termux-media-player")


def _of_windows() -> tuple[SystemPlayer, ...]:
    if sys.platform != "win32":
        return ()
    import winsound  # noqa: PLC0415 - it exists nowhere else

    def play(file: Path) -> None:
        try:
            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError as error:
            raise OSError(str(error)) from error

    return (SystemPlayer("winsound", play, mixes=False),)
