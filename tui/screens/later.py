"""The screens that no start shows: each is loaded when it is first asked for, or while home is looked at.

To load all of them takes a sixth of the time in which the framework itself is there.
"""

# ruff: noqa: PLC0414 - named twice, so that checkers of types take them for what this file gives

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.screens.help import HelpScreen as HelpScreen
    from tui.screens.history import HistoryScreen as HistoryScreen
    from tui.screens.lesson import LessonScreen as LessonScreen
    from tui.screens.naming import NameScreen as NameScreen
    from tui.screens.palette import PaletteScreen as PaletteScreen
    from tui.screens.question import StartQuestion as StartQuestion
    from tui.screens.question import StopQuestion as StopQuestion
    from tui.screens.resume import ResumeScreen as ResumeScreen
    from tui.screens.safety import SafetyScreen as SafetyScreen
    from tui.screens.session import SessionScreen as SessionScreen
    from tui.screens.settings import SettingsScreen as SettingsScreen
    from tui.screens.setup import SetUpScreen as SetUpScreen
    from tui.screens.summary import SummaryScreen as SummaryScreen

_WHERE = {
    "SetUpScreen": "setup",
    "SessionScreen": "session",
    "SummaryScreen": "summary",
    "HistoryScreen": "history",
    "HelpScreen": "help",
    "PaletteScreen": "palette",
    "SettingsScreen": "settings",
    "SafetyScreen": "safety",
    "LessonScreen": "lesson",
    "NameScreen": "naming",
    "StartQuestion": "question",
    "StopQuestion": "question",
    "ResumeScreen": "resume",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a checker of types sees the imports above
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"tui.screens.{_WHERE[name]}"), name)


def load() -> Iterator[str]:
    """Load them one by one, the likeliest first; not on the way of a key."""
    for module in dict.fromkeys(_WHERE.values()):
        import_module(f"tui.screens.{module}")
        yield module
