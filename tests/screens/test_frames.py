"""What is sent to the terminal: little, and yet the very picture that the framework has in mind."""

import asyncio
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from rich.control import Control
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, ComposeResult
from textual.screen import Screen

from tests.lifter import Lifter, lifter
from tui.app import LastrepApp
from tui.screens.frames import thrifty
from tui.widgets.giant import Giant
from tui.widgets.row import Row

COLOURS: Final = "truecolor"  # the framework keeps what a style came out as, whatever the next terminal has
SEEN_ON_A_SPACE = ("bg", "underscore", "reverse", "strikethrough")
SECOND_OF_REST = 800  # bytes
PHASE = 4500  # bytes for the whole screen, one cell of it at least one


class Watcher:
    """A terminal beside the app: it draws what the app would send to its own."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._console = Console(file=io.StringIO(), force_terminal=True, color_system=COLOURS, no_color=False)
        self._seen, self._into = self._blank()
        self.frames: list[str] = []

    def _blank(self) -> tuple[pyte.Screen, pyte.Stream]:
        screen = pyte.Screen(*self._app.size)
        return screen, pyte.Stream(screen)

    def takes(self, update: RenderableType | None) -> None:
        """Draw one update of the app."""
        sent = thrifty(update)
        if isinstance(sent, ChopsUpdate | LayoutUpdate):
            if (self._seen.columns, self._seen.lines) != tuple(self._app.size):
                self._seen.resize(self._app.size.height, self._app.size.width)
            self.frames.append(sent.render_segments(self._console))
            self._into.feed(self.frames[-1])

    def agrees(self) -> None:
        """Expect every cell to look as it does when all is drawn anew by the framework."""
        wanted, into = self._blank()
        for y, strip in enumerate(self._app.screen._compositor.render_strips()):
            into.feed(Control.move_to(0, y).segment.text + strip.render(self._console))
        for y in range(wanted.lines):
            for x in range(wanted.columns):
                assert looks(self._seen, x, y) == looks(wanted, x, y), (x, y, self._seen.display[y])


def looks(screen: pyte.Screen, x: int, y: int) -> Sequence[object]:
    """Give all that is to be seen of a cell; of a space, its colour is not."""
    cell = screen.buffer[y][x]
    return [getattr(cell, name) for name in SEEN_ON_A_SPACE] if cell.data == " " else cell


@contextmanager
def watched(app: App[None], monkeypatch: pytest.MonkeyPatch) -> Iterator[Watcher]:
    """Look at what the app sends, from the next frame on."""
    watcher = Watcher(app)

    def display(_app: App[None], _screen: Screen[object], update: RenderableType | None) -> None:
        watcher.takes(update)

    with monkeypatch.context() as patch:
        patch.setattr(App, "_display", display)
        app.screen.refresh()
        yield watcher


@pytest.mark.parametrize("size", [(80, 24), (45, 30), (120, 36)])
async def test_a_session_looks_in_the_terminal_as_it_is_drawn(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with lifter(tmp_path, size=size) as one:
        await one.presses("enter", "enter")
        with watched(one.app, monkeypatch) as watcher:
            for seconds in (3.0, 4.0, 48.0, 1.0, 1.0, 1.0, 1.0, 1.0, 63.0, 3.0, 8.0, 1.0, 1.0):
                await one.waits(seconds)
                watcher.agrees()
            for key in ("3", "n", "space", "p", "escape", "question_mark", "escape", "space", "q"):
                await one.presses(key)
                watcher.agrees()


async def test_a_screen_of_another_size_is_drawn_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("enter", "enter")
        with watched(one.app, monkeypatch) as watcher:
            for width, height in ((45, 30), (120, 36), (40, 16), (80, 24)):
                await one.resizes(width, height)
                await one.waits(1.0)
                watcher.agrees()


async def test_a_second_of_rest_is_a_few_hundred_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with lifter(tmp_path) as one:
        await resting(one)
        with watched(one.app, monkeypatch) as watcher:
            await one.waits(0.0)
            watcher.frames.clear()
            for _ in range(8):
                await one.waits(1.0)
            assert sum(len(frame.encode()) for frame in watcher.frames) <= 8 * SECOND_OF_REST


async def test_a_phase_is_drawn_in_one_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with lifter(tmp_path) as one:
        await one.presses("enter", "enter")
        await one.waits(10.0 + 45.0 + 2.5)
        with watched(one.app, monkeypatch) as watcher:
            await one.waits(0.0)
            for _ in range(4):
                watcher.frames.clear()
                await one.waits(1.0)
                large = [frame for frame in watcher.frames if len(frame.encode()) > PHASE // 2]
                assert len(large) == 1
                assert len(large[0].encode()) <= PHASE


async def resting(one: Lifter) -> None:
    await one.presses("enter", "enter")
    await one.waits(10.0 + 45.0 + 77.0 + 1.0)
    one.sees("REST")


# ── the widgets that draw only what changes ─────────────────────────────────────────────────────────────────

FIGURES = st.sampled_from(["", "1", "7", "8", "12", "117", "1:05", "▶", "‖", "LOWER", "SQUEEZE", "ß"])
TEXTS = st.text("ab ━╸─●深👩", max_size=24)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("count"), FIGURES, st.lists(TEXTS, max_size=2)),
        st.tuples(st.just("row"), TEXTS, TEXTS),
        st.tuples(st.just("size"), st.integers(1, 60), st.integers(1, 20)),
        st.tuples(st.just("display"), st.sampled_from(["Giant", "Row"]), st.booleans()),
    ),
    max_size=8,
)


class Stage(App[None]):
    """A count and a row."""

    def compose(self) -> ComposeResult:
        yield Giant(id="count")
        yield Row("begun", id="row")


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_whatever_is_shown_the_screen_is_as_if_all_had_been_drawn_anew(
    steps: Sequence[Sequence[object]],
) -> None:
    asyncio.run(takes_the_steps(steps))


async def takes_the_steps(steps: Sequence[Sequence[object]]) -> None:
    app = Stage()
    with pytest.MonkeyPatch.context() as monkeypatch:
        async with app.run_test(size=(40, 12)) as pilot:
            with watched(app, monkeypatch) as watcher:
                await pilot.pause()
                for step in steps:
                    match step:
                        case ("count", str(figure), list(above)):
                            app.query_one(Giant).show(figure, above=above)
                        case ("row", str(left), str(right)):
                            app.query_one(Row).show(left, right)
                        case ("size", int(width), int(height)):
                            await pilot.resize_terminal(width, height)
                        case ("display", str(which), bool(shown)):
                            app.query_one(which).display = shown
                    await pilot.pause()
                    watcher.agrees()


def test_the_app_sends_its_frames_so() -> None:
    assert LastrepApp._display is not App._display
