"""What keys are called: in the settings, by the framework, and on keyboards."""

import difflib
import string
import unicodedata

_SHOWN = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "backspace": "bksp",
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
}

_ARROWS = ("up", "down", "left", "right")
_FUNCTION = tuple(f"f{number}" for number in range(1, 13))
# ctrl with h, i, j and m is how terminals send backspace, tab and enter; ctrl+z puts the program aside.
_CTRL = tuple(f"ctrl+{letter}" for letter in string.ascii_lowercase if letter not in "hijmz")
_WITH_NAMES = (
    "space",
    "enter",
    "tab",
    "shift+tab",
    "escape",
    "backspace",
    "delete",
    "insert",
    "home",
    "end",
    "pageup",
    "pagedown",
    *_ARROWS,
    *(f"{held}+{arrow}" for held in ("shift", "ctrl") for arrow in _ARROWS),
    *_FUNCTION,
    *_CTRL,
)
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_ALSO = {
    "esc": "escape",
    "return": "enter",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "page_down": "pagedown",
    "page_up": "pageup",
    "bksp": "backspace",
    "del": "delete",
    "ins": "insert",
    "→": "right",
    "←": "left",
    "↑": "up",
    "↓": "down",
}


def framework_name(key: str) -> str:
    """Give the name that the framework has for a key: characters that are signs have one."""
    if len(key) > 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


_SIGNS = {framework_name(sign): sign for sign in string.punctuation}


def key_named(written: str) -> str | None:
    """Give the one name of a key, as people or the framework write it: signs are what they type.

    None for what no terminal sends.
    """
    if written == " ":
        return "space"
    if written in _ALSO:
        return _ALSO[written]
    if len(written) == 1:
        return written if written.isprintable() else None
    name = written.strip().lower().replace(" ", "_")
    name = _ALSO.get(name, _SIGNS.get(name, name))
    return name if name in _WITH_NAMES or name in _SIGNS.values() else None


def nearest_key(written: str) -> str:
    """Say what may have been meant."""
    near = difflib.get_close_matches(written.lower(), _WITH_NAMES, 1)
    return f"did you mean {near[0]}?" if near else "a character, or a name such as space, enter, pagedown, f5"


def is_function_key(key: str) -> bool:
    """Tell whether a key is one of those that phones and small keyboards do not have."""
    return key in _FUNCTION


def shown_key(key: str) -> str:
    """Give a key as it is printed on keyboards and in the footer."""
    return _SHOWN.get(key, _SIGNS.get(key, key))
