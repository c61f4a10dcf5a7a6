"""How a set felt: the words of the scale, and what to change where it was felt elsewhere.

Advice only: what to do in the next set, never what is wrong with anybody.
"""

from collections.abc import Iterable

from tui.progress.record import Felt, SetRecord

CONNECTION = ("nothing", "faint", "clear", "strong", "intense on every rep")  # 1 to 5

ADVICE: dict[Felt, str] = {
    "hamstrings": "The right place: slower, all attention there",
    "lower back": "Brace, weight close, bend at the hips; or lighter",
    "glutes": "Push the hips back, keep the soft knee bend",
    "quads": "Knee in line with the pivot, hips pressed down",
    "nowhere": "Lighter and slower: less weight, more feeling",
}


def advice_after(record: SetRecord) -> str | None:
    """Give the cue for the next set of the same exercise, where one follows from the answers."""
    return ADVICE[record.felt] if record.felt is not None else None


def activation_for(felt: Iterable[Felt]) -> str:
    """Name the activation to begin with, from where small tasks were felt.

    Quads: the seated curl, where the machine keeps them out. Lower back or nowhere: the bridge, lying down.
    Else the deadlift.
    """
    places = set(felt)
    if "quads" in places:
        return "activation-curl"
    return "activation-home" if places & {"lower back", "nowhere"} else "activation-rdl"


def answered(record: SetRecord | None) -> str | None:
    """Say what was answered: `2 faint, lower back`; None where nothing was."""
    if record is None:
        return None
    words = [] if record.connection is None else [f"{record.connection} {CONNECTION[record.connection - 1]}"]
    if record.felt is not None:
        words.append(record.felt)
    return ", ".join(words) or None
