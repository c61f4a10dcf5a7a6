"""One press or two? A worn clicker or a shaking hand sends a key twice."""

WITHIN = 0.25  # seconds within which the same key again is one press
MEANT_TWICE = frozenset("12345+-")  # digits and time are often pressed again on purpose


class Bounce:
    """Remembers the last key."""

    def __init__(self) -> None:
        self._last: tuple[str, float] | None = None

    def bounced(self, key: str, now: float) -> bool:
        """Tell whether this press is the echo of the one before; `key` is empty for what no key did."""
        if not key or key in MEANT_TWICE:
            return False
        last, self._last = self._last, (key, now)
        return last is not None and last[0] == key and now - last[1] < WITHIN
