"""Where the keys of one exercise come from, so that what is wrong with them can be shown in its place."""

from msgspec import Struct

from tui.protocol.catalogue import Table
from tui.protocol.findings import Findings, Path


class Source(Struct, frozen=True):
    """The tables of one exercise. `given` and `defaults_given` are as written, the wrong keys included."""

    place: int  # from 0
    given: Table
    own: Table
    defaults_given: Table
    defaults: Table
    entry: Table  # of the catalogue

    @property
    def path(self) -> Path:
        """Where the exercise stands in the file."""
        return ("exercise", self.place)

    def path_of(self, key: str) -> Path:
        """Where a key that counts for this exercise stands: in it, or in the defaults; else the exercise."""
        if key in self.given:
            return (*self.path, key)
        return ("defaults", key) if key in self.defaults_given else self.path

    def speaks_of(self, key: str, findings: Findings) -> bool:
        """Whether a key is there, were it wrong or misspelt, so that it is not to be called missing."""
        return (
            key in self.given
            or (*self.path, key) in findings.spoken_of
            or ("defaults", key) in findings.spoken_of
        )
