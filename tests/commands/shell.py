"""Commands as a user types them, in a home of their own and without a process of their own."""

import json
import shlex
from io import StringIO
from pathlib import Path
from typing import Any

from tui.cli import parser_for
from tui.commands.house import House
from tui.files.paths import find_paths


class Shell:
    """Types commands; `said` and `complained` are what the last one printed."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.protocols = home / "protocols"
        self.said = ""
        self.complained = ""
        self.environ: dict[str, str] = {}

    def types(self, line: str, *, width: int | None = None) -> int:
        """Run `lastrep` with the words of a line; gives the exit status."""
        words = shlex.split(line)
        args = parser_for(words).parse_args(words)
        out, err = StringIO(), StringIO()
        paths = find_paths({"LASTREP_HOME": str(self.home)})
        status = args.run(args, House(paths, out, err, width, self.environ))
        self.said, self.complained = out.getvalue(), err.getvalue()
        return int(status)

    def asks(self, line: str) -> Any:
        """Run a command with --json, and read what it printed."""
        self.types(f"{line} --json")
        return json.loads(self.said)

    def has(self, name: str, text: str) -> Path:
        """Put a file into the user's folder."""
        path = self.protocols / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path
