"""A training, line by line: waits for a key or for the next moment, and says what it brought."""

from collections.abc import Iterable, Mapping

from tui.controls import Control
from tui.floor.load_line import FIGURES, LoadLine, load_line
from tui.key_names import shown_key
from tui.plain.changes import lines_between
from tui.plain.moments import lines_of, shown_load
from tui.plain.printer import Printer
from tui.progress.weights import read_load
from tui.protocol.model import Unit
from tui.session.events import Event
from tui.terminal.naming import key_of
from tui.terminal.typed import Typed
from tui.training import Training
from tui.view import View

FIGURE_KEYS = {"full_stop": ".", "comma": ","}
CLOSES_THE_LINE = frozenset({"pain", "stop"})  # what cannot wait until a load is typed
NOBODY = "No more keys can come: the session goes on by itself to its end."


class PlainSession:
    """Hands keys to a training and prints what happens."""

    def __init__(
        self, training: Training, *, controls: Iterable[Control], unit: Unit, typed: Typed, out: Printer
    ) -> None:
        """Take the training, which stands, and the controls with their keys."""
        self._training, self._typed, self._out = training, typed, out
        self._controls = tuple(controls)
        self._keys = by_key(self._controls)
        self._key_names = {control.name: shown_key(control.keys[0]) for control in self._controls}
        self._events: list[Event] = []
        self._alone = False
        self._unit = training.protocol.unit or unit
        self._line: LoadLine | None = None  # the load of the next set, while it is being changed
        training.tell = self._events.append
        self._view = training.look()

    def run(self) -> None:
        """Begin, and go on to the end."""
        self._typed.by_keys()
        self._press("space")
        while not self._training.runner.over:
            if self._typed.ended and not self._alone:
                self._alone = True
                self._out.say(NOBODY)
            wake = self._training.next_wake()
            if wake is None and self._typed.ended:
                # It waits for a key, and none can come. Asked whether to end it, somebody had a reason to.
                self._press("yes" if self._training.runner.state == "asked" else "space")
                continue
            keys = self._typed.wait(wake)
            if self._typed.was_stopped():
                self._training.was_stopped()
            self._show(self._training.look())
            for key in keys:
                self._take(key)
        self._typed.by_lines()

    def _take(self, key: str) -> None:
        name = self._keys.get(key, "")
        if self._training.runner.over:
            return
        if self._line is not None and name not in CLOSES_THE_LINE:
            self._into_the_line(self._line, name, key)
            return
        self._line = None
        if not name:
            return
        asked = self._training.runner.state == "asked"
        if name == "help":
            self._press("pause")
            for control in self._controls:
                keys = dict.fromkeys(_read_aloud(key) for key in control.keys)
                self._out.say(f"{' or '.join(keys)}: {control.help}")
        elif asked and name in {"done", "stop"}:
            self._press("yes", key)
        elif name == "no" and not asked:
            self._press("stop", key)
        elif name == "load":
            self._open_line()
        else:
            self._press(name, key)

    def _press(self, control: str, key: str = "") -> None:
        self._show(self._training.press(control, key), control)

    def _show(self, view: View, control: str = "") -> None:
        events, self._events[:] = tuple(self._events), []
        for event in events:
            for line in lines_of(event, self._training):
                self._out.say(line)
        for line in lines_between(self._view, view, control=control, keys=self._key_names):
            self._out.say(line)
        self._view = view

    # ── the load of the next set ────────────────────────────────────────────────────────────────────────────

    def _open_line(self) -> None:
        """Take figures for it from now on; the session goes on meanwhile."""
        entry = self._view.loadable
        if entry is None:
            return
        exercise = self._training.sheet.exercise(entry)
        load = read_load(self._training.sheet.loads.get(entry))
        self._line = load_line(exercise, load, unit=self._unit)
        if self._line is not None:
            self._out.say(
                f"Load of {exercise.name}: {self._line.shown}. Type it and enter; escape leaves it."
            )

    def _into_the_line(self, line: LoadLine, name: str, key: str) -> None:
        match name:
            case "done":
                self._line = None
                self._show(self._training.set_load(line.entry, line.load))
                self._out.say(f"Load: {shown_load(line.entry, self._training) or 'not recorded'}")
                return
            case "no":
                self._line = None
                self._out.say("It stays as it was.")
                return
            case "more_time" | "more_reps":
                changed = line.stepped(1)
            case "less_time" | "fewer_reps":
                changed = line.stepped(-1)
            case "undo":
                changed = line.erased()
            case _:
                figure = FIGURE_KEYS.get(key, key)
                changed = line.typed(figure) if figure in FIGURES else line
        self._line = changed
        if changed.shown != line.shown:
            self._out.say(changed.shown)


def by_key(controls: Iterable[Control]) -> Mapping[str, str]:
    """Give the name of the control of each key, keys by their names."""
    return {_named(key): control.name for control in controls for key in control.keys}


def _named(key: str) -> str:
    return key_of(key) if len(key) == 1 else key


def _read_aloud(key: str) -> str:
    return _named(key).replace("page", "page ").replace("_", " ")
