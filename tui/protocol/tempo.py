"""How a rep is paced: "3-1-1-1" is lower, stretch, lift, squeeze, whatever the exercise begins with."""

import re
from decimal import Decimal
from typing import Any, Literal

from tui.files.shown import quoted
from tui.protocol.model import Phase, Tempo
from tui.protocol.wrong import Wrong, described, did_you_mean

PHASES: tuple[Phase, ...] = ("lower", "stretch", "lift", "squeeze")
MAX_FIGURE = 60  # seconds of one phase

_ORDER: dict[Literal["lower", "lift"], tuple[Phase, ...]] = {
    "lower": ("lower", "stretch", "lift", "squeeze"),
    "lift": ("lift", "squeeze", "lower", "stretch"),
}
_WHOLE = r"[0-9]{1,2}"
_STYLE = r"[XxAa×]"
_ONE = rf"(?:{_WHOLE}|{_STYLE})"
_ONE_WITH_DECIMALS = rf"(?:{_WHOLE}(?:\.[0-9]{{1,3}})?|{_STYLE})"
_COMPACT = re.compile(rf"(?:[0-9]|{_STYLE})+")
_DASHED = re.compile(rf"{_ONE_WITH_DECIMALS}(?:-{_ONE_WITH_DECIMALS})+")
_SEPARATED = re.compile(rf"{_ONE}(?P<by>[/.: ]){_ONE}(?:(?P=by){_ONE})*")
_LOOSE_FIGURE = re.compile(rf"[0-9]+(?:\.[0-9]+)?|{_STYLE}")
_COUNTS = {1: "one figure", 2: "two figures"}
_FIGURES = 4
_LONGEST = 40  # characters, more than any tempo needs


def parse_tempo(value: Any) -> Tempo:  # noqa: ANN401 - whatever a TOML parser gives
    """Read "3-1-1-1", "3/1/1/1", "3.1.1.1", "3:1:1:1", "3 1 1 1" or "3111"; three figures mean squeeze 0.

    X (as fast as control allows) and A (assisted) stand for one second, in the lift place only. Decimals need
    dashes. Raises Wrong with the correction.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Wrong(f"tempo is {described(value)}, it must be text", code="type", hint='write "3-1-1-1"')
    if not isinstance(value, str):
        written: list[str] = re.findall("[0-9]+" if isinstance(value, float) else "[0-9]", str(value))
        message = f"tempo is {described(value)}, it must be text in quotes"
        raise Wrong(message, code="tempo", hint=did_you_mean(_corrected(written)))
    text = value.strip()
    figures = _figures(text)
    if figures is None:
        hint = did_you_mean(_corrected(_loosely(text[:_LONGEST])))
        raise Wrong(f"tempo {quoted(value)} is not understood", code="tempo", hint=hint)
    if len(figures) not in (3, _FIGURES):
        count = _COUNTS.get(len(figures), f"{len(figures)} figures")
        message = f"tempo {quoted(value)} has {count}, it needs four: lower-stretch-lift-squeeze"
        raise Wrong(message, code="tempo", hint=did_you_mean(_corrected(figures)))
    return _tempo(value, [*figures, "0"][:_FIGURES])


def format_tempo(tempo: Tempo) -> str:
    """Print four figures with dashes: "3-1-1-1", "3-0-X-1", "2.5-0-1-0"."""
    lift = tempo.lift_style or _plain(tempo.lift)
    return "-".join((_plain(tempo.lower), _plain(tempo.stretch), lift, _plain(tempo.squeeze)))


def order_of_performance(tempo: Tempo, starts: Literal["lower", "lift"]) -> tuple[tuple[Phase, float], ...]:
    """Give the phases of a rep in the order in which they are done, with their seconds; empty ones left out.

    A deadlift starts by lowering: lower, stretch, lift, squeeze. A leg curl starts by lifting: lift, squeeze,
    lower, stretch.
    """
    seconds = dict(zip(PHASES, (tempo.lower, tempo.stretch, tempo.lift, tempo.squeeze), strict=True))
    return tuple((phase, float(seconds[phase])) for phase in _ORDER[starts] if seconds[phase] > 0)


def seconds_of_a_rep(tempo: Tempo) -> Decimal:
    """Give the length of one rep in seconds."""
    return tempo.lower + tempo.stretch + tempo.lift + tempo.squeeze


def _figures(text: str) -> list[str] | None:
    if len(text) > _LONGEST:
        return None
    if _COMPACT.fullmatch(text):
        return list(text)
    if _DASHED.fullmatch(text):
        return text.split("-")
    separated = _SEPARATED.fullmatch(text)
    return None if separated is None else text.split(separated["by"])


def _tempo(value: str, figures: list[str]) -> Tempo:
    for place, figure in enumerate(figures):
        if not figure[0].isdigit() and PHASES[place] != "lift":
            message = (
                f"tempo {quoted(value)} has {figure} for {PHASES[place]}; only the lift, the third, has it"
            )
            raise Wrong(message, code="tempo", hint=did_you_mean(_corrected(figures)))
    style = _style(figures[2])
    lower, stretch, lift, squeeze = (
        Decimal("1") if not figure[0].isdigit() else Decimal(figure) for figure in figures
    )
    longest = max(lower, stretch, lift, squeeze)
    if longest > MAX_FIGURE:
        message = f"tempo {quoted(value)} has a phase of {_plain(longest)} seconds; the most is {MAX_FIGURE}"
        raise Wrong(message, code="tempo")
    tempo = Tempo(lower, stretch, lift, squeeze, style)
    if seconds_of_a_rep(tempo) == 0:
        message = f"tempo {quoted(value)} leaves no time for the rep"
        raise Wrong(message, code="tempo", hint=did_you_mean("1-0-1-0"))
    return tempo


def _style(figure: str) -> Literal["X", "A"] | None:
    if figure[0].isdigit():
        return None
    return "A" if figure in "Aa" else "X"


def _loosely(text: str) -> list[str]:
    """Find the figures in a text that no form fits: "3–1–1–1", "3-1/1-1", "2.5/0/1/0", "3s 1s 1s 1s"."""
    return _LOOSE_FIGURE.findall(text) if re.search("[0-9]", text) else []


def _corrected(figures: list[str]) -> str:
    """Make four good figures of what is there: too few are filled up, too many are cut."""
    if not figures:
        return "3-1-1-1"
    filled = [*figures, *(("0",) if len(figures) == _FIGURES - 1 else ("1", "1", "1"))][:_FIGURES]
    good = "-".join(_good(figure, phase) for figure, phase in zip(filled, PHASES, strict=True))
    return "1-0-1-0" if good == "0-0-0-0" else good


def _good(figure: str, phase: Phase) -> str:
    if figure[0].isdigit():
        return _plain(round(min(Decimal(figure), Decimal(MAX_FIGURE)), 3))
    return _style(figure) or "1" if phase == "lift" else "1"


def _plain(figure: Decimal) -> str:
    return f"{figure.normalize():f}"
