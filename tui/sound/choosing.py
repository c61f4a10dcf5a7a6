"""Which sound there is here: from the settings, the environment and what is installed."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from tui.files.settings import Settings
from tui.sound.awake import Awake
from tui.sound.bell import Bell, Silence
from tui.sound.command import Command
from tui.sound.late_voice import LateVoice
from tui.sound.outlet import Outlet
from tui.sound.players import SystemPlayer, system_players
from tui.sound.sounding import Sounding
from tui.sound.speakers import Speakers
from tui.sound.store import Store
from tui.sound.synthesizers import Synthesizer, synthesizer
from tui.sound.voice import NoVoice, PreparedVoice, Voice

FULL = 100.0  # the volume where none is set: the system has a volume of its own
OVER_SSH = ("SSH_CONNECTION", "SSH_TTY")


class Choice(Struct, frozen=True):
    """What makes cues heard. `voice` is who speaks, None where nobody does.

    `players` are those installed, the first that answers is used; over SSH there are none: nobody is near.
    """

    tones: Literal["player", "bell", "off"]
    players: tuple[SystemPlayer, ...]
    voice: Synthesizer | None
    over_ssh: bool


def chosen(settings: Settings, environ: Mapping[str, str], platform: str = sys.platform) -> Choice:
    """Choose by the settings; voice and command follow settings of their own, whatever `sound` says."""
    over_ssh = any(environ.get(variable) for variable in OVER_SSH)
    players = () if over_ssh else system_players(environ)
    voice = None
    if settings.voice == "auto" and not over_ssh:
        voice = synthesizer(environ, platform)
        if voice is not None and voice.into is not None and not players:
            voice = None  # its words could not be played
    tones: Literal["player", "bell", "off"] = "player" if players else "bell"
    return Choice(
        tones=tones if settings.sound == "auto" else settings.sound,
        players=players,
        voice=voice,
        over_ssh=over_ssh,
    )


def make_player(
    settings: Settings,
    environ: Mapping[str, str],
    cache: Path,
    outlet: Outlet,
    *,
    rehearsal: bool = False,
    platform: str = sys.platform,
) -> Sounding:
    """Make the player of a session; it has begun to make its tones. Rehearsals keep no machine awake."""
    choice = chosen(settings, environ, platform)
    volume = FULL if settings.volume is None else settings.volume
    store = Store(cache)
    wanted = choice.tones == "player" or choice.voice is not None
    speakers = Speakers(choice.players if wanted else (), later=outlet.later)
    sounding = Sounding(
        bell=Silence() if choice.tones == "off" else Bell(outlet.ring, outlet.later),
        speakers=speakers,
        tones=choice.tones == "player",
        store=store,
        volume=volume,
        voice=_voice(choice, environ, store, speakers, volume),
        command=Command(settings.command, environ) if settings.command else None,
        awake=Awake(environ, platform) if settings.keep_awake and not rehearsal else None,
        notice=outlet.notice,
        rings=outlet.rings and choice.tones != "off",
    )
    sounding.warm_up()
    return sounding


def _voice(
    choice: Choice, environ: Mapping[str, str], store: Store, speakers: Speakers, volume: float
) -> Voice:
    if choice.voice is None:
        return NoVoice()
    if choice.voice.into is None:
        return LateVoice(choice.voice, environ)
    return PreparedVoice(choice.voice, environ, store=store, speakers=speakers, volume=volume)
