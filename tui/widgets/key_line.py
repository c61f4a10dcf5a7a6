"""The keys that work now, each to be pressed, clicked or touched."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.style import Style
from textual.visual import VisualType
from textual.widget import Widget

from tui.controls import Control
from tui.key_names import shown_key


class KeyLine(Widget):
    """One or two rows of keys with their labels; what does not fit is left to the help."""

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

    def render(self) -> VisualType:
        """Write as many as fit, in rows of whole entries."""
        rows: list[Content] = [Content()]
        for name, label in self._offered:
            entry = self._entry(self._controls[name], label)
            gap = Content("  ") if rows[-1] else Content()
            if rows[-1].cell_length + gap.cell_length + entry.cell_length <= self.size.width:
                rows[-1] = rows[-1] + gap + entry
            elif len(rows) < self.size.height:
                rows.append(entry)
            else:
                break
        return Content("\n").join(rows)

    def _entry(self, control: Control, label: str) -> Content:
        click = Style.from_meta({"@click": f"screen.control('{control.name}')"})
        key = Content.styled(shown_key(control.keys[0]), Style(bold=True))
        return (key + Content(f" {label}" if label else "")).stylize(click)
