"""What is found wrong while a file is read, and the place that each finding gets in the end."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tui.files.problems import Problem, excerpt
from tui.files.toml import NotToml
from tui.protocol.wrong import Wrong

Path = tuple[str | int, ...]  # keys, and places in lists from 0: ("exercise", 1, "cues", "lower")

MOST = 200  # findings that are kept: more tell nobody more, and a file of 1 MiB could have a hundred thousand


class Finding(Struct, frozen=True):
    """One thing wrong, at a key or at a value; a table's value is its header."""

    path: Path
    at: Literal["key", "value"]
    code: str
    message: str
    hint: str | None = None


class Findings:
    """All that is wrong in one file; the same thing at the same place counts once."""

    def __init__(self) -> None:
        self._found: dict[Finding, None] = {}
        self.left_out = 0
        self.spoken_of: set[Path] = set()  # keys that are wrong or misspelt: not to be called missing besides

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def full(self) -> bool:
        """Whether what is found from now on is only counted."""
        return len(self._found) >= MOST

    def value(self, path: Path, code: str, message: str, hint: str | None = None) -> None:
        """Report a wrong value, or something missing in the table at `path`."""
        self._add(Finding(path, "value", code, message, hint))

    def key(self, path: Path, code: str, message: str, hint: str | None = None) -> None:
        """Report a key that should not stand there."""
        self._add(Finding(path, "key", code, message, hint))

    def wrong(self, path: Path, error: Wrong) -> None:
        """Report a value that its reader did not understand."""
        self.value(path, error.code, error.message, error.hint)

    def _add(self, finding: Finding) -> None:
        if self.full and finding not in self._found:
            self.left_out += 1
        else:
            self._found[finding] = None


def placed(findings: Findings, text: str, *, file: str) -> tuple[Problem, ...]:
    """Give every finding its line, column and source line; sorted as they stand in the file."""
    if not findings:
        return ()
    # Here and not above: tree-sitter takes as long to load as everything else together.
    from tui.files.positions import Positions  # noqa: PLC0415

    positions = Positions(text, {finding.path for finding in findings})
    problems = []
    for finding in findings:
        find = positions.of_key if finding.at == "key" else positions.of_value
        place = find(finding.path)
        problems.append(
            _at(
                text,
                place.line,
                place.column,
                file=file,
                code=finding.code,
                message=finding.message,
                hint=finding.hint,
                width=place.width,
            )
        )
    problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    if findings.left_out:
        message = f"{findings.left_out:,} more problems are not shown"
        problems.append(Problem(file=file, code=problems[-1].code, message=message, hint="mend these first"))
    return tuple(problems)


def at_character(text: str, offset: int, *, file: str, code: str, message: str, hint: str) -> Problem:
    """Give a problem of one character its place."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return _at(text, line, column, file=file, code=code, message=message, hint=hint)


def of_syntax(text: str, error: NotToml, *, file: str) -> Problem:
    """Say as a problem that a text is no TOML."""
    return _at(
        text, error.line, error.column, file=file, code="syntax", message=error.message, hint=error.hint
    )


def _at(
    text: str, line: int, column: int, *, file: str, code: str, message: str, hint: str | None, width: int = 1
) -> Problem:
    source, source_from = excerpt(text, line, column)
    return Problem(
        file=file,
        code=code,
        message=message,
        hint=hint,
        line=line,
        column=column,
        width=width,
        excerpt=source,
        excerpt_from=source_from,
    )
