"""The keys in force: those that the controls are declared with, changed by `[keys]` of the settings.

`[keys]` names controls of the session (`done = ["enter", "n"]`). The keys that it gives them hold on every
screen that has a control of that name, in the place of its own ones. `escape`, `ctrl+c`, `ctrl+q` and
`ctrl+p` stay what they are, and no control is ever left without a key.

Of two controls of a screen that want one key, the one that the settings name gets it, of two of those the
first; where the other would have no key left, it keeps it.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tui.controls import SCREENS, SESSION, Control
from tui.files.errors import Unreadable
from tui.files.problems import Problem, Severity
from tui.files.reading import read_text
from tui.files.settings import placed
from tui.files.shown import quoted
from tui.key_names import is_function_key, key_named, nearest_key, shown_key

FIXED = ("escape", "ctrl+c", "ctrl+q", "ctrl+p")
_SAID = {"space": "pause"}  # controls that the settings call otherwise

Held = dict[str, list[str]]  # control: the keys that it has


def declared(control: Control) -> tuple[str, ...]:
    """Give the keys that a control is declared with, each by one name only."""
    return tuple(dict.fromkeys(key_named(key) or key for key in control.keys))


def setting_of(name: str) -> str:
    """Give the name by which `[keys]` knows a control."""
    return _SAID.get(name, name)


CHANGEABLE = {
    control.name: replace(control, keys=declared(control))
    for control in SESSION
    if set(control.keys) - {*FIXED}
}
_BY_SETTING = {setting_of(name): name for name in CHANGEABLE}


class KeyProblem(Struct, frozen=True):
    """What is wrong with the keys under a name of `[keys]`; an advice where nothing of it is left out."""

    setting: str
    message: str
    hint: str | None = None
    severity: Severity = "error"

    def in_file(self, file: str) -> Problem:
        """Say it as a problem of the settings, without its place."""
        return Problem(file=file, code="keys", message=self.message, hint=self.hint, severity=self.severity)


class Keymap(Struct, frozen=True):
    """The keys of the controls that were changed, and what is wrong with what was wanted."""

    changed: Mapping[str, tuple[str, ...]] = {}
    problems: tuple[KeyProblem, ...] = ()

    def of(self, controls: Iterable[Control]) -> tuple[Control, ...]:
        """Give controls with the keys in force."""
        return tuple(
            replace(control, keys=self.changed.get(control.name, control.keys)) for control in controls
        )

    def keys(self, name: str) -> tuple[str, ...]:
        """Give the keys in force of a control of the session."""
        return self.changed.get(name, CHANGEABLE[name].keys)


def judged(wanted: Mapping[str, Sequence[str]]) -> Keymap:
    """Give the keys in force for what `[keys]` says."""
    asked, problems = _understood(wanted)
    while True:
        held, clashes, refused = _dealt(asked)
        if refused is None:
            break
        problems += [clash for clash in clashes if clash.setting == setting_of(refused)]
        del asked[refused]
    changed = {name: tuple(keys) for name, keys in held.items() if tuple(keys) != CHANGEABLE[name].keys}
    return Keymap(changed, (*problems, *clashes))


def why_not(keymap: Keymap, name: str, key: str) -> str | None:
    """Say why a control cannot have one key more, or None where it can."""
    if key in FIXED:
        return f"{shown_key(key)} stays what it is on every screen"
    held = {one: list(keymap.keys(one)) for one in CHANGEABLE}
    holder = _holder(held, name, key)
    return None if holder is None else f"{shown_key(key)} is {setting_of(holder)}"


def in_the_settings(problems: Sequence[KeyProblem], file: Path) -> tuple[Problem, ...]:
    """Say them as problems of the settings file, with their places in it."""
    if not problems:
        return ()
    wrong = [
        (
            ("keys", one.setting),
            Problem(file=str(file), code="keys", message=one.message, hint=one.hint, severity=one.severity),
        )
        for one in problems
    ]
    try:
        return placed(wrong, read_text(file))
    except Unreadable:  # it has gone meanwhile
        return tuple(problem for _, problem in wrong)


# ── what is wanted ──────────────────────────────────────────────────────────────────────────────────────────


def _understood(
    wanted: Mapping[str, Sequence[str]],
) -> tuple[dict[str, list[str]], list[KeyProblem]]:
    """Give the keys by their names, and what of it cannot be meant."""
    asked: dict[str, list[str]] = {}
    problems: list[KeyProblem] = []
    for setting, keys in wanted.items():
        name = _BY_SETTING.get(setting)
        if name is None:
            near = difflib.get_close_matches(setting, _BY_SETTING, 1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(_BY_SETTING)}"
            message = f"keys: there is no control {quoted(setting)}"
            problems.append(KeyProblem(setting, message, hint, severity="advice"))
            continue
        meant: list[str] = []
        for written in keys:
            key = key_named(written)
            if key is None:
                message = f"keys.{setting}: {quoted(written)} is no key of a terminal"
                problems.append(KeyProblem(setting, message, nearest_key(written)))
            elif key in FIXED and key not in CHANGEABLE[name].keys:
                message = f"keys.{setting}: {shown_key(key)} stays what it is on every screen"
                problems.append(KeyProblem(setting, message, "take another key"))
            elif key not in FIXED and key not in meant:
                meant.append(key)
        if not meant or all(map(is_function_key, meant)):
            why = "function keys are not on every keyboard, and it has no other" if meant else "it has no key"
            problems.append(KeyProblem(setting, f"keys.{setting}: {why}", "the keys that it came with hold"))
        else:
            asked[name] = meant
    return asked, problems


# ── who gets it ─────────────────────────────────────────────────────────────────────────────────────────────


def _dealt(asked: Mapping[str, Sequence[str]]) -> tuple[Held, list[KeyProblem], str | None]:
    """Deal the keys out: who holds what, the clashes, and the first control for which none was left."""
    held: Held = {name: [] if name in asked else list(control.keys) for name, control in CHANGEABLE.items()}
    clashes: list[KeyProblem] = []
    for name, keys in asked.items():
        for key in keys:
            while (holder := _holder(held, name, key)) is not None:
                keeps = holder not in held or holder in asked or len({*held[holder]} - {*FIXED, key}) == 0
                clashes.append(_clash(name, key, holder, keeps=keeps))
                if keeps:
                    break
                held[holder].remove(key)
            else:
                held[name].append(key)
        if not held[name]:
            return held, clashes, name
        held[name] += [key for key in CHANGEABLE[name].keys if key in FIXED]
    return held, clashes, None


def _holder(held: Mapping[str, Sequence[str]], name: str, key: str) -> str | None:
    """Name the control that has a key on a screen where `name` stands too."""
    for controls in SCREENS.values():
        if name in {control.name for control in controls}:
            for control in controls:
                if control.name != name and key in held.get(control.name, declared(control)):
                    return control.name
    return None


def _clash(name: str, key: str, holder: str, *, keeps: bool) -> KeyProblem:
    mine, other = setting_of(name), setting_of(holder)
    if keeps:
        message = f"keys.{mine}: {shown_key(key)} is {other}, and stays it"
        hint = f"give {other} another key first" if holder in CHANGEABLE else "take another key"
        return KeyProblem(mine, message, hint)
    message = f"keys.{mine}: {shown_key(key)} is {other} too; it is {mine} now"
    return KeyProblem(mine, message, f"say which keys {other} has, and nothing clashes", severity="advice")
