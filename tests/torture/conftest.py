from collections.abc import Callable

import pytest

from tests.torture.promises import PROMISES

Figure = Callable[[str, str], None]


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Note what was measured for a promise: `make torture` prints it in the row of that promise."""

    def note(promise: str, got: str) -> None:
        assert promise in {one.number for one in PROMISES}
        record_property(promise, got)

    return note
