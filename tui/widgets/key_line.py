"""The keys that work now, each to be pressed, clicked or touched."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.style import Style
from textual.visual import VisualType
from textual.widget import Widget

from tui.controls import Control
from tui.key_names import shown_key
from tui.widgets.row import touch

MORE = "…"  # stands for what does not fit: touched, it lists all of it


class KeyLine(Widget):
    """One or two rows of keys with their labels; what does not fit is a touch of `…` away."""

    DEFAULT_CSS = "KeyLine { width: 1fr; height: 1; }"

    def __init__(self, controls: Sequence[Control], *, all_of_them: bool = False, id: str) -> None:
        """Take the controls of the screen; they are offered with `offer`, or all of them for good."""
        super().__init__(id=id)
        self._controls = {control.name: control for control in controls}
        self._offered = tuple((c.name, c.label) for c in controls) if all_of_them else ()

    def offer(self, names_and_labels: Iterable[tuple[str, str]]) -> None:
        """Change what is offered; repaints only where that is something new."""
        offered = tuple(names_and_labels)
        if offered != self._offered:
            self._offered = offered
            self.refresh()

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """Name and label of all that is offered, whether it fits or not."""
        return self._offered

    def use(self, controls: Sequence[Control]) -> None:
        """Change the keys of the controls."""
        self._controls = {control.name: control for control in controls}
        self.refresh()

    def render(self) -> VisualType:
        """Write as many as fit, in rows of whole entries."""
        entries = [self._entry(self._controls[name], label) for name, label in self._offered]
        rows, left_out = _rows(entries, self.size.width, self.size.height)
        if left_out:
            more = Content(MORE).stylize(Style.from_meta({"@click": "screen.commands"}))
            rows, _ = _rows(entries, self.size.width, self.size.height, room=more.cell_length + 2)
            rows[-1] = rows[-1] + Content("  ") + more
        return Content("\n").join(rows)

    def _entry(self, control: Control, label: str) -> Content:
        key = Content.styled(shown_key(control.keys[0]), Style(bold=True))
        return (key + Content(f" {label}" if label else "")).stylize(touch(control.name))


def _rows(
    entries: Iterable[Content], width: int, height: int, *, room: int = 0
) -> tuple[list[Content], bool]:
    """Lay out as many entries as fit, with room left at the end; tell whether any is left out."""
    rows: list[Content] = [Content()]
    for entry in entries:
        gap = Content("  ") if rows[-1] else Content()
        taken = rows[-1].cell_length + gap.cell_length + entry.cell_length
        if taken <= width - (room if len(rows) == height else 0):
            rows[-1] = rows[-1] + gap + entry
        elif len(rows) < height:
            rows.append(entry)
        else:
            return rows, True
    return rows, False
