"""Exercises that are known by id: the bundled file, and the user's own on top of it, key by key."""

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from tui.files.problems import Problem
from tui.files.shown import quoted
from tui.files.toml import NotToml, parse
from tui.protocol.findings import Findings, of_syntax, placed
from tui.protocol.ids import is_id, slug
from tui.protocol.shape import CatalogueEntry
from tui.protocol.texts import judge_texts, steering_characters
from tui.protocol.values import nearest
from tui.protocol.walk import walk
from tui.protocol.wrong import did_you_mean

FILE = "exercises.toml"

Table = Mapping[str, Any]


class Catalogue(Struct, frozen=True):
    """What is known of exercises, each a table of keys that are right; and what was wrong in the files."""

    entries: Mapping[str, Table] = {}
    problems: tuple[Problem, ...] = ()

    def find(self, exercise: str) -> tuple[str, Table] | None:
        """Give an entry and the id it has today, by that id or by an earlier one."""
        if exercise in self.entries:
            return exercise, self.entries[exercise]
        return next(
            ((id, entry) for id, entry in self.entries.items() if exercise in entry.get("was", ())), None
        )

    def near(self, exercise: str) -> str | None:
        """Give the id that somebody most likely meant."""
        return nearest(exercise.lower(), self.entries)

    def with_file(self, text: str, *, file: str) -> "Catalogue":
        """Lay a file over this catalogue: what it says wins, key by key; what is wrong in it is left out."""
        read, problems = read_entries(text, file=file, known=self.entries)
        entries = dict(self.entries)
        for id, entry in read.items():
            entries[id] = overlaid(entries.get(id, {}), entry)
        return Catalogue(entries, (*self.problems, *problems))

    def with_problem(self, problem: Problem) -> "Catalogue":
        """Remember that a file could not be read."""
        return Catalogue(self.entries, (*self.problems, problem))


def overlaid(below: Table, above: Table) -> dict[str, Any]:
    """Join two tables: keys of the upper one win, tables within them are joined likewise."""
    both = dict(below)
    for key, value in above.items():
        under = both.get(key)
        both[key] = overlaid(under, value) if isinstance(value, dict) and isinstance(under, dict) else value
    return both


def read_entries(
    text: str, *, file: str, known: Collection[str]
) -> tuple[dict[str, Table], tuple[Problem, ...]]:
    """Read the text of a catalogue: what is right of it, and all that is wrong.

    `known` are the ids of the entries below, which need not be named again.
    """
    steering = steering_characters(text, file=file)
    try:
        raw = parse(text)
    except NotToml as error:
        return {}, steering or (of_syntax(text, error, file=file),)
    findings = Findings()
    judge_texts(raw, findings, seen=text)
    entries: dict[str, Table] = {}
    for id, entry in raw.items():
        if not is_id(id):
            message = f"{quoted(id)} is no id: only a-z, 0-9 and - can be in one"
            findings.key((id,), "name", message, did_you_mean(slug(id)))
        elif not isinstance(entry, dict):
            message, hint = f'the key "{id}" belongs to an exercise', "write it below the [id] of an exercise"
            findings.key((id,), "unknown-key", message, hint)
        else:
            good = walk(entry, CatalogueEntry, findings, (id,))
            if "name" not in entry and id not in known and (id, "name") not in findings.spoken_of:
                findings.value((id,), "missing", '"name" is missing', 'write name = "..." below it')
            entries[id] = {"name": id, **good} if id not in known else good
    return entries, (*steering, *placed(findings, text, file=file))
