"""One line of a list, with a left and a right end."""

from collections.abc import Callable
from functools import cache

from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from tui.widgets.row import laid_out


class TwoEnds(Visual):
    """Text shown literally; it is worked out when it is first drawn, so that a list may have a thousand."""

    def __init__(self, ends: Callable[[], tuple[str, str]]) -> None:
        self._ends = cache(ends)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Lay the two ends out in so many cells."""
        return laid_out(*self._ends(), width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Take what there is."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:  # noqa: ARG002
        """Give up all but one cell."""
        return 1

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """One row."""
        return 1
