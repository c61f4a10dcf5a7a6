"""`lastrep run`, and `lastrep` alone: the app. The framework is imported only when it opens."""

import argparse
import gc
import os
import sys
import time
from datetime import datetime
from functools import partial

from tui.commands import COMMANDS
from tui.commands.house import House
from tui.files.errors import NothingToWorkOn
from tui.files.shown import quoted, shown
from tui.progress.following import counted_from, planned, stands_in
from tui.progress.journal import read_history
from tui.progress.known import Known
from tui.protocol.model import Protocol
from tui.protocol.plan import Plan

SLOWEST, FASTEST = 0.1, 100.0


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "run", help=COMMANDS["run"], description="Set up a protocol; with a speed, rehearse it."
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
        protocol, place = _next_of(reading.plan, house)
        return _open(house, protocol, args, place=place)
    if reading.protocol is None:
        house.complain_of(reading.problems)
        return 1
    return _open(house, reading.protocol, args)


def _open(
    house: House, protocol: Protocol, args: argparse.Namespace, place: tuple[str, int] | None = None
) -> int:
    if args.plain:
        return open_plain(house, protocol, speed=args.speed, place=place)
    return open_app(house, first=protocol, speed=args.speed, place=place)


def _next_of(plan: Plan, house: House) -> tuple[Protocol, tuple[str, int]]:
    """Give the next session of a plan, as the plan has it, and its place there. Raises NothingToWorkOn."""
    history = read_history(house.paths.data)
    stands = stands_in(plan, history.counted, counted_from(history.plans, plan))
    if stands.session is None or stands.number is None:
        raise NothingToWorkOn(
            f"the plan {quoted(plan.id)} is done: {stands.done} of {stands.of} sessions",
            hint=f"`lastrep plan start {plan.id}` begins it again",
        )
    return stands.session.protocol, (plan.id, stands.number)


def open_home(house: House) -> int:
    """Open the app at home; gives the exit status."""
    return open_app(house)


def open_app(
    house: House,
    *,
    first: Protocol | None = None,
    speed: float | None = None,
    place: tuple[str, int] | None = None,
) -> int:
    """Open the app; gives the exit status. Raises NothingToWorkOn where there is no terminal.

    `place` is the plan, and the number of its session, that `first` is one of.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream and stream.isatty() for stream in streams) or house.environ.get("TERM") == "dumb":
        named = place[0] if place else first.id if first else "NAME"
        raise NothingToWorkOn(
            "the app needs a terminal that can draw",
            hint=f"`lastrep run {shown(named)} --plain` runs anywhere",
        )
    gc.disable()  # a start leaves no garbage: to look for some took a sixth of it; the app goes on with that
    from tui.app import LastrepApp  # noqa: PLC0415 - the framework takes longer to load than all else
    from tui.commands.heard import player  # noqa: PLC0415
    from tui.screens.gym import Gym  # noqa: PLC0415
    from tui.terminal.ending import ended_by_signals  # noqa: PLC0415
    from tui.terminal.giving_back import borrowed  # noqa: PLC0415

    gym = Gym(
        paths=house.paths,
        settings=house.settings,
        problems=house.settings_read.problems,
        library=house.library,
        clock=SystemClock(),
        new_id=_new_id,
        player=partial(player, house),
    )
    app = LastrepApp(gym, first=first, speed=speed, place=place)
    app.suit_terminal()
    keys = sys.stdin.fileno()
    with ended_by_signals(borrowed(keys, sys.stderr.fileno()), keys, app.let_go):
        app.run()
    app.leave()
    for line in app.farewell:
        house.complain(shown(line))
    return app.return_code or 0


def open_plain(
    house: House, protocol: Protocol, *, speed: float | None, place: tuple[str, int] | None = None
) -> int:
    """Run a session line by line; gives the exit status. Whatever happens, the terminal is put back."""
    from tui.commands.heard import player  # noqa: PLC0415
    from tui.controls import SESSION  # noqa: PLC0415 - only this way needs all of these
    from tui.floor.records import Records  # noqa: PLC0415
    from tui.floor.sessions import Sessions  # noqa: PLC0415
    from tui.floor.unheard import unheard  # noqa: PLC0415
    from tui.keymap import in_the_settings, judged  # noqa: PLC0415
    from tui.plain.bell import plain_outlet  # noqa: PLC0415
    from tui.plain.printer import Printer  # noqa: PLC0415
    from tui.plain.visit import Visit  # noqa: PLC0415
    from tui.terminal.signals import leave, on_signals  # noqa: PLC0415
    from tui.terminal.typed import typed_at  # noqa: PLC0415

    library = house.library
    sessions = Sessions(
        house.paths,
        house.settings,
        SystemClock(),
        _new_id,
        library.protocol,
        partial(planned, library),
        Records(house.paths.data),
        partial(Known, library),
    )
    keymap = judged(house.settings.keys)
    house.complain_of(house.settings_read.problems)
    house.complain_of(in_the_settings(keymap.problems, house.paths.config_file))
    printer = Printer(house.out)
    outlet = plain_outlet(
        house.out, house.environ, lambda what: printer.say(unheard(what, house.paths.config_file))
    )
    with on_signals(leave), typed_at(sys.stdin) as typed:
        visit = Visit(
            sessions,
            controls=keymap.of(SESSION),
            player=partial(player, house, house.settings, outlet, speed is not None),
            typed=typed,
            out=printer,
            complain=house.complain,
        )
        visit.run(protocol, speed=speed, place=place)
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
