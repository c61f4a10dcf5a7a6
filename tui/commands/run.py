"""`lastrep run`, and `lastrep` alone: the app. The framework is imported only when it opens."""

import argparse
import os
import sys
import time
from datetime import datetime

from tui.commands.house import House
from tui.files.errors import NothingToWorkOn
from tui.files.problems import rendered
from tui.protocol.model import Protocol

SLOWEST, FASTEST = 0.1, 100.0


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "run", help="set up a protocol", description="Set up a protocol; with a speed, rehearse it."
    )
    parser.add_argument("name", metavar="NAME|FILE", help="id of a protocol, or the path of its file")
    parser.add_argument(
        "--speed",
        type=_speed,
        metavar="N",
        help="rehearse at N times the pace, 0.1 to 100",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Open the app at the set-up of the protocol; 1 where its file is broken."""
    reading = house.library.read(house.library.find(args.name))
    if reading.plan is not None:
        runs = reading.plan.weeks[0].sessions[0].run
        raise NothingToWorkOn(
            f"{args.name} is a plan, not a session", hint=f"it begins with `lastrep run {runs}`"
        )
    if reading.protocol is None:
        for problem in reading.problems:
            house.err.write(rendered(problem) + "\n")
        return 1
    return open_app(house, first=reading.protocol, speed=args.speed)


def open_home(house: House) -> int:
    """Open the app at home; gives the exit status."""
    return open_app(house)


def open_app(house: House, *, first: Protocol | None = None, speed: float | None = None) -> int:
    """Open the app; gives the exit status. Raises NothingToWorkOn where there is no terminal."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NothingToWorkOn(
            "the app needs a terminal", hint="`lastrep list` and `lastrep show` print anywhere"
        )
    from tui.app import LastrepApp  # noqa: PLC0415 - the framework takes longer to load than all else
    from tui.screens.gym import Gym  # noqa: PLC0415
    from tui.sound.bell import Bell, Silence  # noqa: PLC0415

    silent = house.settings.sound == "off"
    gym = Gym(
        paths=house.paths,
        settings=house.settings,
        problems=house.settings_read.problems,
        library=house.library,
        clock=SystemClock(),
        new_id=lambda: os.urandom(6).hex(),
        player=lambda ring, later: Silence() if silent else Bell(ring, later),
    )
    app = LastrepApp(gym, first=first, speed=speed)
    app.run()
    app.leave()
    for line in app.farewell:
        house.complain(line)
    return app.return_code or 0


class SystemClock:
    """The clocks of this machine."""

    def monotonic(self) -> float:
        """Give seconds since some moment; never goes back."""
        return time.monotonic()

    def wall(self) -> datetime:
        """Give the date and time here, with its offset."""
        return datetime.now().astimezone()


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no speed from {SLOWEST:g} to {FASTEST:g}")
    return speed
