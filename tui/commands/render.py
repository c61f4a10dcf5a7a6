"""`lastrep render`: a session as one sound file, for headphones and without a screen."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import COMMANDS
from tui.commands.house import House
from tui.files.errors import LastrepError, NothingToWorkOn
from tui.files.shown import shown
from tui.protocol.model import MAX_REPS

if TYPE_CHECKING:
    from array import array

    from tui.commands.score import Score
    from tui.sound.synthesizers import Synthesizer

WAITING = 20.0  # seconds, where a session waits for a key: time to sit down, before it is counted in
OPEN_REPS = 10
SUFFIX = ".wav"
LONGEST_WAIT = 3600.0


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "render",
        help=COMMANDS["render"],
        description="Write a whole session as one WAV file: every tone, with words where a voice is wanted.",
        epilog="A sound file that is there already is replaced; any other file stays as it is.",
    )
    parser.add_argument("name", metavar="NAME|FILE", help="an id from `lastrep list`, or a path")
    parser.add_argument("-o", "--output", required=True, metavar="FILE.wav", help="the file to write")
    parser.add_argument(
        "--voice",
        action=argparse.BooleanOptionalAction,
        help="with or without words (default: as the settings say)",
    )
    parser.add_argument(
        "--ready",
        type=_seconds,
        default=WAITING,
        metavar="SECONDS",
        help=f"how long it waits where the session waits for a key (default: {WAITING:g})",
    )
    parser.add_argument(
        "--max-reps",
        type=_reps,
        default=OPEN_REPS,
        metavar="N",
        help=f'the reps of a set of "max" (default: {OPEN_REPS})',
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Write the file; gives the exit status. Raises NothingToWorkOn, LastrepError and NotWritten."""
    # Here and not above: no other command makes sounds.
    from tui.commands.score import score  # noqa: PLC0415
    from tui.files.writing import replace_in_parts  # noqa: PLC0415
    from tui.session.snapshot import clock  # noqa: PLC0415
    from tui.sound import mixing, tones, wav  # noqa: PLC0415
    from tui.training import LEAD_IN  # noqa: PLC0415

    path = _to_write(args.output, args.name)
    reading = house.library.read(house.library.find(args.name))
    if reading.plan is not None:
        runs = reading.plan.weeks[0].sessions[0].run
        raise NothingToWorkOn(
            f"{args.name} is a plan, not a session", hint=f"it begins with `lastrep render {runs}`"
        )
    protocol = reading.protocol
    if protocol is None:
        house.complain_of(reading.problems)
        return 1
    voice = _voice(args.voice, house)
    lead_in = next(s for s in (protocol.lead_in, house.settings.lead_in, LEAD_IN) if s is not None)
    performed = score(protocol, lead_in=lead_in, waiting=args.ready, max_reps=args.max_reps)
    if performed.seconds > wav.LONGEST:
        hours = wav.LONGEST // 3600
        raise LastrepError(
            f"{protocol.id} takes {clock(performed.seconds)}, a sound file holds {hours} hours",
            hint="render a shorter one",
        )
    tone = lru_cache(None)(lambda name: tones.synthesised(tones.TONES[name]))
    word = _words(voice, house)
    frames = mixing.frames(performed.heard, tone, word, performed.seconds)

    def parts() -> Iterator[bytes]:
        yield wav.header(frames)
        for block in mixing.mixed(performed.heard, tone, word, performed.seconds):
            yield wav.data(block)

    replace_in_parts(path, parts())
    size = path.stat().st_size / 1_000_000
    house.say(f"{shown(str(path))}: {clock(frames / wav.RATE)}, {size:.1f} MB")
    for line in _said_of(performed, voice, args):
        house.say(line)
    return 0


def _to_write(output: str, name: str) -> Path:
    """Give the file to write. Raises NothingToWorkOn where that might cost the user a file, or is none."""
    example = f"name a file: -o {Path(name).stem}.wav"
    if output == "-":
        raise NothingToWorkOn("a session is written into a file, not to standard output", hint=example)
    if not output:
        raise NothingToWorkOn("the name of the file is empty", hint=example)
    path = Path(output)
    if path.is_dir():
        raise NothingToWorkOn("it is a folder", where=path, hint=example)
    if path.suffix.lower() != SUFFIX:
        raise NothingToWorkOn(
            "the name of a sound file ends in .wav", where=path, hint=f"-o {path.with_suffix(SUFFIX)}"
        )
    if not path.parent.is_dir():
        raise NothingToWorkOn("there is no such folder", where=path.parent, hint="make it first")
    if path.exists() and not _is_sound(path):
        raise NothingToWorkOn(
            "it is no sound file, and it stays as it is", where=path, hint="take another name"
        )
    return path


def _is_sound(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:  # what cannot be read is not known to be one
        return False
    return head[:4] == b"RIFF" and head[8:] == b"WAVE"


def _said_of(performed: "Score", voice: "Synthesizer | None", args: argparse.Namespace) -> Sequence[str]:
    """Say what stands in the file, and what was taken as known because nobody presses a key."""
    lines = [f"Tones, and words by {voice.name}." if voice else "Tones, without words."]
    if performed.ranges:
        lines.append("Ranges go to their top.")
    if performed.open_ended:
        lines.append(f'Sets of "max" have {args.max_reps} reps; --max-reps changes that.')
    if performed.waits:
        times = "once" if performed.waits == 1 else f"{performed.waits} times"
        lines.append(
            f"It waits {args.ready:g} s where it would wait for a key ({times}); --ready changes that."
        )
    return lines


def _voice(wanted: bool | None, house: House) -> "Synthesizer | None":
    """Find who speaks. Raises NothingToWorkOn where a voice was asked for and there is none."""
    import sys  # noqa: PLC0415

    from tui.sound.synthesizers import synthesizer  # noqa: PLC0415

    if wanted is False or (wanted is None and house.settings.voice == "off"):
        return None
    voice = synthesizer(house.environ, sys.platform)
    if voice is not None and voice.into is not None:
        return voice
    why = "there is no voice here" if voice is None else f"{voice.name} cannot speak into a file"
    if wanted:
        raise NothingToWorkOn(why, hint="install espeak-ng, or leave --voice out")
    house.complain(f"{why}: without words")
    return None


def _words(voice: "Synthesizer | None", house: House) -> "Callable[[str], array[int] | None]":
    """Give how to get the samples of words: spoken once, kept in the cache, few of them in memory."""
    from tui.sound.spoken import spoken, version  # noqa: PLC0415
    from tui.sound.store import Store  # noqa: PLC0415
    from tui.sound.wav import read_wav  # noqa: PLC0415

    store = Store(house.paths.cache)

    @lru_cache(64)
    def word(text: str) -> "array[int] | None":
        if voice is None:
            return None
        name = f"word-{version(voice, text, 100.0)}"
        if not store.has(name):
            store.put(name, spoken(voice, text, house.environ))
        return read_wav(store.path_of(name))

    return word


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_WAIT:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from 0 to {LONGEST_WAIT:g}")
    return seconds


def _reps(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 1 <= int(text) <= MAX_REPS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of reps from 1 to {MAX_REPS}")
    return int(text)
