"""A disk whose Nth call of a kind fails as a real one would; everything else is done for real."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, ParamSpec, TypeVar

from tui.files.disk import SYSTEM, Disk

Call = Literal["open", "write", "fsync", "truncate", "replace", "unlink", "mkdir"]
P = ParamSpec("P")
R = TypeVar("R")
CHANGING: tuple[Call, ...] = ("open", "write", "fsync", "replace", "mkdir")


@dataclass
class FailingDisk:
    """`error` is an errno; with `short` a write puts down that many bytes instead, without an error."""

    call: Call
    nth: int
    error: int
    short: int | None = None
    lasting: bool = False
    calls: list[str] = field(default_factory=list)

    def refuses(self, call: Call) -> bool:
        """Count a call; say whether it is the one that fails."""
        self.calls.append(call)
        count = self.calls.count(call)
        return call == self.call and (count == self.nth or (self.lasting and count > self.nth))

    @property
    def has_failed(self) -> bool:
        """Whether the call that was to fail has come."""
        return self.calls.count(self.call) >= self.nth

    def disk(self) -> Disk:
        """Give the calls."""

        def checked(call: Call, real: Callable[P, R]) -> Callable[P, R]:
            def call_it(*args: P.args, **kwargs: P.kwargs) -> R:
                if self.refuses(call):
                    raise OSError(self.error, os.strerror(self.error))
                return real(*args, **kwargs)

            return call_it

        def write(handle: int, content: bytes) -> int:
            if not self.refuses("write"):
                return os.write(handle, content)
            if self.short is None:
                raise OSError(self.error, os.strerror(self.error))
            return os.write(handle, content[: self.short])

        return Disk(
            open=checked("open", SYSTEM.open),
            write=write,
            fsync=checked("fsync", SYSTEM.fsync),
            truncate=checked("truncate", SYSTEM.truncate),
            replace=checked("replace", SYSTEM.replace),
            unlink=checked("unlink", SYSTEM.unlink),
            mkdir=checked("mkdir", SYSTEM.mkdir),
        )
