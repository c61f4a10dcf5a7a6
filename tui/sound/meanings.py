"""What each sound means, a line for each."""

from collections.abc import Mapping
from types import MappingProxyType

# In the order in which a session brings them.
MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "pip": "the last three seconds before something begins",
        "go": "a set begins",
        "low": "lower",
        "tick": "stretch, or squeeze: hold still",
        "high": "lift",
        "last": "the last rep begins",
        "hold": "hold",
        "half": "half of a long hold is done",
        "done": "the set is done: rest",
        "soon": "ten seconds of a long rest are left",
        "switch": "the other side",
        "finish": "the session is done",
    }
)
