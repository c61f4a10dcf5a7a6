"""The one family of errors that reach a user: what happened, where, and what to do."""

from pathlib import Path


class LastrepError(Exception):
    """Something a user can act on; shown as one line, never as a traceback."""

    def __init__(self, message: str, *, where: Path | str | None = None, hint: str | None = None) -> None:
        """Say what happened, where it happened, and what to do about it."""
        super().__init__(message)
        self.message = message
        self.where = None if where is None else str(where)
        self.hint = hint

    def __str__(self) -> str:
        """Give the one line that commands print after `lastrep: `; text from outside is not yet cleaned."""
        line = self.message if self.where is None else f"{self.where}: {self.message}"
        return line if self.hint is None else f"{line}; {self.hint}"


class NothingToWorkOn(LastrepError):
    """The thing named does not exist, or a wrong word was used: exit status 2."""


class Unreadable(LastrepError):
    """A file cannot be read; `code` is one of the codes of `check --json`."""

    def __init__(
        self, message: str, *, code: str, where: Path | str | None = None, hint: str | None = None
    ) -> None:
        """Take the code beside what every error has."""
        super().__init__(message, where=where, hint=hint)
        self.code = code


class NotWritten(LastrepError):
    """A file could not be written; what was to be written is still in memory."""
