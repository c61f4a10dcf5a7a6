"""A file at a glance: its sums, its time as a strip, one line an exercise; or what is wrong with it."""

from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.events import Resize
from textual.visual import VisualType
from textual.widget import Widget

from tui.files.problems import summed_up
from tui.screens.sight import Sight
from tui.widgets.time_strip import drawn, in_words

MOST_PROBLEMS = 9


class Preview(Widget):
    """Shows what it is given; changes only where that is something new."""

    DEFAULT_CSS = """
    Preview { height: auto; }
    Preview > .preview--strip { color: $primary; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"preview--strip"}

    def __init__(self, *, id: str) -> None:
        """Begin with nothing."""
        super().__init__(id=id)
        self._sight: Sight | None = None
        self._more: str | None = None
        self._width = 0

    def show(self, sight: Sight | None, more: str | None = None) -> None:
        """Take what is to be seen, and lines that say more of it."""
        if (sight, more) != (self._sight, self._more):
            self._sight, self._more = sight, more
            self.refresh(layout=True)

    def on_resize(self, event: Resize) -> None:
        """Draw the strip anew where the width is another."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.refresh()

    def render(self) -> VisualType:
        """Write it into a grid of one column, the course into columns of its own."""
        page = Table.grid(expand=True)
        page.add_column()
        if self._sight is None:
            return page
        page.add_row(Text(self._sight.title, style="bold"))
        for problem in [one for one in self._sight.problems if one.severity == "error"][:MOST_PROBLEMS]:
            page.add_row(Text(f"⚠ {summed_up(problem)}"))
        for words in self._sight.words:
            page.add_row(Text(words))
        if self._sight.strip:
            strip = self.get_component_rich_style("preview--strip", partial=True)
            page.add_row(Text(drawn(self._sight.strip, self.size.width), style=strip))
            page.add_row(Text(in_words(self._sight.strip)))
        if self._more is not None:
            page.add_row(Text(self._more))
        page.add_row(Text())
        for section, name, dose in self._sight.exercises:
            if section:
                page.add_row(Text(section, style="italic"))
            page.add_row(Text(name))
            page.add_row(Text(f"  {dose}"))
        for problem in self._sight.problems:
            if problem.severity == "advice":
                page.add_row(Text(f"\nadvice: {summed_up(problem)}; {problem.hint}"))
        if self._sight.course:
            page.add_row(Text())
            page.add_row(self._course(self._sight))
        return page

    def _course(self, sight: Sight) -> Table:
        course = Table.grid(expand=True, padding=(0, 1))
        course.add_column(justify="right", no_wrap=True)
        course.add_column(ratio=1)
        for at, what in sight.course:
            course.add_row(Text(at), Text(what, style="" if at else "bold"))
        return course
