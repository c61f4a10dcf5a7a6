"""Bars and dots, as text: the tempo of a rep, the reps of a set, the whole programme.

Pure functions from seconds and cells to characters: a bar moves by whole cells, so that what it shows changes
only at moments that are known beforehand.
"""

from collections.abc import Sequence

from tui.session.snapshot import BarPart

FULL, POINT, EMPTY = "━", "╸", "─"


def bar(width: int, share: float) -> str:
    """Draw a bar of so many cells, filled to a share between 0 and 1, with a point where it moves."""
    full = int(max(0.0, min(1.0, share)) * width + 1e-6)
    point = POINT if 0.0 < share < 1.0 and full < width else ""
    return (FULL * full + point).ljust(width, EMPTY)


def gap(parts: Sequence[BarPart], width: int) -> int:
    """Give the cells between two parts: two, or one where the labels fit only so."""
    labels = sum(len(label(part)) for part in parts)
    return 2 if labels + 2 * (len(parts) - 1) <= width else 1


def tempo_bar(parts: Sequence[BarPart], width: int) -> str:
    """Draw the phases of a rep side by side, each as long as its seconds."""
    cells = widths(parts, width)
    return (" " * gap(parts, width)).join(
        bar(w, part.filled / part.seconds) for w, part in zip(cells, parts, strict=True)
    )


def tempo_labels(parts: Sequence[BarPart], width: int) -> str:
    """Name the phases under the tempo bar; only where `labels_fit`."""
    named = (label(part).ljust(w) for w, part in zip(widths(parts, width), parts, strict=True))
    return (" " * gap(parts, width)).join(named).rstrip()


def labels_fit(parts: Sequence[BarPart], width: int) -> bool:
    """Whether every phase can be named in full."""
    return sum(len(label(part)) + 1 for part in parts) - 1 <= width


def label(part: BarPart) -> str:
    """Name a phase with its seconds."""
    return f"{part.kind} {part.seconds:g}"


def widths(parts: Sequence[BarPart], width: int) -> list[int]:
    """Share out so many cells among the parts by their seconds, with room for the labels where they fit."""
    room = max(len(parts), width - gap(parts, width) * (len(parts) - 1))
    least = [len(label(part)) if labels_fit(parts, width) else 1 for part in parts]
    total = sum(part.seconds for part in parts) or 1.0
    spare = room - sum(least)
    wanted = [max(0.0, part.seconds / total * room - low) for part, low in zip(parts, least, strict=True)]
    demand = sum(wanted) or 1.0
    shares = [low + int(spare * want / demand) for low, want in zip(least, wanted, strict=True)]
    shares[max(range(len(parts)), key=lambda i: parts[i].seconds)] += room - sum(shares)
    return shares


def next_cell(parts: Sequence[BarPart], width: int) -> float | None:
    """Give the seconds into the part under way at which its next cell fills; None where none is left."""
    for part, cells in zip(parts, widths(parts, width), strict=True):
        if part.filled < part.seconds:
            full = int(part.filled / part.seconds * cells + 1e-6)
            return part.seconds * (full + 1) / cells
    return None


def dots(done: int, reps: int, *, hold: bool, width: int) -> str:
    """Draw the reps of a set: done, under way, to come; the last is a diamond where it has the hold.

    Falls back to dots without spaces, then to nothing, where the width does not do.
    """
    marks = ["●" if i < done else "◐" if i == done else "○" for i in range(reps)]
    if hold and reps:
        marks[-1] = "◆" if done < reps else "●"
    spaced, dense = " ".join(marks), "".join(marks)
    return spaced if len(spaced) <= width else dense if len(dense) <= width else ""
