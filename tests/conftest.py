import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes: the other tests run beside it."""
    items.sort(key=lambda item: item.get_closest_marker("takes_minutes") is None)
