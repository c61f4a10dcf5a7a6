"""`lastrep run`, and `lastrep` alone: the app. The framework is imported only when it opens."""

import argparse
import os
import sys
import time
from datetime import datetime
from functools import partial

from tui.commands.house import House
from tui.files.errors import NothingToWorkOn
from tui.files.shown import shown
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
    parser.add_argument("--plain", action="store_true", help="line by line, without a screen: works anywhere")
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
        house.complain_of(reading.problems)
        return 1
    if args.plain:
        return open_plain(house, reading.protocol, speed=args.speed)
    return open_app(house, first=reading.protocol, speed=args.speed)


def open_home(house: House) -> int:
    """Open the app at home; gives the exit status."""
    return open_app(house)


def open_app(house: House, *, first: Protocol | None = None, speed: float | None = None) -> int:
    """Open the app; gives the exit status. Raises NothingToWorkOn where there is no terminal."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream and stream.isatty() for stream in streams) or house.environ.get("TERM") == "dumb":
        raise NothingToWorkOn(
            "the app needs a terminal that can draw",
            hint=f"`lastrep run {shown(first.id) if first else 'NAME'} --plain` runs anywhere",
        )
    from tui.app import LastrepApp  # noqa: PLC0415 - the framework takes longer to load than all else
    from tui.commands.heard import player  # noqa: PLC0415
    from tui.screens.bad_bytes import take_bad_bytes  # noqa: PLC0415
    from tui.screens.gym import Gym  # noqa: PLC0415

    gym = Gym(
        paths=house.paths,
        settings=house.settings,
        problems=house.settings_read.problems,
        library=house.library,
        clock=SystemClock(),
        new_id=_new_id,
        player=partial(player, house),
    )
    app = LastrepApp(gym, first=first, speed=speed)
    app.suit_terminal()
    take_bad_bytes()
    app.run()
    app.leave()
    for line in app.farewell:
        house.complain(shown(line))
    return app.return_code or 0


def open_plain(house: House, protocol: Protocol, *, speed: float | None) -> int:
    """Run a session line by line; gives the exit status. Whatever happens, the terminal is put back."""
    from tui.commands.heard import player  # noqa: PLC0415
    from tui.controls import SESSION  # noqa: PLC0415 - only this way needs all of these
    from tui.floor.sessions import Sessions  # noqa: PLC0415
    from tui.keymap import in_the_settings, judged  # noqa: PLC0415
    from tui.plain.bell import plain_outlet  # noqa: PLC0415
    from tui.plain.printer import Printer  # noqa: PLC0415
    from tui.plain.visit import Visit  # noqa: PLC0415
    from tui.terminal.signals import leave, on_signals  # noqa: PLC0415
    from tui.terminal.typed import typed_at  # noqa: PLC0415

    sessions = Sessions(house.paths, house.settings, SystemClock(), _new_id, house.library.protocol)
    keymap = judged(house.settings.keys)
    house.complain_of(house.settings_read.problems)
    house.complain_of(in_the_settings(keymap.problems, house.paths.config_file))
    printer = Printer(house.out)
    outlet = plain_outlet(house.out, house.environ, printer.say)
    with on_signals(leave), typed_at(sys.stdin) as typed:
        visit = Visit(
            sessions,
            controls=keymap.of(SESSION),
            player=partial(player, house, house.settings, outlet, speed is not None),
            typed=typed,
            out=printer,
            complain=house.complain,
        )
        visit.run(protocol, speed=speed)
    return 0


class SystemClock:
    """The clocks of this machine."""

    def monotonic(self) -> float:
        """Give seconds since some moment; never goes back."""
        return time.monotonic()

    def wall(self) -> datetime:
        """Give the date and time here, with its offset."""
        return datetime.now().astimezone()


def _new_id() -> str:
    return os.urandom(6).hex()


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no speed from {SLOWEST:g} to {FASTEST:g}")
    return speed
