"""What msgspec says about a value, in the words of somebody who writes a training log."""

import re

_PARTS = re.compile(r"(?P<said>.*?)(?: - at `\$\.?(?P<place>.*)`)?", re.DOTALL)
_EXPECTED = re.compile(r"Expected `(?P<kind>\w+)(?: \| null)?`(?P<more>.*)", re.DOTALL)
_KINDS = (
    ("int", "a whole number"),
    ("float", "a number"),
    ("str", "text in quotes"),
    ("bool", "true or false"),
    ("datetime", "a date or a time"),
    ("array", "a list"),
    ("object", "a table"),
)


def in_words(message: str, where: str = "") -> str:
    """Say it plainly, `where` first: "set 2, reps: a whole number of 0 or more is meant"."""
    parts = _PARTS.fullmatch(message)
    said, place = (parts["said"], parts["place"]) if parts else (message, None)
    plain = _plain(said)
    return f"{where}{place}: {plain}" if place else f"{where}{plain}"


def _plain(said: str) -> str:
    if missing := re.search(r"missing required field `(\w+)`", said):
        return f"`{missing[1]}` is missing"
    if word := re.search(r"Invalid enum value (.*)", said, re.DOTALL):
        return f"{word[1]} is no word that belongs here"
    expected = _EXPECTED.fullmatch(said)
    if expected is None:
        return said[:1].lower() + said[1:]
    kind, more = dict(_KINDS).get(expected["kind"], expected["kind"]), expected["more"]
    if "of length" in more:
        return "it may not be empty"
    if bound := re.match(r" >= ([\d.]+)", more):
        return f"{kind} of {float(bound[1]):g} or more is meant"
    if bound := re.match(r" <= ([\d.e+]+)", more):
        return f"{kind} of {float(bound[1]):g} at most is meant"
    return f"{kind} is meant"
