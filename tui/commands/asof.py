"""The day that a question is about: today, or the one that was asked for."""

import argparse
from datetime import date, datetime

from msgspec import Struct

from tui.progress.journal import History
from tui.progress.plan_event import PlanEvent
from tui.progress.record import Session

YEARS = range(1900, 9000)


class AsOf(Struct, frozen=True):
    """The records as far as they count on a day."""

    on: date
    sessions: tuple[Session, ...]
    events: tuple[PlanEvent, ...]


def add_on(parser: argparse.ArgumentParser) -> None:
    """Declare `--on DATE`."""
    parser.add_argument("--on", type=_day, metavar="DATE", help="as of that day: 2026-11-21; default today")


def as_of(history: History, on: date | None) -> AsOf:
    """Give what was known at the end of a day; without one all, today."""
    if on is None:
        return AsOf(datetime.now().astimezone().date(), history.counted, history.plans)
    return AsOf(
        on,
        tuple(session for session in history.counted if session.started.date() <= on),
        tuple(event for event in history.plans if event.at.date() <= on),
    )


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        if day.year not in YEARS:
            raise ValueError(day)
        return day
    except ValueError:
        raise argparse.ArgumentTypeError("a day is meant, as in 2026-11-21") from None
