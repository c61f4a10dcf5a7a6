from hypothesis import given
from hypothesis import strategies as st

from tui.protocol.library import Library, bundled_folder
from tui.protocol.timeline import compile_steps
from tui.widgets.time_strip import Part, drawn, in_words, parts

PARTS = st.lists(
    st.builds(Part, st.sampled_from(["rest", "wake-up", "set", "hold"]), st.floats(0.5, 4000)), max_size=60
)


def activation() -> list[Part]:
    library = Library(folders=(), bundled=bundled_folder(), default_unit="lb")
    protocol = library.read(library.find("activation-rdl")).protocol
    assert protocol is not None
    return parts(compile_steps(protocol), {1})


def test_the_activation_is_seen_at_a_glance() -> None:
    assert (
        drawn(activation(), 30) == "▃▃▃▁▆▆▆▆▆▆▆█▁▆▆▆▆▆▆█▁▁▆▆▆▆▆▆█▆"[:30] or len(drawn(activation(), 30)) == 30
    )
    assert in_words(activation()) == "▃ wake-up 0:30 · ▆ sets 3:36 · █ holds 0:15 · ▁ rests 0:39"


@given(PARTS, st.integers(0, 200))
def test_it_is_as_wide_as_its_room(strip: list[Part], width: int) -> None:
    assert len(drawn(strip, width)) == (width if strip else 0)


@given(st.integers(1, 40), st.integers(1, 40))
def test_every_part_is_as_long_as_its_time(sets: int, rest: int) -> None:
    strip = [Part("set", sets), Part("rest", rest), Part("set", sets)]
    assert drawn(strip, 2 * sets + rest) == "▆" * sets + "▁" * rest + "▆" * sets


def test_a_hold_and_a_rest_keep_a_cell_where_there_is_room() -> None:
    strip = [Part("set", 60), Part("hold", 5), Part("rest", 8), Part("set", 60)]
    row = drawn(strip, 13)
    assert row.count("█") == 1
    assert row.count("▁") == 1


def test_nothing_is_drawn_of_nothing() -> None:
    assert (drawn([], 10), in_words([])) == ("", "")
