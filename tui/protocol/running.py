"""Which protocol a plan runs: looked up by its id, each file read once."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Literal

from msgspec import Struct

from tui.files.problems import summed_up
from tui.files.shown import quoted, shown
from tui.protocol.model import Protocol
from tui.protocol.reading import Reading
from tui.protocol.values import nearest
from tui.protocol.wrong import Wrong, did_you_mean


class Runnable(Struct, frozen=True):
    """A file that a plan may name; `read` reads it.

    `hides_protocol` is where it lies, if it is a plan in the place of a bundled protocol of that id.
    """

    id: str
    kind: Literal["protocol", "plan"]
    read: Callable[[], Reading]
    hides_protocol: str | None = None


class Running:
    """Looks protocols up for plans, also by an earlier id. It reads no plan, so none can go in a circle.

    `files` is asked for once, when the first plan names a protocol.
    """

    def __init__(self, files: Callable[[], Iterable[Runnable]]) -> None:
        self._files = files
        self._done: dict[str, Protocol | Wrong] = {}

    def __call__(self, run: str) -> Protocol:
        """Give the protocol of an id. Raises Wrong where there is none, or none that can be run."""
        if run not in self._done:
            self._done[run] = self._looked_up(run)
        found = self._done[run]
        if isinstance(found, Wrong):
            raise found
        return found

    def _looked_up(self, run: str) -> Protocol | Wrong:
        file = self._known.get(run)
        if file is None:
            return self._of_earlier_ids.get(run) or self._unknown(run)
        if file.hides_protocol is not None:
            plan = shown(file.hides_protocol)
            message = f"run is {quoted(run)}, which is your plan {plan}; only a protocol can be run"
            return _wrong(message, "give that file another name, if the bundled protocol is meant")
        if file.kind == "plan":
            message = f"run is {quoted(run)}, which is a plan; only a protocol can be run"
            return _wrong(message, "write its sessions here instead")
        reading = file.read()
        if reading.protocol is not None:
            return reading.protocol
        first = f": {summed_up(reading.problems[0])}" if reading.problems else ""
        return _wrong(f"the protocol {quoted(run)} has problems of its own{first}", "mend that file first")

    @cached_property
    def _known(self) -> dict[str, Runnable]:
        return {file.id: file for file in self._files()}

    @cached_property
    def _of_earlier_ids(self) -> dict[str, Protocol]:
        """What every protocol was called before; all of them are read for it, once."""
        read = (file.read().protocol for file in self._known.values() if file.kind == "protocol")
        protocols = [protocol for protocol in read if protocol is not None]
        return {id: protocol for protocol in reversed(protocols) for id in protocol.was}

    def _unknown(self, run: str) -> Wrong:
        near = nearest(run, (id for id, file in self._known.items() if file.kind == "protocol"))
        hint = did_you_mean(near) if near else "`lastrep list` shows all"
        return _wrong(f"there is no protocol {quoted(run)}", hint)


def _wrong(message: str, hint: str) -> Wrong:
    return Wrong(message, code="unknown-protocol", hint=hint)
