"""The colours of the phases, in every theme that the app knows.

Contrast as in WCAG 2.1: relative luminance (glossary), for text at least 4.5 : 1 (success criterion 1.4.3).
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import combinations, product
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tests.lifter import Lifter, lifter
from tui.themes import DAYLIGHT, GYM
from tui.widgets.row import Row

Rgb = tuple[int, int, int]
Palette = tuple[str, ...]

LEAST = 4.5
THEMES = (GYM.name, DAYLIGHT.name, *BUILTIN_THEMES)
DRAWN = (GYM.name, DAYLIGHT.name, "textual-light", "ansi-dark", "ansi-light")
BACKGROUNDS = ("phase-lower", "phase-lift", "phase-pause", "phase-hold", "phase-rest", "phase-wait")
TEXTS = ("phase-text", "phase-faint")  # the second: labels of the bar, what comes next, total, key line
PAIRS = (*product(BACKGROUNDS, TEXTS), ("trouble", "trouble-text"))
WANTED = {name for pair in PAIRS for name in pair}
FOLLOWED = ("phase-lower", "phase-lift", "phase-hold", "phase-rest")

# What the names of the sixteen colours stand for at first, black to white and then the bright ones.
XTERM = (  # XTerm-col.ad of xterm
    *("#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5"),
    *("#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"),
)
CONSOLE = (  # default_red, default_grn and default_blu of the Linux console
    *("#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa"),
    *("#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"),
)


def luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance of an sRGB colour: 0 of black, 1 of white."""
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (red / 255, green / 255, blue / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio: 1 of a colour with itself, 21 of black and white."""
    darker, lighter = sorted((luminance(*one), luminance(*other)))
    return (lighter + 0.05) / (darker + 0.05)


def looks(colour: RichColor, palette: Palette) -> Rgb:
    """Red, green and blue of a colour; one that is only named looks as the palette has it."""
    assert not colour.is_default, "what a terminal shows where no colour is named cannot be known"
    return (
        RichColor.parse(palette[colour.number]).get_truecolor() if colour.number is not None else rgb(colour)
    )


def rgb(colour: RichColor) -> Rgb:
    return colour.get_truecolor()


def in_256(colour: RichColor) -> Rgb:
    """The nearest that a terminal of 256 colours has, as the framework chooses it."""
    return colour.downgrade(ColorSystem.EIGHT_BIT).get_truecolor()


def palettes(theme: str) -> tuple[Palette, ...]:
    return (XTERM, CONSOLE) if BUILTIN_THEMES.get(theme, GYM).ansi else (XTERM,)


async def every_theme(
    one: Lifter, names: Iterable[str] = THEMES
) -> AsyncIterator[tuple[str, dict[str, Color]]]:
    """Show one theme after the other; gives its values as the app resolves them."""
    for theme in names:
        one.app.theme = theme
        await one.waits(0.0)
        yield theme, {name: Color.parse(one.app.theme_variables[name]) for name in WANTED}


def test_the_formula_is_that_of_the_standard() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.005)


async def test_text_can_be_read_on_every_colour_of_every_theme(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        async for theme, values in every_theme(one):
            for back, text in PAIRS:
                on, what = values[back], values[text]
                for palette in palettes(theme):
                    ratio = contrast(looks(on.rich_color, palette), looks(what.rich_color, palette))
                    assert ratio >= LEAST, (theme, back, text)
                assert contrast(on.monochrome.rgb, what.monochrome.rgb) >= LEAST, (theme, back, text)
                assert contrast(in_256(on.rich_color), in_256(what.rich_color)) >= LEAST, (theme, back, text)


async def test_whatever_the_session_draws_can_be_read(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("enter", "enter")
        one.app.screen.query_one("#trouble", Row).show("NOT SAVED: the disk is full")
        for seconds, seen in (
            (3.0, "GET READY"),
            (52.0 + 36.0, "LOWER"),
            (3.4, "STRETCH"),
            (1.0, "LIFT"),
            (1.0, "SQUEEZE"),
            (30.0, "HOLD"),
            (7.0, "REST"),
        ):
            await one.waits(seconds)
            one.sees(seen)
            one.app.screen.query_one("#trouble").display = True
            await all_of_it_is_readable(one)
        for key, seen in (("space", "PAUSED"), ("q", "STOP?"), ("escape", "PAUSED"), ("p", "PAIN")):
            await one.presses(key)
            one.sees(seen)
            await all_of_it_is_readable(one)


async def all_of_it_is_readable(one: Lifter) -> None:
    async for theme, _values in every_theme(one, DRAWN):
        for palette in palettes(theme):
            for text, front, back in drawn(one, palette):
                assert contrast(front, back) >= LEAST, (theme, text, front, back)


def drawn(one: Lifter, palette: Palette) -> Iterator[tuple[str, Rgb, Rgb]]:
    """Every run of text on the screen, with its colour and the one behind it."""
    for strip in one.app.screen._compositor.render_strips(one.app.screen.size):
        for segment in strip:
            # The blocks of the count are drawn on their own colour, so that no seams show.
            if set(segment.text) <= {" ", "█"}:
                continue
            assert segment.style is not None
            front, back = segment.style.color, segment.style.bgcolor
            assert front is not None
            assert back is not None
            yield segment.text, looks(front, palette), looks(back, palette)


async def test_lower_lift_hold_and_rest_are_four_colours_in_every_theme(tmp_path: Path) -> None:
    async with lifter(tmp_path) as one:
        async for theme, values in every_theme(one):
            for pair in combinations(FOLLOWED, 2):
                first, second = (values[name].rich_color for name in pair)
                assert first != second, (theme, pair)
                assert in_256(first) != in_256(second), (theme, pair)
