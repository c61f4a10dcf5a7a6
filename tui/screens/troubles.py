"""What is wrong in files, in one row."""

from collections.abc import Sequence
from pathlib import Path

from tui.files.problems import Problem
from tui.files.shown import shown
from tui.floor.wording import place
from tui.terminal.width import cells

BETWEEN = 2  # cells between the two ends of a row


def in_a_row(troubles: Sequence[Problem], settings: Sequence[Problem], width: int) -> tuple[str, str]:
    """Give the ends of a row of so many cells: the first trouble, and how many more there are.

    Its hint, and the folder of its file, stand there where there is room.
    `settings`: those of the troubles that the screen of the settings shows.
    """
    first, others = troubles[0], troubles[1:]
    shows = ": s shows them" if others and all(one in settings for one in others) else ""
    ends = [f"… and {len(others)} more{shows}", f"+{len(others)}{shows}"] if others else [""]
    hint = f"; {first.hint}" if first.hint and first.hint not in first.message else ""
    lefts = [
        shown(f"⚠ {name}: {first.message}{end}")
        for name, end in ((_at(place(first.file), first), hint), (_at(place(first.file), first), ""))
    ]
    lefts.append(shown(f"⚠ {_at(Path(first.file).name, first)}: {first.message}"))
    for right in ends:
        for left in lefts:
            if cells(left) + BETWEEN + cells(right) <= width:
                return left, right
    return lefts[-1], ends[-1]


def _at(name: str, problem: Problem) -> str:
    return name if problem.line is None else f"{name}:{problem.line}"
