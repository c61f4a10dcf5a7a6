"""The list of files on home: protocols, then plans."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.widgets.option_list import Option

from tui.files.shown import shown
from tui.floor.wording import time_of
from tui.protocol.library import Listed
from tui.protocol.plan import length_of
from tui.protocol.timeline import compile_steps, totals
from tui.widgets.options import Options
from tui.widgets.two_ends import TwoEnds


class Shelf(Options):
    """Shows files, one a line; above its first line lies Today."""

    @dataclass
    class LeftAbove(Message):
        """The cursor moved up from the first line."""

    @dataclass
    class Reached(Message):
        """The cursor stands on a file."""

        listed: Listed

    @dataclass
    class Opened(Message):
        """Enter was pressed on a file, or it was touched."""

        listed: Listed

    def __init__(self, *, id: str) -> None:
        """Begin empty."""
        super().__init__(id=id)
        self._rows: dict[str, Listed] = {}

    @property
    def under_cursor(self) -> Listed | None:
        """The file on which the cursor stands."""
        if self.highlighted is None:
            return None
        return self._rows.get(self.get_option_at_index(self.highlighted).id or "")

    def show(self, rows: Sequence[Listed]) -> None:
        """Change the files; the cursor stays on its file, where that is still there."""
        kept = self.under_cursor
        self._rows = {str(one.found.path): one for one in rows}
        plans = [one for one in rows if one.found.kind == "plan"]
        options = [self._option(one) for one in rows if one.found.kind != "plan"]
        if plans:
            options += [
                Option(TwoEnds(lambda: ("Plans", "")), id="plans", disabled=True),
                *map(self._option, plans),
            ]
        with self.prevent(Options.OptionHighlighted):
            self.clear_options().add_options(options)
            if kept is not None and str(kept.found.path) in self._rows:
                self.highlighted = self.get_option_index(str(kept.found.path))

    def go_to(self, path: str) -> None:
        """Put the cursor on a file, if it is there."""
        if path in self._rows:
            self.highlighted = self.get_option_index(path)

    def to_first(self) -> None:
        """Put the cursor on the first file."""
        self.action_first()

    def to_plans(self) -> bool:
        """Put the cursor on the first plan; False where there is none."""
        first = next((path for path, one in self._rows.items() if one.found.kind == "plan"), None)
        if first is not None:
            self.go_to(first)
        return first is not None

    def action_cursor_up(self) -> None:
        """Move up, and out above the first line."""
        if not self.highlighted:
            self.post_message(self.LeftAbove())
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Move down; the last line is the end."""
        if self.highlighted is None or self.highlighted < self.option_count - 1:
            super().action_cursor_down()

    def on_option_list_option_highlighted(self, event: Options.OptionHighlighted) -> None:
        """Say which file it is."""
        event.stop()
        if event.option_id in self._rows:
            self.post_message(self.Reached(self._rows[event.option_id]))

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Say which file it is."""
        event.stop()
        if event.option_id in self._rows:
            self.post_message(self.Opened(self._rows[event.option_id]))

    def _option(self, one: Listed) -> Option:
        return Option(TwoEnds(lambda: _ends(one)), id=str(one.found.path))


def called(one: Listed) -> str:
    """Give the name of a file's protocol or plan, or its own where it is broken."""
    whole = one.reading.protocol or one.reading.plan
    return whole.name if whole is not None else shown(one.found.path.name)


def _ends(one: Listed) -> tuple[str, str]:
    mine = "" if one.found.bundled else "your file · "
    if one.reading.protocol is not None:
        return called(one), f"{mine}{time_of(totals(compile_steps(one.reading.protocol)))}"
    if one.reading.plan is not None:
        return called(one), f"{mine}{length_of(one.reading.plan)}"
    first = one.reading.problems[0]
    place = "" if first.line is None else f"line {first.line}: "
    return called(one), f"⚠ {place}{first.code}"
