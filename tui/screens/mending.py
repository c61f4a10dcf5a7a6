"""The sets of a session, one a line: reps, load and connection can be corrected."""

from collections.abc import Callable, Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.controls import MEND
from tui.floor.correcting import Correction
from tui.floor.load_line import FIGURES
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.row import Row


class MendScreen(KeyedScreen):
    """Shows sets under the names of their exercises; `then` gets those that were changed."""

    CSS_PATH = "mending.tcss"
    CONTROLS = MEND

    def __init__(
        self,
        title: str,
        sets: Iterable[tuple[str, Correction]],
        *,
        then: Callable[[Sequence[Correction]], None],
    ) -> None:
        """Take the sets in their order, each with the name of its exercise."""
        super().__init__()
        self._title, self._then = title, then
        named = [*sets]
        self._names, self._before = [name for name, _ in named], [one for _, one in named]
        self._sets = [*self._before]
        self._chosen = len(self._sets) - 1

    def compose(self) -> ComposeResult:
        """List the sets."""
        yield Row("Correct a set", self._title, id="title")
        with VerticalScroll(id="body", can_focus=False):
            for place, name in enumerate(self._names):
                if place == 0 or (name, self._sets[place].key[0]) != (
                    self._names[place - 1],
                    self._sets[place - 1].key[0],
                ):
                    yield Static(Content(name), classes="name")
                yield Row(id=f"set-{place}", classes="set")
        yield KeyLine(MEND, id="keys")

    def on_mount(self) -> None:
        """Begin with the last set."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Take figures into the chosen field."""
        if event.character is not None and event.character in FIGURES:
            event.stop()
            self._put(self._sets[self._chosen].typed(event.character))

    def do_take(self) -> None:
        """Keep what was changed."""
        changed = [
            now for now, before in zip(self._sets, self._before, strict=True) if _said(now) != _said(before)
        ]
        self.leave_to(self._then, changed)

    def do_leave(self) -> None:
        """Keep it as it was."""
        self.dismiss()

    def do_up(self) -> None:
        """Choose the set above."""
        self._choose(-1)

    def do_down(self) -> None:
        """Choose the set below."""
        self._choose(1)

    def do_before(self) -> None:
        """Choose the field before."""
        self._put(self._sets[self._chosen].moved(-1))

    def do_behind(self) -> None:
        """Choose the field behind."""
        self._put(self._sets[self._chosen].moved(1))

    def do_more(self) -> None:
        """Make it more."""
        self._put(self._sets[self._chosen].stepped(1))

    def do_less(self) -> None:
        """Make it less."""
        self._put(self._sets[self._chosen].stepped(-1))

    def do_erase(self) -> None:
        """Take back a figure."""
        self._put(self._sets[self._chosen].erased())

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    def _choose(self, by: int) -> None:
        field = self._sets[self._chosen].field
        self._chosen = max(0, min(len(self._sets) - 1, self._chosen + by))
        self._put(self._sets[self._chosen].at(field))

    def _put(self, changed: Correction) -> None:
        self._sets[self._chosen] = changed
        self._show()

    def _show(self) -> None:
        for place, one in enumerate(self._sets):
            chosen = place == self._chosen
            _, number, side = one.key
            head = f"{'▸' if chosen else ' '} set {number}{f' {side}' if side else ''}"
            parts = [f"‹{said}›" if chosen and field == one.field else said for field, said in one.shown()]
            row = self.query_one(f"#set-{place}", Row)
            row.show(" · ".join([head, *parts]))
            row.set_class(chosen, "chosen")
            if chosen:
                row.scroll_visible(animate=False)
        labels = {control.name: control.label for control in MEND}
        names = ("take", "leave", "more", "less", "before", "behind", "up", "down", "help")
        self.query_one("#keys", KeyLine).offer((name, labels[name]) for name in names)


def _said(one: Correction) -> tuple[int | None, str | None, int | None]:
    return one.reps, one.load.load if one.load is not None else None, one.connection
