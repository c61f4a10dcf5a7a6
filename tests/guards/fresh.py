"""Code in a fresh interpreter, in which nothing is loaded yet."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOLD = "\n--told--\n"


def told_by(code: str, home: Path) -> object:
    """Run code that puts something into `told`; gives that. Raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys\nsys.stdout.write({TOLD!r} + json.dumps(told))"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "LASTREP_HOME": str(home)},
    )
    return json.loads(done.stdout.rpartition(TOLD)[2])


def loaded_by(code: str, home: Path) -> set[str]:
    """Run code; gives the modules that it has loaded, and not the interpreter by itself."""
    before = "import sys\nbefore = {*sys.modules}\n"
    names = told_by(f"{before}{code}\ntold = [*{{*sys.modules}} - before]", home)
    assert isinstance(names, list)
    return {str(name) for name in names}
