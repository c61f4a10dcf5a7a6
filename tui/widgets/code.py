"""The text of a file, with colours and with its problems in the margin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct
from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.events import Key, Paste
from textual.message import Message
from textual.strip import Strip
from textual.theme import Theme
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from tui.files.lossless import harmless

MARK = "▲"
LARGEST = 60_000  # characters that are coloured; beyond, colours would hold up the keys
_NUMBER_TO_TEXT = 2  # cells between the number of a line and its text: the mark stands in the first

# What the grammar calls the parts of a line, and the colour of the theme that it gets.
_COLOURS = {
    "toml.type": "accent",
    "property": "primary",
    "string": "success",
    "number": "secondary",
    "float": "secondary",
    "boolean": "secondary",
    "toml.datetime": "secondary",
}
_COMMENT = 0.4  # how far a comment goes from the text's colour to that behind it


class Mark(Struct, frozen=True):
    """Where something is wrong: line and column from 1, in characters; an advice is no error."""

    line: int
    column: int
    width: int = 1
    is_error: bool = True


class Code(TextArea):
    """A text area that is left with escape, and that shows where something is wrong."""

    @dataclass
    class Left(Message):
        """Escape was pressed in the text."""

    def __init__(self, text: str, *, id: str) -> None:
        """Take the text; every line ends with a line feed."""
        language = "toml" if len(text) <= LARGEST else None
        super().__init__(
            text, language=language, soft_wrap=False, tab_behavior="indent", show_line_numbers=True, id=id
        )
        self.indent_width = 2
        self.cursor_blink = False
        self._marks: Mapping[int, Sequence[Mark]] = {}

    def on_mount(self) -> None:
        """Take the colours of the theme in force, and of every one that follows it."""
        self.app.theme_changed_signal.subscribe(self, self._take_colours)
        self._take_colours(self.app.current_theme)

    def _take_colours(self, _theme: Theme) -> None:
        variables = self.app.theme_variables
        styles = {part: Style(color=_colour(variables[name])) for part, name in _COLOURS.items()}
        dim = Color.parse(variables["foreground"])
        if dim.ansi is None:
            dim = dim.blend(Color.parse(variables["background"]), _COMMENT)
        self._quiet = Style(color=dim.rich_color)
        styles["comment"] = self._quiet + Style(italic=True)
        self.register_theme(TextAreaTheme(name="lastrep", syntax_styles=styles))
        self.theme = "css"  # the same name again would change nothing
        self.theme = "lastrep"
        self._error = Style(color=_colour(variables["error"]), bold=True)
        self._advice = Style(color=_colour(variables["warning"]), bold=True)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Change where something is wrong; repaints only where that is something new."""
        by_line: dict[int, list[Mark]] = {}
        for mark in marks:
            by_line.setdefault(mark.line, []).append(mark)
        if by_line != self._marks:
            self._marks = by_line
            self.refresh()

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor there, line and column from 1, and see that it is in sight."""
        row = max(0, min(line, self.document.line_count) - 1)
        self.move_cursor((row, max(0, column - 1)), center=True)

    def render_line(self, y: int) -> Strip:
        """Give one row as the text area draws it, marked where it is wrong; an ellipsis where it goes on."""
        strip = super().render_line(y)
        row = y + self.scroll_offset.y
        if row >= self.document.line_count:
            return strip
        line, gutter = self.document.get_line(row), self.gutter_width
        width = self.scrollable_content_region.width
        if self._cells(line) - self.scroll_offset.x > width - gutter > 0:
            more = Segment("…", self.rich_style + self._quiet)
            strip = Strip.join([strip.crop(0, width - 1), Strip([more])])
        marks = self._marks.get(row + 1)
        if not marks:
            return strip
        for mark in marks:
            start = gutter + self._cells(line[: mark.column - 1]) - self.scroll_offset.x
            end = start + max(1, self._cells(line[mark.column - 1 :][: mark.width]))
            start, end = (max(gutter, min(strip.cell_length, place)) for place in (start, end))
            if start < end:
                wrong = strip.crop(start, end).apply_style(Style(underline=True))
                strip = Strip.join([strip.crop(0, start), wrong, strip.crop(end)])
        style = self._error if any(mark.is_error for mark in marks) else self._advice
        place = gutter - _NUMBER_TO_TEXT
        sign = Segment(MARK, self.rich_style + style)
        return Strip.join([strip.crop(0, place), Strip([sign]), strip.crop(place + 1)])

    def on_key(self, event: Key) -> None:
        """Leave the text with escape; the screen says where to."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())

    def on_paste(self, event: Paste) -> None:
        """Take nothing in that would steer the terminal."""
        text = harmless(event.text)
        if text != event.text:
            event.stop()
            event.prevent_default()
            self.replace(text, *self.selection)

    def _cells(self, text: str) -> int:
        return cell_len(text.expandtabs(self.indent_width))


def _colour(text: str) -> RichColor:
    return Color.parse(text).rich_color
