"""What screens with one long list have in common: the way up and down in it, by key and by touch."""

from textual import on

from tui.screens.keyed import KeyedScreen
from tui.widgets.rows import Rows


class MovingScreen(KeyedScreen):
    """Has a list `#rows`; what enter does with a line of it is `do_open`."""

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#rows", Rows)

    def do_open(self) -> None:
        """Open what is under the cursor."""
        raise NotImplementedError

    @on(Rows.Opened)
    def _touched(self) -> None:
        self.do_open()

    def do_down(self) -> None:
        """Move down."""
        self.rows.move(1)

    def do_up(self) -> None:
        """Move up."""
        self.rows.move(-1)

    def do_page_down(self) -> None:
        """Move a page down."""
        self.rows.move(self.rows.page)

    def do_page_up(self) -> None:
        """Move a page up."""
        self.rows.move(-self.rows.page)

    def do_first(self) -> None:
        """To the newest."""
        self.rows.go_to(0)

    def do_last(self) -> None:
        """To the oldest."""
        self.rows.go_to(self.rows.count)
