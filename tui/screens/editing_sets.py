"""The sets of a session, a line each, to be corrected: reps or seconds, load, connection, tempo."""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region

from tui.controls import EDIT_SETS
from tui.floor.drawn import Line
from tui.floor.load_line import LoadLine
from tui.floor.past_text import name_of
from tui.floor.set_line import FIELDS, Field, SetLine, drawn, set_lines
from tui.floor.wording import day
from tui.progress.editing import NotEdited
from tui.progress.record import Session, SetRecord
from tui.screens.arrangement import NORMAL
from tui.screens.writing_down import Edit, WritingScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.picture import Picture
from tui.widgets.row import Row
from tui.widgets.words import Words

HEADS: dict[Field, str] = {
    "amount": "what was done",
    "load": "the load",
    "felt": "how well it was felt, 1 to 5",
    "tempo": "whether the tempo was kept",
}


class EditSetsScreen(WritingScreen):
    """Arrows choose, digits type, + and - step; enter writes what was changed, and nothing else."""

    CSS_PATH = "correcting.tcss"
    CONTROLS = EDIT_SETS
    PURPOSE = "The sets of a session that was done: put right what was written down wrong."

    def __init__(
        self,
        session: Session,
        names: Mapping[str, str],
        *,
        line_of: Callable[[SetRecord], LoadLine],
        edit: Edit,
        then: Callable[[Session], None],
    ) -> None:
        """Take the session as it stands, the names of its exercises by id, and what makes lines of loads."""
        super().__init__(session, edit=edit, then=then)
        self.lines = list(set_lines(session, line_of))
        self._names = names
        self._at: tuple[int, Field] = (0, FIELDS[0])

    def compose(self) -> ComposeResult:
        """List the sets under their exercises."""
        yield Row(f"Edit · {name_of(self.session)}", day(self.session.started), id="title")
        yield Row(id="field")
        with VerticalScroll(id="body", can_focus=False):
            yield Picture(self._drawn, id="sets")
        yield Words(id="trouble")
        yield KeyLine(EDIT_SETS, id="keys")

    def on_mount(self) -> None:
        """Show the first field."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Take a character into the chosen field."""
        place, field = self._at
        line = self.lines[place]
        typed = line.typed(field, event.character) if event.character else line
        if typed != line:
            event.stop()
            self._put(typed)

    def do_save_sets(self) -> None:
        """Write what was changed."""
        if not any(line.changed for line in self.lines):
            self.dismiss()
            return
        records = tuple(line.record for line in self.lines)
        self.write(lambda session: self._changed(session, records))

    def do_up(self) -> None:
        """Choose the set above."""
        self._choose(self._at[0] - 1, self._at[1])

    def do_down(self) -> None:
        """Choose the set below."""
        self._choose(self._at[0] + 1, self._at[1])

    def do_left(self) -> None:
        """Choose the field before."""
        self._choose(self._at[0], FIELDS[max(0, FIELDS.index(self._at[1]) - 1)])

    def do_right(self) -> None:
        """Choose the next field."""
        self._choose(self._at[0], FIELDS[min(len(FIELDS) - 1, FIELDS.index(self._at[1]) + 1)])

    def do_more(self) -> None:
        """One step more."""
        self._put(self._line.stepped(self._at[1], 1))

    def do_less(self) -> None:
        """One step less."""
        self._put(self._line.stepped(self._at[1], -1))

    def do_other(self) -> None:
        """The tempo of this set was kept, or was not."""
        self._put(self._line.stepped("tempo", 1))

    def do_erase(self) -> None:
        """Take back a figure."""
        self._put(self._line.erased(self._at[1]))

    def action_pick(self, place: int, field: Field) -> None:
        """Choose the field that was touched; of the chosen one, take one step."""
        if (place, field) == self._at and field in {"felt", "tempo"}:
            felt = self._line.record.connection
            self._put(self._line.typed("felt", "1") if field == "felt" and felt == FULL else self._next())
        else:
            self._choose(place, field)

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _line(self) -> SetLine:
        return self.lines[self._at[0]]

    def _next(self) -> SetLine:
        return self._line.stepped(self._at[1], 1)

    def _choose(self, place: int, field: Field) -> None:
        place = max(0, min(len(self.lines) - 1, place))
        self.lines[self._at[0]] = self._line.left()
        self._at = (place, field)
        self._show()

    def _put(self, line: SetLine) -> None:
        self.lines[self._at[0]] = line
        self._show()

    def _changed(self, session: Session, records: tuple[object, ...]) -> Session:
        if session.sets != self.session.sets:
            raise NotEdited("its sets were changed elsewhere meanwhile", hint="go back and look at it again")
        return replace(session, sets=records)

    def _drawn(self, width: int) -> Sequence[Line]:
        return drawn(self.lines, self._at, self._names, roomy=width >= NORMAL - 2)[0]

    def _show(self) -> None:
        changed = sum(line.changed for line in self.lines)
        self.query_one("#field", Row).show(HEADS[self._at[1]], f"{changed} changed" if changed else "")
        self.query_one("#sets", Picture).show(self._drawn)
        _, row = drawn(self.lines, self._at, self._names, roomy=True)
        body = self.query_one("#body", VerticalScroll)
        above = 1 if row == 1 else 0
        body.scroll_to_region(Region(0, row - above, 1, 1 + above), animate=False, force=True)
        labels = {control.name: control.label for control in EDIT_SETS}
        names = ["save_sets", "more", "less", "leave", "right", "down", "other", "erase", "help"]
        self.query_one("#keys", KeyLine).offer((name, labels[name]) for name in names)


FULL = 5  # the most that can be felt
