"""What a screen asks of the app; it is heard as long as the screen is in front."""

from collections.abc import Callable
from typing import Any, TypeVar

from textual import on
from textual.app import App
from textual.message import Message
from textual.screen import Screen

AnyApp = TypeVar("AnyApp", bound=App[Any])
AnyRequest = TypeVar("AnyRequest", bound="Request")


class Request(Message):
    """Something that leads away from the screen that asks for it."""

    asker: Screen[Any] | None = None


def in_front(handler: Callable[[AnyApp, AnyRequest], None]) -> Callable[[AnyApp, AnyRequest], None]:
    """Hear a request, but none of a screen that was left or covered meanwhile.

    What is asked arrives later than the next key: whoever is in haste asks twice, and the second time would
    be answered on a screen that never asked.
    """

    def heard(app: AnyApp, message: AnyRequest) -> None:
        if message.asker is app.screen:
            handler(app, message)

    return heard


def asked(
    request: type[AnyRequest],
) -> Callable[[Callable[[AnyApp, AnyRequest], None]], Callable[[AnyApp, AnyRequest], None]]:
    """Handle a request of the app as long as its screen is in front.

    What screens ask that are loaded later is handled by name: `on_` and that of the request.
    """
    return lambda handler: on(request)(in_front(handler))
