"""The voices that systems bring along, and how each is asked for words."""

import re
from collections.abc import Mapping

from msgspec import Struct

from tui.files.shown import shown
from tui.sound.children import found

LONGEST = 300  # characters of one announcement: more is read out by nobody

_BRACKETS = re.compile(r"[\[\]<>{}\\|]+")  # some voices take commands in brackets


class Synthesizer(Struct, frozen=True):
    """A program that speaks what it reads on its standard input.

    `into` are its words with `{}` for the file that it writes; where it is None the program is heard at once
    and cannot be prepared, and `words` start it.
    """

    name: str
    words: tuple[str, ...]
    into: tuple[str, ...] | None


def synthesizer(environ: Mapping[str, str], platform: str) -> Synthesizer | None:
    """Give the voice of this system, or None; `platform` as `sys.platform` names it."""
    # Elsewhere `say` is something else.
    if platform == "darwin" and (path := found("say", environ)):
        form = "--data-format=LEI16@22050"
        return Synthesizer("say", (path, "-f", "-"), (path, "-o", "{}", form, "-f", "-"))
    if path := found("espeak-ng", environ):
        return Synthesizer(
            "espeak-ng", (path, "-v", "en", "--stdin"), (path, "-v", "en", "-w", "{}", "--stdin")
        )
    if path := found("termux-tts-speak", environ):
        return Synthesizer("termux-tts-speak", (path, "-l", "en"), None)
    return None


def speakable(words: str) -> str:
    """Give words as a voice may have them: text of a file can then steer neither it nor anything else."""
    return " ".join(_BRACKETS.sub(" ", shown(words)).split())[:LONGEST]
