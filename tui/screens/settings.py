"""The settings: what each does, the value in force, and what is wrong in their file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.events import Resize
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input
from textual.widgets.option_list import Option

from tui.controls import SETTINGS
from tui.files.changing import Key, Value
from tui.files.problems import Problem
from tui.files.shown import shown
from tui.floor.wording import place
from tui.key_names import is_function_key, shown_key
from tui.keymap import why_not
from tui.screens.arrangement import NORMAL
from tui.screens.gym import Gym
from tui.screens.keyed import KeyedScreen
from tui.screens.pressing import PressScreen
from tui.screens.settings_lines import AnyLine, KeysLine, Line, changed_keys, in_force, lines, stepped, typed
from tui.screens.trial import TRIED, Trial
from tui.session.hearing import Player
from tui.widgets.key_line import KeyLine
from tui.widgets.options import Options
from tui.widgets.row import Row
from tui.widgets.two_ends import TwoEnds
from tui.widgets.words import Words, wrapped

TITLE = "Settings"
MOST_PROBLEMS = 4  # lines of them that stand above the list
NAME = 12  # cells of a name, where what it does stands beside it


class SettingsScreen(KeyedScreen):
    """Lists the settings; what is changed here is written at once, and is in force at once."""

    CSS_PATH = "settings.tcss"
    CONTROLS = SETTINGS
    PURPOSE = "What can be set, each with what it does. A change is in force and in the file at once."

    @dataclass
    class Changed(Message):
        """A setting is to be written; None takes it out of the file."""

        key: Key
        value: Value | None

    shelf = query_one("#lines", Options)
    field = query_one("#field", Input)

    def __init__(self, gym: Gym, *, themes: Sequence[str], player: Callable[[], Player]) -> None:
        """Take the gym, the themes that there are, the default first, and what makes a player of cues."""
        super().__init__()
        self._gym, self._player = gym, player
        self._trial: Trial | None = None
        self._lines = {".".join(line.key): line for line in lines(themes)}
        self._said, self._wrong = "", False
        self._lowest = 0  # rows of the longest of what stands below the list
        self._typed_line: Line | None = None  # whose value is being typed

    def compose(self) -> ComposeResult:
        """Lay out what is wrong, the list, and what the chosen line is about."""
        yield Row(id="title")
        yield Words(id="problems")
        yield Options(id="lines")
        yield Words(id="what")
        yield Input(id="field")
        yield KeyLine(SETTINGS, id="keys")

    def on_mount(self) -> None:
        """Choose the first line."""
        self.field.display = False
        self.shelf.focus()
        self._show()

    def on_unmount(self) -> None:
        """Let go of the sound."""
        self._hush()

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        if event.size.width:
            self._show()

    def settings_changed(self, gym: Gym) -> None:
        """Show what is in force now."""
        self._gym = gym
        self._show()

    def say(self, what: str, *, wrong: bool = True) -> None:
        """Say something about the chosen line until the next key."""
        self._said, self._wrong = what, wrong
        self._say()

    # ── controls ────────────────────────────────────────────────────────────────────────────────────────────

    def do_up(self) -> None:
        """Choose the line above, where none is being typed."""
        if self._typed_line is None:
            self.shelf.action_cursor_up()

    def do_down(self) -> None:
        """Choose the line below, where none is being typed."""
        if self._typed_line is None:
            self.shelf.action_cursor_down()

    def do_more(self) -> None:
        """Take the next value."""
        self._step(1)

    def do_less(self) -> None:
        """Take the value before."""
        self._step(-1)

    def do_take(self) -> None:
        """Change the chosen line."""
        if self._typed_line is not None:
            self._take_text(self._typed_line)
            return
        match self.chosen:
            case KeysLine(control) as line:
                keys = in_force(line, self._gym.settings, self._gym.keymap)
                self.lay_over(
                    PressScreen(line.name, line.what, keys, then=partial(self._take_key, line, control))
                )
            case Line(kind="choice"):
                self._step(1)
            case line:
                self._open(line)

    def do_reset(self) -> None:
        """Take the setting out of the file: what it came with holds again."""
        self._change(self.chosen.key, None)

    def do_try(self) -> None:
        """Let a few cues be heard."""
        self._hush()
        settings = self._gym.settings
        if settings.sound == settings.voice == "off" and not settings.command:
            self.say("Nothing is to be heard: sound and voice are off.", wrong=False)
            return
        self._trial = Trial(self._player(), self.set_timer)
        self.say(f"Listen: {', '.join(words.lower() for _, words in TRIED)}.", wrong=False)

    def do_leave(self) -> None:
        """Leave the line that is typed as it was, then the screen."""
        if self._typed_line is not None:
            self._close()
        else:
            self.dismiss()

    @on(Options.OptionHighlighted)
    def _reached(self) -> None:
        self._said = ""
        self._say()

    @on(Options.OptionSelected)
    def _touched(self) -> None:
        if self._typed_line is not None:
            self._close()
        self.do_take()

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        if self._typed_line is not None:
            try:
                typed(self._typed_line, event.value)
            except ValueError as error:
                self.say(str(error))
            else:
                self.say("")

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.do_take()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> AnyLine:
        """The line under the cursor."""
        place = self.shelf.highlighted
        name = self.shelf.get_option_at_index(place).id if place is not None else None
        return self._lines.get(name or "", next(iter(self._lines.values())))

    def _hush(self) -> None:
        if self._trial is not None:
            self._trial.close()

    def _change(self, key: Key, value: Value | None) -> None:
        self._said = ""
        self.post_message(self.Changed(key, value))

    def _step(self, by: int) -> None:
        value = stepped(self.chosen, self._gym.settings, by)
        if value is None:
            self.do_take()
        else:
            self._change(self.chosen.key, value)

    def _take_key(self, line: KeysLine, control: str, key: str) -> None:
        wanted = changed_keys(line, self._gym.keymap, key)
        is_new = key in wanted
        if is_new and (wrong := why_not(self._gym.keymap, control, key)) is not None:
            self.say(f"{wrong}: take it away there first, or choose another key here")
        elif not any(not is_function_key(one) for one in wanted):
            self.say(f"{shown_key(key)} stays: it needs a key that every keyboard has")
        else:
            self._change(line.key, wanted)

    def _take_text(self, line: Line) -> None:
        try:
            value = typed(line, self.field.value)
        except ValueError as error:
            self.say(str(error))
            return
        self._close()
        self._change(line.key, value)

    def _open(self, line: Line) -> None:
        self._typed_line = line
        self.field.display = True
        self.field.value = in_force(line, self._gym.settings, self._gym.keymap).removesuffix(line.unit)
        self.field.focus()
        self._say()

    def _close(self) -> None:
        self._typed_line, self._said = None, ""
        self.field.display = False
        self.shelf.focus()
        self._say()

    def _show(self) -> None:
        if not self.is_mounted:
            return
        width = self.app.size.width
        file = self._gym.paths.config_file
        whole = shown(place(str(file)))
        self.query_one("#title", Row).show(TITLE, whole if len(TITLE) + len(whole) < width - 3 else file.name)
        self._lowest = max(len(wrapped(line.about, width - 2)) for line in self._lines.values())
        problems = [row for one in self._gym.troubles for row in wrapped(_told(one), width - 2)]
        left_out = len(problems) - MOST_PROBLEMS
        if left_out > 1:
            problems = [
                *problems[: MOST_PROBLEMS - 1],
                f"  and {left_out + 1} lines more: mend the first ones first",
            ]
        self.query_one("#problems", Words).show(problems)
        kept = self.shelf.highlighted
        options = [self._option(name, line, width) for name, line in self._lines.items()]
        first = next(i for i, line in enumerate(self._lines.values()) if isinstance(line, KeysLine))
        options.insert(first, Option(TwoEnds(lambda: ("Keys of a session", "")), id="heading", disabled=True))
        with self.prevent(Options.OptionHighlighted):
            self.shelf.clear_options().add_options(options)
            self.shelf.highlighted = kept if kept is not None else 0
        self._say()

    def _option(self, name: str, line: AnyLine, width: int) -> Option:
        value = shown(in_force(line, self._gym.settings, self._gym.keymap)) or "-"
        if len(value) > width // 2:
            value = f"{value[: width // 2 - 1]}…"
        left = f"{line.name:<{NAME}} {line.what}" if width >= NORMAL else line.name
        return Option(TwoEnds(lambda: (left, value)), id=name)

    def _say(self) -> None:
        if not self.is_mounted:
            return
        line = self.chosen
        panel = self.query_one("#what", Words)
        panel.set_class(bool(self._said) and self._wrong, "wrong")
        rows = wrapped(shown(self._said) or line.about, self.app.size.width - 2)
        panel.show([*rows, *[""] * (self._lowest - len(rows))])  # as high for each: the list stands still
        self.query_one("#keys", KeyLine).offer(self._offered(line))
        self.call_after_refresh(self.shelf.scroll_to_highlight)

    def _offered(self, line: AnyLine) -> list[tuple[str, str]]:
        if self._typed_line is not None:
            return [("take", "take it"), ("leave", "as it was")]
        names = [("take", "another key")] if isinstance(line, KeysLine) else [("take", "change")]
        if isinstance(line, Line) and line.kind == "number":
            names += [("less", "less"), ("more", "more")]
        if isinstance(line, Line) and line.heard:
            names.append(("try", "listen"))
        if self._is_set(line):
            names.append(("reset", "as it came"))
        return [*names, ("leave", "back"), ("help", "keys"), ("up", "up"), ("down", "down")]

    def _is_set(self, line: AnyLine) -> bool:
        settings = self._gym.settings
        if isinstance(line, KeysLine):
            return line.name in settings.keys
        return bool(getattr(settings, line.name) != getattr(type(settings)(), line.name))


def _told(problem: Problem) -> str:
    at = "" if problem.line is None else f"line {problem.line}: "
    hint = f"; {problem.hint}" if problem.hint and problem.hint not in problem.message else ""
    return shown(f"⚠ {at}{problem.message}{hint}")
