"""A sound card that is none: a PulseAudio of the test's own, and a recorder of all that is played to it."""

import shutil
import subprocess
from array import array
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.sound.machine import comes_true

PROGRAMS = ("pulseaudio", "pactl", "paplay", "parecord")
RATE = 22050


class NullSink:
    """Where a player finds it, and what was played to it."""

    def __init__(self, environ: dict[str, str], recording: Path) -> None:
        self.environ, self._recording = environ, recording

    @property
    def recorded(self) -> "array[int]":
        """All samples so far, mono."""
        content = self._recording.read_bytes()
        return array("h", content[: len(content) // 2 * 2])


@contextmanager
def null_sink(folder: Path) -> Iterator[NullSink]:
    """Start it in a folder of its own, out of reach of any other; skips where it is not installed."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)} (PulseAudio and its utilities)")
    socket, recording = folder / "socket", folder / "recording"
    places = ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH")
    environ = {place: str(folder) for place in places}
    environ |= {"PATH": "/usr/local/bin:/usr/bin:/bin", "PULSE_SERVER": f"unix:{socket}"}
    server = (
        "pulseaudio",
        "-n",
        "--daemonize=no",
        "--exit-idle-time=-1",
        "--disable-shm=yes",
        f"--load=module-null-sink sink_name=null rate={RATE} channels=1",
        f"--load=module-native-protocol-unix auth-anonymous=1 socket={socket}",
    )
    recorder = ("parecord", "--raw", f"--rate={RATE}", "--channels=1", "--format=s16le", "--latency-msec=10")
    with ExitStack() as stack:
        stack.enter_context(_running(server, environ, folder / "server.log"))
        comes_true(lambda: _answers(environ))
        stack.enter_context(_running((*recorder, "--device=null.monitor"), environ, recording))
        sink = NullSink(environ, recording)
        comes_true(lambda: len(sink.recorded) > RATE // 5)
        yield sink


@contextmanager
def _running(words: tuple[str, ...], environ: dict[str, str], output: Path) -> Iterator[None]:
    with output.open("wb") as file:
        process = subprocess.Popen(
            words, env=environ, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.DEVNULL
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(environ: dict[str, str]) -> bool:
    asked = subprocess.run(("pactl", "info"), env=environ, capture_output=True, check=False)
    return asked.returncode == 0
