"""What a text must look like, as regular expressions that JSON Schemas and Python read alike.

They never refuse what the readers of `units`, `tempo` and `ids` accept, and accept more only where no pattern
can tell: that a range runs upwards, that a duration ends within a day.
"""

# What `files.shown` forbids, but for C0.
_STEERING = r"\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
LINE = rf"^(?=.*\S)[^\u0000-\u001f{_STEERING}]*$"
LINES = rf"^(?=[\s\S]*\S)[^\u0000-\u0009\u000b-\u001f{_STEERING}]*$"
ID = r"^[a-z0-9][a-z0-9-]*$"
LETTER = r"^[A-Za-z]$"

_CLOCK = r"[0-9]{1,4}:[0-9]{2}|(?=.)(?:[0-9]{1,5}m)?(?:[0-9]{1,5}(?:\.[0-9]{1,3})?s)?"
DURATION = rf"^(?:{_CLOCK})$"
LENGTH = rf"^(?=.*[1-9])(?:{_CLOCK})$"
PAUSE = rf"^(?:ready|{_CLOCK})$"

_REPS = r"(?:0{0,2}[1-9]|0?[1-9][0-9]|100)"
REPS = rf"^(?:max|{_REPS}-{_REPS})$"

_AMOUNT = r"(?!0+(?:\.0+)? ?[lk])(?:0?[0-9]{1,4}(?:\.[0-9]{1,3})?|10000(?:\.0{1,3})?) ?"
LOAD = rf"^\s*(?:{_AMOUNT}(?:lb|kg)|bodyweight(?: ?\+ ?{_AMOUNT}(?:lb|kg))?|band(?: [^ ].{{0,60}})?)\s*$"
STEP = rf"^\s*(?:{_AMOUNT}lb(?:\s*/\s*{_AMOUNT}kg)?|{_AMOUNT}kg(?:\s*/\s*{_AMOUNT}lb)?)\s*$"

_WHOLE = r"(?:[0-5]?[0-9]|60)"
_DECIMAL = r"(?:[0-5]?[0-9](?:\.[0-9]{1,3})?|60(?:\.0{1,3})?)"
_STYLE = r"[XxAa\u00d7]"


def _figures(figure: str, by: str) -> str:
    return rf"{figure}{by}{figure}{by}(?:{figure}|{_STYLE})(?:{by}{figure})?"


TEMPO = (
    r"^(?![0./: -]*$)\s*(?:"
    + "|".join(
        (
            rf"[0-9]{{2}}(?:[0-9]|{_STYLE})[0-9]?",
            _figures(_DECIMAL, "-"),
            *(_figures(_WHOLE, by) for by in ("/", r"\.", ":", " ")),
        )
    )
    + r")\s*$"
)
