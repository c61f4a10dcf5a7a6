"""Writes the schemas that ship: `python -m tests.schemas`."""

from tests.protocol.files import PROTOCOLS
from tui.protocol.schema import KINDS, schema_file, schema_text

if __name__ == "__main__":
    for kind in KINDS:
        (PROTOCOLS / schema_file(kind)).write_text(schema_text(kind), "utf-8")
