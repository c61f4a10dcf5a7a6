"""What the settings screen lists: each setting with its value in force, and how it is changed."""

import shlex
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from tui.files.changing import Key, Value
from tui.files.complaints import in_words
from tui.files.settings import Settings
from tui.key_names import shown_key
from tui.keymap import CHANGEABLE, FIXED, Keymap, setting_of
from tui.training import LEAD_IN

FEW = 4  # choices that are named in a sentence

_YES, _NO = "yes", "no"
_NAMES = "a-z, 0-9 and -, at most 40"


class Line(Struct, frozen=True, kw_only=True):
    """One setting. `choices` are what it may be, `bounds` the least and the most of a number."""

    name: str
    what: str
    kind: Literal["choice", "number", "text"] = "text"
    choices: tuple[str, ...] = ()
    bounds: tuple[float, float] = (0.0, 0.0)
    step: float = 1.0
    unit: str = ""
    may_be: str = ""  # what a text may be
    heard: bool = False  # what it is like can be tried

    @property
    def key(self) -> Key:
        """Where it stands in the settings."""
        return (self.name,)

    @property
    def about(self) -> str:
        """A sentence: what it does, and what it may be."""
        may_be = self.may_be
        if self.kind == "number":
            may_be = f"{self.bounds[0]:g} to {self.bounds[1]:g}{self.unit}"
        elif len(self.choices) <= FEW:
            may_be = ", ".join(self.choices) or may_be
        return f"{self.what}: {may_be}." if may_be else f"{self.what}."


class KeysLine(Struct, frozen=True):
    """The keys of one control."""

    control: str

    @property
    def name(self) -> str:
        """What it is called in `[keys]`."""
        return setting_of(self.control)

    @property
    def what(self) -> str:
        """What the control does."""
        return CHANGEABLE[self.control].help

    @property
    def about(self) -> str:
        """A sentence: what the control does."""
        return f"{self.what}."

    @property
    def key(self) -> Key:
        """Where it stands in the settings."""
        return ("keys", self.name)


AnyLine = Line | KeysLine

_LINES = (
    Line(name="theme", what="Colours: dark for the gym, light for daylight", kind="choice"),
    Line(
        name="sound",
        what="Tones by the player here, the bell, or none",
        kind="choice",
        choices=("auto", "bell", "off"),
        heard=True,
    ),
    Line(
        name="voice",
        what="Says phases, counts and what comes next",
        kind="choice",
        choices=("off", "auto"),
        heard=True,
    ),
    Line(
        name="volume",
        what="Of tones and voice",
        kind="number",
        bounds=(0.0, 100.0),
        step=10.0,
        unit=" %",
        heard=True,
    ),
    Line(name="unit", what="Of loads written as bare numbers", kind="choice", choices=("lb", "kg")),
    Line(
        name="lead_in",
        what="Count-in before a session, where its file says none",
        kind="number",
        bounds=(0.0, 3600.0),
        unit=" s",
    ),
    Line(
        name="keep_awake",
        what="Keeps the machine from sleeping while a session runs",
        kind="choice",
        choices=(_YES, _NO),
    ),
    Line(name="command", what="Is run for each cue, with its name in LASTREP_CUE"),
    Line(name="device", what="Names this machine, for its own file of sessions", may_be=_NAMES),
    Line(name="protocols", what="More folders of protocols, commas between"),
)


def lines(themes: Sequence[str]) -> tuple[AnyLine, ...]:
    """Give all lines in their order; `themes` are those there are, the first is the default."""
    named = (
        msgspec.structs.replace(one, choices=tuple(themes)) if one.name == "theme" else one for one in _LINES
    )
    return (*named, *map(KeysLine, CHANGEABLE))


def in_force(line: AnyLine, settings: Settings, keymap: Keymap) -> str:
    """Give the value of a line as it is shown; empty where nothing is set and nothing holds instead."""
    match line:
        case KeysLine(control):
            return " ".join(dict.fromkeys(map(shown_key, keymap.keys(control))))
        case Line(name="keep_awake"):
            return _YES if settings.keep_awake else _NO
        case Line(name="protocols"):
            return ", ".join(settings.protocols)
        case Line(kind="number"):
            return f"{_number(line, settings):g}{line.unit}"
        case _:
            written = getattr(settings, line.name)
            return written if written is not None else next(iter(line.choices), "")


def stepped(line: AnyLine, settings: Settings, by: int) -> Value | None:
    """Give the value one step up or down, a choice in a ring; None where there is nothing to step."""
    if isinstance(line, KeysLine) or line.kind == "text":
        return None
    if line.kind == "number":
        least, most = line.bounds
        return min(most, max(least, _number(line, settings) + by * line.step))
    now = in_force(line, settings, Keymap())
    place = line.choices.index(now) if now in line.choices else -by
    chosen = line.choices[(place + by) % len(line.choices)]
    return chosen == _YES if line.name == "keep_awake" else chosen


def typed(line: Line, text: str) -> Value | None:
    """Give the value that was typed, None for an empty one; raises ValueError that says what is wrong."""
    text = text.strip()
    value: Value | None
    if not text:
        return None
    if line.kind == "number":
        try:
            value = float(text.removesuffix(line.unit.strip()).replace(",", "."))
        except ValueError:
            raise ValueError("a number is meant") from None
    elif line.name == "protocols":
        value = tuple(folder.strip() for folder in text.split(",") if folder.strip())
    else:
        value = text
    if line.name == "command":
        try:
            shlex.split(text)
        except ValueError:
            raise ValueError("a quote is never closed") from None
    if (wrong := _why_not(line.name, value)) is not None:
        raise ValueError(wrong)
    return value


def changed_keys(line: KeysLine, keymap: Keymap, key: str) -> tuple[str, ...]:
    """Give a control one key more, as its first, or take it away where it has it."""
    own = tuple(one for one in keymap.keys(line.control) if one not in FIXED)
    return tuple(one for one in own if one != key) if key in own else (key, *own)


def _number(line: Line, settings: Settings) -> float:
    defaults: Mapping[str, float] = {"volume": line.bounds[1], "lead_in": LEAD_IN}
    written: float | None = getattr(settings, line.name)
    return defaults[line.name] if written is None else written


def _why_not(name: str, value: Any) -> str | None:  # noqa: ANN401 - what may be wrong is the question
    try:
        msgspec.convert({name: list(value) if isinstance(value, tuple) else value}, Settings)
    except msgspec.ValidationError as error:
        if name == "device":
            return _NAMES
        return in_words(str(error)).removeprefix(f"{name}: ")
    return None
