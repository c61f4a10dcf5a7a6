"""The start or the end of a plan, as it stands in the progress file: one block `[[plan]]` each."""

import re
from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any, Literal

import msgspec
from msgspec import Struct

from tui.files.complaints import in_words
from tui.files.toml import NotToml, parse
from tui.progress.blocks import Block
from tui.progress.reading import Damaged, NotASession, id_from_content, instant
from tui.progress.record import FORMAT, Name
from tui.progress.writing import line, to_the_second

_WHOLE = re.compile(rb"""^[ \t]*state[ \t]*=[ \t]*(["'])(?:started|stopped)\1""", re.MULTILINE)


class PlanEvent(Struct, frozen=True, kw_only=True):
    """A plan was started or stopped. `state` is the last line of its block, and makes it whole."""

    id: Name
    plan: Name
    at: datetime
    unknown: dict[str, Any] = {}
    state: Literal["started", "stopped"]


class PlanEventRead(Struct, frozen=True):
    """What a block says: an event, or what is wrong; neither where a later version wrote it."""

    event: PlanEvent | None = None
    wrong: Damaged | None = None


def read_plan_event(block: Block, file: str, zone: tzinfo | None = None) -> PlanEventRead:
    """Read a block `[[plan]]`; never raises.

    One without `id` was typed by hand, and its id is made from its content. A date for a time means noon, a
    time without an offset is of `zone`, None: of this machine.
    """
    try:
        table = _table(block.data)
        return PlanEventRead(event=_event(table, zone))
    except UnicodeDecodeError:
        return PlanEventRead(wrong=Damaged(file, block.line, "it is not UTF-8 text"))
    except NotToml as error:
        return PlanEventRead(wrong=Damaged(file, block.line + error.line - 1, error.message))
    except NotASession as error:
        return PlanEventRead(wrong=Damaged(file, block.line, str(error)))


def plan_event_text(event: PlanEvent) -> str:
    """Write the block of an event: the id first, the state last."""
    head = f"[[plan]]\n{line('id', event.id)}{line('plan', event.plan)}{line('at', to_the_second(event.at))}"
    return head + "".join(line(*one) for one in event.unknown.items()) + line("state", event.state)


def is_whole_plan_event(data: bytes) -> bool:
    """Whether a block has come to its last line."""
    return _WHOLE.search(data) is not None


def in_order_of_time(events: Iterable[PlanEvent]) -> tuple[PlanEvent, ...]:
    """Give every event once, oldest first; of two at one instant a start is the later."""
    once: dict[str, PlanEvent] = {}
    for event in events:
        once.setdefault(event.id, event)
    return tuple(sorted(once.values(), key=lambda one: (one.at, one.state == "started", one.id)))


def _table(data: bytes) -> dict[str, Any]:
    tables = parse(data.decode()).get("plan")
    if isinstance(tables, list) and len(tables) == 1 and isinstance(tables[0], dict):
        return tables[0]
    raise NotASession("it is not one table [[plan]]")


def _event(table: dict[str, Any], zone: tzinfo | None) -> PlanEvent | None:
    written_in = table.get("format", FORMAT)
    if type(written_in) is int and written_in > FORMAT:
        return None
    if "at" not in table:
        raise NotASession("it does not say when, with `at`")
    known: dict[str, Any] = {key: table[key] for key in ("id", "plan", "state") if key in table}
    known.setdefault("id", id_from_content(table))
    known["at"] = instant("at", table["at"], zone)
    unknown = {key: value for key, value in table.items() if key not in PlanEvent.__struct_fields__}
    try:
        return msgspec.convert(known | {"unknown": unknown}, PlanEvent)
    except msgspec.ValidationError as error:
        raise NotASession(in_words(str(error), "")) from error
