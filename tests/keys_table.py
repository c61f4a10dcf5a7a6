"""The table of the README: the keys of a session, from the one declaration of the controls.

`python -m tests.keys_table` writes it there anew.
"""

import re
import sys
from pathlib import Path

from tui.controls import SESSION
from tui.key_names import shown_key

README = Path(__file__).parent.parent / "README.md"
HEAD = "| key | does |\n|---|---|\n"
TABLE = re.compile(re.escape(HEAD) + r"(?:\|.*\n)*")


def table() -> str:
    """Make the table; controls that do the same share a row."""
    keys: dict[str, list[str]] = {}
    for control in SESSION:
        keys.setdefault(control.help, []).extend(map(shown_key, control.keys))
    rows = (f"| {' '.join(dict.fromkeys(names))} | {does} |\n" for does, names in keys.items())
    return HEAD + "".join(rows)


def main() -> int:
    """Write the table into the README."""
    README.write_text(TABLE.sub(table(), README.read_text("utf-8"), count=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
