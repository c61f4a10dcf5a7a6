"""Set-up: one line an exercise, all filled in; enter starts from anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.controls import SET_UP
from tui.floor.load_line import FIGURES, LoadLine
from tui.floor.setting_up import IT_WILL_FEEL_ODD, NOT_TODAY, SetUp, notes, reason, why
from tui.floor.wording import time_of
from tui.key_names import shown_key
from tui.protocol.dose import dose
from tui.protocol.model import Exercise, Protocol
from tui.protocol.timeline import compile_steps, totals
from tui.screens.asking import Request
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row
from tui.widgets.words import Words, wrapped

GAP = 2  # cells between a load and its reason
MARGIN = 3  # cells beside a line: the padding, and the bar of a list that is too long


class SetUpScreen(KeyedScreen):
    """Shows what will be done and with what; the lifter may change every load."""

    CSS_PATH = "setup.tcss"
    CONTROLS = SET_UP
    PURPOSE = "What is to be done, with each load and why. Change a load here, then start."

    @dataclass
    class Started(Request):
        """The lifter is ready: these are the loads, by the place of the exercise in the file."""

        protocol: Protocol
        loads: Mapping[int, str | None]
        speed: float | None
        place: tuple[str, int] | None  # the plan, and the number of its session, where it is one
        key: str  # that started it: its echo must not end the count-in

    def __init__(
        self, prepared: SetUp, *, speed: float | None = None, place: tuple[str, int] | None = None
    ) -> None:
        """Take the session with what is offered; a speed makes it a rehearsal.

        `place` is the plan that it belongs to, and the number of its session there.
        """
        super().__init__()
        self._prepared, self._speed, self._place = prepared, speed, place
        self.protocol, self.lines = prepared.protocol, prepared.lines
        self._chosen = 0

    def compose(self) -> ComposeResult:
        """List the exercises under their sections."""
        yield Row(self.protocol.name, time_of(totals(compile_steps(self.protocol))), id="title")
        with VerticalScroll(id="body", can_focus=False):
            if self.protocol.summary:
                yield Static(Content(self.protocol.summary), classes="faint")
            section = None
            for exercise in self.protocol.exercises:
                if exercise.section != section and exercise.section:
                    yield Static(Content(exercise.section), classes="section")
                section = exercise.section
                yield from self._exercise(exercise)
            if self._prepared.feels_odd:
                yield Static(Content(IT_WILL_FEEL_ODD), classes="aside")
            yield Static(Content(NOT_TODAY), classes="aside")
        if self._speed is not None:
            yield Row(f"REHEARSAL x {self._speed:g}: nothing is recorded", id="rehearsal")
        yield KeyLine(SET_UP, id="keys")

    def on_mount(self) -> None:
        """Offer what can be done."""
        self._show()

    def on_resize(self) -> None:
        """Break the reasons anew."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Take figures into the chosen line."""
        line = self._line_chosen
        if line is not None and event.character in FIGURES:
            event.stop()
            self._put(line.typed(event.character or ""))

    def do_start(self) -> None:
        """Start with the loads as they stand."""
        loads = self._prepared.loads
        self.post_message(self.Started(self.protocol, loads, self._speed, self._place, self.pressed))

    def do_up(self) -> None:
        """Choose the line above."""
        self._choose(-1)

    def do_down(self) -> None:
        """Choose the line below."""
        self._choose(1)

    def do_page_down(self) -> None:
        """Read on."""
        self.query_one("#body", VerticalScroll).scroll_page_down(animate=False)

    def do_page_up(self) -> None:
        """Read what was before."""
        self.query_one("#body", VerticalScroll).scroll_page_up(animate=False)

    def do_more(self) -> None:
        """Take one step more."""
        if (line := self._line_chosen) is not None:
            self._put(line.stepped(1))

    def do_less(self) -> None:
        """Take one step less."""
        if (line := self._line_chosen) is not None:
            self._put(line.stepped(-1))

    def do_erase(self) -> None:
        """Take back a figure."""
        if (line := self._line_chosen) is not None:
            self._put(line.erased())

    def do_leave(self) -> None:
        """Go back to the list."""
        self.dismiss()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _exercise(self, exercise: Exercise) -> ComposeResult:
        classes = "exercise loaded" if exercise.entry in self.lines else "exercise"
        yield Row(exercise.name, dose(exercise), id=f"entry-{exercise.entry}", classes=classes)
        if exercise.entry in self.lines:
            yield Row(id=f"load-{exercise.entry}", classes="load")
            yield Words(id=f"why-{exercise.entry}", classes="why")
        for note in notes(exercise, self._prepared.offers[exercise.entry]):
            yield Static(Content(note), classes="note")

    @property
    def _line_chosen(self) -> LoadLine | None:
        lines = list(self.lines.values())
        return lines[self._chosen] if lines else None

    def _choose(self, by: int) -> None:
        chosen = max(0, min(len(self.lines) - 1, self._chosen + by))
        if chosen != self._chosen:
            self._chosen = chosen
            self._show()
        else:
            self.query_one("#body", VerticalScroll).scroll_relative(y=by, animate=False)

    def _put(self, line: LoadLine) -> None:
        self.lines[line.entry] = line
        self._show()

    def _show(self) -> None:
        if not self.is_mounted:
            return
        keys = {control.name: shown_key(control.keys[0]) for control in self.controls}
        for place, line in enumerate(self.lines.values()):
            chosen = place == self._chosen
            row = self.query_one(f"#load-{line.entry}", Row)
            beside, below = self._reasons(line, plus=keys["more"], minus=keys["less"])
            row.show(f"{'▸' if chosen else ' '} {line.shown}", beside)
            row.set_class(chosen, "chosen")
            self.query_one(f"#why-{line.entry}", Words).show(below)
            if chosen:
                row.scroll_visible(animate=False)
        offered = [("start", "rehearse" if self._speed is not None else "start")]
        if self.lines:
            offered += [("more", "heavier"), ("less", "lighter")]
        if len(self.lines) > 1:
            offered += [("up", "line up"), ("down", "line down")]
        self.query_one("#keys", KeyLine).offer([*offered, ("leave", "back"), ("help", "keys")])

    def _reasons(self, line: LoadLine, *, plus: str, minus: str) -> tuple[str, list[str]]:
        """Give what stands beside a load where it fits there, and the lines below it."""
        offer = self._prepared.offers[line.entry]
        beside, below = why(offer, line, plus=plus, minus=minus), reason(offer)
        width = self.app.size.width - MARGIN
        texts = [below] if below is not None else []
        if len(beside) + GAP + len(line.shown) + len("▸ ") > width:
            beside, texts = "", [beside, *texts]
        return beside, [f"  {part}" for text in texts for part in wrapped(text, width - GAP)]
