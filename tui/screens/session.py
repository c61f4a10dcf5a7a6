"""The session: one giant count, one word, one colour."""

import asyncio
import gc
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Size
from textual.getters import query_one

from tui.controls import SESSION, Control
from tui.floor import session_text as text
from tui.floor.load_line import FIGURES, LoadLine, load_line
from tui.floor.offered import IN_THE_LOAD_LINE, also_in_session, offered_in_session
from tui.progress.weights import read_load
from tui.protocol.model import Unit
from tui.screens.arrangement import NORMAL, RowName, visible
from tui.screens.asking import Request
from tui.screens.keyed import KeyedScreen
from tui.screens.terminal_title import TerminalTitle
from tui.training import Training
from tui.view import View
from tui.widgets.bars import bar, dots, labels_fit, next_cell, tempo_bar, tempo_labels
from tui.widgets.choices import Choices
from tui.widgets.giant import Giant
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row
from tui.widgets.words import Words, wrapped, wrapped_choices

CLOSES_THE_LINE = frozenset({"pain", "stop"})  # what cannot wait until a load is typed
PASSES_THE_LINE = frozenset({"space"})  # what it has no use for
ROWS = 3  # for the phase, the count and the reps; with less, one has to do
TALL = 18  # rows from which every choice of a question has a line of its own
TOLD_FOR = 8.4  # seconds that a notice stands; it comes with a count, and goes between two
FASTEST = 0.2  # seconds between two moves of the tempo bar
ARROWS = {"↑": "more_reps", "↓": "fewer_reps"}  # touched beside the reps that they correct
COLOURS = {
    "lower": "lower",
    "lift": "lift",
    "stretch": "pause",
    "squeeze": "pause",
    "hold": "hold",
    "work": "lift",
    "rest": "rest",
    "switch": "rest",
    "changeover": "rest",
    "ready": "wait",
}


