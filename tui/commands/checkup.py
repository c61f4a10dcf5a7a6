"""The checks of `lastrep doctor`: each tries the thing itself, and says what to do where it fails."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tui import __version__
from tui.commands.house import House
from tui.files.errors import LastrepError, NotWritten, Unreadable
from tui.files.lock import locked
from tui.files.reading import read_text
from tui.files.writing import remove_file, replace_file
from tui.progress.journal import progress_files, read_history
from tui.progress.left import find_unreadable
from tui.protocol.schema import KINDS, schema_file, schema_text
from tui.sound.choosing import Choice, chosen
from tui.sound.players import SystemPlayer
from tui.sound.speakers import ANSWERS_WITHIN, Speakers
from tui.sound.spoken import spoken
from tui.sound.wav import as_wav, silence

ROOM = (40, 16)  # cells by rows: what the screens of the app need
MOST_DAMAGES = 20  # that are named; nobody mends more at a time
_MANY_COLOURS = ("256color", "direct", "truecolor", "kitty", "ghostty", "alacritty", "wezterm", "foot")
_INSTALL = "install pulseaudio-utils, pipewire-bin or alsa-utils"
_BRIEF = 0.05  # seconds of silence to try a player with


class Check(Struct, frozen=True):
    """One thing that was looked at. `matters`: without it no session is safe, or nothing can be shown."""

    check: str
    ok: bool
    matters: bool
    detail: str


def checks(house: House) -> Iterator[Check]:
    """Look at one thing after the other; never raises. Folders that are not there yet are made."""
    yield Check(
        "version", True, False, f"lastrep {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    )
    yield from _terminal(house)
    yield from _sound(house)
    yield from _folders(house)
    yield _lock(house)
    yield from _settings(house)
    yield from _records(house)
    yield _schemas(house)


# ── the terminal ────────────────────────────────────────────────────────────────────────────────────────────


def _terminal(house: House) -> Iterator[Check]:
    kind = house.environ.get("TERM", "")
    if house.width is None:
        where = "the output goes elsewhere: run `lastrep doctor` in the terminal itself to have it looked at"
        yield Check("terminal", True, False, where)
        return
    draws = kind != "dumb"
    detail = kind or "TERM is not set"
    yield Check("terminal", draws, False, detail if draws else f"{kind}: use `lastrep run NAME --plain`")
    rows = _rows()
    fits = house.width >= ROOM[0] and (rows is None or rows >= ROOM[1])
    size = f"{house.width} x {rows or '?'}"
    needed = f"{size}: the screens need {ROOM[0]} x {ROOM[1]}; make the window larger, or its letters smaller"
    yield Check("size", fits, False, size if fits else needed)
    yield _colours(house, kind)
    encoding = (getattr(house.out, "encoding", None) or "").lower().replace("-", "")
    speaks = encoding == "utf8"
    remedy = f"{encoding or 'unknown'}: set LANG to a locale that ends in UTF-8, C.UTF-8 for example"
    yield Check("unicode", speaks, False, "UTF-8: bars and dots are drawn: ━ ● ○ ▲" if speaks else remedy)
    house.out.write("\a")
    house.out.flush()
    yield Check("bell", True, False, "it was rung just now; not heard: turn it on in the terminal's settings")


def _rows() -> int | None:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or None
    except (OSError, ValueError):
        return None


def _colours(house: House, kind: str) -> Check:
    if house.environ.get("NO_COLOR"):
        return Check("colours", True, False, "NO_COLOR is set: words and shapes say it all")
    if house.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return Check("colours", True, False, "millions")
    if any(word in kind for word in _MANY_COLOURS):
        return Check("colours", True, False, "256; with COLORTERM=truecolor more, if the terminal has them")
    return Check("colours", False, False, "few; words and shapes say it all, and so nothing is lost")


# ── the sound ───────────────────────────────────────────────────────────────────────────────────────────────


def _sound(house: House) -> Iterator[Check]:
    choice = chosen(house.settings, house.environ)
    if choice.over_ssh:
        yield Check("sound", True, False, "over SSH: the terminal's bell, on the machine in front of you")
    elif not choice.players:
        yield Check("sound", False, False, f"no player is installed: the terminal's bell is rung; {_INSTALL}")
    else:
        yield _players(choice)
    if house.settings.sound != "auto":
        yield Check(
            "sound setting", True, False, f'sound = "{house.settings.sound}" in {house.paths.config_file}'
        )
    yield _voice(choice, house)


def _players(choice: Choice) -> Check:
    tried = []
    with tempfile.TemporaryDirectory(prefix="lastrep-", ignore_cleanup_errors=True) as folder:
        nothing = Path(folder) / "silence.wav"
        nothing.write_bytes(as_wav(silence(_BRIEF)))
        for player in choice.players:
            why = _why_silent(player, nothing)
            tried.append(f"{player.name} answers" if why is None else why)
            if why is None:
                return Check("sound", True, False, "; ".join(tried) + "; `lastrep sounds` plays every cue")
    remedy = "the terminal's bell is rung; is a sound server running, and its output not muted?"
    return Check("sound", False, False, f"{'; '.join(tried)}: {remedy}")


def _why_silent(player: SystemPlayer, nothing: Path) -> str | None:
    speakers = Speakers([player])
    speakers.probe(nothing)
    why = speakers.complaint()
    speakers.close()
    return why


def _voice(choice: Choice, house: House) -> Check:
    if house.settings.voice == "off":
        detail = 'off; voice = "auto" in the settings has the words said'
        return Check("voice", True, False, detail)
    if choice.over_ssh:
        return Check("voice", True, False, "over SSH nothing is said")
    if choice.voice is None:
        remedy = "install espeak-ng" if choice.players else f"its words could not be played: {_INSTALL}"
        return Check("voice", False, False, f"nobody speaks here: {remedy}")
    if choice.voice.into is not None:
        try:
            spoken(choice.voice, "lower", house.environ)
        except LastrepError as error:
            return Check("voice", False, False, f"{choice.voice.name}: {error.message}; nothing is said")
    return Check("voice", True, False, f"{choice.voice.name} speaks")


# ── the files ───────────────────────────────────────────────────────────────────────────────────────────────


def _folders(house: House) -> Iterator[Check]:
    paths = house.paths
    homes = {
        "records": (paths.data, True, "sessions cannot be kept"),
        "state": (paths.state, True, "a session that is interrupted is lost"),
        "settings folder": (paths.config, False, "settings and protocols of your own cannot be written"),
        "cache": (paths.cache, False, "tones are made anew each time"),
    }
    for name, (folder, matters, without) in homes.items():
        try:
            _try_to_write(folder)
        except NotWritten as error:
            remedy = "make room, or make it writable for you; LASTREP_HOME can name another folder"
            yield Check(name, False, matters, f"{folder} {error.message}: {without}; {remedy}")
        else:
            yield Check(name, True, matters, f"{folder} can be written")


def _try_to_write(folder: Path) -> None:
    trial = folder / f".lastrep-trial-{os.getpid()}"
    replace_file(trial, b"lastrep doctor tried whether it can write here\n")
    remove_file(trial)


def _lock(house: House) -> Check:
    path = house.paths.progress_lock
    try:
        with locked(path, wait=ANSWERS_WITHIN) as supported:
            pass
    except NotWritten as error:
        return Check("lock", False, False, f"{path} {error.message}")
    if supported:
        return Check("lock", True, False, "two windows can write to one record")
    return Check(
        "lock", False, False, f"{path.parent} offers no locks: do not end sessions in two windows at once"
    )


def _settings(house: House) -> Iterator[Check]:
    problems = house.settings_read.problems
    if not problems:
        yield Check("settings", True, False, f"{house.paths.config_file}: nothing is wrong")
    for problem in problems:
        place = "" if problem.line is None else f":{problem.line}:{problem.column}"
        hint = "" if problem.hint is None else f"; {problem.hint}"
        yield Check("settings", False, False, f"{problem.file}{place}: {problem.message}{hint}")


def _records(house: House) -> Iterator[Check]:
    history = read_history(house.paths.data)
    damaged = [*history.damaged, *find_unreadable(house.paths.state)]
    if not damaged:
        files = ", ".join(path.name for path in progress_files(house.paths.data)) or "no file yet"
        count = len(history.sessions)
        yield Check("progress", True, True, f"{count} session{'' if count == 1 else 's'}; {files}: sound")
    remedy = "it is not counted and stays as it is; mend that place in an editor, or leave it"
    for one in damaged[:MOST_DAMAGES]:
        line = "" if one.line is None else f":{one.line}"
        yield Check("progress", False, True, f"{one.file}{line}: {one.why}; {remedy}")
    if len(damaged) > MOST_DAMAGES:
        yield Check("progress", False, True, f"and {len(damaged) - MOST_DAMAGES} more places like these")


def _schemas(house: House) -> Check:
    folder = house.paths.protocols
    if not folder.is_dir():
        return Check(
            "schema", True, False, "there are no protocols of your own yet: `lastrep new` begins one"
        )
    for kind in KINDS:
        path = folder / schema_file(kind)
        try:
            there = read_text(path)
        except Unreadable:
            there = ""
        if there != schema_text(kind):
            remedy = f"`lastrep schema {kind} > {path}` puts it there; the app does, too"
            return Check("schema", False, False, f"{path} is missing or of another version: {remedy}")
    return Check("schema", True, False, f"editors find what they check protocols with in {folder}")
