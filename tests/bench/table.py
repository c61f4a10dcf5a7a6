"""The table of a run, as text."""

from collections.abc import Iterable, Sequence

from tests.bench.rows import Row

HEADS = ("what", "who", "median", "least", "most", "n", "goal", "")


def table(rows: Iterable[Row]) -> str:
    """Lay the rows out, those of lastrep with their goals."""
    lines = [HEADS, *(_cells(one) for one in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADS))]
    left = {0, 1, len(HEADS) - 1}
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place in left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(one: Row) -> Sequence[str]:
    found = one.figure
    verdict = {True: "met", False: "NOT MET", None: ""}[one.met]
    return (
        one.name,
        one.who,
        f"{plain(found.middle)} {one.unit}",
        plain(found.least),
        plain(found.most),
        str(found.count),
        f"<= {plain(one.goal)}" if one.goal is not None else "",
        "; ".join(part for part in (verdict, one.said) if part),
    )


def plain(value: float) -> str:
    """Say a value with three figures that count."""
    if value == 0:
        return "0"
    size = abs(value)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else 3
    return f"{value:,.{digits}f}"


def compared(one: Iterable[Row], other: Iterable[Row]) -> str:
    """Lay the rows that two runs have in common side by side, with the second in times of the first."""
    before = {(row.name, row.who): row for row in one}
    lines = [("what", "who", "one", "other", "times")]
    for after in other:
        if (was := before.get((after.name, after.who))) is not None:
            times = f"{after.figure.middle / was.figure.middle:.2f}" if was.figure.middle else ""
            unit = after.unit
            lines.append(
                (
                    after.name,
                    after.who,
                    f"{plain(was.figure.middle)} {unit}",
                    f"{plain(after.figure.middle)} {unit}",
                    times,
                )
            )
    widths = [max(len(line[place]) for line in lines) for place in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
