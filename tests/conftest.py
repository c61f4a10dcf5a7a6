import pytest
from hypothesis import settings

# How long an example takes is the business of the machine that it runs on.
settings.register_profile("lastrep", deadline=None)
settings.register_profile("few", deadline=None, max_examples=20)  # for `make check`
settings.load_profile("lastrep")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes: the other tests run beside it."""
    items.sort(key=lambda item: item.get_closest_marker("takes_minutes") is None)
