"""Ids: the names of files and of exercises, as history keeps them."""

import re
import unicodedata

from tui.files.digest import digest

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def is_id(text: str) -> bool:
    """Tell whether a text has only a-z, 0-9 and -, as every id."""
    return _ID.fullmatch(text) is not None


def slug(name: str) -> str:
    """Make an id of a name: `Pull up` gives `pull-up`.

    NFKD, marks dropped, lower case, every other run one dash; where nothing is left, `x-` and eight
    hexadecimal digits of the name's SHA-256.
    """
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", name) if not unicodedata.category(char).startswith("M")
    )
    short = re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")
    if short:
        return short

    return "x-" + digest(name.encode("utf-8", "surrogatepass"))[:8]
