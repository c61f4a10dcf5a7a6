"""What an exercise is called outside: by its name there, by its id here."""

from collections.abc import Mapping

from msgspec import Struct

from tui.protocol.catalogue import Catalogue
from tui.protocol.ids import is_id, slug


class Names(Struct, frozen=True):
    """Names of exercises by id, and ids by name (without regard to case and spaces)."""

    by_id: Mapping[str, str] = {}
    by_name: Mapping[str, str] = {}

    def outside(self, id: str) -> str:
        """Give the name under which an exercise goes out: its id where a name would not lead back to it."""
        name = self.by_id.get(id)
        return name if name is not None and self.inside(name) == id else id

    def inside(self, name: str) -> str:
        """Give the id under which an exercise comes in: that of the name, else its slug; an id is its own."""
        return self.by_name.get(_plain(name)) or (name if is_id(name) else slug(name))


def names_of(catalogue: Catalogue, of_files: Mapping[str, str] | None = None) -> Names:
    """Know the names of the catalogue, and below them those that protocol files give to their own."""
    by_id = {**(of_files or {}), **{id: entry["name"] for id, entry in catalogue.entries.items()}}
    by_name: dict[str, str] = {}
    for id, name in by_id.items():
        by_name.setdefault(_plain(name), id)
    by_name.update({_plain(entry["name"]): id for id, entry in reversed(list(catalogue.entries.items()))})
    return Names(by_id, by_name)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
