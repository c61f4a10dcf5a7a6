"""Lines in parts that have colours: a chart, a map, a page of text. As high as they are, or as told."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.visual import VisualType
from textual.widget import Widget

from tui.floor.drawn import Draw, Line, Part, text_of


class Picture(Widget):
    """Shows what it is given to draw, in the cells that it has."""

    DEFAULT_CSS = """
    Picture {
        width: 1fr; height: auto;
        & > .picture--strong { text-style: bold; }
        & > .picture--faint { color: $phase-faint; }
        & > .picture--line { color: $primary; }
        & > .picture--earned { color: $accent; text-style: bold; }
        & > .picture--good { color: $success; }
        & > .picture--watch { color: $warning; }
        & > .picture--bad { color: $error; text-style: bold; }
        & > .picture--chosen { text-style: bold reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"picture--{part}" for part in ("strong", "faint", "line", "earned", "good", "watch", "bad", "chosen")
    }

    def __init__(self, draw: Draw | None = None, *, id: str | None = None, classes: str = "") -> None:
        """Take what draws it; without one it shows nothing."""
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._drawn: tuple[int, Sequence[Line]] | None = None

    @property
    def text(self) -> str:
        """What is to be read."""
        return "\n".join(text_of(self._lines(self.size.width)))

    def show(self, draw: Draw | None) -> None:
        """Change what draws it; lays out anew only where the number of lines changes."""
        width, rows = self.size.width, len(self._drawn[1]) if self._drawn is not None else None
        self._draw, self._drawn = draw, None
        self.refresh(layout=rows is None or len(self._lines(width)) != rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as it takes where the sheet does not say."""
        return len(self._lines(width))

    def render(self) -> VisualType:
        """Write the lines."""
        page = Text(no_wrap=True, overflow="ellipsis")
        for number, line in enumerate(self._lines(self.size.width)):
            if number:
                page.append("\n")
            for piece in line:
                page.append(piece.text, style=self._style(piece.part, piece.action))
        return page

    def _lines(self, width: int) -> Sequence[Line]:
        """Draw once for a width: to be measured and to be shown."""
        if self._draw is None or width < 1:
            return ()
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = width, self._draw(width)
        return self._drawn[1]

    def _style(self, part: Part, action: str) -> Style:
        style = (
            Style() if part == "plain" else self.get_component_rich_style(f"picture--{part}", partial=True)
        )
        return style + Style(meta={"@click": action}) if action else style
