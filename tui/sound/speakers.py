"""The loudspeakers: the first player that answers. One that fails is dropped, and that is told once."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from tui.sound.children import Child, left_alone
from tui.sound.players import SystemPlayer

ANSWERS_WITHIN = 1.5  # seconds in which a player without a server has given up
MOST = 24  # sounds at a time: some players live two seconds longer than what they play
HANGS = 30.0  # seconds after which a player is not playing but stuck
MEANWHILE = 0.2  # seconds after a sound, when the next count is not due yet and this one is drawn

Later = Callable[[float, Callable[[], None]], object]


def _at_once(_: float, act: Callable[[], None]) -> None:
    act()


class Speakers:
    """Begins sounds and never waits for them. `probe` alone does, and may run in another thread."""

    def __init__(
        self,
        players: Sequence[SystemPlayer],
        *,
        later: Later = _at_once,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the players, the preferred one first; `later` has something done after so many seconds."""
        self._players = tuple(players)
        self._later = later
        self._monotonic = monotonic
        self._failed: list[str] = []  # what became of each, in order
        self._giving_up = Lock()
        self._probed = False
        self._silent = not players
        self._playing: list[tuple[Child, SystemPlayer, float, bool]] = []
        self._told = False
        self._standing_by: Child | None = None

    @property
    def player(self) -> SystemPlayer | None:
        """The player in use; None where there is none, or none any more."""
        failed = len(self._failed)
        return None if self._silent or failed >= len(self._players) else self._players[failed]

    def probe(self, silence: Path) -> None:
        """Find out which player answers, with a file in which there is nothing to hear."""
        while (player := self.player) is not None and (why := _why_not(player, silence)) is not None:
            self._give_up(player, why)
        self._probed = True

    def stand_by(self) -> None:
        """Have a player wait for the next sound: one that must be started first is late on a busy machine."""
        player = self.player
        if player is not None and player.stand_by is not None and self._standing_by is None:
            with suppress(OSError, ValueError):
                self._standing_by = player.stand_by()

    def play(self, file: Path, samples: bytes | None = None) -> Child | None:
        """Begin to play; tells by None that nothing will be heard.

        With its samples a sound goes to the player that stands by, if one does; few enough for a pipe.
        """
        self.look()
        player = self.player
        if player is None or len(self._playing) >= MOST:
            return None
        try:
            child = None if samples is None else self._handed_over(samples)
            child = child or player.play(file)
        except (OSError, ValueError) as error:
            self._drop(player, f"{player.name} cannot be started: {error}")
            return None
        if child is None:
            return None
        self._playing.append((child, player, self._monotonic(), not self._playing))
        if samples is not None:
            # To begin a program takes a while beside others that are busy: not while a count is due.
            self._later(MEANWHILE, self.stand_by)
        return child

    def look(self) -> None:
        """See what became of the sounds that were begun."""
        still = []
        for child, player, since, alone in self._playing:
            status = child.poll()
            if status is None and self._monotonic() - since > HANGS:
                child.kill()
                child.wait()
                self._drop(player, f"{player.name} does not come to an end")
            elif status is None:
                still.append((child, player, since, alone))
            elif status > 0 and alone:  # a bare device takes one sound at a time: that is no failure
                self._drop(player, f"{player.name} ended with status {status}")
        self._playing = still

    def cut(self, child: Child) -> None:
        """End a sound before its end."""
        if child.poll() is None:
            child.terminate()

    def complaint(self) -> str | None:
        """Say once why nothing is heard any more."""
        if self._told or self.player is not None or not self._failed:
            return None
        self._told = True
        return self._failed[-1]

    def close(self) -> None:
        """Begin nothing more; what is being played is heard to its end."""
        self._silent = True
        standing_by, self._standing_by = self._standing_by, None
        if standing_by is not None and standing_by.stdin is not None:
            standing_by.stdin.close()
            left_alone([standing_by])
        left_alone([child for child, *_ in self._playing])
        self._playing = []

    def _handed_over(self, samples: bytes) -> Child | None:
        """Hand samples to the player that stands by; None where none does any more."""
        child, self._standing_by = self._standing_by, None
        if child is None or child.stdin is None:
            return None
        with child.stdin as pipe:
            if child.poll() is None:
                with suppress(BrokenPipeError):
                    os.write(pipe.fileno(), samples)
                    return child
        child.wait()
        return None

    def _drop(self, player: SystemPlayer, why: str) -> None:
        """Give a player up: while it is being found out who answers the next one has its turn, later none."""
        self._give_up(player, why)
        self._silent = self._silent or self._probed

    def _give_up(self, player: SystemPlayer, why: str) -> None:
        with self._giving_up:
            if self.player is player:
                self._failed.append(why)


def _why_not(player: SystemPlayer, silence: Path) -> str | None:
    try:
        child = player.play(silence)
        if child is not None and child.wait(ANSWERS_WITHIN) != 0:
            return f"{player.name} ended with status {child.returncode}"
    except subprocess.TimeoutExpired:
        assert child is not None
        left_alone([child])  # it answers, only slowly
    except (OSError, ValueError) as error:
        return f"{player.name} cannot be started: {error}"
    return None
