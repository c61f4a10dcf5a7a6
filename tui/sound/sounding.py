"""All that is heard of a session: tones or the bell, the voice, the user's command; and staying awake."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from tui.files.errors import NotWritten, Unreadable
from tui.sound.awake import Awake
from tui.sound.bell import Bell, Silence
from tui.sound.command import Command
from tui.sound.speakers import Speakers
from tui.sound.store import Store
from tui.sound.tones import TONES, synthesised, version
from tui.sound.voice import Voice
from tui.sound.wav import data, read_wav, silence
from tui.sound.worker import Worker

PROBE = 0.05  # seconds of silence, with which it is found out whether a player answers


class Sounding:
    """A player of cues. Nothing waits; whatever fails is dropped, said once, and the rest goes on."""

    def __init__(
        self,
        *,
        bell: Bell | Silence,
        speakers: Speakers,
        tones: bool,
        store: Store,
        volume: float,
        voice: Voice,
        command: Command | None,
        awake: Awake | None,
        notice: Callable[[str, str], None],
        rings: bool,
    ) -> None:
        """Take the parts; `tones`: cues go through the speakers as long as these answer, else to the bell.

        `rings`: whether the bell can be heard.
        """
        self._instead = "the terminal's bell rings instead" if rings else "no cue is heard"
        self._bell, self._speakers, self._with_tones = bell, speakers, tones
        self._store, self._volume = store, volume
        self._voice, self._command, self._awake, self._notice = voice, command, awake, notice
        self._tones: dict[str, tuple[Path, bytes]] = {}  # where each lies, and its samples
        self._unwritten: str | None = None
        self._worker = Worker()
        self._probe: Thread | None = None

    def warm_up(self) -> None:
        """Begin to make the tones, and to find out which player answers."""
        if self._speakers.player is not None:
            if self._with_tones:
                self._speakers.stand_by()
            self._worker.do(self._make_tones)

    def prepare(self, words: Sequence[str]) -> None:
        """Begin to make ready what will be said, those that are needed first first; the session begins."""
        if self._awake is not None:
            self._awake.hold()
        self._worker.do(lambda: self._voice.prepare(words, self._worker.stopped))

    def play(self, name: str | None, words: str = "") -> None:
        """Begin to play a tone, or to say words, or both."""
        heard = name is not None and self._play(name)
        player = self._speakers.player
        if words and (not heard or player is None or player.mixes):
            self._voice.say(name, words)
        self._report()

    def wait_until_ready(self) -> str | None:
        """Wait until all that was asked for is made; gives the name of the player that answers, or None."""
        finished = Event()
        self._worker.do(finished.set)
        finished.wait()
        if self._probe is not None:
            self._probe.join()
        player = self._speakers.player
        return None if player is None else player.name

    def close(self) -> None:
        """Let go of everything; what is being played is heard to its end."""
        self._worker.close()
        self._voice.close()
        self._speakers.close()
        self._bell.close()
        if self._command is not None:
            self._command.close()
        if self._awake is not None:
            self._awake.release()

    def _play(self, name: str) -> bool:
        """Play a tone, else ring; tells whether it goes through the speakers."""
        if self._command is not None:
            self._command.play(name)
        if self._awake is not None and name == "finish":
            self._awake.release()
        tone = self._tones.get(name) if self._with_tones else None
        if tone is not None and self._speakers.play(*tone) is not None:
            return True
        self._bell.play(name)
        return False

    def _make_tones(self) -> None:
        """Make what is not in the cache yet: all of it takes a few hundredths of a second."""
        try:
            nothing = "tone-silence"
            if not self._store.has(nothing):
                self._store.put(nothing, silence(PROBE))
            probe = self._store.path_of(nothing)
            self._probe = Thread(target=self._speakers.probe, args=(probe,), daemon=True)
            self._probe.start()
            for name, notes in TONES.items() if self._with_tones else ():
                kept = f"tone-{name}-{version(name, self._volume)}"
                if not self._store.has(kept):
                    self._store.put(kept, synthesised(notes, self._volume))
                path = self._store.path_of(kept)
                self._tones[name] = path, data(read_wav(path))
        except (NotWritten, Unreadable) as error:
            self._unwritten = str(error)
        else:
            self._store.tidy()

    def _report(self) -> None:
        self._speakers.look()
        if (why := self._speakers.complaint()) is not None:
            instead = self._instead if self._with_tones else "no words are said"
            self._notice(f"No sound player answers: {instead}.", why)
        if self._unwritten is not None:
            self._notice(f"The tones could not be kept: {self._instead}.", self._unwritten)
            self._unwritten = None
        if (why := self._voice.complaint()) is not None:
            self._notice("The voice does not speak: no words are said.", why)
        if self._command is not None and (why := self._command.complaint()) is not None:
            self._notice("The command for cues does not work: it is not run any more.", why)
