"""What other apps have no column for, as a remark beside the set."""

from tui.progress.exchange.cells import figure
from tui.progress.record import SetRecord


def remarks(one: SetRecord) -> str:
    """Say side, tempo, hold, connection and what else was recorded: "left; tempo 3-1-1-1; hold 5 s"."""
    said = [
        one.side,
        one.tempo and f"tempo {one.tempo}" + (" broken" if one.tempo_kept is False else ""),
        one.final_hold and f"hold {figure(one.final_hold)} s",
        one.connection and f"connection {one.connection}",
        one.felt and f"felt {one.felt}",
        "pain" if one.pain else None,
        one.load if one.load and not one.load[:1].isdigit() else None,
    ]
    return "; ".join(part for part in said if part)
