"""Pictures of the app, one after the other, as one SVG that moves by itself.

It has no script and asks for no font, so that it also moves where a page shows it as an image. A row that
stays as it is from one picture to the next is drawn once; without animations the poster stands still.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from xml.etree import ElementTree

from msgspec import Struct

ROW, TEXT_Y, RECT_Y = 24.4, 20.0, 1.5  # units of the exported pictures: a row, and what stands in the first
CELL = 12.2
SVG = "{http://www.w3.org/2000/svg}"
STYLE = re.compile(r"\.terminal-\d+-(r\d+) \{ ([^}]*?) \}")
FONTS = "'Fira Code',ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
NBSP = "\xa0"


class Frame(Struct, frozen=True):
    """One picture: the colour behind it, and what is drawn in each row, the same wherever the row stands."""

    ground: str
    rows: tuple[str, ...]


class Styles:
    """Names for the styles of texts, in the order in which they were met."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, css: str) -> str:
        """Give the class of a style."""
        return self._names.setdefault(css, f"s{len(self._names)}")

    def __str__(self) -> str:
        return "".join(f".{name}{{{css}}}" for css, name in self._names.items())


def read_frame(svg: str, styles: Styles) -> Frame:
    """Read a picture as the app exports it."""
    css = dict(STYLE.findall(svg))
    root = ElementTree.fromstring(svg)
    terminal = root.findall(f"{SVG}g")[-1]
    rects = [rect.attrib for rect in terminal.findall(f"{SVG}rect")]
    area: Counter[str] = Counter()
    for rect in rects:
        area[rect["fill"]] += round(float(rect["width"]))
    ground = area.most_common(1)[0][0]
    drawn: dict[int, list[str]] = {}
    for rect in rects:
        if rect["fill"] != ground:
            x, width = _short(rect["x"]), _short(rect["width"])
            path = f'<path fill="{rect["fill"]}" d="M{x} {RECT_Y}h{width}v24.65H{x}z"/>'
            drawn.setdefault(_row(rect["y"], RECT_Y), []).append(path)
    behind = {(_row(rect["y"], RECT_Y), rect["x"], rect["width"]): rect["fill"] for rect in rects}
    for text in terminal.iterfind(f"{SVG}g/{SVG}text"):
        row = _row(text.attrib["y"], TEXT_Y)
        style = css[text.attrib["class"].rpartition("-")[2]]
        fill = behind.get((row, text.attrib["x"], text.attrib["textLength"]))
        said = (text.text or "").rstrip(NBSP + "\n")
        # A full block is not seen before its own colour, and drawn by it without gaps.
        if not said or (set(said) == {"█"} and style == f"fill: {fill}"):
            continue
        drawn.setdefault(row, []).append(_text(said, float(text.attrib["x"]), styles.name(style)))
    height = 1 + max(_row(rect["y"], RECT_Y) for rect in rects)
    return Frame(ground=ground, rows=tuple("".join(drawn.get(row, ())) for row in range(height)))


def film(
    frames: Sequence[tuple[float, Frame]], *, seconds: float, poster: int, says: str, styles: Styles
) -> str:
    """Make a film of pictures, each with the seconds from the start at which it comes.

    It begins again after so many `seconds`.
    `poster` is the place of the picture that stands where nothing moves; `says` is what a reader of the
    screen is told.
    """
    starts = [*(start for start, _ in frames), seconds]
    moves = _Moves(starts, poster)
    width, height = 80 * CELL, len(frames[0][1].rows) * ROW
    parts = [
        moves.part(f'<path fill="{ground}" d="M0 0h{width:g}v{height + 2:g}H0z"/>', shown)
        for ground, shown in _shown(frame.ground for _, frame in frames)
    ]
    for row in range(len(frames[0][1].rows)):
        variants = [
            moves.part(drawn, shown)
            for drawn, shown in _shown(frame.rows[row] for _, frame in frames)
            if drawn
        ]
        if variants:
            parts += [f'<g transform="translate(0 {row * ROW:g})">', *variants, "</g>"]
    body = "\n".join(parts)
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 18:g} {height + 50:g}" role="img"
 xml:space="preserve">
<title>{escape(says)}</title>
<style>
path{{shape-rendering:crispEdges}}
text{{font:20px {FONTS};white-space:pre}}
.v{{visibility:hidden;animation:{seconds:g}s step-end infinite}}.p{{visibility:visible}}
{styles}
{moves}
@media (prefers-reduced-motion:reduce){{.v{{animation:none!important}}}}
</style>
<rect fill="#292929" width="{width + 18:g}" height="{height + 50:g}" rx="8"/>
<circle cx="26" cy="22" r="7" fill="#ff5f57"/><circle cx="48" cy="22" r="7" fill="#febc2e"/>\
<circle cx="70" cy="22" r="7" fill="#28c840"/>
<g transform="translate(9 41)">
{body}
</g>
</svg>
"""


class _Moves:
    """When parts are seen: one animation for all that come and go together."""

    def __init__(self, starts: Sequence[float], poster: int) -> None:
        self._starts, self._poster = starts, poster
        self._names: dict[tuple[int, ...], str] = {}

    def part(self, drawn: str, shown: tuple[int, ...]) -> str:
        """Wrap what is drawn in the pictures of these places."""
        if len(shown) == len(self._starts) - 1:
            return drawn
        name = self._names.setdefault(shown, f"k{len(self._names)}")
        poster = " p" if self._poster in shown else ""
        return f'<g class="v{poster}" style="animation-name:{name}">{drawn}</g>'

    def __str__(self) -> str:
        return "\n".join(f"@keyframes {name}{{{self._steps(shown)}}}" for shown, name in self._names.items())

    def _steps(self, shown: tuple[int, ...]) -> str:
        places = range(len(self._starts) - 1)
        turns = [n for n in places if n == 0 or (n in shown) != (n - 1 in shown)]
        whole = self._starts[-1]
        return "".join(
            f"{100 * self._starts[n] / whole:.4g}%{{visibility:{'visible' if n in shown else 'hidden'}}}"
            for n in turns
        )


def _shown(drawn: Iterable[str]) -> list[tuple[str, tuple[int, ...]]]:
    """Give all that is drawn in one place, with the places of the pictures that show it."""
    places: dict[str, list[int]] = {}
    for place, one in enumerate(drawn):
        places.setdefault(one, []).append(place)
    return [(one, tuple(shown)) for one, shown in places.items()]


def _text(said: str, x: float, style: str) -> str:
    bare = said.lstrip(NBSP)
    x += (len(said) - len(bare)) * CELL
    length = _short(str(len(bare) * CELL))
    return (
        f'<text class="{style}" x="{_short(str(x))}" y="20" textLength="{length}"'
        f' lengthAdjust="spacingAndGlyphs">{escape(bare, quote=False)}</text>'
    )


def _row(y: str, first: float) -> int:
    return round((float(y) - first) / ROW)


def _short(number: str) -> str:
    return f"{float(number):.6g}"
