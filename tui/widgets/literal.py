"""Text as it is: neither markup nor anything else in it means anything to the framework or the terminal."""

from textual.content import Content

from tui.files.shown import shown


def literal(text: str) -> Content:
    """Give one line of text from anywhere as what a widget draws; what could steer a terminal is escaped."""
    return Content(shown(text))
