"""The plan entries that are kept, as plain tables."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from tui.files.errors import Unreadable
from tui.files.reading import read_bytes
from tui.progress.blocks import split
from tui.progress.entries import NEVER, Entry, read_entries
from tui.progress.journal import LARGEST, progress_files


def kept_plans(folder: Path, zone: tzinfo | None = None) -> list[dict[str, Any]]:
    """Give the plan entries of all progress files, each id once, in the order of time; never raises."""
    found: dict[str, tuple[datetime, dict[str, Any]]] = {}
    for path in progress_files(folder):
        try:
            content = read_bytes(path, limit=LARGEST)
        except Unreadable:
            continue
        for entry in _plans_in(content, str(path), zone):
            found.setdefault(entry.id, (entry.at or NEVER, {"id": entry.id, **entry.table}))
    return [table for _, table in sorted(found.values(), key=lambda one: one[0])]


def _plans_in(content: bytes, file: str, zone: tzinfo | None) -> Iterable[Entry]:
    if b"plan" not in content:
        return
    for block in split(content):
        if block.kind == "plan":
            yield from read_entries(block.data, file, zone).entries
