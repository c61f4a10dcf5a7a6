"""`lastrep sounds`: every cue with its name, and two slow reps that teach them."""

import argparse
import time
from collections.abc import Callable
from heapq import heappop, heappush

from tui.commands import COMMANDS
from tui.commands.house import House
from tui.files.shown import shown

APART = 1.2  # seconds between two cues: longer than the longest


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "sounds",
        help=COMMANDS["sounds"],
        description="Play every cue with its name, then two slow reps. It takes about 40 seconds.",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House, *, wait: Callable[[float], None] = time.sleep) -> int:  # noqa: ARG001 - all commands are called alike
    """Play the cues; gives the exit status. `wait` lets seconds pass."""
    # Here and not above: no other command makes sounds.
    from tui.commands.score import score  # noqa: PLC0415
    from tui.floor.lesson import LESSON  # noqa: PLC0415
    from tui.sound.choosing import chosen, make_player  # noqa: PLC0415
    from tui.sound.meanings import MEANINGS  # noqa: PLC0415
    from tui.sound.outlet import Outlet  # noqa: PLC0415

    house.complain_of(house.settings_read.problems)
    passing = _Passing(wait)

    def ring() -> None:
        if rings:  # elsewhere it would be a character in a file
            house.out.write("\a")
            house.out.flush()

    rings = house.width is not None
    outlet = Outlet(
        ring, passing.later, lambda what, why: house.complain(f"{what} ({shown(why)})"), rings=rings
    )
    player = make_player(house.settings, house.environ, house.paths.cache, outlet, rehearsal=True)
    try:
        lesson = score(LESSON, lead_in=LESSON.lead_in or 0.0, waiting=0.0, max_reps=1)
        player.prepare([one.words for one in lesson.heard if one.words])
        name = player.wait_until_ready()
        choice = chosen(house.settings, house.environ)
        house.say(_heard_through(choice.tones, name, over_ssh=choice.over_ssh, rings=rings))
        house.say(f"Words by {choice.voice.name}." if choice.voice else "Without words.")
        house.say()
        for cue, when in MEANINGS.items():
            house.say(f"  {cue:<8}{when}")
            house.out.flush()
            player.play(cue)
            passing.wait(APART)
        house.say()
        house.say("Two slow reps at 3-1-1-1, counted in, with a hold in the last:")
        at = 0.0
        for one in lesson.heard:
            passing.wait(one.at - at)
            at = one.at
            house.say(f"  {one.name or '':<8}{one.words}")
            house.out.flush()
            player.play(one.name, one.words)
        passing.wait(APART)
    finally:
        player.close()
    house.say()
    config = shown(str(house.paths.config_file))
    house.say("Nothing heard? Turn the system's volume up, and see that sound goes to the right place.")
    house.say(f'In {config}: sound = "bell" rings the terminal instead, volume = 0 to 100,')
    house.say('voice = "auto" says the words (with say, espeak-ng or termux-tts-speak).')
    return 0


def _heard_through(tones: str, name: str | None, *, over_ssh: bool, rings: bool) -> str:
    if tones == "off":
        return 'Sound is off: sound = "off" in the settings.'
    if tones == "player" and name is not None:
        return f"Tones through {name}."
    if not rings:
        return "Nothing is heard: no player is used, and there is no terminal here whose bell could ring."
    if tones == "player":
        return (
            "No player answers: the terminal's bell, one stroke for a phase, two for done, three at the end."
        )
    why = " over SSH" if over_ssh else ""
    return f"The terminal's bell{why}: one stroke for a phase, two for done, three at the end."


class _Passing:
    """Lets time pass, and does on the way what is due."""

    def __init__(self, wait: Callable[[float], None]) -> None:
        self._wait, self._now = wait, 0.0
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._asked = 0

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        self._asked += 1
        heappush(self._due, (self._now + seconds, self._asked, act))

    def wait(self, seconds: float) -> None:
        ends = self._now + seconds
        while self._due and self._due[0][0] <= ends:
            due, _, act = heappop(self._due)
            self._pass(due)
            act()
        self._pass(ends)

    def _pass(self, until: float) -> None:
        if until > self._now:
            self._wait(until - self._now)
            self._now = until
