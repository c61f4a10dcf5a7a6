"""The players that systems bring along, and how each is asked to play a file."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from tui.sound.children import Child, begin, found
from tui.sound.wav import RATE


class SystemPlayer(Struct, frozen=True):
    """Plays a file without waiting; what it gives back ends when the file was played, or at once.

    `mixes`: two sounds at a time are both heard. `stand_by` begins one that has reached its server already
    and plays, at once, what is put on its standard input; None where it cannot. Both raise OSError.
    """

    name: str
    play: Callable[[Path], Child | None]
    mixes: bool = True
    stand_by: Callable[[], Child] | None = None


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

    def stand_by() -> Child:
        return begin([*words, "--raw", f"--rate={RATE}", "--channels=1", "--format=s16le"], environ, fed=True)

    return SystemPlayer(
        name,
        play,
        mixes=name != "termux-media-player",
        stand_by=stand_by if name == "paplay" else None,
    )


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