class SessionScreen(KeyedScreen):
    """Shows a training and hands it every key; draws only what has changed."""

    CSS_PATH = "session.tcss"
    CONTROLS: ClassVar[tuple[Control, ...]] = SESSION
    PURPOSE: ClassVar[str] = (
        "Leads you rep by rep. It stands still as long as you read this, and loses nothing."
    )
    needs: ClassVar[tuple[int, int]] = (0, 0)  # it says less and less instead

    stage = query_one("#stage", Container)  # not the screen itself, which draws colour and text in two frames
    count = query_one("#count", Giant)
    shout = query_one("#shout", Giant)
    keys = query_one("#keys", KeyLine)

    @dataclass
    class Ended(Request):
        """The last step has run, or the lifter stopped; `untold`: notices for which there was no room."""

        training: Training
        untold: str

    def __init__(self, training: Training, *, unit: Unit, started_with: str = "") -> None:
        """Take the training, which stands, the unit of a load untold, and the key that began it."""
        super().__init__()
        self.training, self._unit = training, unit
        self._line: LoadLine | None = None  # the load of the next set, while it is being changed
        self._started_with = started_with
        self._notice, self._notice_stands = "", False
        self._alarm: asyncio.TimerHandle | None = None
        self._rows: set[str] = set()
        self._colour = ""
        self._over = False
        self._unmoved: View | None = None  # the last view, without what moves
        self._title: TerminalTitle | None = None

    def compose(self) -> ComposeResult:
        """Lay the rows out as they stand on the screen."""
        with Container(id="stage"):
            yield Row(id="trouble")
            yield Row(id="head")
            with Container(id="middle"):
                with Container(id="aside"):
                    yield Row(id="word")
                    yield Words(id="cue")
                    yield Choices(id="ask")
                    yield Giant(id="shout", centred=False)
                yield Giant(id="count")
            yield Row(id="bar")
            yield Row(id="labels")
            yield Row(id="reps")
            yield Row(id="next")
            yield Row(id="total")
            yield KeyLine(self.CONTROLS, id="keys")

    def on_mount(self) -> None:
        """Begin: the lead-in runs from the first moment on. One that is left already does not."""
        if not self.query("#count"):
            return
        # Else the collector goes through all that was loaded before, in the middle of a count: 60 ms.
        gc.freeze()
        self._title = TerminalTitle(self.app)
        self.show(self.training.press("space", self._started_with))

    def on_screen_resume(self) -> None:
        """Say once more that it is over, where a screen that lay above kept that from being heard."""
        if self._over:
            self.ended()

    def on_resize(self) -> None:
        """Find room for the rows anew."""
        self._rows = set()
        if self.training.runner.state != "standing":
            self.show(self.training.look())

    def on_unmount(self) -> None:
        """Let no alarm of ours outlive the screen, and no title."""
        if self._title is not None:
            self._title.put_back()
        if self._alarm is not None:
            self._alarm.cancel()

    def tell(self, what: str) -> None:
        """Show a notice for some seconds in the place of the cue, as soon as there is room for it."""
        self._notice = f"{self._notice} {what}".strip()

    def _told(self) -> None:
        self._notice, self._notice_stands = "", False
        self.look()

    def goes_away(self) -> None:
        """Give the title back: the terminal is another's for a while."""
        if self._title is not None:
            self._title.put_back()

    def ended(self) -> None:
        """Say that it is over."""
        self.post_message(self.Ended(self.training, "" if self._notice_stands else self._notice))

    def offered(self, view: View) -> Iterable[tuple[str, str]]:
        """Give the controls that can work now, with their labels."""
        return offered_in_session(view) if self._line is None else IN_THE_LOAD_LINE

    def look(self) -> None:
        """Take in the time that has passed; an alarm may still ring while the app takes its rows away."""
        if self._stands:
            self.show(self.training.look())

    @property
    def _stands(self) -> bool:
        return self.is_attached and self.app.is_running and bool(self.query("#count"))

    def action_control(self, name: str, key: str = "") -> None:
        """Hand a control to the training; while a question stands, some keys answer it."""
        if name == "help":
            self.do_help()
            return
        if self._line is not None and name not in CLOSES_THE_LINE | PASSES_THE_LINE:
            self._into_the_line(self._line, name)
            return
        if name == "load":
            self._open_line()
            return
        if name in CLOSES_THE_LINE:
            self._line = None
        asked = self.training.runner.state == "asked"
        if asked and name in {"done", "stop"}:
            name = "yes"
        elif name == "no" and not asked:
            name = "stop"
        self.show(self.training.press(name, key))

    def on_key(self, event: events.Key) -> None:
        """Take figures into the load, while it is being changed."""
        if self._line is not None and event.character in FIGURES:
            event.stop()
            self._line = self._line.typed(event.character or "")
            self.look()

    def _open_line(self) -> None:
        entry = self.training.look().loadable
        if entry is not None:
            unit = self.training.protocol.unit or self._unit
            load = read_load(self.training.sheet.loads.get(entry))
            self._line = load_line(self.training.sheet.exercise(entry), load, unit=unit)
        self.look()

    def _into_the_line(self, line: LoadLine, name: str) -> None:
        match name:
            case "done":
                self.training.set_load(line.entry, line.load)
                self._line = None
            case "no":
                self._line = None
            case "more_time" | "more_reps":
                self._line = line.stepped(1)
            case "less_time" | "fewer_reps":
                self._line = line.stepped(-1)
            case "undo":
                self._line = line.erased()
            case _ if name.startswith("answer_"):
                self._line = line.typed(name.removeprefix("answer_"))
        self.look()

    def on_click(self, event: events.Click) -> None:
        """Take a touch of the count as the space key, one of the word above it as a wish for all commands."""
        if self.count.region.contains(event.screen_x, event.screen_y):
            self.action_control("space")
        elif self.query_one("#word").region.contains(event.screen_x, event.screen_y):
            self.do_commands()

    def do_help(self) -> None:
        """Show every key; the session pauses first."""
        self.show(self.training.press("pause"))
        super().do_help()

    def commands(self) -> list[tuple[str, str]]:
        """Give name and label of all that can be done now."""
        also = also_in_session(self.training.look()) if self._line is None else ()
        return [*super().commands(), *also]

    def do_commands(self) -> None:
        """List what can be done; the session pauses first."""
        self.show(self.training.press("pause"))
        super().do_commands()

    # ── drawing ─────────────────────────────────────────────────────────────────────────────────────────────

    def show(self, view: View) -> None:
        """Draw a view, and wake when the next thing changes."""
        if self.training.runner.over:
            if not self._over:
                self._over = True
                self.ended()
            return
        if view.loadable is None:
            self._line = None  # its set has begun: what was not taken is not recorded
        self._paint(view)
        self._arrange(view)
        self._fill(view)
        if self._title is not None:
            self._title.show(text.title(view))
        self._unmoved = unmoved(view)
        self._wake(view)

    def _move(self) -> None:
        """Take in the time that has passed, where the tempo bar is all that moves by now."""
        if not self._stands:
            return
        view = self.training.look()
        if unmoved(view) == self._unmoved:
            self._bars(view)
            self._wake(view)
        else:
            self.show(view)

    def _paint(self, view: View) -> None:
        snapshot = view.snapshot
        still = snapshot.state != "running" or snapshot.step is None
        colour = "wait" if still or snapshot.step is None else COLOURS[snapshot.step.kind]
        if colour != self._colour:
            self.stage.set_classes(f"phase-{colour}")
            self._colour = colour

    @property
    def _room(self) -> Size:
        """The cells that the stage leaves to what stands on it; its padding is in the style sheet."""
        return Size(max(0, self.size.width - 2), self.size.height)

    def _arrange(self, view: View) -> None:
        width, height = self._room
        beside = width >= NORMAL
        room = width * 2 // 5 - 2 if beside else width - 2
        question, choices = (
            text.question(view, self.key_names) if self._line is None else text.load_of(self._line)
        )
        cue_lines = wrapped(text.cue(view, self.key_names), room)
        # Beside the count there is height for a line each: to be read from where the weights lie.
        if beside and height >= TALL:
            ask_lines = [*wrapped(question, room), *(line for one in choices for line in wrapped(one, room))]
        else:
            ask_lines = wrapped_choices(question, choices, room)
        asked = view.snapshot.question is not None
        if asked:
            cue_lines, ask_lines = [], cue_lines
            if len(ask_lines) > height - 2:
                ask_lines = wrapped(text.shortest(view, self.key_names), room)[: max(0, height - 2)]
        in_set = view.snapshot.step is not None and view.snapshot.step.in_set
        wanted: dict[RowName, int] = {"head": 1, "word": 1, "reps": 1, "total": 1, "keys": 1 if beside else 2}
        optional: tuple[tuple[RowName, int], ...] = (
            ("trouble", 1 if view.not_saved else 0),
            ("cue", len(cue_lines)),
            ("ask", len(ask_lines)),
            ("bar", 1 if in_set else 0),
            ("labels", 1 if in_set and labels_fit(view.snapshot.bar, width - 2) else 0),
            ("next", 0 if beside else 1),
        )
        wanted |= {name: lines for name, lines in optional if lines}
        chosen = visible(height, wanted, beside=beside, giant=beside or not asked)
        if self._notice and not asked:
            notice = wrapped(self._notice, room)
            with_notice = visible(height, wanted | {"cue": len(notice)}, beside=beside)
            # It takes the place of the cue and of nothing else.
            if "cue" in with_notice and with_notice - {"cue"} == chosen - {"cue"}:
                chosen, cue_lines = with_notice, notice
                if not self._notice_stands:
                    self._notice_stands = True
                    self.set_timer(TOLD_FOR, self._told)
        if "cue" not in chosen:
            cue_lines = []
        shouting = beside and not ask_lines
        self.count.display = beside or not asked
        self.shout.display = shouting
        # The cue changes with every phase: on the canvas of the word it needs no new layout.
        self.shout.show(text.shouted(view), above=cue_lines if shouting else ())
        self._words("cue", [] if shouting else cue_lines)
        self._words("ask", ask_lines if "ask" in chosen else [])
        rows = {str(name) for name in chosen} - {"cue", "ask"}
        if rows != self._rows:
            for name in ("trouble", "head", "word", "bar", "labels", "reps", "next", "total", "keys"):
                self.query_one(f"#{name}").display = name in rows
            self._rows = rows

    def _words(self, name: str, lines: list[str]) -> None:
        self.query_one(f"#{name}", Words).show(lines)

    def _fill(self, view: View) -> None:
        snapshot, step = view.snapshot, view.snapshot.step
        width = self._room.width - 2
        self._row("head", *text.headline(view, self._room.width - 2))
        rehearsal = "REHEARSAL" if view.rehearsal else ""
        # Phase, count, rep and set are shown as long as there is a row for them.
        if self._room.height < ROWS:
            self._row("word", *text.one_line(view))
        else:
            self._row("word", text.word(view), rehearsal if "head" in self._rows else text.short_place(view))
        self._row("trouble", f"NOT SAVED: {view.not_saved}" if view.not_saved else "")
        self.count.show(text.figure(snapshot))
        self._bars(view)
        left = text.reps(view)
        beside = self._room.width >= NORMAL
        if step is not None and step.rep is not None and not step.open_ended:
            room = width - len(left) - 3 - (len(view.next_up) + 3 if beside else 0)
            held = any(part.kind == "hold" for part in snapshot.bar) or view.final_hold
            left = f"{left}   {dots(snapshot.reps_done, step.reps or 0, hold=held, width=room)}".rstrip()
        self.query_one("#reps", Row).show(left, view.next_up if beside else "", touched=ARROWS)
        self._row("next", view.next_up)
        self.keys.offer(self.offered(view))

    def _bars(self, view: View) -> None:
        """Draw what moves between two counts."""
        snapshot, width = view.snapshot, self._room.width - 2
        if snapshot.bar:
            self._row("bar", tempo_bar(snapshot.bar, width))
            self._row("labels", tempo_labels(snapshot.bar, width))
        so_far, whole = text.total(snapshot)
        share = snapshot.position / snapshot.total if snapshot.total else 1.0
        self._row("total", f"{so_far} {bar(max(1, width - len(so_far) - len(whole) - 2), share)} {whole}")

    def _row(self, name: str, left: str, right: str = "") -> None:
        self.query_one(f"#{name}", Row).show(left, right)

    def _wake(self, view: View) -> None:
        """Set the one alarm to the next change.

        It is the event loop's own: the framework's timers skip a moment that is past when they begin, and
        one that rings once then never rings.
        """
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        due = self.training.next_wake()
        if due is None:
            return
        cell = self._next_cell(view)
        delay, wakes = (cell, self._move) if cell is not None and cell < due else (due, self.look)
        self._alarm = asyncio.get_running_loop().call_later(delay, self.call_next, wakes)

    def _next_cell(self, view: View) -> float | None:
        """Give the seconds until the tempo bar moves; None where none does."""
        if view.snapshot.state != "running" or "bar" not in self._rows:
            return None
        cell = next_cell(view.snapshot.bar, self._room.width - 2)
        return None if cell is None else max(FASTEST, self.training.seconds_until(cell))


def unmoved(view: View) -> View:
    """Give a view without what moves between two counts."""
    return replace(view, snapshot=replace(view.snapshot, bar=(), position=0.0, elapsed=0.0))
