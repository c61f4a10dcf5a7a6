"""A few lines of text, wrapped between words and shown literally."""

import textwrap
from collections.abc import Iterable

from textual.content import Content
from textual.visual import VisualType
from textual.widget import Widget

from tui.widgets.row import laid_out

NARROWEST = 8  # characters below which nothing is broken any more


class Words(Widget):
    """Shows lines that were wrapped for its width before; as high as there are lines."""

    DEFAULT_CSS = "Words { width: 1fr; height: 0; }"

    def __init__(self, *, id: str | None = None, classes: str = "") -> None:
        """Begin with nothing to show."""
        super().__init__(id=id, classes=classes)
        self._lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is to be read."""
        return "\n".join(self._lines)

    def show(self, lines: Iterable[str]) -> None:
        """Change what it shows; lays out anew only where the number of lines changes."""
        lines = tuple(lines)
        if lines == self._lines:
            return
        if len(lines) != len(self._lines):
            self.styles.height = len(lines)
        self._lines = lines
        self.refresh()

    def written(self) -> list[Content]:
        """Give the lines in the width that there is."""
        return [laid_out(line, "", self.size.width) for line in self._lines]

    def render(self) -> VisualType:
        """Write the lines."""
        return Content("\n").join(self.written())


def wrapped(text: str, width: int) -> list[str]:
    """Break a text between words into lines of so many characters."""
    return textwrap.wrap(text, max(NARROWEST, width)) if text else []


def wrapped_choices(question: str, choices: Iterable[str], width: int) -> list[str]:
    """Put a question and its choices into lines; a choice is broken only where it alone is too long."""
    lines = wrapped(question, width)
    rows = [""]
    for choice in choices:
        joined = f"{rows[-1]}  {choice}" if rows[-1] else choice
        if len(joined) <= width:
            rows[-1] = joined
        else:
            rows.append(choice)
    return lines + [line for row in rows if row for line in wrapped(row, width)]
