"""What `make dist` builds, and the Pythons in which it is tried."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
VERSIONS = tuple(dict.fromkeys(("3.11", "3.12", "3.13", HERE)))
SAYS_ITS_VERSION = "import sys, venv; print('%d.%d' % sys.version_info[:2], sys.executable)"


def output_of(*command: str | Path, cwd: Path, **environ: str) -> str:
    """Run a command that must succeed; gives what it printed."""
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environ}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def built(folder: Path, *, source: Path = ROOT) -> tuple[Path, Path]:
    """Build wheel and sdist of a source into a folder, as `make dist` does; gives the two."""
    output_of(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=source)
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return wheel, sdist


def python_of(version: str) -> Path | None:
    """Find a Python of that version on this machine: the one that runs this, on the path, or a pyenv's."""
    if version == HERE:
        return Path(sys.executable)
    for candidate in _candidates(version):
        asked = subprocess.run(
            [candidate, "-c", SAYS_ITS_VERSION], capture_output=True, text=True, check=False
        )
        found, _, path = asked.stdout.strip().partition(" ")
        if asked.returncode == 0 and found == version:
            return Path(path)
    return None


def _candidates(version: str) -> Iterator[Path]:
    if on_the_path := shutil.which(f"python{version}"):
        yield Path(on_the_path)
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(pyenv.glob(f"versions/{version}.*/bin/python"), reverse=True)


def installed(python: Path, folder: Path, *packages: Sequence[str | Path]) -> Path:
    """Make an empty environment, and a `pip install` of each of these; gives the folder of its programs."""
    output_of(python, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    for words in packages:
        pip_into(folder, "install", "--quiet", *words)
    return folder / "bin"


def pip_into(environment: Path, *words: str | Path) -> str:
    """Let the pip of this Python work on another environment."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", environment / "bin/python")
    return output_of(*pip, *words, cwd=environment)
